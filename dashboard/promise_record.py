"""The record of a speaker, a party or an outlet: what became of the forecasts they made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.promise_tally import Promise, Record, tally
from dashboard.rulers import DOUBLE, HALF, outlooks
from tracker.ledger import Ledger
from tracker.models import ForecastReading
from tracker.rules.record import Hedge, Outcome, Outlook


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


@dataclass(frozen=True, slots=True)
class Told:
    """One forecast of the record and whose it is, by primary keys.

    `speaker` and `party` are None for an outlet's own forecast, whose outlet is `outlet`; `half`
    and `double` are what it would be with half and with double the days of the table.
    """

    speaker: int | None
    party: int | None
    outlet: int
    promise: Promise
    half: Promise
    double: Promise


@dataclass(frozen=True, slots=True)
class Measured:
    """The record of some forecasts by the table of windows, and by half and double its days."""

    record: Record
    half: Record
    double: Record


def every_forecast(ledger: Ledger) -> list[Told]:
    """All forecasts as of the ledger's day, by three rulers; a fixed number of queries."""
    half, double = outlooks(ledger, HALF, DOUBLE)
    carried = _carried(ledger)
    found = []
    columns = (
        "pk", "identity", "event_id", "issue_id", "state", "window_latest", "days_late",
        "speaker_id", "speaker__party_id", "claim__report__outlet_id",
    )  # fmt: skip
    for pk, identity, event, issue, state, closes, late, speaker, party, outlet in (
        ledger.forecasts().order_by("pk").values_list(*columns)
    ):
        hedges, reports = carried[pk]
        promise = Promise(Outcome(state), closes, late, frozenset(hedges), len(reports))
        subject = ("event", event) if event else ("issue", issue)
        forecast = subject, tuple(identity.split("\n"))
        by_half = _by(half[forecast], promise)
        by_double = _by(double[forecast], promise)
        found.append(Told(speaker, party, outlet, promise, by_half, by_double))
    return found


def _carried(ledger: Ledger) -> Mapping[int, tuple[set[Hedge], set[int]]]:
    """By forecast, the hedges of the claims that carry it and the reports they stand in."""
    carried: dict[int, tuple[set[Hedge], set[int]]] = defaultdict(lambda: (set(), set()))
    echoes = ledger.forecasts().filter(echoes__known_from__lte=ledger.day).order_by()
    for pk, hedge, report in echoes.values_list("pk", "echoes__hedge", "echoes__report_id"):
        carried[pk][0].add(Hedge(hedge))
        carried[pk][1].add(report)
    return carried


def _by(outlook: Outlook, promise: Promise) -> Promise:
    """The same forecast as another ruler measures it."""
    closes = outlook.window[1] if outlook.window else None
    return replace(promise, outcome=outlook.outcome, closes=closes, days_late=outlook.days_late)


def measured(told: Sequence[Told], day: date) -> Measured:
    return Measured(
        tally((each.promise for each in told), day),
        tally((each.half for each in told), day),
        tally((each.double for each in told), day),
    )


def grouped(
    told: Iterable[Told], whose: Callable[[Told], int | None], day: date
) -> dict[int, Measured]:
    """The record of each by primary key; what is nobody's is left out."""
    groups: dict[int, list[Told]] = defaultdict(list)
    for each in told:
        key = whose(each)
        if key is not None:
            groups[key].append(each)
    return {key: measured(each, day) for key, each in groups.items()}
