"""Silence and its age: parties that have said nothing, and days on which somebody noted it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import wording
from dashboard.claim_rows import address, claims_with_sources
from tracker.ledger import Ledger
from tracker.models import Claim, Issue, Party
from tracker.models.claims import ClaimQuerySet

Row = dict[str, Any]


def silent_parties(ledger: Ledger, issue: Issue) -> list[Row]:
    """The principal parties none of whose speakers is on record on the issue, for _silence.html.

    Silence is no refusal and no consent; it only has an age.
    """
    principals = ledger.parties().filter(principal=True)
    silent = principals.exclude(ledger.claims().about_issue(issue).voice_a_party())
    return [_never_heard(ledger, issue, party) for party in silent]


def _never_heard(ledger: Ledger, issue: Issue, party: Party) -> Row:
    raised = issue.known_from or ledger.day
    age = wording.counted((ledger.day - raised).days, "day")
    since = f"since the issue was first raised, on {wording.when(raised.isoformat())}"
    return {"text": f"{party.name}: nothing on record for {age} {since}", "age": "", "url": ""}


def noted_silences(ledger: Ledger, claims: ClaimQuerySet) -> list[Row]:
    """The claims of silence among those, each with the day it held for."""
    return [_noted(ledger, claim) for claim in claims_with_sources(claims.silences())]


def _noted(ledger: Ledger, claim: Claim) -> Row:
    party = claim.about.name if claim.about else "anybody"
    day = day_of(claim)
    return {
        "text": f"No word from {party} as of {wording.when(day.isoformat())}",
        "age": f"{wording.counted((ledger.day - day).days, 'day')} ago",
        "url": address(claim, ledger),
        "outlet": claim.report.outlet.name,
    }


def day_of(claim: Claim) -> date:
    """The day by which a party had not spoken: as stated, or the day the report is known from."""
    return claim.holds_on or claim.report.known_from
