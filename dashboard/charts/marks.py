"""What a timeline shows: one mark for every event and forecast known by the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from dashboard import wording
from dashboard.page import day_query
from tracker import dates
from tracker.aspects import NONE, NOT, EventStatus, Subject
from tracker.ledger import Ledger
from tracker.models import Event, ForecastReading, Reading

FORECAST = "forecast"
# Of an event nobody gave a status, and of one whose sources leave several.
NO_STATUS = "nothing"
NO_WINNER = "unconfirmed"
_READ_OF_EVENTS = ("status", "date", "place", "ordinal")
_STATUSES = frozenset(EventStatus)
_FLAGS = ("contested", "needs_review", "hearsay", "drift", "differs")


class Shape(StrEnum):
    """How a mark is drawn: points are days, bars are doubt, spans lasted, windows are promises."""

    DIAMOND = "diamond"
    CIRCLE = "circle"
    BAR = "bar"
    SPAN = "span"
    WINDOW = "window"
    NONE = ""

    @property
    def is_point(self) -> bool:
        return self in (Shape.DIAMOND, Shape.CIRCLE)


@dataclass(frozen=True, slots=True, order=True)
class Lane:
    """Events of one series; those of none share the last lane."""

    title: str
    slug: str


# No slug has an underscore.
OTHER = Lane("Not counted in a series", "_other")


@dataclass(frozen=True, slots=True)
class Mark:
    """One event or forecast over time, with everything every form of the timeline says of it.

    `start` and `end` are its first and last day, None for an open end; a mark of no shape has
    neither and is only listed. `kind` is the event's, or FORECAST; `state` is the stored word.
    """

    name: str
    url: str
    kind: str
    state: str
    state_words: str
    shape: Shape
    start: date | None
    end: date | None
    when: str
    detail: str
    label: str
    lanes: tuple[Lane, ...] = (OTHER,)
    support: str = ""
    support_label: str = ""
    flags: frozenset[str] = frozenset()

    @property
    def is_drawn(self) -> bool:
        return self.shape is not Shape.NONE

    def only_in(self, series: str) -> Mark:
        """The same mark without the lanes of other series."""
        return replace(self, lanes=tuple(lane for lane in self.lanes if lane.slug == series))

    def touches(self, first: date | None, last: date | None) -> bool:
        """Whether a day of it can lie between two days; the undated lie between none."""
        return touches(self.start, self.end, first, last)

    @property
    def lines(self) -> tuple[str, ...]:
        """What it is, in words, line by line."""
        said = (self.name, f"{self.state_words}, {self.when}", self.detail, *sorted(self.warnings))
        return tuple(line for line in said if line)

    @property
    def title(self) -> str:
        """What it is, in words, for everyone who does not see the drawing."""
        return ". ".join(self.lines)

    @property
    def warnings(self) -> Iterator[str]:
        return (flag.replace("_", " ") for flag in self.flags)

    @property
    def order(self) -> tuple[bool, date, date, str, str]:
        """The order of time; what has no date comes last."""
        return (*in_order_of_time(self.start, self.end, self.name), self.url)


def touches(start: date | None, end: date | None, first: date | None, last: date | None) -> bool:
    """Whether what lasts from `start` to `end` can have a day between `first` and `last`.

    An end that is not known lies anywhere beyond the other; what has neither lies nowhere.
    """
    if first is None and last is None:
        return True
    begins_late = last is not None and start is not None and start > last
    ends_early = first is not None and end is not None and end < first
    return (start is not None or end is not None) and not begins_late and not ends_early


def in_order_of_time(
    start: date | None, end: date | None, name: str
) -> tuple[bool, date, date, str]:
    """What to sort by for the order of time; what has no date comes last."""
    first = start or end
    return first is None, first or date.max, end or date.max, name


def newest_marks(ledger: Ledger, newest: int) -> list[Mark]:
    """So many of the events that became known last, and of the forecasts about them."""
    events = list(ledger.events().order_by("-known_from", "slug")[:newest])
    about = Q(event__in=events) | Q(event=None)
    forecasts = ledger.forecasts().filter(about).order_by("-known_from", "identity")[:newest]
    return timeline_marks(ledger, events, forecasts)


def timeline_marks(
    ledger: Ledger, events: Iterable[Event], forecasts: QuerySet[ForecastReading]
) -> list[Mark]:
    """The marks of these events and forecasts, in order of time; the undated last.

    An event stands in the lane of every series it is counted in, a forecast in those of its
    event. Two queries, whatever there is, beside those for the events.
    """
    events = list(events)
    promised = list(
        forecasts.select_related(
            "event", "issue", "speaker", "claim__statement", "claim__report__outlet"
        )
    )
    shown = {event.pk for event in events} | {row.event_id for row in promised if row.event_id}
    readings = ledger.readings().filter(event__in=shown).of(*_READ_OF_EVENTS)
    read: dict[int, list[Reading]] = {}
    for reading in readings.select_related("series"):
        read.setdefault(reading.event_id or 0, []).append(reading)
    marks = [_event_mark(event, read.get(event.pk, []), ledger) for event in events]
    lanes = {pk: _lanes(readings) for pk, readings in read.items()}
    names = wording.actor_names(ledger, [(row.claim.aspect, row.claim.value) for row in promised])
    for row in promised:
        mark = _forecast_mark(row, names, ledger)
        marks.append(replace(mark, lanes=lanes.get(row.event_id or 0, (OTHER,))))
    return sorted(marks, key=lambda mark: mark.order)


def _lanes(readings: Iterable[Reading]) -> tuple[Lane, ...]:
    counted = {Lane(r.series.title, r.series.slug) for r in readings if r.series}
    return tuple(sorted(counted)) or (OTHER,)


def _event_mark(event: Event, readings: list[Reading], ledger: Ledger) -> Mark:
    read = {reading.aspect: reading for reading in readings if reading.aspect != "ordinal"}
    status, dated = read.get("status"), read.get("date")
    state, state_words = _state(event, status)
    start, end, shape = _extent(event, dated)
    decisive = status or dated
    return Mark(
        name=event.title,
        url=event.get_absolute_url() + day_query(ledger),
        kind=event.kind,
        state=state,
        state_words=state_words,
        shape=shape,
        start=start,
        end=end,
        when=_values(event, dated) or "no date on record",
        detail="; ".join(_details(event, read.get("place"), readings)),
        label=event.title,
        lanes=_lanes(readings),
        support=decisive.support if decisive else "",
        support_label=wording.support(decisive.support, decisive.outlets) if decisive else "",
        flags=frozenset(
            flag for flag in _FLAGS for r in (status, dated) if r is not None and getattr(r, flag)
        ),
    )


def _state(event: Event, status: Reading | None) -> tuple[str, str]:
    """The status as stored, and in words; several that nothing decides between are in doubt."""
    if status is None:
        return NO_STATUS, "no status on record"
    return state_of_values(status.values), _values(event, status)


def state_of_values(values: Sequence[str]) -> str:
    """The stored word of the values that are read of a status: of several none has won."""
    alone = values[0] if len(values) == 1 else ""
    return alone if alone in _STATUSES else NO_WINNER


def _extent(event: Event, dated: Reading | None) -> tuple[date | None, date | None, Shape]:
    """(first day, last day, shape): a day is a point; anything wider is a bar."""
    values = dated.values if dated else []
    start, end = days_of_values(values)
    if start is None and end is None:
        return None, None, Shape.NONE
    if start == end:
        return start, end, Shape.DIAMOND if event.is_meeting else Shape.CIRCLE
    # "2026-06-23/2026-06-24" lasted both days; every other width is doubt about the day.
    spans = _spans(values)
    lasted = len(spans) == 1 and "/" in spans[0].text
    return start, end, Shape.SPAN if lasted else Shape.BAR


def days_of_values(values: Sequence[str]) -> tuple[date | None, date | None]:
    """(first day, last day) of the values that are read of a date, None for an open end."""
    spans = _spans(values)
    firsts, lasts = [s.earliest for s in spans], [s.latest for s in spans]
    start = None if None in firsts else min((day for day in firsts if day), default=None)
    end = None if None in lasts else max((day for day in lasts if day), default=None)
    return start, end


def _spans(values: Sequence[str]) -> list[dates.Edtf]:
    return [dates.parse(v) for v in values if v != NONE and not v.startswith(NOT)]


def _values(event: Event, reading: Reading | None) -> str:
    """All the values shown of a reading, in words: "Istanbul", "held or cancelled"."""
    if reading is None:
        return ""
    words = (wording.value(Subject.EVENT, reading.aspect, v, event=event) for v in reading.values)
    return " or ".join(words)


def _details(event: Event, place: Reading | None, readings: list[Reading]) -> Iterator[str]:
    if place:
        yield _values(event, place)
    for reading in sorted((r for r in readings if r.series), key=lambda r: str(r.series)):
        yield f"number {_values(event, reading)} in {reading.series}"


def _forecast_mark(row: ForecastReading, names: Mapping[str, str], ledger: Ledger) -> Mark:
    claim = row.claim
    start, end = window_of(row.window_earliest, row.window_latest, claim.report.known_from)
    subject = Subject.EVENT if row.event else Subject.ISSUE
    value = wording.value(subject, claim.aspect, claim.value, names, row.event)
    label = wording.aspect_label(subject, claim.aspect).lower()
    of = "" if claim.aspect == "status" else f", {label}"
    outcome = wording.outcome(row.state, row.days_late)
    phrase = f"“{claim.window_words}”" if claim.window_words else ""
    is_bounded = start is not None or end is not None
    return Mark(
        name=f"Forecast: {row.subject}{of}: {value}",
        url=claim.get_absolute_url() + day_query(ledger),
        kind=FORECAST,
        state=row.state,
        state_words=outcome,
        shape=Shape.WINDOW if is_bounded else Shape.NONE,
        start=start,
        end=end,
        when=_window_words(start, end) if is_bounded else "no window",
        detail=", ".join(part for part in (*_said(row), phrase) if part),
        label=f"{outcome}: {phrase or value}",
    )


def window_of(
    earliest: date | None, latest: date | None, known: date
) -> tuple[date | None, date | None]:
    """The days of the window; one without a first day opens on the day it was published."""
    if earliest is None and latest is not None:
        return min(latest, known), latest
    return earliest, latest


def _window_words(start: date | None, end: date | None) -> str:
    """The window in words: "10 June to 10 July 2025"."""
    same_day = start is not None and start == end
    return dates.words(f"{start}" if same_day else f"{start or '..'}/{end or '..'}")


def _said(row: ForecastReading) -> Iterator[str]:
    statement, report = row.claim.statement, row.claim.report
    if row.speaker and statement:
        yield f"says {row.speaker.name}"
        yield wording.when(statement.said)
    else:
        yield f"says {report.outlet.name}"
        yield wording.when(report.published)
