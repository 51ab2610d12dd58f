"""What is expected next and who says so: events not yet held, with the forecasts about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dashboard.claim_rows import address
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.standing import Marked, Standing, marks_of
from tracker.aspects import EventStatus
from tracker.ledger import Ledger
from tracker.models import Event, ForecastReading, Issue
from tracker.rules.record import Outcome

Row = dict[str, Any]

_OVER = {EventStatus.HELD, EventStatus.CANCELLED, EventStatus.DENIED}
_SHOWN = ("status", "date", "place")


def expected(ledger: Ledger) -> list[Row]:
    """What dashboard/_expected.html takes: what falls due next, then what has no day, then what
    is overdue. A number of queries that does not grow."""
    forecasts = list(with_sources(ledger.forecasts().awaited(), ledger))
    events = events_ahead(ledger)
    foreseen = {forecast.event_id for forecast in forecasts if forecast.event_id}
    shown = ledger.events().filter(pk__in={*events, *foreseen})
    standing = Standing(ledger, ledger.readings().of(*_SHOWN).filter(event__in=shown))
    subjects: list[Event | Issue] = list(shown)
    subjects += list(dict.fromkeys(f.issue for f in forecasts if f.issue))
    rows = [(subject, _about(forecasts, subject)) for subject in subjects]
    rows.sort(key=lambda row: (*_due(row[1]), row[0].slug))
    return [_row(standing, subject, about) for subject, about in rows]


def events_ahead(ledger: Ledger) -> list[int]:
    """The events, by primary key, that are on record and not known to be over; one query."""
    read = ledger.readings().about_events().of("status").values_list("event_id", "values")
    over = {pk for pk, values in read if _OVER & {*values}}
    return [pk for pk in ledger.events().values_list("pk", flat=True) if pk not in over]


def _about(forecasts: Iterable[ForecastReading], subject: Event | Issue) -> list[ForecastReading]:
    about = [forecast for forecast in forecasts if forecast.subject == subject]
    return sorted(about, key=lambda f: (f.window_latest or date.max, f.identity))


def _due(forecasts: list[ForecastReading]) -> tuple[int, int]:
    """What is open by the day it falls due; what nobody bounds; what is overdue, newest first."""
    open_until = [f.window_latest for f in forecasts if f.state == Outcome.OPEN]
    if open_until:
        return 0, min(day or date.max for day in open_until).toordinal()
    if overdue := [f.window_latest or date.min for f in forecasts]:
        return 2, -max(overdue).toordinal()
    return 1, 0


def _row(standing: Standing, subject: Event | Issue, forecasts: list[ForecastReading]) -> Row:
    ledger = standing.ledger
    read = {reading.aspect: reading for reading in standing.of(subject, *_SHOWN)}
    status = standing.line(read["status"]) if "status" in read else None
    details = [standing.line(read[aspect]) for aspect in ("date", "place") if aspect in read]
    return {
        "title": subject.title,
        "url": address(subject, ledger),
        "values": status.values if status else [],
        "details": details,
        "support": status.support if status else "",
        "support_label": status.support_label if status else "",
        "forecasts": [forecast_line(forecast, ledger) for forecast in forecasts],
        **(marks_of(read["status"]) if "status" in read else vars(Marked())),
    }
