"""Where a noun phrase begins and ends: "Russia's Deputy Foreign Minister X"."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.intake.lists import listed
from tracker.intake.speech.heads import (
    BOTH,
    CALENDAR,
    FUNCTION,
    LINKS,
    Phrase,
    Role,
    is_phrase_word,
    office_of,
    phrase,
    with_office,
)
from tracker.intake.speech.offices import BODIES, GROUPS, MODIFIERS, OFFICES, PAPERS
from tracker.intake.speech.verbs import DETERMINERS, PREPOSITIONS, PRONOUNS, VERBS
from tracker.intake.speech.words import Item, Kind

LONGEST = 18
LONGEST_ASIDE = 24
ABBREVIATED = listed("mr mrs ms dr gen sen rep gov lt col prof st jr sgt")


def phrase_before(pieces: Sequence[Item], end: int, body: str) -> Phrase | None:
    """The phrase that ends right before an item, if there is one."""
    start = _leftmost(pieces, end)
    return phrase(pieces, start, end, body) if start < end else None


def _leftmost(pieces: Sequence[Item], end: int) -> int:
    """Where a phrase that ends here begins."""
    at = end
    while at > 0 and end - at < LONGEST:
        if _belongs(pieces, at - 1, end):
            at -= 1
            if _begins(pieces, at):
                break
        elif (jump := _linked(pieces, at)) is not None:
            at = jump
        else:
            break
    while at < end and pieces[at].kind is Kind.MARK:
        at += 1
    return at


def _begins(pieces: Sequence[Item], at: int) -> bool:
    """Whether a phrase begins here: with "the", unless that hangs on "close to" or "head of"."""
    if pieces[at].key not in DETERMINERS or pieces[at].is_possessive:
        return False
    return at < 2 or pieces[at - 1].key not in PREPOSITIONS or not _takes_object(pieces[at - 2])


def _belongs(pieces: Sequence[Item], at: int, end: int) -> bool:
    item = pieces[at]
    if item.kind is Kind.NAME:
        return not (item.is_person and _names_a_person(pieces, at + 1, end))
    if item.kind is not Kind.WORD:
        return item.text == "." and at > 0 and pieces[at - 1].key in ABBREVIATED
    if item.key in PRONOUNS:
        return at == end - 1 or item.key in DETERMINERS
    if item.key in PREPOSITIONS:
        return at < end - 1 and at > 0 and _takes_object(pieces[at - 1])
    if item.key in BOTH:
        return 0 < at < end - 1 and pieces[at + 1].is_capital and pieces[at - 1].is_capital
    if item.key in OFFICES or item.key in GROUPS or item.key in MODIFIERS:
        return True
    if item.key in FUNCTION:
        return False
    return item.is_capital or item.is_possessive or is_phrase_word(item)


def _names_a_person(pieces: Sequence[Item], at: int, end: int) -> bool:
    return at < end and pieces[at].is_person


def _takes_object(item: Item) -> bool:
    return (
        item.key in OFFICES or item.key in GROUPS or item.key in BODIES or item.key in LINKS
        or item.key in PAPERS or (item.kind is Kind.WORD and item.is_capital
        and item.key not in FUNCTION and item.key not in PREPOSITIONS)
    )  # fmt: skip


def _linked(pieces: Sequence[Item], at: int) -> int | None:
    """Past words unknown to us, the preposition that ties them to an office: "head of the rescue
    service"."""
    for back in range(at - 1, max(0, at - 5), -1):
        item = pieces[back]
        if item.kind is not Kind.WORD or item.key in FUNCTION:
            return None
        if item.key in PREPOSITIONS:
            before = pieces[back - 1]
            is_office = before.key in OFFICES or before.key in GROUPS or before.key in LINKS
            return back if is_office else None
    return None


def belongs_behind(pieces: Sequence[Item], start: int, at: int) -> bool:
    """Whether an item continues a phrase that begins at `start`."""
    item = pieces[at]
    if item.key in PREPOSITIONS and item.kind is Kind.WORD:
        return at > start and _takes_object(pieces[at - 1])
    if item.key in PRONOUNS:
        return at == start
    if at > start and pieces[at - 1].key in PRONOUNS and pieces[at - 1].key not in DETERMINERS:
        return False
    if item.is_outlet:
        return all(is_phrase_word(one) and one.key not in OFFICES for one in pieces[start:at])
    if item.kind is Kind.NAME:
        return True
    return _belongs(pieces, at, at + 1)


