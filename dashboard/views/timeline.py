"""The timeline: events and forecasts over time, each mark leading to its evidence."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard.charts import outlines, timeline_chart
from dashboard.page import day_query, public, show
from dashboard.timeline_choice import TimelineChoice
from dashboard.timeline_pages import counted, cut, marks_of, page_of_day
from tracker.ledger import Ledger

# So many marks are drawn and listed at once.
PER_PAGE = 60
NO_MATCH = "No event and no forecast matches these filters."


@public
def timeline(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """The marks known by the day, narrowed as the address says: a chart and the same as a list.

    Of many it begins with those around the day.
    """
    choice = TimelineChoice.read(request.GET, ledger)
    every = outlines(ledger)
    chosen = [outline for outline in every if choice.asks_for(outline)]
    page = cut(chosen, PER_PAGE, request.GET, page_of_day(chosen, ledger, PER_PAGE))
    marks = choice.of(marks_of(ledger, page.shown))
    words = {"nothing": NO_MATCH} if every else {}
    as_of = request.GET.get("as_of")
    context = {
        "section": "timeline",
        "chart": timeline_chart(marks, ledger, first=choice.first, last=choice.last, **words),
        "count": counted(chosen, page),
        "more": page.ways(request, "Earlier", "Later"),
        "form": choice.form(),
        "active": choice.active,
        "kept": [{"name": "as_of", "value": as_of}] if as_of else [],
        "reset_url": request.path + day_query(ledger),
    }
    return show(request, ledger, "dashboard/timeline.html", context)
