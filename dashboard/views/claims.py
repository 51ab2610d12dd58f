"""The table of claims, and one claim with its chain from speaker to page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import claim_page
from dashboard.claim_rows import claims_with_sources
from dashboard.correction_rows import thing_row
from dashboard.filters import ClaimFilter
from dashboard.listing import listing
from dashboard.page import public, show
from dashboard.tables import ClaimTable
from tracker.ledger import Ledger, NotPublic, NotYetKnown
from tracker.models import Claim, Corrected, CorrectionKind


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
    try:
        found: Claim = ledger.find_numbered("claim", public_id)
    except NotYetKnown:
        raise
    except NotPublic:
        return _notice(request, ledger, public_id)
    shown = claims_with_sources(ledger.claims()).select_related(
        "statement__origin", "report__republication_of__outlet"
    )
    context = claim_page.context(shown.get(pk=found.pk), ledger)
    return show(request, ledger, "dashboard/claim.html", {"section": "claims", **context})


def _notice(request: HttpRequest, ledger: Ledger, public_id: str) -> HttpResponse:
    """That a claim was taken out of what is published, and what it said."""
    last = ledger.corrections().of(Corrected.CLAIM, public_id).first()
    if last is None or last.kind != CorrectionKind.REMOVED:
        raise NotPublic
    context = {"section": "claims", "thing": thing_row(last, ledger)}
    return show(request, ledger, "dashboard/claim_removed.html", context)
