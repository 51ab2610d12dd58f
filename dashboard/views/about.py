"""Who keeps the ledger, what it holds, its licence, and where to report an error."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboard import wording
from dashboard.environment import LICENCES
from dashboard.page import public, show
from tracker.ledger import Ledger


@public
def about(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    return show(
        request,
        ledger,
        "dashboard/about.html",
        {
            "section": "about",
            "summary": ledger.negotiation.summary,
            "holdings": _holdings(ledger),
            "licence": settings.RECORD_LICENCE,
            "licence_url": LICENCES.get(settings.RECORD_LICENCE, ""),
            "contact": settings.DESK_CONTACT,
            "contact_words": settings.DESK_CONTACT.removeprefix("mailto:"),
        },
    )


def _holdings(ledger: Ledger) -> list[dict[str, str]]:
    """What the ledger held on the day, as rows for dashboard/_facts.html; none if it was empty."""
    reports = ledger.reports().count()
    if not reports or ledger.first_day is None or ledger.last_movement is None:
        return []
    return [
        {"term": "Reports", "text": str(reports)},
        {"term": "Statements", "text": str(ledger.statements().count())},
        {"term": "Claims", "text": str(ledger.claims().count())},
        {"term": "First report", "text": wording.when(ledger.first_day.isoformat())},
        {"term": "Last report", "text": wording.when(ledger.last_movement.isoformat())},
    ]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Today's pages are for everybody; every page on every other day would be without end."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /*as_of="]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
