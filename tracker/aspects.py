"""The typed registry of aspects: what may be said of an event or an issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from tracker.values import (
    AspectError as AspectError,
)
from tracker.values import (
    Choice,
    Day,
    Duration,
    Number,
    Person,
    Place,
    Text,
    ValueType,
)

NONE = "none"
NOT = "not: "


class Subject(StrEnum):
    """What a claim can be about."""

    EVENT = "event"
    ISSUE = "issue"


class Nature(StrEnum):
    """How the readings of an aspect develop (design section 4, rules 3, 5 and 6)."""

    CHANGING = "changing"
    FIXED = "fixed"
    MANY = "many"


class Scope(StrEnum):
    """Whose value it is: nobody's in particular, one party's, or one series'."""

    NONE = ""
    PARTY = "party"
    SERIES = "series"


class EventStatus(StrEnum):
    """Where an event stands; *held* is worded "took place" for what is no meeting."""

    ANNOUNCED = "announced"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"


class IssueStatus(StrEnum):
    """Where an issue stands for one party."""

    RAISED = "raised"
    UNDER_DISCUSSION = "under discussion"
    PRELIMINARY = "preliminary"
    AGREED = "agreed"
    IMPLEMENTED_IN_PART = "implemented in part"
    IMPLEMENTED = "implemented"
    STALLED = "stalled"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    REVERSED = "reversed"


# Each is itself alone: there is one of each in the registry.
@dataclass(frozen=True, eq=False)
class Aspect:
    """One thing that may be said of a subject, with the type of its values.

    Values are canonical strings. "none" says that there is none (rule 7); the prefix "not: "
    negates a value (rule 3).
    """

    subject: Subject
    slug: str
    label: str
    kind: ValueType
    nature: Nature
    scope: Scope
    help: str
    example: str

    @property
    def is_split_by_word(self) -> bool:
        """Whether a party's own word and what others say of it are read side by side."""
        return self.scope is Scope.PARTY and self.nature is not Nature.FIXED

    def parse(self, text: str) -> str:
        """The canonical form of a value an editor typed; raises AspectError."""
        value = " ".join(text.split())
        if value.lower().startswith(NOT.strip()):
            return NOT + self._parse_plain(value[len(NOT.strip()) :].strip())
        return self._parse_plain(value)

    def _parse_plain(self, value: str) -> str:
        if not value:
            raise AspectError(f"A value is missing; for example {self.example}")
        if value.lower() == NONE:
            if not self.kind.none_words:
                raise AspectError(f'"none" is no {self.label.lower()}; for example {self.example}')
            return NONE
        return self.kind.canonical(value)

    def compatible(self, a: str, b: str) -> bool:
        """Whether two canonical values can both be true; symmetric."""
        return _can_both_be_true(self, a, b)

    def narrower(self, a: str, b: str) -> bool:
        """Whether canonical value a is strictly more precise than b."""
        if NONE in (a, b) or a.startswith(NOT) or b.startswith(NOT):
            return b.startswith(NOT) and not a.startswith(NOT)
        return self.kind.narrower(a, b)

    def display(self, value: str, names: Mapping[str, str] | None = None) -> str:
        """The value in words; `names` gives actors' names by slug and other wordings by value."""
        negated, plain = split_negation(value)
        if plain == NONE:
            return f"not {self.kind.none_words}" if negated else self.kind.none_words
        shown = self.kind.display(plain, names or {})
        return f"not {shown}" if negated else shown


# A fold asks it of the same few values again and again.
@lru_cache(maxsize=65_536)
def _can_both_be_true(aspect: Aspect, a: str, b: str) -> bool:
    (negated, plain), (other_negated, other) = split_negation(a), split_negation(b)
    if aspect.nature is Nature.MANY:
        return negated == other_negated or plain.casefold() != other.casefold()
    if negated and other_negated:
        return True
    same = plain == other if NONE in (plain, other) else aspect.kind.compatible(plain, other)
    return same if negated == other_negated else not same


def split_negation(value: str) -> tuple[bool, str]:
    """(is it negated, the value without its negation)."""
    if value.startswith(NOT):
        return True, value[len(NOT) :]
    return False, value


