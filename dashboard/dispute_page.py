"""The cards of the page of disputes: whose words clash and why, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple

from django.db.models import Q, prefetch_related_objects

from dashboard import wording
from dashboard.claim_rows import (
    address,
    claim_line,
    sign,
    value_words,
    voice_party,
)
from dashboard.dispute_rows import Dispute, Version, address_of, folded
from dashboard.evidence import Shown, claims_of, definition_of
from dashboard.page import narrowed
from dashboard.relation_rows import Rulings
from dashboard.relation_sentences import sentence
from dashboard.settling import Clash, what_would_settle
from dashboard.standing import Saying, Standing, marks_of
from dashboard.statement_rows import occasion
from tracker.aspects import EventStatus, Nature
from tracker.ledger import Ledger
from tracker.models import Assessment, Claim, Decision, Reading
from tracker.rule_claims import rule_claim
from tracker.rules.relations import Relation, contradict, is_drift, is_fixed, parties_differ
from tracker.rules.words import Word, item_of, words_of

Row = dict[str, Any]

# So many acts of speech and reports stand below a version; the table of claims has all.
SHOWN = 3
# So many claims of a version are fetched for that: some are echoes of each other.
FETCHED = 2 * SHOWN
# So many words of a version are set against those of another; the sentence needs only two.
COMPARED = 20


def dispute_cards(records: Sequence[Reading], ledger: Ledger) -> list[Row]:
    """What _disputes.html takes, in the order of the records; a fixed number of queries.

    `records` are disputed readings.
    """
    pks = [record.pk for record in records]
    standing = Standing(ledger, ledger.readings().filter(pk__in=pks), FETCHED, Shown.RIVALS)
    readings = {reading.pk: reading for reading in standing.readings}
    disputes = folded(standing, [readings[pk] for pk in pks])
    known = Known(standing)
    return [_card(dispute, known) for dispute in disputes]


class Spoken(NamedTuple):
    """A claim of one version, and its word on what is disputed."""

    claim: Claim
    word: Word


class Known:
    """All that the cards of a page need, fetched once for all of them."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.ledger = ledger = standing.ledger
        self.principals = [party.slug for party in ledger.principals]
        readings = standing.readings
        events = {reading.event_id for reading in readings if reading.event_id}
        issues = {reading.issue_id for reading in readings if reading.issue_id}
        # What the rules ask of a claim, and to whom it was said, beside what a line shows of it.
        claims = [claim for reading in readings for claim in claims_of(reading)]
        prefetch_related_objects(claims, "statement__origin", "report__republication_of__outlet")
        self.rulings = Rulings(ledger.rulings().on_any_of(claims))
        about = Q(event__in=events) | Q(issue__in=issues)
        verdicts = ledger.assessments().filter(about).select_related("leading_claim")
        self.verdicts = {_key(v, v.value): v for v in verdicts.order_by("known_from", "public_id")}
        statuses = ledger.readings().filter(event__in=events).of("status")
        self.held = {
            event
            for event, values in statuses.values_list("event", "values")
            if EventStatus.HELD in values
        }

    def verdict_on(self, reading: Reading) -> Assessment | None:
        """The desk's verdict on what is read, whoever speaks."""
        return self.verdicts.get(_key(reading, reading.item))

    def is_fixed(self, reading: Reading) -> bool:
        """Whether there is one true value: of a held event also its status, date and place."""
        held = reading.event_id in self.held
        is_status = held and reading.aspect == "status"
        return is_status or is_fixed(definition_of(reading), held=held)

    def spoken(self, reading: Reading, version: Version) -> list[Spoken]:
        """The words of a version on what is read, those that say it most exactly first."""
        found = [
            Spoken(claim, word)
            for claim in version.claims
            for word in words_of([rule_claim(claim, published=True)])
            if word.key.aspect == reading.aspect
        ]
        return sorted(found, key=lambda each: each.word.value != version.value)


def _key(row: Reading | Assessment, value: str) -> tuple[object, ...]:
    item = item_of(value) if row.aspect and _is_many(row) else ""
    return row.event_id, row.issue_id, row.aspect, row.party_id, row.series_id, item


def _is_many(row: Reading | Assessment) -> bool:
    definition = row.definition if isinstance(row, Assessment) else definition_of(row)
    return definition is not None and definition.nature is Nature.MANY


def _card(dispute: Dispute, known: Known) -> Row:
    ledger, lead = known.ledger, dispute.lead
    since = str(dispute.readings[0].disputed_since)
    spoken = [known.spoken(lead, version) for version in dispute.versions]
    return {
        "id": dispute.anchor,
        "url": address_of(dispute, ledger),
        "claims_url": _table_of_claims(lead, ledger),
        "subject": str(lead.subject),
        "subject_url": address(lead.subject, ledger) if lead.subject else "",
        "label": dispute.label,
        "note": "" if lead.aspect != "ordinal" else _counted_in(lead),
        "since": wording.when(since),
        "since_iso": since,
        "versions": [_version(version, known) for version in dispute.versions],
        "clashes": _clashes(lead, spoken, known),
        "settles": what_would_settle(_clash(dispute, spoken, known)),
        "verdict": _verdict(lead, known),
        **marks_of(lead),
    }


def _table_of_claims(reading: Reading, ledger: Ledger) -> str:
    noun = "event" if reading.event_id else "issue"
    slug = reading.subject.slug if reading.subject else ""
    return narrowed(ledger, "claims", **{noun: slug, "aspect": reading.aspect})


