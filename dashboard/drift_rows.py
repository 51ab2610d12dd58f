"""Drift by outlet: its claims that make something else of a statement than other outlets do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from dashboard import wording
from dashboard.claim_rows import Row, address, claim_line, claims_with_sources, reads
from dashboard.relation_rows import Rulings, related, tellings
from tracker.ledger import Ledger
from tracker.models import Claim, Decision, Outlet
from tracker.models.claims import ClaimQuerySet
from tracker.rule_claims import is_in_original_language
from tracker.rules.record import Kind, Role
from tracker.rules.relations import Relation

# So many of the newest claims that may drift are compared with what others make of the words.
COMPARED = 200


class Moved(StrEnum):
    """Who moved away from the words, where an outlet and another tell a statement differently."""

    IT_DID = "It did: an earlier report, or one in the language of the words, differs"
    NOBODY_KNOWS = "Nobody can say: a report of the same day differs"
    OTHERS_DID = "Others did: later reports differ"


def drift(outlet: Outlet, ledger: Ledger) -> Row:
    """The drift in which the outlet takes part, and what of it the outlet introduced."""
    shared = _shared(outlet, ledger)
    total = shared.count()
    found = _drifting(outlet, shared, ledger) if total else []
    counts = {moved: sum(each is moved for _, each, _ in found) for moved in Moved}
    in_order = sorted(found, key=lambda row: list(Moved).index(row[1]))
    return {
        "note": f"{wording.counted(total, 'claim')} of words that others relayed too",
        "total": total,
        "moved": counts,
        "claims": [_row(claim, moved, others, ledger) for claim, moved, others in in_order],
    }


def _shared(outlet: Outlet, ledger: Ledger) -> ClaimQuerySet:
    """The claims of its reports on statements that another outlet relays too."""
    elsewhere = ledger.claims().filter(statement__isnull=False).exclude(report__outlet=outlet)
    return ledger.claims().filter(
        report__outlet=outlet, statement__in=elsewhere.values("statement")
    )


def _drifting(
    outlet: Outlet, shared: ClaimQuerySet, ledger: Ledger
) -> list[tuple[Claim, Moved, list[Claim]]]:
    """Each drifting claim of its own, who moved, and what others make of the words."""
    mine = list(_suspects(shared, ledger))
    statements = {claim.statement_id for claim in mine}
    others: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    relaying = ledger.claims().filter(statement__in=statements).exclude(report__outlet=outlet)
    for claim in claims_with_sources(relaying.filter(aspect__in={c.aspect for c in mine})):
        others[_matter(claim)].append(claim)
    rulings = Rulings(ledger.rulings().filter(claim__statement__in=statements))
    found = []
    for claim in mine:
        differing = [
            other
            for other in others[_matter(claim)]
            if related(claim, other, ledger) is Relation.DRIFT
            and not _rejected(rulings, claim, other)
        ]
        if differing:
            found.append((claim, who_moved(claim, differing), differing))
    return found


def _suspects(shared: ClaimQuerySet, ledger: Ledger) -> Iterable[Claim]:
    """Those of the claims that a reading cites as drift, or has cited, and all that foresee.

    What is foreseen drifts in its time alone, of which no reading speaks.
    """
    cited = ledger.citations().filter(
        claim=OuterRef("pk"), role=Role.DRIFT, reading__known_from__lte=ledger.day
    )
    suspects = shared.filter(Exists(cited) | Q(kind=Kind.FORECAST.value))
    return claims_with_sources(suspects.order_by("-known_from", "-pk")[:COMPARED])


def _matter(claim: Claim) -> tuple[object, ...]:
    return claim.statement_id, claim.event_id, claim.issue_id, claim.aspect


def _rejected(rulings: Rulings, claim: Claim, other: Claim) -> bool:
    ruling = rulings.on(claim, other)
    return ruling is not None and ruling.decision == Decision.REJECTED


def who_moved(claim: Claim, others: Sequence[Claim]) -> Moved:
    """Away from the language of the words, else from whoever surely told them earlier."""
    moved = {_moved_from(claim, other) for other in others}
    return min(moved, key=list(Moved).index)


def _moved_from(claim: Claim, other: Claim) -> Moved:
    mine, theirs = (is_in_original_language(c.report, c.statement) for c in (claim, other))
    if mine != theirs:
        return Moved.OTHERS_DID if mine else Moved.IT_DID
    if _surely_before(other, claim):
        return Moved.IT_DID
    return Moved.OTHERS_DID if _surely_before(claim, other) else Moved.NOBODY_KNOWS


def _surely_before(one: Claim, other: Claim) -> bool:
    """Whether one report came out before the other, whatever days their dates leave open."""
    return one.report.known_from < (other.report.published_earliest or date.min)


def _row(claim: Claim, moved: Moved, others: list[Claim], ledger: Ledger) -> Row:
    """One claim, and one of each way in which others tell the words."""
    subject = claim.subject
    return {
        "reads": reads(claim),
        "subject": str(subject),
        "subject_url": address(subject, ledger) if subject else "",
        "moved": moved.value,
        "claim": claim_line(claim, ledger),
        "others": [
            claim_line(telling[0], ledger) | {"relation": reads(telling[0])}
            for telling in tellings(others)
        ],
    }
