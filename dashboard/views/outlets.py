"""One outlet: how much it reports itself, how much it relays and how early, and what drifts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import outlet_page
from dashboard.page import public, show
from tracker.ledger import Ledger
from tracker.models import Outlet


@public
def outlet(request: HttpRequest, ledger: Ledger, slug: str) -> HttpResponse:
    """What is on record of an outlet by the day."""
    found: Outlet = ledger.find("outlet", slug)
    context = {"outlet": found, **outlet_page.context(ledger, found)}
    return show(request, ledger, "dashboard/outlet.html", context)
