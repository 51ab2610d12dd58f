"""The timeline as its SVG partial and its list take it: plain rows, no markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.charts.arrangement import HEADER, WIDTH, Arrangement, Place
from dashboard.charts.marks import Mark

STRUCK = ("cancelled", "denied", "called_off")
LEAST_WIDTH = 6
LABEL_GAP = 12
TODAY_LABEL_ROOM = 110

Row = dict[str, Any]


def timeline_svg(arrangement: Arrangement) -> Row:
    """What templates/dashboard/_timeline.html takes."""
    axis, day = arrangement.axis, arrangement.day
    today_x = axis.x(day) if axis.covers(day) else None
    return {
        "width": WIDTH,
        "height": arrangement.height,
        "ticks": [{"x": axis.x(tick), "label": label} for tick, label in axis.ticks()],
        "lanes": [{"y": band.y, "title": band.title} for band in arrangement.bands],
        "marks": [_drawn(place) for place in arrangement.places],
        "today": arrangement.day_words,
        "today_x": today_x,
        "today_y": HEADER,
        "today_anchor": "end" if today_x and today_x > WIDTH - TODAY_LABEL_ROOM else "start",
    }


def _drawn(place: Place) -> Row:
    mark = place.mark
    width = max(place.right - place.left, 0 if mark.shape.is_point else LEAST_WIDTH)
    return {
        "x": place.left,
        "y": place.y,
        "width": width,
        "url": mark.url,
        "title": mark.title,
        "state": mark.state,
        "shape": mark.shape.value,
        "is_struck": mark.state in STRUCK,
        "label": place.label,
        "label_x": -LABEL_GAP if place.label_is_left else width + LABEL_GAP,
        "anchor": "end" if place.label_is_left else "start",
    }


def timeline_rows(marks: Iterable[Mark]) -> list[Row]:
    """What templates/dashboard/_occasions.html takes: every mark, the undated included."""
    return [
        {
            "when": mark.when,
            "title": mark.name,
            "url": mark.url,
            "status": mark.state,
            "text": mark.state_words,
            "detail": mark.detail,
            "support": mark.support,
            "support_label": mark.support_label,
            **dict.fromkeys(mark.flags, True),
        }
        for mark in marks
    ]
