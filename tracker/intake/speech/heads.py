"""What a noun phrase says of a speaker: a name, an office, a body, or nobody one can name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.intake.lists import listed
from tracker.intake.names import Named
from tracker.intake.speech.letters import latin
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
from tracker.intake.speech.spellings import folded
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

INDEFINITE = listed(
    """
    a an one another two three several some many most few unnamed anonymous both other others один
    одна два
    """
)
BOTH = frozenset({"and", "и"})
LINKS = frozenset({"close", "familiar", "близкий", "близкие", "знакомый", "знакомые"})
INSTITUTIONS = listed(
    """
    affairs relations forum readings summit treaty conference university institute center centre
    corporation company security sea council congress senate duma union house college academy
    """
)
CALENDAR = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december feb aug sept oct nov dec
    """
)
FUNCTION = (
    ADVERBS | SUBORDINATORS | THAT | PASSIVE | PERFECT | MODALS | NEGATIONS | CALENDAR | VERBS
) - {"official", "first", "may", "states"}
FUNCTION |= listed(
    "somebody nobody everybody someone anyone everyone there here what all none each"
)


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


def phrase(pieces: Sequence[Item], start: int, end: int, body: str) -> Phrase | None:
    """What the items [start:end] say of a speaker, None where they name nobody."""
    tie = _tie(pieces, start, end)
    last = pieces[end - 1]
    if end - start == 1 and last.key in PRONOUNS:
        return Phrase(Role.PRONOUN, start, end, last.text, last.key)
    if any(item.key in BOTH for item in pieces[start:end]) and _is_joint(pieces, start, end):
        return Phrase(Role.JOINT, start, end, text_of(pieces[start:end], body))
    if last.is_person and not _is_object(pieces, tie, end - 1):
        return _known_person(pieces, start, end, body)
    if last.kind is Kind.NAME and not last.is_person and not last.is_possessive and tie is None:
        role = Role.OUTLET if last.is_outlet else _role_of_actor(last)
        return Phrase(role, start, end, last.text, last.key, named=last.named,
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
    at = next(at for at in range(start, end) if pieces[at].key in BOTH)
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
    initials = {latin(folded(name[0])) for named in item.named for name in named.spellings}
    if latin(pieces[given].key[0]) in initials:
        return replace(plain, text=text, doubt=f"The text writes “{text}”.")
    return replace(plain, text=text, key=text.casefold(), named=(), is_full=True)


def is_phrase_word(item: Item) -> bool:
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


def _is_unknown_capital(item: Item, at: int) -> bool:
    return (
        item.kind is Kind.WORD
        and item.is_capital
        and not item.is_possessive
        and item.key not in FUNCTION
        and not is_phrase_word(item)
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
    while tie - 1 > start and (pieces[tie - 1].key in LINKS or pieces[tie - 1].text == ","):
        tie -= 1
    head = pieces[tie - 1]
    found = nouns([item.key for item in pieces[start:tie]])
    nation = _nation(pieces[start:tie])
    if head.key in GROUPS or "source" in found:
        return Phrase(Role.ANONYMOUS, start, end, text, text.casefold(), nation=nation)
    if all(item.key in INDEFINITE for item in pieces[start:end]) and head.key != "a":
        return Phrase(Role.ANONYMOUS, start, end, text, text.casefold())
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
    if item.key in DETERMINERS or item.kind is Kind.MARK or item.key in INDEFINITE | BOTH:
        return True
    if item.is_outlet:
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
