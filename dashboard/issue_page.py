"""What the page of an issue says: words and positions by party, disputes, silence, background."""

from __future__ import annotations

from typing import Any

from dashboard import charts, silences
from dashboard.claim_rows import address, sign
from dashboard.evidence import with_evidence
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.issue_rows import DEMANDS, positions, sentence
from dashboard.standing import Standing, label_of
from tracker.ledger import Ledger
from tracker.models import Issue, Party, Reading

Row = dict[str, Any]

FACTS = ("began", "count")


def context(ledger: Ledger, issue: Issue) -> Row:
    """All of it for templates/dashboard/issue.html; a number of queries that does not grow."""
    standing = Standing(ledger, ledger.readings().about_issue(issue))
    history = ledger.reading_history().about_issue(issue).of("status")
    foreseen = ledger.forecasts().about_issue(issue).order_by("known_from", "identity")
    return {
        "sentence": sentence(standing, issue),
        "words": [standing.word(issue, party) for party in _parties(standing, issue, "status")],
        "ribbon": charts.ribbon(ledger, issue, with_evidence(history, ledger)),
        "has_positions": bool(standing.of(issue, *DEMANDS)),
        "positions": [
            _positions(standing, issue, party) for party in _parties(standing, issue, *DEMANDS)
        ],
        "disputes": disputes(standing, issue),
        "silent": silences.silent_parties(ledger, issue),
        "silences": silences.noted_silences(ledger, ledger.claims().about_issue(issue)),
        "about": [standing.line(r) for slug in FACTS for r in standing.of(issue, slug)],
        "background": standing.items(issue, ["background"]),
        "forecasts": [
            forecast_line(forecast, ledger) for forecast in with_sources(foreseen, ledger)
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
    }


def disputes(standing: Standing, issue: Issue) -> list[Row]:
    """What is disputed: each version side by side, with who says so and their words."""
    found, differing = [], False
    for reading in standing.of(issue):
        only_differs = reading.differs and not reading.contested
        if reading.contested or (only_differs and not differing):
            found.append(_dispute(standing, reading))
        # Parties that differ cite each other: one of the two readings shows both words.
        differing = differing or only_differs
    return found


def _dispute(standing: Standing, reading: Reading) -> Row:
    return {
        "label": label_of(reading),
        "why": _why(reading),
        "versions": [*standing.values(reading), *standing.rivals(reading)],
    }


def _why(reading: Reading) -> str:
    if reading.drift:
        return "Reports of one and the same statement give it differently."
    if reading.contested:
        return "These cannot all be so."
    return "Each is its party’s own word."
