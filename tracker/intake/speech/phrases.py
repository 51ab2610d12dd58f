"""Noun phrases that name or describe a speaker: "Russia's Deputy Foreign Minister X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.intake.names import Named
from tracker.intake.speech.lists import listed
from tracker.intake.speech.nations import NATIONS, SPEAKING
from tracker.intake.speech.offices import (
    BODIES,
    GROUPS,
    MODIFIERS,
    OFFICES,
    OUTLET_WORDS,
    PAPERS,
    TITLES,
    nouns,
)
from tracker.intake.speech.verbs import (
    ADVERBS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PASSIVE,
    PERFECT,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    THAT,
    VERBS,
)
from tracker.intake.speech.words import Item, Kind

LONGEST = 18
LONGEST_ASIDE = 24
INDEFINITE = listed(
    """
    a an one another two three several some many most few unnamed anonymous both other один
    одна два
    """
)
LINKS = frozenset({"close", "familiar", "близкий", "знакомый"})
INSTITUTIONS = listed(
    """
    affairs relations forum readings summit treaty conference university institute center centre
    corporation company security sea council congress senate duma union house college academy
    """
)
ABBREVIATED = listed("mr mrs ms dr gen sen rep gov lt col prof st jr sgt")
CALENDAR = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december feb aug sept oct nov dec"
    """
)
FUNCTION = (
    ADVERBS | SUBORDINATORS | THAT | PASSIVE | PERFECT | MODALS | NEGATIONS | CALENDAR | VERBS
) - {"official", "first", "may", "states"}


class Role(StrEnum):
    """What kind of speaker a phrase gives."""

    PERSON = "person"
    BODY = "body"
    OUTLET = "outlet"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    ANONYMOUS = "anonymous"
    PLACE = "place"
    PAPER = "paper"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: items [start:end] of its sentence.

    `text` names the speaker as written, `office` is what the text says he or she is, `key` what a
    name or pronoun is compared by. `doubt` says why a name may not be the one it looks like.
    """

    role: Role
    start: int
    end: int
    text: str
    key: str = ""
    office: str = ""
    named: tuple[Named, ...] = ()
    nouns: frozenset[str] = frozenset()
    nation: str = ""
    is_full: bool = False
    is_inflected: bool = False
    doubt: str = ""


def text_of(pieces: Sequence[Item], body: str) -> str:
    """The words of the body from the first to the last of these items, white space folded."""
    if not pieces:
        return ""
    return " ".join(body[pieces[0].start : pieces[-1].end].split())


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
    if item.key == "and":
        return 0 < at < end - 1 and pieces[at + 1].is_capital and pieces[at - 1].is_capital
    if item.key in OFFICES or item.key in GROUPS or item.key in MODIFIERS:
        return True
    if item.key in FUNCTION:
        return False
    return item.is_capital or item.is_possessive or _is_phrase_word(item)


def _is_phrase_word(item: Item) -> bool:
    key = item.key
    return (
        key in BODIES
        or key in PAPERS
        or key in OUTLET_WORDS
        or key in NATIONS
        or key in TITLES
        or key in DETERMINERS
        or key in INDEFINITE
        or key in LINKS
    )


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


def phrase(pieces: Sequence[Item], start: int, end: int, body: str) -> Phrase | None:
    """What the items [start:end] say of a speaker, None where they name nobody."""
    tie = _tie(pieces, start, end)
    last = pieces[end - 1]
    if end - start == 1 and last.key in PRONOUNS:
        return Phrase(Role.PRONOUN, start, end, last.text, last.key)
    if any(item.key == "and" for item in pieces[start:end]) and _is_joint(pieces, start, end):
        return Phrase(Role.JOINT, start, end, text_of(pieces[start:end], body))
    if last.is_person and not _is_object(pieces, tie, end - 1):
        return _known_person(pieces, start, end, body)
    if last.kind is Kind.NAME and not last.is_person and not last.is_possessive and tie is None:
        role = Role.OUTLET if last.is_outlet else _role_of_actor(last)
        return Phrase(role, end - 1, end, last.text, last.key, named=last.named,
                      is_inflected=last.is_inflected)  # fmt: skip
    run = _run_of_capitals(pieces, start, end)
    if run < end and not _is_object(pieces, tie, run) and _is_name_run(pieces, start, run, end):
        return _unknown(pieces, start, run, end, body)
    return _described(pieces, start, tie if tie is not None else end, end, body)


def _role_of_actor(item: Item) -> Role:
    return Role.ANONYMOUS if all(n.kind == "anonymous" for n in item.named) else Role.BODY


def _tie(pieces: Sequence[Item], start: int, end: int) -> int | None:
    """The preposition behind the phrase's first noun: "spokesman for ..."."""
    for at in range(start + 1, end):
        if pieces[at].key in PREPOSITIONS and pieces[at].kind is Kind.WORD:
            return at
    return None


def _is_object(pieces: Sequence[Item], tie: int | None, name: int) -> bool:
    """Whether a name is what an office is for ("an aide to President Trump"), not who holds it."""
    if tie is None:
        return False
    last_tie = (
        max(at for at in range(tie, name) if pieces[at].key in PREPOSITIONS) if name > tie else tie
    )
    between = [item for item in pieces[last_tie + 1 : name] if item.key not in DETERMINERS]
    return not between or any(item.key in OFFICES or item.key in TITLES for item in between)


def _is_joint(pieces: Sequence[Item], start: int, end: int) -> bool:
    at = next(at for at in range(start, end) if pieces[at].key == "and")
    right = pieces[at + 1 : end]
    return pieces[at - 1].kind is Kind.NAME and any(item.kind is Kind.NAME for item in right)


