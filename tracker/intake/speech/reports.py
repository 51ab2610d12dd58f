"""Reporting in a sentence: which verb has which subject, and where what was said stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.intake.lists import listed
from tracker.intake.speech.heads import CALENDAR, Phrase, Role
from tracker.intake.speech.nations import NATIONS
from tracker.intake.speech.offices import OUTLET_WORDS
from tracker.intake.speech.phrases import phrase_before, phrase_behind
from tracker.intake.speech.spellings import without_possessive
from tracker.intake.speech.subjects import (
    DASHES,
    JOINTS,
    RELATIVES,
    first_of,
    follows_quotation,
    subject_of,
)
from tracker.intake.speech.verbs import (
    ADVERBS,
    DETERMINERS,
    MODALS,
    NAMING,
    NEGATIONS,
    NOMINATIVES,
    PARTICIPLES,
    PASSIVE,
    PERFECT,
    PREPOSITIONS,
    RECIPIENTS,
    SUBORDINATORS,
    TELLING,
    THAT,
    VERBS,
)
from tracker.intake.speech.words import Item, Kind

FARTHEST_THAT = 25
FARTHEST_TAIL = 40
FARTHEST_AGENT = 16
FARTHEST_BACK = 8
FINITE = listed(
    """
    will would is are was were has have had can could should must may might будет будут
    может могут
    """
)
VERBLESS = frozenset({":", *DASHES})
OBJECTS = frozenset({"him", "her", "them", "me", "us"})
QUOTING = frozenset({"quoted", "cited", "quotes"})
SPEECHES = listed(
    """
    claim claims remark remarks statement statements comment comments assertion assertions
    accusation accusations allegation allegations suggestion suggestions warning warnings
    """
)
# "As X put it".
PUTTING = frozenset({"put", "puts"})
BACK = frozenset({"this", "that", "it", "этом"})


class Side(StrEnum):
    """Where what was said stands: behind the verb, in front of it, or in the sentence before."""

    BEHIND = "behind"
    BEFORE = "before"
    SENTENCE_BEFORE = "sentence before"


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb with its subject.

    The items [start:end] are the frame: subject, verb, recipients; what was said is none of them.
    """

    verb: int
    subject: Phrase
    side: Side
    start: int
    end: int
    is_naming: bool = False
    is_noun: bool = False


def reports(pieces: Sequence[Item], body: str) -> list[Report]:
    """All reporting in a sentence, in the order of its verbs."""
    found: list[Report] = []
    for at, item in enumerate(pieces):
        previous = found[-1] if found else None
        if item.text in VERBLESS and not found:
            report = _verbless(pieces, at, body)
        elif item.key in SPEECHES and _is_of_somebody(pieces, at):
            report = _noun(pieces, at, body)
        elif item.kind is Kind.WORD and _may_report(pieces, at):
            report = _report(pieces, at, body, previous)
        else:
            continue
        if report is not None:
            found.append(report)
    return found


def _verbless(pieces: Sequence[Item], at: int, body: str) -> Report | None:
    """A name and a mark for a verb: "X: “...”", "“...” — X"."""
    if pieces[at].text == ":":
        subject = phrase_before(pieces, at, body)
        if subject is None or subject.start > 0 or at + 1 >= len(pieces):
            return None
        if pieces[at + 1].kind is not Kind.QUOTE and not subject.named:
            return None
        return Report(at, subject, Side.BEHIND, 0, at + 1)
    subject = phrase_behind(pieces, at + 1, body) if follows_quotation(pieces, at + 1) else None
    if subject is None or any(item.kind is not Kind.MARK for item in pieces[subject.end :]):
        return None
    return Report(at, subject, Side.BEFORE, at, subject.end)


def _is_of_somebody(pieces: Sequence[Item], at: int) -> bool:
    """Whether "claim that" is meant, and not "said in a statement that"."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.key not in THAT:
        return False
    return not any(item.key in {"in", "to", "with"} for item in pieces[max(0, at - 3) : at])


def _noun(pieces: Sequence[Item], at: int, body: str) -> Report:
    """Words that somebody's claim or remark carries: "rejected X's claim that"."""
    owner = pieces[at - 1] if at else None
    role, named, start = Role.PAPER, None, at
    if owner is not None and owner.kind is Kind.NAME and owner.is_possessive:
        role, named, start = (Role.PERSON if owner.is_person else Role.BODY), owner, at - 1
    subject = Phrase(role, start, start + 1, pieces[start].text)
    if named is not None:
        text = without_possessive(named.text.replace("’", "'"))
        subject = replace(
            subject, text=text, key=named.key, named=named.named, is_full=named.is_full
        )
    return Report(at, subject, Side.BEHIND, start, at + 2, is_naming=True, is_noun=True)


def _may_report(pieces: Sequence[Item], at: int) -> bool:
    key = pieces[at].key
    if key in PUTTING:
        return at + 1 < len(pieces) and pieces[at + 1].key == "it"
    if key not in VERBS and key not in PARTICIPLES:
        return False
    before = pieces[at - 1].key if at else ""
    return before not in MODALS and before != "united" and (key != "saying" or before != "as")


