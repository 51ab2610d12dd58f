"""What is expected next and who says so: events not yet held, with the forecasts about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from dashboard.claim_rows import address
from dashboard.evidence import TO_NAME, Shown
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.standing import Marked, Standing, marks_of
from tracker.aspects import EventStatus
from tracker.ledger import Ledger
from tracker.models import Event, ForecastReading
from tracker.rules.record import Outcome

Row = dict[str, Any]

OVER = (EventStatus.HELD, EventStatus.CANCELLED, EventStatus.DENIED)
# The timeline and the record of forecasts have the rest.
EVENTS = 10
FORECASTS = 4
LOOKED_THROUGH = 100
_SHOWN = ("status", "date", "place")


def expected(ledger: Ledger) -> list[Row]:
    """What dashboard/_expected.html takes: what falls due next, then what has no day, then what
    is overdue, the first of each. Forecasts about issues are not here: they never fall due by
    themselves (rule 12).
    """
    events = {event.pk: event for event in [*_awaited(ledger), *_ahead(ledger)]}
    forecasts = ledger.forecasts().awaited().filter(event__in=[*events])
    about: dict[int, list[ForecastReading]] = {pk: [] for pk in events}
    for forecast in forecasts.order_by("window_latest", "identity"):
        about[forecast.event_id or 0].append(forecast)
    ranked = sorted(events, key=lambda pk: (*_due(about[pk]), events[pk].slug))[:EVENTS]
    return _rows(ledger, [(events[pk], about[pk][:FORECASTS]) for pk in ranked])


def _awaited(ledger: Ledger) -> QuerySet[Event]:
    """The events that the next open and the newest overdue forecasts are about."""
    awaited = ledger.forecasts().about_events().awaited()
    due = awaited.filter(state=Outcome.OPEN).order_by("window_latest", "identity")
    past = awaited.exclude(state=Outcome.OPEN).order_by("-window_latest", "identity")
    named = [*due.values("event")[:EVENTS], *past.values("event")[:EVENTS]]
    return ledger.events().filter(pk__in={row["event"] for row in named})


def _ahead(ledger: Ledger) -> list[Event]:
    """Of the events that became known last, those that are not known to be over."""
    newest = list(ledger.events().order_by("-known_from", "slug")[:LOOKED_THROUGH])
    read = ledger.readings().of("status").filter(event__in=[event.pk for event in newest])
    over = {pk for pk, values in read.values_list("event_id", "values") if {*OVER} & {*values}}
    return [event for event in newest if event.pk not in over][:EVENTS]


def _rows(ledger: Ledger, shown: Sequence[tuple[Event, list[ForecastReading]]]) -> list[Row]:
    """The events with their forecasts, as they stand; a fixed number of queries."""
    readings = ledger.readings().of(*_SHOWN).filter(event__in=[event.pk for event, _ in shown])
    standing = Standing(ledger, readings, TO_NAME, Shown.VALUES)
    named = ledger.forecasts().filter(pk__in=[f.pk for _, about in shown for f in about])
    sourced = {forecast.pk: forecast for forecast in with_sources(named, ledger)}
    return [_row(standing, event, [sourced[f.pk] for f in about]) for event, about in shown]


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
