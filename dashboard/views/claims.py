"""The table of claims, and one claim with its chain from speaker to page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import claim_page
from dashboard.claim_rows import claims_with_sources
from dashboard.filters import ClaimFilter
from dashboard.listing import listing
from dashboard.page import public, show
from dashboard.tables import ClaimTable
from tracker.ledger import Ledger
from tracker.models import Claim


@public
def claims(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """Every claim known by the day, filtered and sorted as the address says."""
    chosen = ClaimFilter(request.GET, claims_with_sources(ledger.claims()), ledger)
    table = ClaimTable(chosen.qs, ledger, "Claims, with their words and how each stands")
    context = {"section": "claims", **listing(request, ledger, chosen, table)}
    return show(request, ledger, "dashboard/claims.html", context)


@public
def claim(request: HttpRequest, ledger: Ledger, public_id: str) -> HttpResponse:
    """One claim: the words, the way they took, and how it stands to others."""
    found: Claim = ledger.find_numbered("claim", public_id)
    shown = claims_with_sources(ledger.claims()).select_related(
        "statement__origin", "report__republication_of__outlet"
    )
    context = claim_page.context(shown.get(pk=found.pk), ledger)
    return show(request, ledger, "dashboard/claim.html", {"section": "claims", **context})
