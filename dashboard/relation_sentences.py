"""How two words stand to each other, in a sentence: who speaks, what of the values, and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard import wording
from tracker import aspects, dates
from tracker.aspects import NONE, Aspect, EventStatus, split_negation
from tracker.rules.relations import (
    OPPOSITE_SIDES_DAYS,
    SAME_MATTER_DAYS,
    Relation,
    are_opposite,
    same_voice_later,
)
from tracker.rules.words import Word, precedes
from tracker.values import Choice, Day, Duration, Number, Person, Place

# From a canonical value to its words.
Shown = Callable[[str], str]


def sentence(
    relation: Relation, a: Word, b: Word, principals: Sequence[str], shown: Shown, *, fixed: bool
) -> str:
    """Why a stands to b as it does: "Both are outlets’ own voices; the ranges … do not overlap."

    `fixed` says that there is one true value, which no later word can change (rules 5 and 6).
    """
    parts = [who(a, b, principals), _matter(relation, a, b, shown)]
    parts.append(_time(relation, a, b, principals, fixed=fixed))
    return "; ".join(part for part in parts if part) + "."


def definition_of(word: Word) -> Aspect:
    """What the word is on; by rule 4 that need not be what its claim is about."""
    return aspects.aspect(word.claim.subject, word.key.aspect)


def who(a: Word, b: Word, principals: Sequence[str]) -> str:
    """Whose words the two are, set against each other."""
    if a.claim.statement and a.claim.statement == b.claim.statement:
        return "Both relay one statement"
    if a.voice.is_outlet and b.voice.is_outlet:
        same = a.voice == b.voice
        return "Both are one outlet’s own voice" if same else "Both are outlets’ own voices"
    if a.voice.is_outlet or b.voice.is_outlet:
        return "One is a speaker’s word, the other an outlet’s own voice"
    if a.voice == b.voice:
        return "Both are the same speaker’s word"
    if are_opposite(a, b, principals):
        return "They are by speakers of opposite sides"
    if a.voice.party and a.voice.party == b.voice.party:
        return "They are by two speakers of the same side"
    return "They are by different speakers"


# How the values go together.


def _matter(relation: Relation, a: Word, b: Word, shown: Shown) -> str:
    if relation is Relation.DIFFERENT_COUNT:
        return _counts(a, b)
    if relation is Relation.PARTIES_DIFFER:
        clash = _clash(definition_of(a), a.value, b.value, shown)
        return f"each says of its own side how it stands, and {clash}"
    if definition_of(a).compatible(a.value, b.value):
        return _agreement(definition_of(a), a.value, b.value, shown)
    return _clash(definition_of(a), a.value, b.value, shown)


def _counts(a: Word, b: Word) -> str:
    unnamed = [not word.key.scope for word in (a, b)]
    if all(unnamed):
        return "neither names the series it counts in"
    if any(unnamed):
        return "one of them names no series it counts in"
    return "they count in different series"


def _agreement(definition: Aspect, a: str, b: str, shown: Shown) -> str:
    if a.casefold() == b.casefold():
        return f"both say {_quoted(definition, a, shown)}"
    together = f"{_both(definition, a, b, shown)} can both be so"
    for one, other in ((a, b), (b, a)):
        if definition.narrower(one, other):
            return f"{together}, and {_quoted(definition, one, shown)} is the more exact"
    return together


def _clash(definition: Aspect, a: str, b: str, shown: Shown) -> str:
    """Why the two values cannot both be true, by their type."""
    (negated, plain), (other_negated, other) = split_negation(a), split_negation(b)
    if negated != other_negated:
        asserted, denied = (b, plain) if negated else (a, other)
        said = _quoted(definition, asserted, shown)
        if asserted.casefold() == denied.casefold():
            return f"one says {said}, and the other denies it"
        return f"one says {said}, and the other denies {_quoted(definition, denied, shown)}"
    if NONE in (plain, other):
        named, nothing = (b, a) if plain == NONE else (a, b)
        return f"one says {shown(nothing)}, and the other {_quoted(definition, named, shown)}"
    return _clash_of(definition, a, b, shown)


def _clash_of(definition: Aspect, a: str, b: str, shown: Shown) -> str:
    both = _both(definition, a, b, shown)
    match definition.kind:
        case Day():
            days = all(dates.width(dates.parse(value)) == 1 for value in (a, b))
            return f"{both} are different days" if days else f"the ranges {both} do not overlap"
        case Place():
            return f"neither of {both} lies in the other"
        case Number():
            return f"{both} are different numbers"
        case Duration():
            vague = any(value.startswith(("about", "over")) for value in (a, b))
            slack = ", even with ten per cent allowed for" if vague else ""
            return f"{both} are different lengths of time{slack}"
        case Person():
            return f"they name different people, {both}"
        case Choice():
            return f"{both} exclude each other"
    return f"neither of {both} holds all that the other says"


def _both(definition: Aspect, a: str, b: str, shown: Shown) -> str:
    apart = _is_set_apart(definition, shown(a)) or _is_set_apart(definition, shown(b))
    return " and ".join(f"“{shown(value)}”" if apart else shown(value) for value in (a, b))


def _quoted(definition: Aspect, value: str, shown: Shown) -> str:
    """A value in words, set apart from the sentence around it where it would run into that."""
    return f"“{shown(value)}”" if _is_set_apart(definition, shown(value)) else shown(value)


def _is_set_apart(definition: Aspect, words: str) -> bool:
    plain = isinstance(definition.kind, Day | Place | Number | Duration | Person)
    return not plain or " and " in words


# How far apart in time, where that matters.


def _time(relation: Relation, a: Word, b: Word, principals: Sequence[str], *, fixed: bool) -> str:
    match relation:
        case Relation.SUPERSEDES:
            return f"the later, by {_apart(a, b)}, takes the place of the earlier"
        case Relation.LATER_WORD:
            return _later(a, b, principals)
        case Relation.ANSWERS:
            return "what was not there when the one was said, the other names"
        case Relation.PARTIES_DIFFER:
            return f"they are {_apart(a, b)} apart, of {OPPOSITE_SIDES_DAYS} that are compared"
        case Relation.CONTRADICTS if not fixed:
            return _neither_is_later(a, b, principals)
    return ""


def _later(a: Word, b: Word, principals: Sequence[str]) -> str:
    older, newer = sorted((a, b), key=lambda word: word.clock)
    if same_voice_later(newer, older):
        return "the same voice said the one after the other"
    days, whose = _window(a, b, principals)
    if abs((a.day - b.day).days) > days:
        return f"they are {_apart(a, b)} apart, and after {days} {whose} things may have moved on"
    if older.value == EventStatus.ANNOUNCED:
        return "the same side announced it first, and then said what became of it"
    return "the one was said after the other"


def _neither_is_later(a: Word, b: Word, principals: Sequence[str]) -> str:
    if a.clock == b.clock and a.clock[0] == a.clock[1]:
        return f"both are of {wording.when(a.day.isoformat())}, so neither is the later word"
    if not precedes(a, b) and not precedes(b, a):
        return "the days they can be of overlap, so neither is the later word"
    days, whose = _window(a, b, principals)
    if abs((a.day - b.day).days) > days:
        return ""
    return f"they are {_apart(a, b)} apart, and within {days} {whose} neither is the later word"


def _window(a: Word, b: Word, principals: Sequence[str]) -> tuple[int, str]:
    """Rule 5: how long two words are about the same matter, and whose words those are."""
    if are_opposite(a, b, principals):
        return OPPOSITE_SIDES_DAYS, "days between opposite sides"
    return SAME_MATTER_DAYS, "days"


def _apart(a: Word, b: Word) -> str:
    return wording.counted(abs((a.day - b.day).days), "day")
