"""Whose voices are heard: acts of speech by side, however many outlets relay them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from dashboard.claim_rows import sign
from dashboard.page import day_query
from tracker.ledger import Ledger
from tracker.models import Claim, Party
from tracker.rule_claims import with_voices
from tracker.rules.record import Kind

CAPTION = (
    "Share of voices by side. An act of speech counts once, whoever relays it; what a report "
    "says in its outlet's own voice counts once a report."
)
PRESS = "Outlets in their own voice"
NO_PARTY = "Speakers of no party"

Row = dict[str, Any]


def shares(ledger: Ledger, claims: QuerySet[Claim]) -> Row:
    """What dashboard/_shares.html takes: its caption and a row for each side that was heard.

    `claims` are the ledger's claims about one subject. Principal parties always have a row; a
    joint statement counts for each of its sides. Percents are of all that was heard and rounded
    so that they add up to 100.
    """
    heard: dict[Party | str, set[str]] = defaultdict(set)
    for party in ledger.principals:
        heard[party] = set()
    for claim in with_voices(claims.exclude(kind=Kind.SILENCE)):
        for side in _sides(claim):
            heard[side].add(_occasion(claim))
    counts = {side: len(occasions) for side, occasions in heard.items()}
    percents = _percents(list(counts.values()))
    rows = [
        {**_side(side, ledger), "count": count, "percent": percent}
        for (side, count), percent in zip(counts.items(), percents, strict=True)
    ]
    return {"caption": CAPTION, "shares": sorted(rows, key=_rank) if any(percents) else []}


def _sides(claim: Claim) -> set[Party | str]:
    """Rule 2: the speakers' parties; for hearsay that of the one it is known through."""
    statement = claim.statement
    if statement is None:
        return {PRESS}
    if statement.according_to:
        return {statement.according_to.party or NO_PARTY}
    speakers = statement.statementspeaker_set.all()
    return {speaker.actor.party or NO_PARTY for speaker in speakers}


def _occasion(claim: Claim) -> str:
    """What counts once: the act of speech, or the report that speaks for itself."""
    if claim.statement:
        return f"statement {claim.statement.public_id}"
    return f"report {claim.report.public_id}"


def _side(side: Party | str, ledger: Ledger) -> Row:
    if isinstance(side, str):
        return {"label": side, "url": "", "sign": "other"}
    url = side.get_absolute_url() + day_query(ledger)
    return {"label": side.name, "url": url, "sign": sign(side, ledger)}


def _rank(row: Row) -> tuple[bool, str, int, str]:
    """The principals first and in their order, then the other sides, the most heard first."""
    is_other = row["sign"] == "other"
    return is_other, "" if is_other else row["sign"], -row["count"], row["label"]


def _percents(counts: list[int]) -> list[int]:
    """Whole percents that add up to 100: the largest remainders are rounded up."""
    total = sum(counts)
    if not total:
        return [0 for _ in counts]
    floors = [100 * count // total for count in counts]
    order = sorted(range(len(counts)), key=lambda i: (-(100 * counts[i] % total), i))
    for i in order[: 100 - sum(floors)]:
        floors[i] += 1
    return floors
