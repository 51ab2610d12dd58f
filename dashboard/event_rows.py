"""Events as rows of lists: what is still ahead, and what is over, each in order of time."""

from __future__ import annotations

from typing import Any

from dashboard.charts import Mark, timeline_marks
from dashboard.charts.drawings import timeline_rows
from dashboard.charts.marks import FORECAST
from dashboard.expected import OVER
from tracker.ledger import Ledger

Row = dict[str, Any]


def event_lists(ledger: Ledger) -> list[Row]:
    """What is ahead, by date, and what is over, the latest first; as _occasions.html takes them."""
    events = [mark for mark in timeline_marks(ledger) if mark.kind != FORECAST]
    ahead = [mark for mark in events if not _is_over(mark)]
    over = [mark for mark in reversed(events) if _is_over(mark)]
    lists = (("Still ahead", "ahead", ahead), ("Over", "over", over))
    return [
        {"title": title, "id": anchor, "occasions": timeline_rows(marks)}
        for title, anchor, marks in lists
        if marks
    ]


def _is_over(mark: Mark) -> bool:
    return mark.state in OVER
