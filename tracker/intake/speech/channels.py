"""Through whom it is known: outlets that were told, and "according to" those who passed it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.intake.lists import listed
from tracker.intake.speech.heads import Phrase, Role
from tracker.intake.speech.nations import NATIONS
from tracker.intake.speech.offices import OUTLET_WORDS
from tracker.intake.speech.phrases import phrase_behind
from tracker.intake.speech.reports import Report
from tracker.intake.speech.verbs import CITING, DETERMINERS, PRONOUNS, RELAYING, TELLING
from tracker.intake.speech.words import Item, Kind

FARTHEST_INTERVIEW = 12
SPOKEN_TO = listed(
    """
    according interview interviews comments comment remarks spoke speaking statement stated
    said article column briefing gave talking confirmed explained"
    """
)
RELAYED_BY = listed("quoted cited saying carried published reported released obtained seen")
RUSSIAN_DATA = frozenset({"словам", "данным", "информации", "мнению", "оценке", "сообщению"})


class Way(StrEnum):
    """How long a channel serves: for one sentence, for what follows, for a whole interview."""

    ONCE = "once"
    TOLD = "told"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Channel:
    """An outlet that was told, or that reports it, at an item of the sentence."""

    at: int
    outlet: Item
    way: Way


@dataclass(frozen=True, slots=True)
class According:
    """ "According to the Kremlin": the items [start:end], whose word it is, and who was cited."""

    start: int
    end: int
    phrase: Phrase
    is_citing: bool = False


def channels(pieces: Sequence[Item], found: Sequence[Report]) -> list[Channel]:
    """The outlets through which a sentence's words came; credits of photographs are none."""
    channels: list[Channel] = []
    for at, item in enumerate(pieces):
        if not item.is_outlet or item.is_possessive:
            continue
        way = _way(pieces, at, bool(found))
        if at + 1 < len(pieces) and pieces[at + 1].key in RELAYING:
            way = Way.ONCE
        if way is not None:
            channels.append(Channel(at, item, way))
    return channels


def _way(pieces: Sequence[Item], at: int, has_verb: bool) -> Way | None:
    trigger = _before_title(pieces, at)
    if trigger < 0:
        return Way.ONCE if has_verb and pieces[at].is_cyrillic else None
    if _in_interview(pieces, at):
        return Way.INTERVIEW
    key, before = pieces[trigger].key, pieces[trigger - 1].key if trigger else ""
    if key in TELLING:
        return Way.TOLD
    if key in CITING or (key == "by" and before in RELAYED_BY):
        return Way.ONCE
    if key in {"to", "with", "for"} and before in SPOKEN_TO:
        return Way.ONCE if before == "according" else Way.TOLD
    if pieces[at].is_cyrillic and has_verb and pieces[trigger].text not in {"/", "("}:
        return Way.TOLD if _is_told(pieces, at) else Way.ONCE
    return None


def _before_title(pieces: Sequence[Item], at: int) -> int:
    """The item in front of "the Russian state news agency TASS"."""
    left = at - 1
    while left >= 0 and at - left < 8 and _is_title(pieces[left]):
        left -= 1
    return left


def _is_title(item: Item) -> bool:
    return item.key in OUTLET_WORDS or item.key in NATIONS or item.key in DETERMINERS


def _in_interview(pieces: Sequence[Item], at: int) -> bool:
    """Whether "interview with", "interview to" leads up to the outlet, a person between or not."""
    for left in range(at - 1, max(-1, at - FARTHEST_INTERVIEW), -1):
        if pieces[left].key in {"interview", "интервью"}:
            return True
        if pieces[left].text in {",", ".", ";"} or pieces[left].kind is Kind.QUOTE:
            return False
    return False


def _is_told(pieces: Sequence[Item], at: int) -> bool:
    """Whether a Russian outlet was told; one that передает merely passes on."""
    near = [item.key for item in pieces[max(0, at - 4) : at + 3]]
    passes = {
        "передает",
        "передаёт",
        "передают",
        "пишет",
        "цитирует",
        "ссылкой",
        "приводит",
        "данным",
    }
    return not passes & set(near)


def according(pieces: Sequence[Item], body: str) -> list[According]:
    """Every "according to ..." and "citing ..." of a sentence."""
    found: list[According] = []
    for at, item in enumerate(pieces):
        start = _behind_according(pieces, at)
        if start is None:
            continue
        if item.key == "по" and pieces[at + 1].key in PRONOUNS:
            phrase: Phrase | None = Phrase(Role.PRONOUN, at + 1, at + 3, pieces[at + 1].text,
                                           pieces[at + 1].key)  # fmt: skip
        else:
            phrase = phrase_behind(pieces, start, body)
        if phrase is None or phrase.role is Role.PAPER:
            continue
        found.append(According(at, phrase.end, phrase, item.key in {*CITING, "ссылкой"}))
    return found


def _behind_according(pieces: Sequence[Item], at: int) -> int | None:
    key = pieces[at].key
    following = pieces[at + 1].key if at + 1 < len(pieces) else ""
    if key == "according" and following == "to":
        return at + 2
    last = pieces[at + 2].key if at + 2 < len(pieces) else ""
    if key == "по" and following in PRONOUNS and last in RUSSIAN_DATA:
        return at + 3
    if key == "по" and following in RUSSIAN_DATA:
        return at + 2
    if key == "ссылкой" and following == "на":
        return at + 2
    return at + 1 if key in CITING else None
