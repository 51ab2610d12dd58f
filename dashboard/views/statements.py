"""One act of speech, and every report that relays it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import statement_rows, wording
from dashboard.claim_rows import Row, claims_with_sources, language_name
from dashboard.page import public, show
from dashboard.relay_rows import way
from tracker.ledger import Ledger
from tracker.models import Statement


@public
def statement(request: HttpRequest, ledger: Ledger, public_id: str) -> HttpResponse:
    """A statement and its way to the pages, as the reports known by the day relay it."""
    found: Statement = ledger.find_numbered("statement", public_id)
    said = statement_rows.with_speakers(ledger.statements()).get(pk=found.pk)
    relaying = claims_with_sources(ledger.claims().filter(statement=said))
    by_report = ("known_from", "report__outlet__name", "report__public_id", "order", "pk")
    claims = list(relaying.order_by(*by_report))
    reports = {claim.report_id: claim.report.outlet_id for claim in claims}
    context = {
        "section": "claims",
        "statement": said,
        "title": statement_rows.title(said, claims[0].quote),
        "reach": statement_rows.reach(len(reports), len({*reports.values()})).capitalize() + ".",
        "facts": _facts(said),
        "hearsay": said.according_to,
        "way": way(said, claims, ledger),
    }
    return show(request, ledger, "dashboard/statement.html", context)


def _facts(said: Statement) -> list[Row]:
    """When, how and in which language; what is not known is left out."""
    rows = [
        ("Said", wording.when(said.said)),
        ("Occasion", statement_rows.occasion(said, "Not known")),
        ("Language", language_name(said.language)),
    ]
    return [{"term": term, "text": text, "url": ""} for term, text in rows if text]
