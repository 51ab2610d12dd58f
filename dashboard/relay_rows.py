"""The way of one act of speech: speaker, origin, outlets and claims, echo, drift and wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard import wording
from dashboard.claim_rows import Row, address, claim_card, published, sign
from dashboard.relation_rows import related, tellings
from dashboard.wordings import Wording, worded
from tracker.aspects import Nature
from tracker.ledger import Ledger
from tracker.models import Actor, Claim, Outlet, Report, Statement, StatementSpeaker
from tracker.rules.record import Kind
from tracker.rules.relations import Relation
from tracker.rules.words import item_of


def way(said: Statement, claims: Sequence[Claim], ledger: Ledger) -> Row:
    """What _relay_way.html takes: from the speakers to the claims, each step inside the last.

    `claims` are those of the statement, from claims_with_sources(), by report and order; `said`
    comes from statement_rows.with_speakers().
    """
    inside: Row = {"steps": [], "sections": relay_sections(claims, ledger)}
    for step in reversed(_between(said, ledger)):
        inside = {"steps": [step | inside], "sections": []}
    return {
        "speakers": [_speaker(row, ledger) for row in said.statementspeaker_set.all()],
        **inside,
    }


def _speaker(speaker: StatementSpeaker, ledger: Ledger) -> Row:
    party = speaker.actor.party
    return {
        "name": speaker.actor.name,
        "url": address(speaker.actor, ledger),
        "office": speaker.office,
        "party": party.name if party else "",
        "party_url": address(party, ledger) if party else "",
        "sign": sign(party, ledger),
    }


def _between(said: Statement, ledger: Ledger) -> list[Row]:
    """Through whom alone the words are known, and to whom they were said."""
    teller, origin = said.according_to, said.origin
    steps = []
    if teller:
        detail = "hearsay: it counts as the word of the one who tells it"
        steps.append(_step("known only through", teller, detail, ledger))
    if origin:
        steps.append(_step("to", origin, "", ledger))
    return steps


def _step(step: str, who: Actor | Outlet, detail: str, ledger: Ledger) -> Row:
    return {"step": step, "name": who.name, "url": address(who, ledger), "detail": detail}


def relay_sections(claims: Sequence[Claim], ledger: Ledger) -> list[Row]:
    """A section for each event and issue the statement is relayed on, drift first."""
    standing, wordings = retold(claims, ledger), wordings_of(claims)
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_subject[f"{claim.event_id} {claim.issue_id}"].append(claim)
    sections = [_section(about, standing, wordings, ledger) for about in by_subject.values()]
    return sorted(sections, key=lambda row: (not row["drift"], -row["reports"], row["subject"]))


def wordings_of(claims: Iterable[Claim]) -> dict[int, Wording]:
    """Each quotation set against those of other reports on the same proposition, by primary key."""
    told: dict[tuple[object, ...], dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        told[_proposition(claim)][claim.report_id].append(claim)
    found: dict[int, Wording] = {}
    for by_report in told.values():
        for report, own in by_report.items():
            others = [c.quote for r, their in by_report.items() if r != report for c in their]
            found |= {claim.pk: worded(claim.quote, others) for claim in own}
    return found


def _proposition(claim: Claim) -> tuple[object, ...]:
    """What claims must share for their words to be compared, the language included."""
    many = claim.definition is not None and claim.definition.nature is Nature.MANY
    return (
        *(claim.event_id, claim.issue_id, claim.aspect, claim.about_id, claim.series_id),
        claim.kind == Kind.FORECAST,
        item_of(claim.value) if many else "",
        claim.report.language,
    )


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


def _section(
    claims: Sequence[Claim],
    standing: dict[int, Relation],
    wordings: dict[int, Wording],
    ledger: Ledger,
) -> Row:
    relays: dict[Report, list[Row]] = defaultdict(list)
    for claim in claims:
        word = _word(claim, standing.get(claim.pk), wordings[claim.pk], ledger)
        relays[claim.report].append(word)
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


def _word(claim: Claim, relation: Relation | None, wording: Wording, ledger: Ledger) -> Row:
    """What _relays.html takes of a claim; drift is a mark, an echo a word."""
    return claim_card(claim, ledger) | {
        "parts": wording.parts,
        "only_here": wording.only_here,
        "apart": wording.apart,
        "relation": relation.value if relation is Relation.ECHO else "",
        "drift": relation is Relation.DRIFT,
        # Said once, at the head of the page.
        "hearsay": False,
    }
