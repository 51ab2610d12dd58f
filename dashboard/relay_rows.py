"""One act of speech as each report relays it, side by side: echo and drift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard import wording
from dashboard.claim_rows import Row, address, claim_card, published
from dashboard.relation_rows import related, tellings
from tracker.ledger import Ledger
from tracker.models import Claim, Report
from tracker.rules.relations import Relation


def relay_sections(claims: Sequence[Claim], ledger: Ledger) -> list[Row]:
    """A section for each event and issue the statement is relayed on, drift first.

    `claims` are those of one statement, from claims_with_sources(), by report and order.
    """
    standing = retold(claims, ledger)
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_subject[f"{claim.event_id} {claim.issue_id}"].append(claim)
    sections = [_section(about, standing, ledger) for about in by_subject.values()]
    return sorted(sections, key=lambda row: (not row["drift"], -row["reports"], row["subject"]))


def retold(claims: Iterable[Claim], ledger: Ledger) -> dict[int, Relation]:
    """Whether other reports echo a claim, or make something else of the words, by primary key."""
    found: dict[int, Relation] = {}
    matters: dict[tuple[object, ...], list[list[Claim]]] = defaultdict(list)
    for telling in tellings(claims):
        lead = telling[0]
        matters[lead.event_id, lead.issue_id, lead.aspect].append(telling)
        if len({claim.report_id for claim in telling}) > 1:
            found.update(dict.fromkeys((claim.pk for claim in telling), Relation.ECHO))
    for told in matters.values():
        for one, other in ((a, b) for a in told for b in told if a is not b):
            _compare(one, other, found, ledger)
    return found


def _compare(
    one: list[Claim], other: list[Claim], found: dict[int, Relation], ledger: Ledger
) -> None:
    """Mark `one` by how it stands to `other`; drift weighs more than echo."""
    if {claim.report_id for claim in one} == {claim.report_id for claim in other}:
        return
    relation = related(one[0], other[0], ledger)
    if relation is Relation.DRIFT:
        found.update(dict.fromkeys((claim.pk for claim in one), Relation.DRIFT))
    elif relation is Relation.ECHO:
        for claim in one:
            found.setdefault(claim.pk, Relation.ECHO)


def _section(claims: Sequence[Claim], standing: dict[int, Relation], ledger: Ledger) -> Row:
    relays: dict[Report, list[Row]] = defaultdict(list)
    for claim in claims:
        relays[claim.report].append(_word(claim, standing.get(claim.pk), ledger))
    first = claims[0]
    return {
        "id": f"on-{first.subject.slug}" if first.subject else "",
        "subject": str(first.subject),
        "url": address(first.subject, ledger) if first.subject else "",
        "reports": len(relays),
        "caption": caption(len(relays)),
        "drift": any(standing.get(claim.pk) is Relation.DRIFT for claim in claims),
        "relays": [_relay(report, words, ledger) for report, words in relays.items()],
    }


def caption(reports: int) -> str:
    """ "1 statement, 3 reports"."""
    return f"1 statement, {wording.counted(reports, 'report')}"


def _relay(report: Report, words: list[Row], ledger: Ledger) -> Row:
    return {
        "outlet": report.outlet.name,
        "outlet_url": address(report.outlet, ledger),
        "headline": report.headline,
        "report_url": address(report, ledger),
        "published": published(report),
        "original": report.url,
        "words": words,
    }


def _word(claim: Claim, relation: Relation | None, ledger: Ledger) -> Row:
    """What _relays.html takes of a claim; drift is a mark, an echo a word."""
    return claim_card(claim, ledger) | {
        "relation": relation.value if relation is Relation.ECHO else "",
        "drift": relation is Relation.DRIFT,
        # Said once, at the head of the page.
        "hearsay": False,
    }
