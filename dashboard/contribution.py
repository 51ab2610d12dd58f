"""What a report adds to the record, and what it repeats of earlier reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard import wording
from dashboard.claim_rows import Row, claim_card, claims_with_sources
from dashboard.relation_rows import related, told
from dashboard.statement_rows import statement_lines, with_speakers
from tracker.ledger import Ledger
from tracker.models import Claim, Report
from tracker.rules.relations import Relation

Matter = tuple[int | None, int | None, int | None, str]


@dataclass
class Contribution:
    """The claims of one report, sorted by what was known of them before it."""

    new: dict[int, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    more: dict[int, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    own_voice: list[Claim] = field(default_factory=list)
    drifted: list[Claim] = field(default_factory=list)
    repeated: list[Claim] = field(default_factory=list)


def contribution(report: Report, ledger: Ledger) -> Contribution:
    """Reports of the same day count as neither earlier nor later than this one."""
    claims = list(_claims_of(report, ledger))
    earlier = _earlier(claims, report, ledger)
    relayed = {statement for statement, *_ in earlier}
    found = Contribution()
    for claim in claims:
        if claim.statement_id is None:
            found.own_voice.append(claim)
        elif claim.statement_id not in relayed:
            found.new[claim.statement_id].append(claim)
        else:
            _sort_in(claim, earlier[_matter(claim)], found, ledger)
    return found


def _claims_of(report: Report, ledger: Ledger) -> Iterable[Claim]:
    claims = claims_with_sources(ledger.claims().filter(report=report)).order_by("order", "pk")
    return claims.select_related("report__republication_of__outlet")


def _earlier(
    claims: Iterable[Claim], report: Report, ledger: Ledger
) -> defaultdict[Matter, list[Claim]]:
    """What earlier reports made of the same statements, one claim for each telling."""
    statements = {claim.statement_id for claim in claims if claim.statement_id}
    before = ledger.claims().filter(statement__in=statements, known_from__lt=report.known_from)
    tellings = {told(claim): claim for claim in claims_with_sources(before)}
    found: defaultdict[Matter, list[Claim]] = defaultdict(list)
    for claim in tellings.values():
        found[_matter(claim)].append(claim)
    return found


def _matter(claim: Claim) -> Matter:
    return claim.statement_id, claim.event_id, claim.issue_id, claim.aspect


def _sort_in(claim: Claim, earlier: list[Claim], found: Contribution, ledger: Ledger) -> None:
    relations = {related(claim, other, ledger) for other in earlier}
    if Relation.ECHO in relations or told(claim) in {told(other) for other in earlier}:
        found.repeated.append(claim)
    elif Relation.DRIFT in relations:
        found.drifted.append(claim)
    elif claim.statement_id:
        found.more[claim.statement_id].append(claim)


def contribution_rows(report: Report, ledger: Ledger) -> Row:
    """What report.html takes of it: statements with their claims, and lists of claims."""
    found = contribution(report, ledger)
    named = with_speakers(ledger.statements().filter(pk__in={*found.new, *found.more}))
    lines = dict(zip([s.pk for s in named], statement_lines(named, ledger), strict=True))
    added = [*found.own_voice, *_all(found.new), *_all(found.more)]
    return {
        "new": _by_statement(found.new, lines, ledger),
        "more": _by_statement(found.more, lines, ledger),
        "own_voice": quotations(found.own_voice, ledger),
        "drifted": quotations(found.drifted, ledger, drift=True),
        "repeated": quotations(found.repeated, ledger),
        "summary": _summary(len(added), len(found.new), len(found.drifted), len(found.repeated)),
    }


def _all(by_statement: dict[int, list[Claim]]) -> list[Claim]:
    return [claim for claims in by_statement.values() for claim in claims]


def _by_statement(
    by_statement: dict[int, list[Claim]], lines: dict[int, Row], ledger: Ledger
) -> list[Row]:
    return [
        {"statement": lines[statement], "quotations": quotations(claims, ledger)}
        for statement, claims in by_statement.items()
    ]


def quotations(claims: Iterable[Claim], ledger: Ledger, *, drift: bool = False) -> list[Row]:
    """What _quotations.html takes: each quotation once, with all that the desk reads in it."""
    rows: dict[tuple[object, ...], Row] = {}
    for claim in claims:
        card = claim_card(claim, ledger) | {"drift": drift}
        # Without a quotation the summary stands alone.
        key = (claim.statement_id, claim.quote or claim.pk)
        words = {name: card[name] for name in ("quote", "language", "summary")}
        rows.setdefault(key, words | {"claims": []})["claims"].append(card)
    return list(rows.values())


def _summary(added: int, statements: int, drifted: int, repeated: int) -> str:
    """ "It adds 12 claims and 2 new statements, and repeats 9 claims of earlier reports."."""
    parts = [f"It adds {wording.counted(added, 'claim')}"]
    if statements:
        parts.append(f"brings {wording.counted(statements, 'new statement')}")
    if drifted:
        parts.append(f"tells {wording.counted(drifted, 'claim')} otherwise than earlier reports")
    if repeated:
        parts.append(f"repeats {wording.counted(repeated, 'claim')} of earlier reports")
    *most, last = parts
    return f"{', '.join(most)} and {last}." if most else f"{last}."
