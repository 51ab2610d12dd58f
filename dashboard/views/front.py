"""The front page: where things stand, what is expected next, and what changed lately."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import charts, movements
from dashboard.expected import expected
from dashboard.issue_rows import standing_table
from dashboard.page import public, show
from dashboard.possible_rows import possible_rows
from tracker.ledger import Ledger

CHANGES = 8


@public
def front(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    context = {
        "section": "front",
        "table": standing_table(ledger),
        "expected": expected(ledger),
        "timeline": charts.timeline(ledger),
        "changes": movements.latest(ledger, CHANGES),
        "possible": possible_rows(ledger),
    }
    return show(request, ledger, "dashboard/front.html", context)
