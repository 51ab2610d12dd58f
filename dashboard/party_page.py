"""What the page of a party says: its word on every issue, and what others say of it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from dashboard import wording
from dashboard.claim_rows import address
from dashboard.issue_rows import positions
from dashboard.standing import Standing
from tracker.ledger import Ledger
from tracker.models import Actor, Issue, Party

Row = dict[str, Any]


def context(ledger: Ledger, party: Party) -> Row:
    """All of it for templates/dashboard/party.html; a number of queries that does not grow."""
    standing = Standing(ledger, ledger.readings().about_issues().filter(party=party))
    issues = list(ledger.issues())
    heard = heard_on(ledger, party)
    return {
        "issues": [
            _issue_row(standing, issue, party)
            for issue in issues
            if issue.pk in heard or standing.of(issue)
        ],
        "silent": [
            {"title": issue.title, "url": address(issue, ledger)}
            for issue in issues
            if issue.pk not in heard
        ],
        "silence": silence(len(issues) - len(heard), len(issues)),
        "people": [
            {"name": actor.name, "url": address(actor, ledger), "description": actor.description}
            for actor in people(ledger, party)
        ],
    }


def heard_on(ledger: Ledger, party: Party) -> set[int]:
    """The issues, by primary key, on which somebody of the party is on record; one query."""
    claims = ledger.claims().voiced_by(party).filter(issue__isnull=False)
    return {pk for pk in claims.values_list("issue_id", flat=True) if pk}


def silence(silent: int, issues: int) -> str:
    """On how many issues nobody of the party is on record; silence is neither yes nor no."""
    if not silent:
        return ""
    return (
        f"On {silent} of {wording.counted(issues, 'issue')} nobody who speaks for it is on record."
    )


def people(ledger: Ledger, party: Party) -> QuerySet[Actor]:
    """Those who speak for the party or act for it."""
    return ledger.actors().filter(party=party)


def _issue_row(standing: Standing, issue: Issue, party: Party) -> Row:
    return {
        "title": issue.title,
        "url": address(issue, standing.ledger),
        "word": standing.word(issue, party),
        "lines": positions(standing, issue, party),
    }
