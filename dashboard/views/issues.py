"""The issues: all of them with where they stand, and each with everything on record about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import charts, issue_page
from dashboard.claim_rows import claims_with_sources
from dashboard.issue_rows import standing_table
from dashboard.page import narrowed, public, show, trail
from dashboard.possible_rows import possible_rows
from dashboard.tables import ClaimTable
from tracker.ledger import Ledger
from tracker.models import Issue


@public
def issues(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    context = {"section": "issues", "table": standing_table(ledger)}
    return show(request, ledger, "dashboard/issues.html", context)


@public
def issue(request: HttpRequest, ledger: Ledger, slug: str) -> HttpResponse:
    found: Issue = ledger.find("issue", slug)
    claims = ledger.claims().about_issue(found)
    table = ClaimTable(claims_with_sources(claims), ledger, f"Claims about {found.title}")
    context = {
        "section": "issues",
        "crumbs": trail(ledger, "issues", "Issues", found.title),
        "issue": found,
        "possible": possible_rows(ledger, found),
        "table": table.arrange(request.GET),
        "claims_url": narrowed(ledger, "claims", issue=slug),
        "shares": charts.shares(ledger, claims),
        **issue_page.context(ledger, found),
    }
    return show(request, ledger, "dashboard/issue.html", context, about=found)