_EVENT = (
    Aspect(
        Subject.EVENT, "status", "Status", Choice(tuple(EventStatus)), Nature.CHANGING, Scope.NONE,
        "Announced, held, postponed, cancelled, denied or unconfirmed.", "held",
    ),
    Aspect(
        Subject.EVENT, "date", "Date", Day(), Nature.CHANGING, Scope.NONE,
        "When it takes or took place; none if the speaker says no date is set.", "2025-04-10",
    ),
    Aspect(
        Subject.EVENT, "place", "Place", Place(), Nature.CHANGING, Scope.NONE,
        "Most specific first; none if the speaker says no place is set.", "Istanbul, Türkiye",
    ),
    Aspect(
        Subject.EVENT, "ordinal", "Number in a series", Number(1), Nature.FIXED, Scope.SERIES,
        "Which one of the series it is; choose the series it is counted in.", "3",
    ),
    Aspect(
        Subject.EVENT, "duration", "Duration", Duration(), Nature.FIXED, Scope.NONE,
        "ISO 8601, with about or over in front if the report says so.", "about PT6H",
    ),
    Aspect(
        Subject.EVENT, "head_of_delegation", "Head of delegation", Person(), Nature.FIXED,
        Scope.PARTY, "The slug of the actor who led or will lead a party's delegation.",
        "jane-doe",
    ),
    Aspect(
        Subject.EVENT, "office", "Office of the head", Text(), Nature.FIXED, Scope.PARTY,
        "The office of a party's head of delegation, as the report writes it.",
        "Deputy Foreign Minister",
    ),
    Aspect(
        Subject.EVENT, "agenda", "Agenda", Text(), Nature.MANY, Scope.NONE,
        "One topic a claim; put not: in front if it is said not to be a topic.", "banking",
    ),
    Aspect(
        Subject.EVENT, "outcome", "Outcome", Text(), Nature.MANY, Scope.NONE,
        "One result, or the tone of the talks.", "notes exchanged on banking",
    ),
    Aspect(
        Subject.EVENT, "reason", "Reason", Text(), Nature.MANY, Scope.PARTY,
        "Why it came, moved or did not come, as a party gives it.", "a scheduling conflict",
    ),
    Aspect(
        Subject.EVENT, "background", "Background", Text(), Nature.MANY, Scope.NONE,
        "Context the report gives.", "first talks in three years",
    ),
    Aspect(
        Subject.EVENT, "format", "Format", Text(), Nature.FIXED, Scope.NONE,
        "How the parties meet.", "closed doors",
    ),
)  # fmt: skip

_ISSUE = (
    Aspect(
        Subject.ISSUE, "status", "Status", Choice(tuple(IssueStatus)), Nature.CHANGING,
        Scope.PARTY, "Where the issue stands for one party.", "under discussion",
    ),
    Aspect(
        Subject.ISSUE, "demand", "Demand", Text(), Nature.MANY, Scope.PARTY,
        "One thing a party asks for.", "return of the properties",
    ),
    Aspect(
        Subject.ISSUE, "offer", "Offer", Text(), Nature.MANY, Scope.PARTY,
        "One thing a party offers.", "to take part in the talks",
    ),
    Aspect(
        Subject.ISSUE, "condition", "Condition", Text(), Nature.MANY, Scope.PARTY,
        "One thing a party makes its move depend on.", "progress toward a ceasefire",
    ),
    Aspect(
        Subject.ISSUE, "began", "Began", Day(none_words=""), Nature.FIXED, Scope.NONE,
        "When the matter arose.", "2016/2018",
    ),
    Aspect(
        Subject.ISSUE, "count", "Count", Number(0), Nature.FIXED, Scope.NONE,
        "How many things are at issue.", "6",
    ),
    Aspect(
        Subject.ISSUE, "background", "Background", Text(), Nature.MANY, Scope.NONE,
        "Context the report gives.", "recovery of relations is distant",
    ),
)  # fmt: skip

REGISTRY: Mapping[tuple[Subject, str], Aspect] = {(a.subject, a.slug): a for a in _EVENT + _ISSUE}
ALL_SLUGS: tuple[str, ...] = tuple(dict.fromkeys(slug for _, slug in REGISTRY))


@cache
def aspect(subject: str, slug: str) -> Aspect:
    """The aspect of that slug for an event or an issue; raises AspectError."""
    try:
        return REGISTRY[Subject(subject), slug]
    except (ValueError, KeyError):
        known = ", ".join(a.slug for a in for_subject(subject))
        raise AspectError(
            f'"{slug}" is no aspect of an {subject}; choose one of: {known}'
        ) from None


def for_subject(subject: str) -> tuple[Aspect, ...]:
    """The aspects that apply to an event or to an issue, in the order of the design's table."""
    return tuple(a for a in REGISTRY.values() if a.subject == subject)
