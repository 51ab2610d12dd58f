"""How other claims on the same matter stand to one claim: rule 11, and the desk's rulings on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard import wording
from dashboard.claim_rows import (
    Row,
    claim_line,
    claims_with_sources,
    person_names,
    value_words,
)
from dashboard.relation_sentences import definition_of, sentence
from tracker.aspects import EventStatus
from tracker.ledger import Ledger
from tracker.models import Claim, Ruling
from tracker.models.rulings import RulingQuerySet
from tracker.rule_claims import rule_claim
from tracker.rules.record import Kind
from tracker.rules.relations import (
    FIXED_ONCE_HELD,
    Relation,
    is_fixed,
    relate,
    related_words,
)

Telling = tuple[str, ...]

# The newest claims on a matter are compared; the table of claims has them all.
COMPARED = 200
SHOWN = 10

# What disagrees comes first, then what came later, then what agrees.
HEADINGS: Mapping[Relation, tuple[str, str]] = {
    Relation.CONTRADICTS: (
        "Contradicts",
        "Both cannot be true, and neither is merely the later word.",
    ),
    Relation.DRIFT: (
        "Drift",
        "Other reports of the same words, which make something else of them.",
    ),
    Relation.PARTIES_DIFFER: (
        "Parties differ",
        "Another party's own word, within 90 days of this one, which does not go with it.",
    ),
    Relation.DIFFERENT_COUNT: (
        "Different count",
        "Numbers in another series, or in one that is not named: they decide nothing here.",
    ),
    Relation.LATER_WORD: (
        "Earlier and later words",
        "They say otherwise, but at another time: things may have moved on.",
    ),
    Relation.SUPERSEDES: (
        "The same voice at another time",
        "What a voice said last is its standing word.",
    ),
    Relation.ANSWERS: (
        "Answers",
        "One says that there is none; a later one names it. That is no contradiction.",
    ),
    Relation.REFINES: ("Refines", "They agree, and one is more precise than the other."),
    Relation.AGREES: ("Agrees", "Other statements, or other outlets, that say the same."),
    Relation.ECHO: (
        "Echoes",
        "Other reports of the same words: they add no voice, and no origin.",
    ),
}
DIRECTED = (Relation.LATER_WORD, Relation.SUPERSEDES, Relation.ANSWERS)


def relation_groups(claim: Claim, ledger: Ledger) -> list[Row]:
    """What claim.html takes: a group a relation, each with its claims, echoes folded.

    `claim` comes from claims_with_sources(), with its report's republication fetched.
    """
    others = list(_others(claim, ledger))
    held = _was_held(claim, ledger)
    rulings = Rulings(
        ledger.rulings().filter(
            claim__event=claim.event, claim__issue=claim.issue, claim__aspect=claim.aspect
        )
    )
    found: dict[Relation, list[list[Claim]]] = {}
    for telling in tellings(others):
        if relation := related(claim, telling[0], ledger, held=held):
            found.setdefault(relation, []).append(telling)
    return [
        _group(relation, found[relation], _Side(claim, ledger, rulings, held))
        for relation in HEADINGS
        if relation in found
    ]


def related(claim: Claim, other: Claim, ledger: Ledger, *, held: bool = False) -> Relation | None:
    """Rule 11, and rule 12 for forecasts: those of one statement echo, or drift in their window."""
    if claim.kind == other.kind == Kind.FORECAST:
        if claim.statement_id is None or _foreseen(claim) != _foreseen(other):
            return None
        return Relation.ECHO if _window(claim) == _window(other) else Relation.DRIFT
    principals = [party.slug for party in ledger.principals]
    return relate(rule_claim(claim), rule_claim(other), principals, held=held)


def reason(claim: Claim, other: Claim, ledger: Ledger, *, held: bool = False) -> str:
    """Why the two stand to each other as related() says, in a sentence."""
    if claim.kind == other.kind == Kind.FORECAST:
        return _reason_of_forecasts(claim, other)
    principals = [party.slug for party in ledger.principals]
    found = related_words(rule_claim(claim), rule_claim(other), principals, held=held)
    if found is None:
        return ""
    relation, word, against = found
    fixed = is_fixed(definition_of(word), held=held)
    kind = word.claim.subject
    names = person_names(claim) | person_names(other)

    def shown(value: str) -> str:
        return wording.value(kind, word.key.aspect, value, names, claim.event)

    return sentence(relation, word, against, principals, shown, fixed=fixed)


def _reason_of_forecasts(claim: Claim, other: Claim) -> str:
    if _window(claim) == _window(other):
        return "Both relay one statement, and leave it the same time."
    times = " and the other as ".join(_time_left(each) for each in (claim, other))
    return f"Both relay one statement; the one gives its time as {times}."


def _time_left(claim: Claim) -> str:
    if claim.window_words:
        return f"“{claim.window_words}”"
    return wording.when(claim.window) or "none"


class Rulings:
    """The desk's word on pairs of claims; one on two claims holds for the echoes of both."""

    def __init__(self, rulings: RulingQuerySet) -> None:
        """Fetch them, in one query."""
        parts = [
            f"{end}__{part}"
            for end in ("claim", "other")
            for part in ("statement", "about", "series")
        ]
        self._on: dict[frozenset[Telling], Ruling] = {
            frozenset((told(ruling.claim), told(ruling.other))): ruling
            for ruling in rulings.select_related("claim", "other", *parts)
        }

    def on(self, claim: Claim, other: Claim) -> Ruling | None:
        # Of most claims that a page shows the desk has said nothing.
        return self._on.get(frozenset((told(claim), told(other)))) if self._on else None

    def words(self, claim: Claim, other: Claim, relation: Relation) -> str:
        """ "The desk rejected this on 12 June 2025: ..."; "" where it has not ruled."""
        ruling = self.on(claim, other)
        if ruling is None:
            return ""
        day = wording.when(ruling.known_from.isoformat())
        what = "this" if ruling.relation == relation else f"“{ruling.relation}” for these two"
        return f"The desk {ruling.decision} {what} on {day}: {ruling.reason}"