def apposition(pieces: Sequence[Item], end: int, body: str) -> tuple[str, frozenset[str], str, int]:
    """The office set off behind a name, ", Russia's ambassador to the US,", and where it ends."""
    nothing = ("", frozenset[str](), "", end)
    if end >= len(pieces) or pieces[end].text not in {",", "("}:
        return nothing
    stop = end + 1
    while (
        stop < len(pieces)
        and stop - end < LONGEST_ASIDE
        and pieces[stop].text not in {",", ")", ".", ";", "—", "–"}
    ):
        if pieces[stop].kind is Kind.QUOTE or (
            pieces[stop].key in VERBS and pieces[stop].key not in OFFICES
        ):
            return nothing
        stop += 1
    aside = pieces[end + 1 : stop]
    if not aside or not any(item.key in OFFICES for item in aside[:8]) or aside[0].key in FUNCTION:
        return nothing
    return (*office_of(aside, body), stop)


def phrase_behind(pieces: Sequence[Item], start: int, body: str) -> Phrase | None:
    """The phrase that begins at an item, its apposition included."""
    end = start
    while _goes_on(pieces, start, end):
        end += 1
        if pieces[end - 1].is_person and not pieces[end - 1].is_possessive:
            break
    while end > start and _is_loose_end(pieces, end - 1):
        end -= 1
    if (source := _told_to(pieces, start, end)) is not None:
        return phrase(pieces, source, _described_further(pieces, source, end), body)
    found = phrase(pieces, start, end, body) if end > start else None
    if found is not None and found.role is Role.DESCRIPTION and _is_comma(pieces, end):
        name = phrase_behind(pieces, end + 1, body)
        if name is not None and name.role is Role.PERSON and name.start == end + 1:
            return with_office(name, found, start=start)
    if found is None or found.role is not Role.PERSON:
        return found
    office, nouns, nation, _ = apposition(pieces, end, body)
    return with_office(found, found, office, nouns, nation, start=found.start)


def _told_to(pieces: Sequence[Item], start: int, end: int) -> int | None:
    """Where the source begins to whom a Russian outlet owes it: "сообщил РИА Новости источник"."""
    for at in range(start + 1, end):
        item = pieces[at]
        if (item.key in GROUPS or OFFICES.get(item.key) == "source") and not item.key.isascii():
            return at
        if item.kind is Kind.WORD and not item.is_capital:
            return None
    return None


def _described_further(pieces: Sequence[Item], start: int, end: int) -> int:
    """The end of a phrase with what Russian sets off behind it: "источник, близкий к делегации"."""
    if not _is_comma(pieces, end) or pieces[end + 1].key not in LINKS:
        return end
    end += 2
    while _goes_on(pieces, start, end):
        end += 1
    return end


def _goes_on(pieces: Sequence[Item], start: int, at: int) -> bool:
    """Whether a phrase that begins at `start` goes on with this item, if there is one."""
    return (
        at < len(pieces)
        and at - start < LONGEST
        and (belongs_behind(pieces, start, at) or _is_tied(pieces, start, at))
    )


def _is_comma(pieces: Sequence[Item], at: int) -> bool:
    return at + 1 < len(pieces) and pieces[at].text == ","


def _is_tied(pieces: Sequence[Item], start: int, at: int) -> bool:
    """Whether a word unknown to us ends what a preposition began: "familiar with the matter"."""
    item = pieces[at]
    if item.kind is not Kind.WORD or item.is_capital or item.key in FUNCTION | PREPOSITIONS:
        return False
    return any(one.key in PREPOSITIONS for one in pieces[max(start + 1, at - 2) : at])


def _is_loose_end(pieces: Sequence[Item], at: int) -> bool:
    item = pieces[at]
    return (
        item.kind is Kind.MARK
        or item.key in PREPOSITIONS
        or item.key in CALENDAR
        or item.key in DETERMINERS
        or item.key == "and"
    )
