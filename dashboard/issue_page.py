"""What the page of an issue says: words and positions by party, disputes, silence, background."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import charts, silences
from dashboard.claim_rows import address, sign
from dashboard.evidence import definition_of, with_evidence
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.issue_rows import DEMANDS, positions, sentence
from dashboard.standing import Saying, Standing
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
    }


def disputes(standing: Standing, issue: Issue) -> list[Row]:
    """What is disputed: each version side by side, with who says so and their words.

    The same versions of one aspect of several parties stand there once: reports often say one
    thing of both sides, and parties that differ cite each other.
    """
    found: dict[tuple[str, frozenset[tuple[str, str]]], Row] = {}
    for reading in standing.of(issue):
        if reading.contested or reading.drift or reading.differs:
            versions = [*standing.values(reading), *standing.rivals(reading)]
            same = reading.aspect, frozenset((v.text, v.says) for v in versions)
            dispute = found.setdefault(same, _dispute(reading, versions))
            dispute["parties"] += [reading.party.name] if reading.party else []
    return list(found.values())


def _dispute(reading: Reading, versions: Sequence[Saying]) -> Row:
    label = definition_of(reading).label
    return {"label": label, "parties": [], "why": _why(reading), "versions": versions}


def _why(reading: Reading) -> str:
    if reading.drift:
        return "Reports of one and the same statement give it differently."
    if reading.contested:
        return "These cannot all be so."
    return "Each is its party’s own word."
