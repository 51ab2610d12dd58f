"""Every event and forecast in outline: when, of what kind and how it went, to choose marks by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.charts.marks import (
    FORECAST,
    NO_STATUS,
    OTHER,
    Lane,
    days_of_values,
    in_order_of_time,
    state_of_values,
    touches,
    window_of,
)
from dashboard.remembered import once_a_version
from tracker.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Outline:
    """What decides whether, and where, an event or a forecast stands on the timeline.

    Of `event` and `forecast` one is a primary key; `start` and `end` are as in Mark.
    """

    event: int | None
    forecast: int | None
    kind: str
    state: str
    start: date | None
    end: date | None
    lanes: tuple[Lane, ...]
    name: str

    @property
    def is_dated(self) -> bool:
        return self.start is not None or self.end is not None

    def touches(self, first: date | None, last: date | None) -> bool:
        """As Mark.touches()."""
        return touches(self.start, self.end, first, last)


def outlines(ledger: Ledger) -> Sequence[Outline]:
    """Every event and forecast known by the day, in order of time; the undated last.

    Four queries of few columns, once for each version of the ledger and each day.
    """
    name = f"outlines:{ledger.day}:{ledger.today}"
    return once_a_version(ledger, name, lambda: _all(ledger))


def _all(ledger: Ledger) -> Sequence[Outline]:
    lanes = _lanes(ledger)
    found = [*_events(ledger, lanes), *_forecasts(ledger, lanes)]
    return sorted(found, key=lambda o: in_order_of_time(o.start, o.end, o.name))


def _lanes(ledger: Ledger) -> Mapping[int, tuple[Lane, ...]]:
    counted: dict[int, set[Lane]] = defaultdict(set)
    readings = ledger.readings().about_events().of("ordinal").filter(series__isnull=False)
    told = readings.order_by().values_list("event", "series__title", "series__slug")
    for event, title, slug in told:
        counted[event].add(Lane(title, slug))
    return {event: tuple(sorted(lanes)) for event, lanes in counted.items()}


def _events(ledger: Ledger, lanes: Mapping[int, tuple[Lane, ...]]) -> Iterator[Outline]:
    read: dict[tuple[int, str], list[Any]] = {}
    readings = ledger.readings().about_events().of("status", "date").order_by()
    for event, aspect, values in readings.values_list("event", "aspect", "values"):
        read[event, aspect] = values
    for pk, kind, title in ledger.events().order_by().values_list("pk", "kind", "title"):
        values = read.get((pk, "status"))
        state = state_of_values(values) if values is not None else NO_STATUS
        start, end = days_of_values(read.get((pk, "date"), ()))
        yield Outline(pk, None, kind, state, start, end, lanes.get(pk, (OTHER,)), title)


def _forecasts(ledger: Ledger, lanes: Mapping[int, tuple[Lane, ...]]) -> Iterator[Outline]:
    columns = (
        "pk", "event", "state", "window_earliest", "window_latest", "claim__known_from", "identity",
    )  # fmt: skip
    told = ledger.forecasts().order_by().values_list(*columns)
    for pk, event, state, earliest, latest, known, identity in told:
        start, end = window_of(earliest, latest, known)
        of = lanes.get(event or 0, (OTHER,))
        yield Outline(None, pk, FORECAST, state, start, end, of, identity)