def _counted_in(reading: Reading) -> str:
    return f"Counted in “{reading.series.title}”." if reading.series else ""


# The versions.


def _version(version: Version, known: Known) -> Row:
    """A value, and below it each act of speech or report it rests on, with its echoes."""
    together: dict[object, list[Claim]] = {}
    for claim in sorted(version.claims, key=lambda c: (c.known_from, c.public_id)):
        origin = claim.statement_id or f"report {claim.report_id}"
        together.setdefault(origin, []).append(claim)
    shown = [*together.values()][:SHOWN]
    return {
        "value": version.saying,
        "words": [_telling(claims, version.saying, known.ledger) for claims in shown],
        "more": len(together) > SHOWN or len(version.claims) >= FETCHED,
    }


def _telling(claims: Sequence[Claim], saying: Saying, ledger: Ledger) -> Row:
    lead, *echoes = claims
    said = value_words(lead)
    less_exact = {"relation": "" if said == saying.text else f"“{said}”"}
    return {
        "claim": claim_line(lead, ledger) | origin_of(lead, ledger) | less_exact,
        "echoes": [claim_line(echo, ledger) for echo in echoes],
        "echoes_label": f"{wording.counted(len(echoes), 'more claim')} from the same words",
    }


def origin_of(claim: Claim, ledger: Ledger) -> Row:
    """Whose side the words are of, and the act of speech they go back to."""
    party, statement = voice_party(claim), claim.statement
    origin = statement.origin if statement else None
    return {
        "party": party.name if party else "",
        "sign": sign(party, ledger),
        "statement_url": address(statement, ledger) if statement else "",
        "occasion": occasion(statement) if statement else "",
        "said": wording.when(statement.said) if statement else "",
        "origin": origin.name if origin else "",
        "origin_url": address(origin, ledger) if origin else "",
    }


# Why they clash.


def _clashes(reading: Reading, spoken: Sequence[Sequence[Spoken]], known: Known) -> list[Row]:
    """For each two versions why they clash, and what the desk said of that."""
    rows = []
    for some, others in combinations(spoken, 2):
        pairs = [
            _Pair(a, b, _relation(a.word, b.word, reading), known)
            for a, b in product(some[:COMPARED], others[:COMPARED])
            if not definition_of(reading).compatible(a.word.value, b.word.value)
        ]
        if pairs:
            chosen = min(pairs, key=lambda pair: pair.rank(reading))
            said = dict.fromkeys(pair.ruling for pair in [chosen, *pairs] if pair.ruling)
            rows.append({"sentence": chosen.sentence(reading), "rulings": list(said)})
    return rows


def _relation(a: Word, b: Word, reading: Reading) -> Relation:
    """How two words at odds stand to each other where a reading cites both."""
    if is_drift(a, b, definition_of(reading)):
        return Relation.DRIFT
    return Relation.PARTIES_DIFFER if parties_differ(a, b) else Relation.CONTRADICTS


class _Pair:
    """Two words at odds, one of each of two versions."""

    def __init__(self, a: Spoken, b: Spoken, relation: Relation, known: Known) -> None:
        self.a, self.b, self.relation, self.known = a, b, relation, known
        self.ruling = known.rulings.words(a.claim, b.claim, relation)

    def rank(self, reading: Reading) -> tuple[bool, bool, bool]:
        """What the desk has not rejected comes first, then drift, then what surely clashes."""
        ruled = self.known.rulings.on(self.a.claim, self.b.claim)
        a, b, fixed = self.a.word, self.b.word, self.known.is_fixed(reading)
        definition, principals = definition_of(reading), self.known.principals
        clashes = contradict(a, b, definition, principals, fixed=fixed)
        return (
            ruled is not None and ruled.decision == Decision.REJECTED,
            self.relation is not Relation.DRIFT,
            not clashes,
        )

    def sentence(self, reading: Reading) -> str:
        standing = self.known.standing
        return sentence(
            self.relation,
            self.a.word,
            self.b.word,
            self.known.principals,
            lambda value: standing.text(reading, value),
            fixed=self.known.is_fixed(reading),
        )


# What would settle it, and what the desk has decided.


def _clash(dispute: Dispute, spoken: Iterable[Sequence[Spoken]], known: Known) -> Clash:
    lead, every = dispute.lead, [each for version in spoken for each in version]
    drifted = [each.claim.statement for each in every if each.claim.statement] if lead.drift else []
    return Clash(
        definition=definition_of(lead),
        words=[each.word for each in every],
        principals=known.principals,
        fixed=known.is_fixed(lead),
        drift=lead.drift,
        differs=lead.differs,
        decided=known.verdict_on(lead) is not None,
        needs_review=lead.needs_review,
        tied=len(lead.values) > 1,
        **({"medium": drifted[0].medium} if drifted else {}),
        party=" or ".join(wording.side(party) for party in dispute.parties),
    )


def _verdict(reading: Reading, known: Known) -> Row | None:
    verdict = known.verdict_on(reading)
    if verdict is None:
        return None
    return {
        "value": known.standing.text(reading, verdict.value),
        "when": wording.when(verdict.known_from.isoformat()),
        "rationale": verdict.rationale,
        "url": address(verdict.leading_claim, known.ledger),
    }
