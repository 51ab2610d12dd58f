"""One act of speech, and every report that relays it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import statement_rows, wording
from dashboard.claim_rows import Row, address, claims_with_sources, language_name, sign
from dashboard.page import public, show
from dashboard.relay_rows import relay_sections
from tracker.ledger import Ledger
from tracker.models import Statement, StatementSpeaker


@public
def statement(request: HttpRequest, ledger: Ledger, public_id: str) -> HttpResponse:
    """A statement as the reports known by the day relay it, side by side."""
    found: Statement = ledger.find_numbered("statement", public_id)
    said = statement_rows.with_speakers(ledger.statements()).get(pk=found.pk)
    relaying = claims_with_sources(ledger.claims().filter(statement=said))
    by_report = ("known_from", "report__outlet__name", "report__public_id", "order", "pk")
    claims = list(relaying.order_by(*by_report))
    reports = {claim.report_id: claim.report.outlet_id for claim in claims}
    context = {
        "section": "claims",
        "statement": said,
        "title": statement_rows.title(said),
        "reach": statement_rows.reach(len(reports), len({*reports.values()})).capitalize() + ".",
        "speakers": [_speaker(row, ledger) for row in said.statementspeaker_set.all()],
        "facts": _facts(said, ledger),
        "hearsay": said.according_to,
        "sections": relay_sections(claims, ledger),
    }
    return show(request, ledger, "dashboard/statement.html", context)


def _speaker(speaker: StatementSpeaker, ledger: Ledger) -> Row:
    party = speaker.actor.party
    return {
        "name": speaker.actor.name,
        "url": address(speaker.actor, ledger),
        "office": speaker.office,
        "party": party.name if party else "",
        "party_url": address(party, ledger) if party else "",
        "sign": sign(party, ledger),
    }


def _facts(said: Statement, ledger: Ledger) -> list[Row]:
    """When, how and to whom; what is not known is left out."""
    teller, origin = said.according_to, said.origin
    rows = [
        ("Said", wording.when(said.said), ""),
        ("Occasion", statement_rows.occasion(said, "Not known"), ""),
        ("Made to", origin.name if origin else "", address(origin, ledger) if origin else ""),
        ("Known through", teller.name if teller else "", address(teller, ledger) if teller else ""),
        ("Language", language_name(said.language), ""),
    ]
    return [{"term": term, "text": text, "url": url} for term, text, url in rows if text]