def _foreseen(claim: Claim) -> tuple[object, ...]:
    return claim.statement_id, claim.event_id, claim.issue_id, claim.aspect, claim.value


def _window(claim: Claim) -> tuple[object, object]:
    return claim.window_earliest, claim.window_latest


def _others(claim: Claim, ledger: Ledger) -> Iterable[Claim]:
    others = ledger.claims().filter(event=claim.event, issue=claim.issue, aspect=claim.aspect)
    newest = others.exclude(pk=claim.pk).order_by("-known_from", "-pk")[:COMPARED]
    with_sources = claims_with_sources(ledger.claims().filter(pk__in=[c.pk for c in newest]))
    return with_sources.select_related("report__republication_of__outlet")


def _was_held(claim: Claim, ledger: Ledger) -> bool:
    """Rule 6: whether the event was held, which fixes its date and place."""
    if claim.event is None or claim.aspect not in FIXED_ONCE_HELD:
        return False
    statuses = ledger.readings().filter(event=claim.event, aspect="status")
    return any(EventStatus.HELD in values for values in statuses.values_list("values", flat=True))


def tellings(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that relay one statement in one sense go together, the earliest first."""
    together = [list(claims) for _, claims in groupby(sorted(claims, key=told), key=told)]
    return sorted((sorted(claims, key=_age) for claims in together), key=lambda c: _age(c[0]))


def told(claim: Claim) -> Telling:
    """What is the same in the claims of one telling: words, matter, value, scope and window."""
    return (
        claim.statement.public_id if claim.statement else claim.public_id,
        f"event {claim.event_id}" if claim.event_id else f"issue {claim.issue_id}",
        claim.aspect,
        "forecast" if claim.kind == Kind.FORECAST else "",
        claim.value,
        claim.about.slug if claim.about else "",
        claim.series.slug if claim.series else "",
        str(_window(claim)),
    )


def _age(claim: Claim) -> tuple[str, str]:
    return claim.report.known_from.isoformat(), claim.public_id


def _detail(relation: Relation, claim: Claim, other: Claim) -> str:
    """What the other says and, where that matters, whether it came before or after."""
    words = value_words(other)
    if relation is Relation.DIFFERENT_COUNT:
        return f"{words} in {other.series.title}" if other.series else f"{words} in no named series"
    if relation in DIRECTED:
        return f"{words}, said {_when(claim, other)}"
    return f"{words}, “{other.window_words}”" if other.window_words else words


def _when(claim: Claim, other: Claim) -> str:
    mine, theirs = rule_claim(claim).clock[1], rule_claim(other).clock[1]
    if theirs == mine:
        return "about the same time"
    return "later" if theirs > mine else "earlier"


@dataclass(frozen=True)
class _Side:
    """The claim that others are compared with, and what is needed for that."""

    claim: Claim
    ledger: Ledger
    rulings: Rulings
    held: bool


def _group(relation: Relation, found: Sequence[list[Claim]], side: _Side) -> Row:
    heading, explanation = HEADINGS[relation]
    return {
        "id": f"relation-{relation.value.replace(' ', '-')}",
        "heading": heading,
        "sentence": explanation,
        "rows": [_row(relation, telling, side) for telling in found[:SHOWN]],
        "more": len(found[SHOWN:]),
    }


def _row(relation: Relation, telling: list[Claim], side: _Side) -> Row:
    lead, *echoes = telling
    detail = _detail(relation, side.claim, lead)
    return {
        "claim": claim_line(lead, side.ledger) | {"relation": detail},
        "reason": reason(side.claim, lead, side.ledger, held=side.held),
        "ruling": side.rulings.words(side.claim, lead, relation),
        "echoes": [claim_line(echo, side.ledger) for echo in echoes],
        "echoes_label": f"{wording.counted(len(echoes), 'more claim')} from the same words",
    }
