"""What the page of an issue says: words and positions by party, disputes, silence, background."""

from __future__ import annotations

from typing import Any

from dashboard import charts, silences
from dashboard.claim_rows import address, sign
from dashboard.dispute_rows import dispute_lines, is_disputed
from dashboard.evidence import Shown
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.issue_rows import DEMANDS, positions, sentence
from dashboard.page import narrowed
from dashboard.standing import Standing
from tracker.ledger import Ledger
from tracker.models import Issue, Party

Row = dict[str, Any]

FACTS = ("began", "count")
# Of what a party demands, offers and depends on together, and of background; the claims have all.
ITEMS = 4
# Where a reading rests on more claims than these, their number leads to the table of claims.
EVIDENCE = 3
# The page of disputes has them all.
DISPUTES = 3


def context(ledger: Ledger, issue: Issue) -> Row:
    """All of it for templates/dashboard/issue.html; a number of queries that does not grow."""
    newest = ledger.readings().about_issue(issue).newest_items(ITEMS, DEMANDS)
    standing = Standing.of_some(ledger, newest, EVIDENCE, Shown.FEW)
    disputed = [reading for reading in standing.of(issue) if is_disputed(reading)]
    disputes = dispute_lines(standing, disputed, DISPUTES)
    foreseen = ledger.forecasts().about_issue(issue).order_by("known_from", "identity")
    return {
        "sentence": sentence(standing, issue),
        "words": [standing.word(issue, party) for party in _parties(standing, issue, "status")],
        "ribbon": charts.ribbon(ledger, issue),
        "has_positions": bool(standing.of(issue, *DEMANDS)),
        "positions": [
            _positions(standing, issue, party) for party in _parties(standing, issue, *DEMANDS)
        ],
        "disputes": disputes,
        "more_disputes": _more_disputes(ledger, issue, len(disputed) - DISPUTES),
        "silent": silences.silent_parties(ledger, issue),
        "silences": silences.noted_silences(ledger, ledger.claims().about_issue(issue)),
        "about": [standing.line(r) for slug in FACTS for r in standing.of(issue, slug)],
        "background": standing.items(issue, ["background"]),
        "forecasts": [
            forecast_line(forecast, ledger, names_subject=False)
            for forecast in with_sources(foreseen, ledger)
        ],
    }


def _parties(standing: Standing, issue: Issue, *aspects: str) -> list[Party]:
    """The principal parties, and the others of which something is read."""
    read = {reading.party for reading in standing.of(issue, *aspects)}
    return [party for party in standing.parties.values() if party.principal or party in read]


def _positions(standing: Standing, issue: Issue, party: Party) -> Row:
    return {
        "party": party.name,
        "sign": sign(party, standing.ledger),
        "url": address(party, standing.ledger),
        "lines": positions(standing, issue, party),
        "more": standing.left_out(standing.of(issue, *DEMANDS, party=party)),
    }


def _more_disputes(ledger: Ledger, issue: Issue, number: int) -> list[Row]:
    """What dashboard/_more.html takes of the disputes that do not stand here."""
    url = narrowed(ledger, "disputes", issue=issue.slug)
    return (
        [{"text": f"and {number} more disputed, among the disputes", "url": url}]
        if number > 0
        else []
    )
