"""What is expected next and who says so: events not yet held, with the forecasts about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from dashboard.claim_rows import address
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.standing import Marked, Standing, marks_of
from tracker.aspects import EventStatus
from tracker.ledger import Ledger
from tracker.models import Event, ForecastReading
from tracker.rules.record import Outcome

Row = dict[str, Any]

OVER = (EventStatus.HELD, EventStatus.CANCELLED, EventStatus.DENIED)
_SHOWN = ("status", "date", "place")


def expected(ledger: Ledger) -> list[Row]:
    """What dashboard/_expected.html takes: what falls due next, then what has no day, then what
    is overdue. Forecasts about issues are not here: they never fall due by themselves (rule 12).
    """
    forecasts = list(with_sources(ledger.forecasts().about_events().awaited(), ledger))
    events = _ahead(ledger, {forecast.event_id for forecast in forecasts})
    standing = Standing(ledger, ledger.readings().of(*_SHOWN).filter(event__in=events))
    rows = [(event, _about(forecasts, event)) for event in events]
    rows.sort(key=lambda row: (*_due(row[1]), row[0].slug))
    return [_row(standing, event, about) for event, about in rows]


def _ahead(ledger: Ledger, foreseen: Collection[int | None]) -> list[Event]:
    """The events on record that are not known to be over, or that a forecast still awaits."""
    read = ledger.readings().about_events().of("status").values_list("event_id", "values")
    over = {pk for pk, values in read if {*OVER} & {*values}}
    return [e for e in ledger.events() if e.pk not in over or e.pk in foreseen]


def _about(forecasts: Iterable[ForecastReading], event: Event) -> list[ForecastReading]:
    about = [forecast for forecast in forecasts if forecast.event == event]
    return sorted(about, key=lambda f: (f.window_latest or date.max, f.identity))


def _due(forecasts: list[ForecastReading]) -> tuple[int, int]:
    """What is open by the day it falls due; what nobody bounds; what is overdue, newest first."""
    open_until = [f.window_latest for f in forecasts if f.state == Outcome.OPEN]
    if open_until:
        return 0, min(day or date.max for day in open_until).toordinal()
    if overdue := [f.window_latest or date.min for f in forecasts]:
        return 2, -max(overdue).toordinal()
    return 1, 0


def _row(standing: Standing, event: Event, forecasts: list[ForecastReading]) -> Row:
    ledger = standing.ledger
    read = {reading.aspect: reading for reading in standing.of(event)}
    status = standing.line(read["status"]) if "status" in read else None
    details = [standing.line(read[aspect]) for aspect in ("date", "place") if aspect in read]
    return {
        "title": event.title,
        "url": address(event, ledger),
        "values": status.values if status else [],
        "details": details,
        "support": status.support if status else "",
        "support_label": status.support_label if status else "",
        "forecasts": [forecast_line(f, ledger, names_subject=False) for f in forecasts],
        **(marks_of(read["status"]) if status else vars(Marked())),
    }