def _report(pieces: Sequence[Item], at: int, body: str, previous: Report | None) -> Report | None:
    left, is_passive, is_negated = _auxiliaries(pieces, at)
    if is_negated:
        return None
    if is_passive:
        return _passive(pieces, at, left, body)
    if pieces[at].key in PARTICIPLES:
        return _participle(pieces, at, body, previous)
    subject = subject_of(pieces, at, left, body, previous.subject if previous else None)
    if subject is None:
        return None
    begins = left + 1 if _is_shared(pieces, subject, left) else subject.start
    return _framed(pieces, at, subject, begins, body)


def _is_shared(pieces: Sequence[Item], subject: Phrase, left: int) -> bool:
    """Whether the subject is an earlier verb's too: "X met them and said ..."."""
    return subject.end <= left and pieces[left].key in JOINTS


def _auxiliaries(pieces: Sequence[Item], at: int) -> tuple[int, bool, bool]:
    """The item before adverbs and auxiliaries; whether the verb is passive; whether negated."""
    left, is_passive, is_negated = at - 1, False, False
    while left >= 0 and at - left < 8 and pieces[left].kind is Kind.WORD:
        key = pieces[left].key
        if key in PASSIVE:
            is_passive = True
        elif key in NEGATIONS:
            is_negated = True
        elif key not in PERFECT and (key not in ADVERBS or pieces[left].is_capital):
            break
        left -= 1
    return left, is_passive, is_negated


# Passives and participles.


def _passive(pieces: Sequence[Item], at: int, left: int, body: str) -> Report | None:
    if pieces[at].key in {"quoted", "cited"}:
        subject = subject_of(pieces, at, left, body, None)
        end = at + 1
        if [item.key for item in pieces[end : end + 2]] == ["as", "saying"]:
            end += 2
        return None if subject is None else _sided(pieces, at, subject, subject.start, end)
    agent = next(
        (
            by
            for by in range(at + 1, min(len(pieces), at + FARTHEST_AGENT))
            if pieces[by].key == "by"
        ),
        None,
    )
    subject = phrase_behind(pieces, agent + 1, body) if agent is not None else None
    if subject is None or left < 0:
        return None
    behind = pieces[subject.end] if subject.end < len(pieces) else None
    if behind is not None and (behind.key in THAT or behind.kind is Kind.QUOTE):
        end = subject.end + (behind.key in THAT)
        return Report(at, subject, Side.BEHIND, left + 1, end)
    side = Side.SENTENCE_BEFORE if pieces[left].key in BACK else Side.BEFORE
    return Report(at, subject, side, left + 1, subject.end)


def _participle(
    pieces: Sequence[Item], at: int, body: str, previous: Report | None
) -> Report | None:
    before = pieces[at - 1].text if at else ","
    if before != "," and pieces[at - 1].key not in {"and", "while", "before"}:
        return None
    subject = previous.subject if previous else first_of(pieces, at, body)
    if subject is None:
        return None
    return Report(at, subject, Side.BEHIND, at, _content_start(pieces, at))


# Frames.


def _framed(pieces: Sequence[Item], at: int, subject: Phrase, begins: int, body: str) -> Report:
    key = pieces[at].key
    is_naming = key in NAMING
    if key in {"quoted", "cited", "quotes", "цитирует"} and subject.role is Role.OUTLET:
        quoted = phrase_behind(pieces, at + 1, body)
        if quoted is not None:
            return _sided(pieces, at, quoted, begins, quoted.end)
    if key in QUOTING and (quoted := _quoted_as_saying(pieces, at, subject, body)):
        return Report(at, quoted, Side.BEHIND, begins, quoted.end + 2)
    if is_back := _points_back(pieces, at):
        return Report(at, subject, is_back, min(begins, at), max(subject.end, at + 1))
    if subject.start > at:
        end = _past_comma(pieces, at, subject.end)
        first = _first_of_tag(pieces, at)
        return Report(at, subject, _side_of_inverted(pieces, first, subject), first, end)
    if is_naming:
        return Report(at, subject, Side.BEHIND, begins, at + 1, is_naming)
    found = _sided(pieces, at, subject, begins, at + 1 + (key in PUTTING))
    return Report(at, subject, found.side, found.start, found.end, is_naming)


def _first_of_tag(pieces: Sequence[Item], at: int) -> int:
    """The verb, or the adverbs between a dash and it: «..., — также отметил X»."""
    left, _, _ = _auxiliaries(pieces, at)
    return left + 1 if left >= 0 and pieces[left].text in DASHES else at


def _past_comma(pieces: Sequence[Item], at: int, end: int) -> int:
    """The end of «Как заявил X в интервью ТАСС,», which is none of what was said."""
    if not at or pieces[at - 1].key != "как":
        return end
    commas = (
        n + 1 for n in range(end, min(len(pieces), end + FARTHEST_BACK)) if pieces[n].text == ","
    )
    return next(commas, end)


