"""What the page of a party says: its word on every issue, and what others say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from dashboard import silences, wording
from dashboard.claim_rows import address
from dashboard.evidence import TO_NAME
from dashboard.issue_rows import DEMANDS, positions
from dashboard.page import narrowed
from dashboard.standing import Standing
from tracker.ledger import Ledger
from tracker.models import Actor, Issue, Party
from tracker.rules.record import OWN

Row = dict[str, Any]

# Of what it demands, offers and depends on together, an issue; the claims have all.
ITEMS = 4


def context(ledger: Ledger, party: Party) -> Row:
    """All of it for templates/dashboard/party.html; a number of queries that does not grow."""
    newest = ledger.readings().about_issues().filter(party=party).newest_items(ITEMS, DEMANDS)
    standing = Standing.of_some(ledger, newest, most=TO_NAME)
    issues = list(ledger.issues())
    heard = heard_on(ledger, party)
    silent = [issue for issue in issues if issue.pk not in heard]
    silent.sort(key=lambda issue: -silences.days_since_raised(ledger, issue))
    return {
        "side": wording.side(party),
        "issues": [
            _issue_row(standing, issue, party, is_heard=issue.pk in heard)
            for issue in issues
            if issue.pk in heard or standing.of(issue)
        ],
        "silence": silence(ledger, silent, len(issues)),
        "silent": [
            {
                "title": issue.title,
                "url": address(issue, ledger),
                "since": silences.nothing_on_record(ledger, issue),
            }
            for issue in silent
        ],
        "silences": silences.noted_silences(
            ledger, ledger.claims().filter(about=party), names_subject=True
        ),
        "people": [
            {"name": actor.name, "url": address(actor, ledger), "description": actor.description}
            for actor in people(ledger, party)
        ],
    }


def heard_on(ledger: Ledger, party: Party) -> set[int]:
    """The issues, by primary key, on which somebody of the party is on record; one query."""
    claims = ledger.claims().voiced_by(party).filter(issue__isnull=False)
    return {pk for pk in claims.values_list("issue_id", flat=True) if pk}


def silence(ledger: Ledger, silent: Sequence[Issue], issues: int) -> str:
    """On how many issues nobody of the party is on record, and for how long, the longest first."""
    if not silent:
        return ""
    longest, shortest = (
        silences.days_since_raised(ledger, issue) for issue in (silent[0], silent[-1])
    )
    age = wording.counted(longest, "day")
    if shortest != longest:
        age = f"{shortest} to {age}"
    return (
        f"On {len(silent)} of {wording.counted(issues, 'issue')} nobody who speaks for it is on "
        f"record: for {age} by now."
    )


def people(ledger: Ledger, party: Party) -> QuerySet[Actor]:
    """Those who speak for the party or act for it."""
    return ledger.actors().filter(party=party)


def _issue_row(standing: Standing, issue: Issue, party: Party, *, is_heard: bool) -> Row:
    ledger = standing.ledger
    word, lines = standing.word(issue, party), positions(standing, issue, party)
    # Whoever spoke of an issue without taking a position is not silent on it.
    own = [r for r in standing.of(issue, *DEMANDS, party=party) if r.said_by == OWN]
    took_none = is_heard and not word.values and not own
    heard_there = {"issue": issue.slug, "party": party.slug}
    return {
        "title": issue.title,
        "url": address(issue, ledger),
        "word": word,
        "claims_url": narrowed(ledger, "claims", **heard_there) if took_none else "",
        "lines": lines,
        "more": standing.left_out(standing.of(issue, *DEMANDS, party=party)),
    }
