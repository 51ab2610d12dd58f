"""Events as rows of lists: what is still ahead, and what is over, each in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from dashboard.charts import Outline, outlines
from dashboard.charts.drawings import timeline_rows
from dashboard.expected import OVER
from dashboard.parameters import number
from dashboard.timeline_pages import Cut, cut, marks_of, pages_of
from tracker.ledger import Ledger

Row = dict[str, Any]

# So many of each list stand on a page.
PER_PAGE = 30


def event_lists(request: HttpRequest, ledger: Ledger) -> list[Row]:
    """What is ahead, by date, and what is over, the latest first; as events.html takes them.

    Both lists turn their pages together; one that has no more pages is left out. Raises
    BadParameter for a page beyond the last of either.
    """
    events = [outline for outline in outlines(ledger) if outline.event]
    ahead = [event for event in events if event.state not in OVER]
    over = [event for event in reversed(events) if event.state in OVER]
    asked = number(request.GET, "page", most=max(_pages(ahead), _pages(over))) or 1
    lists = (
        ("Still ahead", "ahead", ahead, "later"),
        ("Over", "over", over, "earlier"),
    )
    return [
        _list(request, ledger, title, anchor, cut(found, PER_PAGE, request.GET), further)
        for title, anchor, found, further in lists
        if found and asked <= _pages(found)
    ]


def _pages(events: Sequence[Outline]) -> int:
    return pages_of(events, PER_PAGE)


def _list(
    request: HttpRequest, ledger: Ledger, title: str, anchor: str, page: Cut, further: str
) -> Row:
    marks = marks_of(ledger, page.shown)
    return {
        "title": title,
        "id": anchor,
        "occasions": timeline_rows(marks if anchor == "ahead" else reversed(marks)),
        "more": page.ways(request, "The events before these", f"Events still {further}"),
    }
