"""Rules 5, 7, 8 and 11: how two claims, or two words, stand to each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from tracker.aspects import Aspect, EventStatus, Nature, Scope, Subject
from tracker.rules.record import OWN, Claim
from tracker.rules.words import Telling, Word, precedes, words_of

SAME_MATTER_DAYS = 7
OPPOSITE_SIDES_DAYS = 90

_FOLLOWS_ANNOUNCED = (EventStatus.HELD, EventStatus.POSTPONED, EventStatus.CANCELLED)
FIXED_ONCE_HELD = ("date", "place")

# Two tellings of which the desk says that they do not dispute each other.
Pair = frozenset[Telling]


class Relation(StrEnum):
    """How a claim stands to another, in the words of rule 11."""

    DIFFERENT_COUNT = "different count"
    ECHO = "echo"
    DRIFT = "drift"
    AGREES = "agrees"
    REFINES = "refines"
    PARTIES_DIFFER = "parties differ"
    SUPERSEDES = "supersedes"
    LATER_WORD = "later word"
    ANSWERS = "answers"
    CONTRADICTS = "contradicts"


def is_rejected(a: Word, b: Word, rejected: Collection[Pair]) -> bool:
    """Whether the desk says that these two do not dispute each other, nor their echoes."""
    return bool(rejected) and frozenset((a.telling, b.telling)) in rejected


def are_opposite(a: Word, b: Word, principals: Sequence[str]) -> bool:
    """Whether the two speak for opposite principal parties."""
    sides = {a.voice.party, b.voice.party}
    return len(sides) == 2 and sides <= set(principals)


def within(a: Word, b: Word, days: int) -> bool:
    """Whether the clocks of two words are at most so many days apart."""
    return abs((a.day - b.day).days) <= days


def answers(a: Word, b: Word) -> bool:
    """Rule 7: whether a, a value, answers b, which said that there is none."""
    if not b.is_none or a.is_none:
        return False
    same_side = a.voice.side == b.voice.side and precedes(b, a)
    return same_side or (a.voice.is_outlet and not precedes(a, b))


def contradict(
    a: Word, b: Word, definition: Aspect, principals: Sequence[str], *, fixed: bool
) -> bool:
    """Whether two standing words on one key contradict (rules 3, 5, 6 and 7)."""
    if definition.compatible(a.value, b.value):
        return False
    if fixed or definition.nature is not Nature.CHANGING:
        return True
    if answers(a, b) or answers(b, a):
        return False
    return not is_later_word(a, b, principals)


def is_later_word(a: Word, b: Word, principals: Sequence[str]) -> bool:
    """Rule 5: whether, of two words on a changing aspect, the newer simply came later."""
    older, newer = sorted((a, b), key=lambda word: word.clock)
    if same_voice_later(newer, older) or _follows_announcement(newer, older):
        return True
    opposite = are_opposite(a, b, principals)
    return not within(a, b, OPPOSITE_SIDES_DAYS if opposite else SAME_MATTER_DAYS)


def same_voice_later(newer: Word, older: Word) -> bool:
    return newer.voice == older.voice and precedes(older, newer)


def _follows_announcement(newer: Word, older: Word) -> bool:
    return (
        older.value == EventStatus.ANNOUNCED
        and newer.value in _FOLLOWS_ANNOUNCED
        and newer.voice.side == older.voice.side
        and not precedes(newer, older)
    )


def is_drift(a: Word, b: Word, definition: Aspect) -> bool:
    """Whether two reports of one statement give it values that cannot both be true."""
    return (
        bool(a.claim.statement)
        and a.claim.statement == b.claim.statement
        and definition.nature is not Nature.MANY
        and not definition.compatible(a.value, b.value)
    )


def relate(a: Claim, b: Claim, principals: Sequence[str], *, held: bool = False) -> Relation | None:
    """How claim a stands to claim b (rule 11); None where they are not about the same thing.

    `held` says whether the event they are about was held, which fixes its date and place.
    """
    found = related_words(a, b, principals, held=held)
    return found[0] if found else None


def related_words(
    a: Claim, b: Claim, principals: Sequence[str], *, held: bool = False
) -> tuple[Relation, Word, Word] | None:
    """How claim a stands to claim b, and the two words that stand so.

    Where a claim has several voices, the pair of words that fits the earliest rule decides.
    """
    if a.subject != b.subject or a.aspect != b.aspect:
        return None
    order = list(Relation)
    pairs = [(x, y) for x in own_words(a) for y in own_words(b)]
    found = [(_relate_words(x, y, principals, held=held), x, y) for x, y in pairs]
    named = [(relation, x, y) for relation, x, y in found if relation]
    return min(named, key=lambda row: order.index(row[0]), default=None)


def own_words(claim: Claim) -> list[Word]:
    """The words a claim says itself, without those that follow from them (rule 4)."""
    return [word for word in words_of([claim]) if word.key.aspect == claim.aspect]


def _relate_words(a: Word, b: Word, principals: Sequence[str], *, held: bool) -> Relation | None:
    definition = a.claim.definition
    if definition.scope is Scope.SERIES and (a.key.scope != b.key.scope or not a.key.scope):
        return Relation.DIFFERENT_COUNT
    if a.key.item != b.key.item:
        return None
    if a.key.scope != b.key.scope:
        return Relation.PARTIES_DIFFER if parties_differ(a, b) else None
    compatible = definition.compatible(a.value, b.value)
    if a.claim.statement and a.claim.statement == b.claim.statement:
        if compatible:
            return Relation.ECHO
        if definition.nature is not Nature.MANY:
            return Relation.DRIFT
    if compatible:
        refined = definition.narrower(a.value, b.value) or definition.narrower(b.value, a.value)
        return Relation.REFINES if refined else Relation.AGREES
    return _relate_incompatible(a, b, definition, principals, held=held)


def _relate_incompatible(
    a: Word, b: Word, definition: Aspect, principals: Sequence[str], *, held: bool
) -> Relation:
    fixed = is_fixed(definition, held=held)
    if same_voice_later(a, b) or same_voice_later(b, a):
        return Relation.SUPERSEDES
    if not fixed and is_later_word(a, b, principals):
        return Relation.LATER_WORD
    if answers(a, b) or answers(b, a):
        return Relation.ANSWERS
    return Relation.CONTRADICTS


def is_fixed(definition: Aspect, *, held: bool) -> bool:
    """Rules 5 and 6: whether there is one true value, so that no later word can settle it."""
    return definition.nature is not Nature.CHANGING or (held and definition.slug in FIXED_ONCE_HELD)


def parties_differ(a: Word, b: Word) -> bool:
    """Rule 8: two parties' own issue statuses, within 90 days, that cannot both be true."""
    return (
        a.claim.subject is Subject.ISSUE
        and a.key.aspect == b.key.aspect == "status"
        and a.key.said_by == b.key.said_by == OWN
        and a.key.scope != b.key.scope
        and within(a, b, OPPOSITE_SIDES_DAYS)
        and not a.claim.definition.compatible(a.value, b.value)
    )
