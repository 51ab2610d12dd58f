"""The events: all of them by date, and each with everything on record about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import event_page
from dashboard.claim_rows import claims_with_sources
from dashboard.event_rows import event_lists
from dashboard.page import narrowed, public, show, trail
from dashboard.possible_rows import possible_rows
from dashboard.tables import ClaimTable
from tracker.ledger import Ledger
from tracker.models import Event


@public
def events(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    context = {"section": "events", "lists": event_lists(request, ledger)}
    return show(request, ledger, "dashboard/events.html", context)


@public
def event(request: HttpRequest, ledger: Ledger, slug: str) -> HttpResponse:
    found: Event = ledger.find("event", slug)
    claims = claims_with_sources(ledger.claims().about_event(found))
    table = ClaimTable(claims, ledger, f"Claims about {found.title}")
    context = {
        "section": "events",
        "crumbs": trail(ledger, "events", "Events", found.title),
        "event": found,
        "possible": possible_rows(ledger, found),
        "table": table.arrange(request.GET),
        "claims_url": narrowed(ledger, "claims", event=slug),
        **event_page.context(ledger, found),
    }
    return show(request, ledger, "dashboard/event.html", context, about=found)
