"""A party: its word on every issue, and what others say of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import party_page
from dashboard.page import public, show
from tracker.ledger import Ledger
from tracker.models import Party


@public
def party(request: HttpRequest, ledger: Ledger, slug: str) -> HttpResponse:
    found: Party = ledger.find("party", slug)
    context = {"section": "issues", "party": found, **party_page.context(ledger, found)}
    return show(request, ledger, "dashboard/party.html", context)
