"""Russian word order: subjects behind their verbs, and names in other cases than the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.intake.lists import listed
from tracker.intake.speech.heads import Phrase, Role, phrase
from tracker.intake.speech.offices import OFFICES
from tracker.intake.speech.phrases import phrase_before, phrase_behind
from tracker.intake.speech.verbs import RECIPIENTS, RELAYING, THAT
from tracker.intake.speech.words import Item, Kind

FARTHEST = 14
ENDS = frozenset({",", ".", ":", ";", "—", "–"})
# "приводит слова Рябкова ТАСС": the one whose words they are stands behind the verb, inflected.
WORDS = frozenset({"слова", "слов", "заявление"})
QUOTING = listed("цитирует цитируют процитировал процитировало")
NO_SUBJECT = {Role.PLACE, Role.PAPER, Role.OUTLET}


def nominative_behind(pieces: Sequence[Item], at: int, body: str) -> Phrase | None:
    """The subject behind a verb, past those who were told; of what is relayed, the speaker."""
    stop = _end_of_clause(pieces, at + 1)
    if pieces[at].key in RELAYING and (quoted := _quoted(pieces, at, stop, body)):
        return quoted
    for end in range(at + 1, stop):
        item = pieces[end]
        if item.is_person and not item.is_inflected:
            return _from(pieces, at + 1, end + 1, body)
        if item.is_person and _is_woman(pieces[at], item):
            found = _from(pieces, at + 1, end + 1, body)
            return found and replace(found, named=(), key=item.key, is_inflected=False)
    return next(_others(pieces, at, stop, body), None)


def _end_of_clause(pieces: Sequence[Item], start: int) -> int:
    end = start
    while end < len(pieces) and end - start < FARTHEST and not _ends(pieces[end]):
        end += 1
    return end


def _ends(item: Item) -> bool:
    return item.kind is Kind.QUOTE or item.text in ENDS or item.key in THAT


def _quoted(pieces: Sequence[Item], at: int, stop: int, body: str) -> Phrase | None:
    """Whose words an outlet passes on: «приводит слова Рябкова», «цитирует Рябкова»."""
    start = next((end + 1 for end in range(at + 1, stop) if pieces[end].key in WORDS), None)
    if start is None and pieces[at].key in QUOTING:
        start = at + 1
    if start is None:
        return None
    person = next((end for end in range(start, stop) if pieces[end].is_person), None)
    if person is not None:
        return _from(pieces, start, person + 1, body)
    is_office = start < stop and pieces[start].key in OFFICES
    return phrase(pieces, start, start + 1, body) if is_office else None


def _from(pieces: Sequence[Item], first: int, end: int, body: str) -> Phrase | None:
    """The phrase that ends before `end` and does not reach further back than `first`."""
    found = phrase_before(pieces, end, body)
    if found is None or found.start >= first:
        return found
    return phrase(pieces, first, end, body)


def _is_woman(verb: Item, name: Item) -> bool:
    """Whether what looks like a man's name in another case is a woman's: «сказала Дарчиева»."""
    return verb.key.endswith("ла") and name.key.endswith("а")


def _others(pieces: Sequence[Item], at: int, stop: int, body: str) -> Iterator[Phrase]:
    """Subjects that are no known person: an office, a body, and last of all an outlet."""
    outlets = []
    for end in range(at + 1, stop):
        if pieces[end].key in RECIPIENTS:
            continue
        found = phrase_behind(pieces, end, body)
        if found is None or (found.is_inflected and found.role is not Role.OUTLET):
            continue
        if found.role is Role.OUTLET:
            outlets.append(found)
        elif found.role not in NO_SUBJECT:
            yield found
    if pieces[at].key in RELAYING:
        yield from outlets
