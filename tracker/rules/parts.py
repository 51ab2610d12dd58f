"""The parts of a subject that are read apart from each other, and which of them a word bears on."""

from __future__ import annotations

from collections.abc import Collection

from tracker import aspects
from tracker.aspects import Nature, Subject
from tracker.rules.record import Key, Kind
from tracker.rules.relations import FIXED_ONCE_HELD
from tracker.rules.words import HELD_ASPECTS, item_of

# An aspect, with the item of a many-valued one. Parties and series of one aspect are one part.
Part = tuple[str, str]

# An event's status, its date and its place bear on each other: they are one part (rule 4).
STATUS_ASPECTS = ("status", *FIXED_ONCE_HELD)
STATUS_PART: Part = ("status", "")
# What became of the forecasts.
OUTLOOKS: Part = ("forecasts", "")
# How an event went, and with it the forecasts about it.
OF_COURSE = frozenset({STATUS_PART, OUTLOOKS})


def part_of(key: Key, subject: Subject) -> Part:
    """The part in which a key is read."""
    if subject is Subject.EVENT and key.aspect in STATUS_ASPECTS:
        return STATUS_PART
    return key.aspect, key.item


def parts_of(subject: Subject, aspect: str, value: str, kind: Kind) -> set[Part]:
    """The parts that a claim bears on, if it counts; a silence bears on none."""
    if kind is Kind.SILENCE:
        return set()
    if kind is Kind.FORECAST:
        return {OUTLOOKS, STATUS_PART} if subject is Subject.EVENT else {OUTLOOKS}
    found = {_named(subject, aspect, value)}
    if subject is Subject.EVENT and aspect in (*STATUS_ASPECTS, *HELD_ASPECTS):
        found |= OF_COURSE
    return found


def parts_of_verdict(subject: Subject, aspect: str, value: str) -> set[Part]:
    """The parts that a verdict bears on: it settles forecasts too, whatever it is on."""
    found = {_named(subject, aspect, value), OUTLOOKS}
    return found | OF_COURSE if subject is Subject.EVENT else found


def _named(subject: Subject, aspect: str, value: str) -> Part:
    many = aspects.aspect(subject, aspect).nature is Nature.MANY
    return part_of(Key(aspect, item=item_of(value) if many else ""), subject)


def aspects_of(parts: Collection[Part], subject: Subject) -> set[str]:
    """The aspects whose claims say something of the parts, all or some."""
    found = {aspect for aspect, _ in parts} - {OUTLOOKS[0]}
    if subject is Subject.EVENT and STATUS_PART in parts:
        found |= {*STATUS_ASPECTS, *HELD_ASPECTS}
    return found
