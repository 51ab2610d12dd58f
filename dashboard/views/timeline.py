"""The timeline: events and forecasts over time, each mark leading to its evidence."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import wording
from dashboard.charts import timeline_chart, timeline_marks
from dashboard.page import day_query, public, show
from dashboard.timeline_choice import TimelineChoice
from tracker.ledger import Ledger

NO_MATCH = "No event and no forecast matches these filters."


@public
def timeline(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """The marks known by the day, narrowed as the address says: a chart and the same as a list."""
    choice = TimelineChoice.read(request.GET, ledger)
    every = timeline_marks(ledger)
    marks = choice.of(every)
    words = {"nothing": NO_MATCH} if every else {}
    as_of = request.GET.get("as_of")
    context = {
        "section": "timeline",
        "chart": timeline_chart(marks, ledger, first=choice.first, last=choice.last, **words),
        "count": wording.counted(len(marks), "mark"),
        "form": choice.form(),
        "active": choice.active,
        "kept": [{"name": "as_of", "value": as_of}] if as_of else [],
        "reset_url": request.path + day_query(ledger),
    }
    return show(request, ledger, "dashboard/timeline.html", context)