def _known_person(pieces: Sequence[Item], start: int, end: int, body: str) -> Phrase:
    item = pieces[end - 1]
    given = end - 1
    while given > start and not item.is_full and _is_unknown_capital(pieces[given - 1], given - 1):
        given -= 1
    office, found, nation = office_of(pieces[start:given], body)
    if item.is_possessive:
        return Phrase(Role.PLACE, start, end, item.text)
    plain = Phrase(Role.PERSON, start, end, item.text, item.key, office, item.named, found, nation,
                   item.is_full, item.is_inflected)  # fmt: skip
    if given == end - 1:
        return plain
    text = text_of(pieces[given:end], body)
    initials = {spelling[0] for named in item.named for spelling in named.spellings}
    if pieces[given].text[0] in initials:
        return replace(plain, text=text, doubt=f"The text writes “{text}”.")
    return replace(plain, text=text, key=text.casefold(), named=(), is_full=True)


def _is_unknown_capital(item: Item, at: int) -> bool:
    return (
        item.kind is Kind.WORD
        and item.is_capital
        and not item.is_possessive
        and item.key not in FUNCTION
        and not _is_phrase_word(item)
        and item.key not in OFFICES
        and item.key not in GROUPS
        and item.key not in MODIFIERS
        and item.key not in PREPOSITIONS
    )


def _run_of_capitals(pieces: Sequence[Item], start: int, end: int) -> int:
    at = end
    while at > start and _is_unknown_capital(pieces[at - 1], at - 1):
        at -= 1
    return at


def _is_name_run(pieces: Sequence[Item], start: int, run: int, end: int) -> bool:
    """Whether capitals make a name: no institution's, and nothing that "and" or "for" ties on."""
    last, before = pieces[end - 1], pieces[run - 1] if run > start else None
    if last.key in BODIES or last.key in INSTITUTIONS or len(last.text) < 2:
        return False
    return before is None or before.key not in PREPOSITIONS | {"and"}


def _unknown(pieces: Sequence[Item], start: int, run: int, end: int, body: str) -> Phrase:
    office, found, nation = office_of(pieces[start:run], body)
    text = text_of(pieces[run:end], body)
    return Phrase(Role.PERSON, start, end, text, text.casefold(), office, (), found, nation,
                  end - run > 1)  # fmt: skip


def _described(pieces: Sequence[Item], start: int, tie: int, end: int, body: str) -> Phrase | None:
    """A phrase without a name: "the ambassador", "a source close to the delegation"."""
    text = text_of(pieces[start:end], body)
    head = pieces[tie - 1]
    found = nouns([item.key for item in pieces[start:tie]])
    nation = _nation(pieces[start:tie])
    if head.key in GROUPS or "source" in found:
        return Phrase(Role.ANONYMOUS, start, end, text, text.casefold(), nation=nation)
    if head.key in OFFICES:
        role = Role.ANONYMOUS if pieces[start].key in INDEFINITE else Role.DESCRIPTION
        office, _, _ = office_of(pieces[start:end], body)
        return Phrase(role, start, end, text, head.key, office, (), found, nation)
    if head.key in BODIES:
        return Phrase(Role.BODY, start, end, text, head.key, nation=nation)
    if head.key in PAPERS:
        return Phrase(Role.PAPER, start, end, text, head.key)
    if head.key in SPEAKING or (head.key == "states" and head.is_capital):
        return Phrase(Role.PLACE, start, end, text, head.key)
    return None


def office_of(pieces: Sequence[Item], body: str) -> tuple[str, frozenset[str], str]:
    """The office in these words as the text writes it, its nouns, and whose it is."""
    found = nouns([item.key for item in pieces])
    if not found:
        return "", frozenset(), ""
    first = 0
    while first < len(pieces) and _is_before_office(pieces[first]):
        first += 1
    return text_of(pieces[first:], body).rstrip(" ,"), found, _nation(pieces)


def _is_before_office(item: Item) -> bool:
    if item.key in DETERMINERS or item.kind is Kind.MARK or item.key in INDEFINITE:
        return True
    return item.is_possessive and (item.key in NATIONS or item.key in DETERMINERS)


def _nation(pieces: Sequence[Item]) -> str:
    """Whose an office is: the nation named in front of its noun."""
    for item in pieces:
        if item.key in PREPOSITIONS:
            break
        if item.key in NATIONS:
            return NATIONS[item.key]
        if item.kind is Kind.NAME and item.named and item.named[0].party:
            return item.named[0].party
    return ""


def with_office(
    person: Phrase,
    other: Phrase,
    office: str = "",
    found: frozenset[str] = frozenset(),
    nation: str = "",
    *,
    start: int,
) -> Phrase:
    """A person with the office that stands before or behind the name."""
    return replace(
        person,
        start=start,
        office=person.office or office or other.office,
        nouns=person.nouns or found or other.nouns,
        nation=person.nation or nation or other.nation,
    )


def belongs_behind(pieces: Sequence[Item], start: int, at: int) -> bool:
    """Whether an item continues a phrase that begins at `start`."""
    item = pieces[at]
    if item.key in PREPOSITIONS and item.kind is Kind.WORD:
        return at > start and _takes_object(pieces[at - 1])
    if item.key in PRONOUNS:
        return at == start
    if at > start and pieces[at - 1].key in PRONOUNS and pieces[at - 1].key not in DETERMINERS:
        return False
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
