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
    text = f"{party.name}: {nothing_on_record(ledger, issue)}"
    return {"text": text, "age": "", "url": ""}


def nothing_on_record(ledger: Ledger, issue: Issue) -> str:
    """For how long nothing has been on record of one who never spoke on the issue."""
    raised = wording.when(raised_on(ledger, issue).isoformat())
    age = wording.counted(days_since_raised(ledger, issue), "day")
    return f"nothing on record for {age} since the issue was first raised, on {raised}"


def days_since_raised(ledger: Ledger, issue: Issue) -> int:
    return (ledger.day - raised_on(ledger, issue)).days


def raised_on(ledger: Ledger, issue: Issue) -> date:
    """The day the issue first was on record."""
    return issue.known_from or ledger.day


def noted_silences(
    ledger: Ledger, claims: ClaimQuerySet, *, names_subject: bool = False
) -> list[Row]:
    """The claims of silence among those, each with the day it held for, the latest first.

    Where no event or issue stands above it, the line must name that.
    """
    noted = claims_with_sources(claims.silences())
    in_time = sorted(noted, key=lambda claim: (day_of(claim), claim.public_id), reverse=True)
    return [_noted(ledger, claim, names_subject) for claim in in_time]


def _noted(ledger: Ledger, claim: Claim, names_subject: bool) -> Row:
    party = wording.side(claim.about) if claim.about else "anybody"
    day = day_of(claim)
    on = f" on “{claim.subject}”" if names_subject else ""
    return {
        "text": f"No word from {party}{on} as of {wording.when(day.isoformat())}",
        "age": f"{wording.counted((ledger.day - day).days, 'day')} ago",
        "url": address(claim, ledger),
        "outlet": claim.report.outlet.name,
    }


def day_of(claim: Claim) -> date:
    """The day by which a party had not spoken: as stated, or the day the report is known from."""
    return claim.holds_on or claim.report.known_from
