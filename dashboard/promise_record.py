"""The record of a speaker, a party or an outlet: what became of the forecasts they made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard.promise_tally import Promise, Record, tally
from tracker.models import ForecastReading
from tracker.rules.record import Hedge, Outcome


def record_of(forecasts: Iterable[ForecastReading], day: date) -> Record:
    """What became of the forecasts by the ledger's day; they come from with_sources()."""
    return tally([promise_of(forecast) for forecast in forecasts], day)


def promise_of(forecast: ForecastReading) -> Promise:
    """A forecast as it is counted; it comes from with_sources(), which fetched its echoes."""
    echoes = list(forecast.echoes.all())
    return Promise(
        outcome=Outcome(forecast.state),
        closes=forecast.window_latest,
        days_late=forecast.days_late,
        hedges=frozenset(Hedge(claim.hedge) for claim in (forecast.claim, *echoes)),
        reports=len({claim.report_id for claim in echoes}),
    )
