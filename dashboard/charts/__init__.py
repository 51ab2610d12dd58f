"""Charts: from rows of the ledger to marks, and from marks to every form they are shown in."""

from dashboard.charts.marks import Lane, Mark, Shape, timeline_marks
from dashboard.charts.outlines import Outline, outlines
from dashboard.charts.ribbon import ribbon
from dashboard.charts.shares import shares
from dashboard.charts.slip import Came, Promised, slip
from dashboard.charts.timeline import timeline, timeline_chart

__all__ = [
    "Came",
    "Lane",
    "Mark",
    "Outline",
    "Promised",
    "Shape",
    "outlines",
    "ribbon",
    "shares",
    "slip",
    "timeline",
    "timeline_chart",
    "timeline_marks",
]
