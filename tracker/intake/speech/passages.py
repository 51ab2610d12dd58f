"""A sentence taken apart: its items, its reporting, who is named in it, and through whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.intake.speech.cast import Cast, Speaker
from tracker.intake.speech.channels import According, Channel, according, channels
from tracker.intake.speech.heads import Phrase, Role, with_office
from tracker.intake.speech.offices import OFFICES
from tracker.intake.speech.phrases import apposition, phrase_before
from tracker.intake.speech.reports import Report, Side, reports
from tracker.intake.speech.spans import Sentence
from tracker.intake.speech.spellings import Spellings
from tracker.intake.speech.verbs import PREPOSITIONS, SUBORDINATORS, THAT
from tracker.intake.speech.words import Item, Kind, items
from tracker.intake.times.days import said_on

# Whoever reports on a day says so within so many words.
LONGEST_FRAME = 30


@dataclass(slots=True)
class Passage:
    """One sentence with all that the grammar found in it, and the speakers it came to mean.

    `is_bare` where it is nothing but quotations; `frames` are the items right behind a report.
    """

    number: int
    sentence: Sentence
    pieces: list[Item]
    reports: list[Report]
    according: list[According]
    channels: list[Channel]
    named: list[Phrase]
    is_bare: bool
    frames: frozenset[int]
    speakers: list[Speaker]
    sources: list[Speaker]


def passage(body: str, number: int, sentence: Sentence, spellings: Spellings) -> Passage:
    """A sentence taken apart; who its speakers are is left open."""
    pieces = items(body, sentence, spellings)
    found = reports(pieces, body)
    return Passage(
        number,
        sentence,
        pieces,
        found,
        according(pieces, body),
        channels(pieces, found),
        list(_named(pieces, body)),
        all(item.kind in {Kind.MARK, Kind.QUOTE} for item in pieces),
        frozenset(
            at for report in found if _leads_on(report) for at in (report.end, report.verb + 1)
        ),
        [],
        [],
    )


def _leads_on(report: Report) -> bool:
    return report.side is Side.BEHIND and not report.is_naming


def _named(pieces: Sequence[Item], body: str) -> Iterator[Phrase]:
    """Everybody who is named, with the office that stands with the name."""
    for at, item in enumerate(pieces):
        if item.named and not item.is_outlet:
            found = phrase_before(pieces, at + 1, body)
            if found is None or found.role in {Role.PLACE, Role.JOINT} or found.end != at + 1:
                found = _bare(pieces, at)
        elif _may_end_a_name(pieces, at):
            found = phrase_before(pieces, at + 1, body)
        else:
            continue
        if found is None or found.role not in {Role.PERSON, Role.BODY}:
            continue
        office, nouns, nation, _ = apposition(pieces, found.end, body)
        found = with_office(found, found, office, nouns, nation, start=found.start)
        if found.named or found.office:
            yield found


def _bare(pieces: Sequence[Item], at: int) -> Phrase:
    item = pieces[at]
    role = Role.PERSON if item.is_person else Role.BODY
    return Phrase(role, at, at + 1, item.text, item.key, named=item.named, is_full=item.is_full)


def _may_end_a_name(pieces: Sequence[Item], at: int) -> bool:
    item = pieces[at]
    if not item.is_capital or item.kind is not Kind.WORD or item.key in OFFICES:
        return False
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return following is None or not following.is_capital


def introduce(passage: Passage, cast: Cast, later: Cast | None = None) -> None:
    """Tell the cast who is named and who speaks, in their order, and note who is meant."""
    subjects = {
        report.subject.start: at for at, report in reversed(list(enumerate(passage.reports)))
    }
    cited = {one.phrase.start: one for one in passage.according}
    named = {phrase.start: phrase for phrase in passage.named}
    speakers: dict[int, Speaker] = {}
    sources: dict[int, Speaker] = {}
    for start in sorted({*subjects, *cited, *named}):
        if start in subjects:
            phrase = passage.reports[subjects[start]].subject
            speakers[start] = cast.speaker(phrase, passage.number, later)
            cast.spoke(speakers[start], passage.number, start)
        elif start in cited:
            sources[start] = cast.speaker(cited[start].phrase, passage.number, later)
            cast.spoke(sources[start], passage.number, start)
        elif member := cast.member_of(named[start]):
            is_subject = _is_subject(passage.pieces, named[start])
            cast.mention(member, passage.number, start, is_subject=is_subject)
    passage.speakers = [speakers[report.subject.start] for report in passage.reports]
    passage.sources = [
        sources.get(one.phrase.start) or speakers[one.phrase.start] for one in passage.according
    ]


def _is_subject(pieces: Sequence[Item], phrase: Phrase) -> bool:
    before = pieces[phrase.start - 1] if phrase.start else None
    behind = pieces[phrase.end] if phrase.end < len(pieces) else None
    begins = (
        before is None or before.text == "," or before.key in SUBORDINATORS or before.key in THAT
    )
    if begins and behind is not None and behind.text == ",":
        return True
    if not begins or behind is None or behind.kind is not Kind.WORD or behind.is_capital:
        return False
    return behind.key not in PREPOSITIONS | SUBORDINATORS


def day_told(passage: Passage, at: int, published: date | None) -> str:
    """The day that the words around a report's verb tell."""
    report = passage.reports[at]
    pieces = passage.pieces
    if report.side is Side.BEHIND:
        behind = pieces[report.verb : report.end]
    else:
        behind = pieces[report.verb : report.verb + 25]
        stop = next((n for n, item in enumerate(behind) if item.kind is Kind.QUOTE), len(behind))
        behind = behind[:stop]
    return _said_on(behind, published) or _said_on(_lead(pieces, report), published)


def _said_on(pieces: Sequence[Item], published: date | None) -> str:
    return said_on(_without_names(pieces[:LONGEST_FRAME]), published)


def _without_names(pieces: Sequence[Item]) -> str:
    """The words as they stand, without names and quotations: "The Sunday Times" is no day."""
    text, at = "", pieces[0].start if pieces else 0
    for item in pieces:
        words = item.text if item.kind in {Kind.WORD, Kind.MARK} else ""
        text += " " * (item.start - at) + words.ljust(item.end - item.start)
        at = item.end
    return text


def _lead(pieces: Sequence[Item], report: Report) -> Sequence[Item]:
    """What stands in front of the subject at the head of a sentence: "Later on Tuesday,"."""
    lead = pieces[: report.start]
    if len(lead) > 8 or any(item.kind is Kind.QUOTE for item in lead):
        return []
    return lead