def _quoted_as_saying(pieces: Sequence[Item], at: int, subject: Phrase, body: str) -> Phrase | None:
    """Whom one person quotes: the word is the quoted one's, by the other's account."""
    quoted = phrase_behind(pieces, at + 1, body)
    if quoted is None or [one.key for one in pieces[quoted.end : quoted.end + 2]] != [
        "as",
        "saying",
    ]:
        return None
    return replace(quoted, doubt=quoted.doubt or f"Quoted by {subject.text}.")


def _points_back(pieces: Sequence[Item], at: int) -> Side | None:
    """«Об этом сообщил ...», "said this on Tuesday": what was said stands in front."""
    if at < FARTHEST_BACK and [item.key for item in pieces[:2]] == ["об", "этом"]:
        return Side.SENTENCE_BEFORE
    following = [item.key for item in pieces[at + 1 : at + 3]]
    if following[:1] == ["this"] and (len(following) < 2 or following[1] in {"", *PREPOSITIONS}):
        return Side.SENTENCE_BEFORE
    return None


def _side_of_inverted(pieces: Sequence[Item], at: int, subject: Phrase) -> Side:
    if follows_quotation(pieces, at) or (at and pieces[at - 1].text in {",", *DASHES}):
        return Side.BEFORE
    return Side.BEHIND


def _sided(pieces: Sequence[Item], at: int, subject: Phrase, start: int, end: int) -> Report:
    """The report with the side on which its words stand, and the end of its frame."""
    before = start - 1 - (start > 1 and pieces[start - 1].key == "as")
    is_late = before >= 0 and (
        pieces[before].kind is Kind.QUOTE or pieces[before].text in {",", *DASHES}
    )
    if is_late and _is_tail(pieces, end, at):
        return Report(at, subject, Side.BEFORE, start, end)
    return Report(at, subject, Side.BEHIND, start, _content_start(pieces, end - 1, at))


def _is_tail(pieces: Sequence[Item], start: int, verb: int) -> bool:
    """Whether behind the verb only when, where and to whom it was said follows."""
    for at in range(start, min(len(pieces), start + FARTHEST_TAIL)):
        item = pieces[at]
        if item.text in {",", ".", ";", "?", "!", ":"} or item.key in RELATIVES:
            return item.text != ":"
        if item.kind is Kind.QUOTE:
            return False
        if item.key in THAT or item.key in NOMINATIVES or _is_finite(item):
            return False
        if item.key in DETERMINERS and not _is_governed(pieces, at, start, verb):
            return False
        if item.key in SUBORDINATORS - {"as"} and at > start:
            return True
    return True


def _is_finite(item: Item) -> bool:
    return item.key in FINITE and not item.is_capital


def _is_governed(pieces: Sequence[Item], at: int, start: int, verb: int) -> bool:
    if at == start:
        return pieces[verb].key in TELLING
    before = pieces[at - 1]
    return before.key in PREPOSITIONS or before.key in {"and", "as"}


def _content_start(pieces: Sequence[Item], last: int, verb: int | None = None) -> int:
    """The item with which what was said begins, past "told reporters on Tuesday that"."""
    start = last + 1
    limit = min(len(pieces), start + FARTHEST_THAT)
    for at in range(start, limit):
        item = pieces[at]
        if item.key in THAT:
            return at + 1
        if item.text == ":":
            return at + 1
        if item.kind is Kind.QUOTE or _is_finite(item):
            break
    return _past_recipients(pieces, start, pieces[last if verb is None else verb].key in TELLING)


def _past_recipients(pieces: Sequence[Item], start: int, is_telling: bool) -> int:
    if is_telling:
        return _past_day(pieces, _past_told(pieces, start))
    is_to = start < len(pieces) and pieces[start].key == "to"
    told = _past_told(pieces, start + 1) if is_to else start
    return _past_day(pieces, told if told > start + 1 else start)


def _past_told(pieces: Sequence[Item], start: int) -> int:
    """The item behind "the news agency X", "reporters", "him"."""
    for at in range(start, min(len(pieces), start + FARTHEST_BACK)):
        item = pieces[at]
        if item.is_outlet or item.is_person or item.key in RECIPIENTS or item.key in OBJECTS:
            return at + 1
        if item.key not in DETERMINERS and item.key not in OUTLET_WORDS and item.key not in NATIONS:
            break
    return start


def _past_day(pieces: Sequence[Item], start: int) -> int:
    at = start
    if at + 1 < len(pieces) and pieces[at].key == "on" and pieces[at + 1].key in CALENDAR:
        at += 1
    while at < len(pieces) and (pieces[at].key in CALENDAR or pieces[at].text.isdigit()):
        at += 1
    while at < len(pieces) and pieces[at].text in {",", ":", *DASHES}:
        at += 1
    return at
