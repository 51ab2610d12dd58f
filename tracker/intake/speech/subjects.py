"""Whom a reporting verb has for its subject: in front of it, behind it, or an earlier verb's."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.intake.lists import listed
from tracker.intake.speech.heads import Phrase, Role, with_office
from tracker.intake.speech.phrases import LONGEST, apposition, phrase_before, phrase_behind
from tracker.intake.speech.russian import nominative_behind
from tracker.intake.speech.verbs import PREPOSITIONS
from tracker.intake.speech.words import Item, Kind

DASHES = frozenset("—–-")
JOINTS = frozenset({"and", "but", "и", "а", "но"})
RELATIVES = listed("which who where when whose который которая которые где когда")
FARTHEST_COMMA = 25
MOST_ASIDES = 3


def subject_of(
    pieces: Sequence[Item], at: int, left: int, body: str, previous: Phrase | None
) -> Phrase | None:
    if pieces[at].is_cyrillic:
        before = _before_russian(pieces, at, left, body, previous)
        if before is not None and before.role is not Role.OUTLET:
            return before
        return nominative_behind(pieces, at, body) or before
    if follows_quotation(pieces, at) and (subject := phrase_behind(pieces, at + 1, body)):
        return subject
    return _before(pieces, left, body, previous)


def _before_russian(
    pieces: Sequence[Item], at: int, left: int, body: str, previous: Phrase | None
) -> Phrase | None:
    """The subject in front of a Russian verb: of «источник в МИД сообщил» the source, but of
    «в МИД сообщили» the ministry."""
    found = phrase_before(pieces, left + 1, body) if left >= 0 else None
    if found is None or not found.start or pieces[found.start - 1].key not in PREPOSITIONS:
        return _before(pieces, left, body, previous)
    if (
        found.start == 1
        and found.role in {Role.BODY, Role.PERSON}
        and pieces[at].key.endswith("ли")
    ):
        return None if found.role is Role.PERSON else found
    return _nominative(phrase_before(pieces, found.start - 1, body))


def follows_quotation(pieces: Sequence[Item], at: int) -> bool:
    before = at - 1
    if before >= 0 and pieces[before].text in {",", *DASHES}:
        before -= 1
    return before >= 0 and pieces[before].kind is Kind.QUOTE


def _before(pieces: Sequence[Item], left: int, body: str, previous: Phrase | None) -> Phrase | None:
    if left < 0:
        return None
    item = pieces[left]
    if item.text in {",", ")"}:
        return _before_aside(pieces, left, body)
    if item.key in JOINTS:
        return previous or first_of(pieces, left, body)
    if item.key in RELATIVES:
        comma = left - 1 if left and pieces[left - 1].text == "," else left
        return _nominative(phrase_before(pieces, comma, body))
    return _nominative(phrase_before(pieces, left + 1, body))


def _nominative(subject: Phrase | None) -> Phrase | None:
    """An inflected name is no subject: of «Рябкова сообщила» Рябков is not the speaker."""
    return None if subject is not None and subject.is_inflected else subject


def _before_aside(pieces: Sequence[Item], comma: int, body: str) -> Phrase | None:
    """The subject in front of "Alexander Darchiev," or ", Russia's ambassador,"."""
    inner = phrase_before(pieces, comma, body)
    for _ in range(MOST_ASIDES):
        opening = _comma_before(pieces, comma)
        if opening is None:
            return None
        outer = _nominative(phrase_before(pieces, opening, body))
        if outer is not None and inner is not None and inner.start == opening + 1:
            if outer.role is Role.DESCRIPTION and inner.role is Role.PERSON:
                return with_office(inner, outer, start=outer.start)
            if outer.role is Role.PERSON and inner.role is Role.DESCRIPTION:
                return with_office(outer, inner, start=outer.start)
        if outer is not None and outer.role is Role.PERSON:
            office, found, nation, _ = apposition(pieces, opening, body)
            return with_office(outer, outer, office, found, nation, start=outer.start)
        if outer is not None and outer.role is not Role.PLACE:
            return outer
        comma = opening
    return None


def _comma_before(pieces: Sequence[Item], comma: int) -> int | None:
    for at in range(comma - 1, max(-1, comma - FARTHEST_COMMA), -1):
        if pieces[at].kind is Kind.QUOTE:
            return None
        if pieces[at].text in {",", "("}:
            return at
    return None


def first_of(pieces: Sequence[Item], end: int, body: str) -> Phrase | None:
    """The subject of a sentence whose second verb reports: "X met them and said ..."."""
    for at in range(min(end, LONGEST)):
        if pieces[at].kind is Kind.QUOTE:
            return None
        following = pieces[at + 1] if at + 1 < end else None
        is_last = pieces[at].kind is Kind.NAME or pieces[at].key in {"he", "she", "он", "она"}
        if is_last and (following is None or not following.is_capital):
            found = phrase_before(pieces, at + 1, body)
            if found and (found.start == 0 or pieces[found.start - 1].text == ","):
                return _nominative(found)
    return None
