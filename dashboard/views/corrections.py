"""The corrections: what the desk changed after it was public, and the feed of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import correction_rows, feeds, parameters
from dashboard.page import public, show
from tracker.ledger import Ledger


@public
def corrections(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """Every act by which something public was changed or withdrawn, the newest first."""
    most = correction_rows.pages_of(ledger)
    page = parameters.number(request.GET, "page", most=most) or 1
    context = {"section": "corrections", **correction_rows.acts_on_page(ledger, page)}
    return show(request, ledger, "dashboard/corrections.html", context)


@public
def feed(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """The newest of them, for readers of feeds."""
    return feeds.corrections(ledger)
