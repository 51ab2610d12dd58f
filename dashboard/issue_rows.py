"""Issues as rows: the word of each principal party, when it last moved, and what is contested."""

from __future__ import annotations

from typing import Any

from dashboard import wording
from dashboard.claim_rows import address, sign
from dashboard.evidence import TO_NAME, Shown, definition_of
from dashboard.movements import moved_on
from dashboard.standing import Line, Standing, in_order
from tracker.aspects import Subject, for_subject
from tracker.ledger import Ledger
from tracker.models import Issue, Party, Reading
from tracker.rules.record import OWN

Row = dict[str, Any]

DEMANDS = ("demand", "offer", "condition")
# So many say where a party stands; the page of the issue has them all.
VOICES = 2


def standing_table(ledger: Ledger) -> Row:
    """What dashboard/_standing.html takes: every issue; a fixed number of queries."""
    issues = list(ledger.issues())
    statuses = ledger.readings().filter(issue__in=issues, party__principal=True).of("status")
    first = statuses.first_voices(VOICES, in_order(party.slug for party in ledger.parties()))
    standing = Standing.of_some(ledger, first, TO_NAME, Shown.VALUES)
    moved = {pk: day.isoformat() for pk, day in moved_on(ledger).items()}
    disputed = disputes(ledger)
    day = wording.when(ledger.day.isoformat())
    return {
        "caption": f"What each side itself says of an issue, as published by {day}",
        "parties": [{"sign": sign(p, ledger), "name": p.name} for p in ledger.principals],
        "issues": [
            {
                "title": issue.title,
                "url": address(issue, ledger),
                "words": [standing.word(issue, party) for party in ledger.principals],
                "moved": wording.when(moved.get(issue.pk, "")),
                "moved_iso": moved.get(issue.pk, ""),
                **disputed.get(issue.pk, {"note": ""}),
            }
            for issue in issues
        ],
    }


def disputes(ledger: Ledger) -> dict[int, Row]:
    """By issue: the marks of the issue as a whole, and a note that names what is contested."""
    found: dict[int, list[Reading]] = {}
    disputed = ledger.disputed_readings().about_issues()
    for reading in disputed.only("issue", "aspect", "contested", "differs"):
        found.setdefault(reading.issue_id or 0, []).append(reading)
    return {
        pk: {
            "contested": any(reading.contested for reading in readings),
            "differs": any(reading.differs for reading in readings),
            "note": _note(readings),
        }
        for pk, readings in found.items()
    }


def _note(readings: list[Reading]) -> str:
    """ "(began)": what is contested, but for the status, whose mark stands at the word itself."""
    named = {
        wording.aspect_label("issue", r.aspect).lower(): None
        for r in readings
        if r.contested and r.aspect != "status"
    }
    return f"({', '.join(named)})" if named else ""


def sentence(standing: Standing, issue: Issue) -> str:
    """Where an issue stands, in one line: "Russia: under discussion. …" """
    ledger = standing.ledger
    words = (standing.word(issue, party) for party in ledger.principals)
    return " ".join(word.sentence(ledger.day) for word in words)


def positions(standing: Standing, issue: Issue, party: Party) -> list[Line]:
    """A party's demands, offers and conditions: its own first, then what others say they are."""
    order = [aspect.slug for aspect in for_subject(Subject.ISSUE)]
    readings = sorted(
        standing.of(issue, *DEMANDS, party=party),
        key=lambda r: (order.index(r.aspect), r.said_by != OWN, r.known_from, r.item),
    )
    return [standing.line(r, label=definition_of(r).label) for r in readings]
