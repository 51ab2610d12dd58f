"""The slip chart: what was promised of an event, one window below the other, and what came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard import wording
from dashboard.charts.arrangement import HEADER, REACH, TODAY, WIDTH, Axis
from dashboard.charts.drawings import LEAST_WIDTH, STRUCK, TODAY_LABEL_ROOM
from tracker.ledger import Ledger

ROW = 46
# The words of a row stand above its bar, which lies so far below the row's top.
BAR = 30
CAPTION = (
    "Each promise in the order in which it was made: a dot on the day it was said, a line over the "
    "days it left itself, and dots for the days waited since. Below them, what came. Each mark "
    "leads to its evidence; the same is listed below."
)
NOTHING_YET = "nothing"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise: when it was said, the days it left itself, and what became of it.

    `waited` is the day until which it was, or still is, waited for after its window had closed.
    """

    said: date
    start: date | None
    end: date | None
    said_words: str
    speaker: str
    words: str
    window: str
    state: str
    state_words: str
    url: str
    detail: str = ""
    waited: date | None = None

    @property
    def label(self) -> str:
        phrase = f": “{self.words}”" if self.words else ""
        return f"{self.said_words}, {self.speaker}{phrase}"

    @property
    def title(self) -> str:
        means = f", which means {self.window}" if self.window else ", which names no days"
        return f"{self.label}{means}: {self.state_words}"

    def days(self) -> Iterable[date]:
        return (day for day in (self.said, self.start, self.end, self.waited) if day)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an event, or that nothing has: `start` is None where no day is known."""

    state: str
    start: date | None
    end: date | None
    name: str
    words: str
    when: str
    url: str

    @property
    def title(self) -> str:
        return f"{self.name}: {self.words}"

    def days(self) -> Iterable[date]:
        return (day for day in (self.start, self.end) if day)


def slip(
    ledger: Ledger, anchor: str, title: str, promises: Sequence[Promised], came: Sequence[Came]
) -> Row:
    """What dashboard/_figure.html takes, with the list that stands under it as `occasions`.

    The axis runs to the ledger's day where something is still awaited.
    """
    days = [day for promise in promises for day in promise.days()]
    days += [day for row in came for day in row.days()]
    if any(row.state == NOTHING_YET for row in came):
        days.append(ledger.day)
    air = timedelta(days=max(7, (max(days) - min(days)).days // 40))
    axis = Axis(min(days) - air, max(days) + air)
    rows = [_promise(axis, promise) for promise in promises]
    rows += [_came(axis, row, ledger.day) for row in came]
    height = HEADER + ROW * len(rows)
    today_x = axis.x(ledger.day) if axis.covers(ledger.day) else None
    return {
        "id": anchor,
        "title": title,
        "caption": CAPTION,
        "template": "dashboard/_slip.html",
        "legend": _legend(promises),
        "figure": None,
        "figure_id": "",
        "nothing": "",
        "occasions": [*map(_promise_line, promises), *map(_came_line, came)],
        "width": WIDTH,
        "height": height,
        "ticks": [{"x": axis.x(day), "label": label} for day, label in axis.ticks()],
        "today": TODAY if ledger.is_today else wording.when(ledger.day.isoformat()),
        "today_x": today_x,
        "today_y": HEADER,
        "today_anchor": "end" if today_x and today_x > WIDTH - TODAY_LABEL_ROOM else "start",
        "held": [axis.x(row.end) for row in came if row.state == "held" and row.end],
        "marks": [
            row | {"y": HEADER + ROW * n + BAR, **_reached(row)} for n, row in enumerate(rows)
        ],
    }


def _reached(row: Row) -> Row:
    """Where a stroke through the mark stands, and what the pointer meets and the focus shows.

    That is the mark with its dot, 24 units wide at least.
    """
    ends = [row["x"], row["x"] + row["width"], row["said_x"]]
    found = [end for end in ends if end is not None]
    left = min(found) - REACH
    return {
        "strike_x": row["x"] + row["width"],
        "ring_x": left,
        "ring_width": max(found) + REACH - left,
    }


def _promise(axis: Axis, promise: Promised) -> Row:
    """The dot of the day it was said, and the window; one without an end is open to the right."""
    start, end = promise.start, promise.end
    bounded = start is not None or end is not None
    left = axis.x(start or promise.said)
    right = axis.x(end or axis.last)
    return {
        "url": promise.url,
        "title": promise.title,
        "label": promise.label,
        "outcome": promise.state_words,
        "state": promise.state,
        "shape": "window" if bounded else "",
        "is_struck": promise.state in STRUCK,
        "x": left,
        "width": max(right - left, LEAST_WIDTH) if bounded else 0,
        "said_x": axis.x(promise.said),
        "waited": axis.x(promise.waited) - right if promise.waited else 0,
    }


def _came(axis: Axis, row: Came, day: date) -> Row:
    """A point on its day, a bar over a range; hollow on the ledger's day while nothing came."""
    left = axis.x(row.start or row.end or day)
    right = axis.x(row.end or row.start or day)
    is_drawn = row.state == NOTHING_YET or row.start is not None or row.end is not None
    shape = ("bar" if right > left else "point") if is_drawn else "none"
    return {
        "url": row.url,
        "title": row.title,
        "label": row.name,
        "outcome": row.words,
        "state": row.state,
        "shape": shape,
        "is_struck": row.state in STRUCK,
        "x": left,
        "width": right - left,
        "said_x": None,
        "waited": 0,
    }


def _legend(promises: Iterable[Promised]) -> list[Row]:
    """What became of them, in the order in which it first appears."""
    states = dict.fromkeys(promise.state for promise in promises)
    return [{"status": state, "text": wording.OUTCOME_WORDS[state]} for state in states]


def _promise_line(promise: Promised) -> Row:
    means = f"which means {promise.window}" if promise.window else "which names no days"
    phrase = f"“{promise.words}”, {means}" if promise.words else means.removeprefix("which ")
    return {
        "when": promise.said_words,
        "title": f"{promise.speaker}: {phrase}",
        "url": promise.url,
        "status": promise.state,
        "text": promise.state_words,
        "detail": promise.detail,
    }


def _came_line(row: Came) -> Row:
    return {
        "when": row.when,
        "title": row.name,
        "url": row.url,
        "status": row.state,
        "text": row.words,
        "detail": "what came",
    }
