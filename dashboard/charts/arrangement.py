"""Where the marks of a timeline stand: the axis of time, its lanes, and rows without collisions.

Both drawings take their places from here. Lengths are whole units of a drawing WIDTH wide, which
on a small screen are pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.charts.marks import OTHER, Lane, Mark

WIDTH = 960
EDGE = 14
HEADER = 38
LANE_TITLE = 26
ROW = 26
# Half the width of a point with the room around it that a finger needs.
REACH = 12
LETTER = 7
GAP = 12
LABEL_LIMIT = 40
# Past so many rows a lane is crowded: further marks stand without their words.
ROWS_WITH_LABELS = 8
TICK_ROOM = 72
TODAY = "today"
_TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)
_LAST_MONTH = 9998 * 12


@dataclass(frozen=True, slots=True)
class Axis:
    """The days shown, from the left edge to the right."""

    first: date
    last: date

    def x(self, day: date) -> int:
        days = (self.last - self.first).days
        return round(EDGE + (day - self.first).days * (WIDTH - 2 * EDGE) / days)

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def ticks(self) -> Iterator[tuple[date, str]]:
        """The days that carry a label, at the first of a month, as close as they are legible."""
        months = (self.last - self.first).days / 30.4
        room = (WIDTH - 2 * EDGE) / months
        step = next((s for s in _TICK_MONTHS if s * room >= TICK_ROOM), _TICK_MONTHS[-1])
        start = (self.first.year * 12 + self.first.month - 1) // step * step
        for month in range(start, min(self.last.year * 12 + 12, _LAST_MONTH), step):
            day = date(month // 12 or 1, month % 12 + 1, 1)
            if self.covers(day):
                yield day, f"{day.year}" if step >= 12 else f"{day:%b} {day.year}"


def axis(
    marks: Iterable[Mark], day: date, first: date | None = None, last: date | None = None
) -> Axis:
    """The days that hold every mark and the day itself, with air; or the days asked for."""
    days = [day]
    for mark in marks:
        days += [found for found in (mark.start, mark.end) if found]
    earliest, latest = min(days), max(days)
    air = timedelta(days=max(14, (latest - earliest).days // 40))
    left, right = first or earliest - air, last or latest + air
    return Axis(left, max(right, left + timedelta(days=1)))


@dataclass(frozen=True, slots=True)
class Place:
    """A mark in one lane: `left` and `right` are its ends, `y` its middle.

    `label` stands to the right of it, or to the left where there is no room; "" in a crowd.
    """

    mark: Mark
    left: int
    right: int
    y: int
    start: date
    end: date
    label: str
    label_is_left: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A lane as it is drawn: its title and the y of its top."""

    title: str
    y: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything a drawing needs; `day_words` name the line drawn at `day`."""

    axis: Axis
    day: date
    day_words: str
    bands: tuple[Band, ...]
    places: tuple[Place, ...]
    height: int


def arrange(marks: Sequence[Mark], day: date, axis: Axis, day_words: str = TODAY) -> Arrangement:
    """Give every drawn mark its place in each of its lanes; no two places overlap."""
    drawn = [mark for mark in marks if mark.is_drawn]
    lanes = sorted({lane for mark in drawn for lane in mark.lanes}, key=_lane_order)
    bands, places = [], []
    top = HEADER
    for lane in lanes:
        bands.append(Band(lane.title, top))
        rows = _Rows(axis, top + LANE_TITLE)
        places += [rows.place(mark) for mark in drawn if lane in mark.lanes]
        top += LANE_TITLE + ROW * len(rows.taken) + GAP
    return Arrangement(axis, day, day_words, tuple(bands), tuple(places), top)


def _lane_order(lane: Lane) -> tuple[bool, Lane]:
    return lane == OTHER, lane


class _Rows:
    """The rows of one lane, and what is taken of each."""

    def __init__(self, axis: Axis, top: int) -> None:
        self.axis = axis
        self.top = top
        self.taken: list[list[tuple[int, int]]] = []

    def place(self, mark: Mark) -> Place:
        # An open end runs to the edge of what is shown; so does what reaches beyond it.
        start = max(mark.start or self.axis.first, self.axis.first)
        end = min(mark.end or self.axis.last, self.axis.last)
        left, right = self.axis.x(start), self.axis.x(end)
        row, label, is_left = self._room(left, right, shortened(mark.label))
        y = self.top + ROW * row + ROW // 2
        return Place(mark, left, right, y, start, end, label, is_left)

    def _room(self, left: int, right: int, label: str) -> tuple[int, str, bool]:
        """The first row with room for the mark and its label, or for the mark alone."""
        bare = (left - REACH, right + REACH)
        words = len(label) * LETTER + LETTER
        sides = []
        if bare[1] + words <= WIDTH:
            sides.append(((bare[0], bare[1] + words), False))
        if bare[0] - words >= 0:
            sides.append(((bare[0] - words, bare[1]), True))
        for row in range(ROWS_WITH_LABELS):
            for span, is_left in sides:
                if self._take(row, span):
                    return row, label, is_left
        row = next(row for row in range(len(self.taken) + 1) if self._take(row, bare))
        return row, "", False

    def _take(self, row: int, span: tuple[int, int]) -> bool:
        """Whether the row is free over the span; if it is, it no longer is."""
        if row == len(self.taken):
            self.taken.append([])
        if any(span[0] < right and left < span[1] for left, right in self.taken[row]):
            return False
        self.taken[row].append(span)
        return True


def shortened(label: str) -> str:
    """The label, cut at a word where it is long."""
    if len(label) <= LABEL_LIMIT:
        return label
    cut = label[:LABEL_LIMIT]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
