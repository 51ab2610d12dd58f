"""What a passage says of an event: status, date, place, number, length, topics, heads, result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.aspects import NONE, EventStatus, Subject
from tracker.intake.event_words import (
    ABOUT,
    ENDED,
    EXPIRED,
    HELD,
    LASTED,
    LED,
    NO_DATE,
    NUMBERED,
    OCCASIONS,
    ORDINALS,
    OVER,
    PLANNED,
    RESULT,
    SILENT,
    TAKES_PLACE,
    TO_BE,
    TOPICS,
    UNITS,
)
from tracker.intake.finding import Finding, canonical, items_of, number, object_at
from tracker.intake.foretelling import promised
from tracker.intake.names import Named
from tracker.intake.passages import Passage
from tracker.intake.places import PlaceNamed, Places
from tracker.intake.times.days import times_named
from tracker.intake.times.grammar import DayNamed
from tracker.intake.times.windows import doubt_of_year
from tracker.rules.record import Kind

EVENT = Subject.EVENT
TELL_THAT_HELD = {"date", "duration"}

_REACH_OF_NAME = 140


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules need beside the passage: `is_sure` where `around` is the day of writing."""

    around: date | None
    places: Places
    persons: Sequence[Named]
    is_sure: bool = True


def event_findings(passage: Passage, given: Surroundings) -> list[Finding]:
    """All that the passage says of events. Days and places count only beside an occasion."""
    if OCCASIONS.isdisjoint(passage.stems):
        return list(_foretold(passage, given))
    text, present = passage.text, passage.stems
    found = [
        *_no_date(text, present),
        *_numbers(text, present),
        *_lengths(text, present),
        *_heads(text, present, given.persons),
        *_results(text, present),
        *_silences(text, present),
    ]
    course = list(_course(passage, given))
    if course or found:
        found += _days(times_named(text, given.around), given.is_sure)
        found += _places(given.places.named(text))
    # A past day or a length says that it was held: rule 4 of the design.
    is_told = any(finding.aspect in TELL_THAT_HELD for finding in found)
    found += [finding for finding in course if not (is_told and finding.is_plainly_held)]
    return [*found, *_topics(text, present)]


def _course(passage: Passage, given: Surroundings) -> Iterator[Finding]:
    """Whether it is to be, was, or will not be; a time by which it is to be makes it a forecast."""
    text, present = passage.text, passage.stems
    for ended in ENDED:
        if match := ended.search(text, present):
            yield _status(ended.meaning, match.span(), match[0], 0.7)
            return
    planned = PLANNED.search(text, present)
    if forecast := _forecast(passage, given, planned):
        yield forecast
    elif planned:
        yield _status(EventStatus.ANNOUNCED.value, planned.span(), planned[0], 0.7)
    for held in (HELD, EXPIRED):
        match = held.search(text, present)
        if match and not TO_BE.search(text[max(0, match.start() - 9) : match.start()]):
            yield _status(EventStatus.HELD.value, match.span(), match[0], 0.7)


def _forecast(
    passage: Passage, given: Surroundings, planned: re.Match[str] | None
) -> Finding | None:
    text = passage.text
    if not planned and HELD.search(text, passage.stems):
        return None
    window = promised(passage, given.around, is_sure=given.is_sure, is_planned=bool(planned))
    if window is None:
        return None
    start = min(window.start, planned.start() if planned else window.start)
    return Finding(
        subject=EVENT, aspect="status", value=EventStatus.HELD.value,
        start=start, end=max(window.end, planned.end() if planned else window.end),
        reason=f'"{text[window.start:window.end]}" says when it is to be.', confidence=0.8,
        kind=Kind.FORECAST.value, window=window.meaning, doubt=window.doubt,
    )  # fmt: skip


def _foretold(passage: Passage, given: Surroundings) -> Iterator[Finding]:
    """Where no occasion is named, what was named before is still said to take place by a time."""
    planned = PLANNED.search(passage.text, passage.stems)
    forecast = _forecast(passage, given, planned) if planned else None
    if planned and forecast and TAKES_PLACE.search(planned[0]):
        yield forecast


def _status(value: str, span: tuple[int, int], words: str, confidence: float) -> Finding:
    return Finding(
        subject=EVENT, aspect="status", value=value, start=span[0], end=span[1],
        reason=f'"{words}" says how it stands.', confidence=confidence,
    )  # fmt: skip


def _no_date(text: str, present: frozenset[str]) -> Iterator[Finding]:
    if match := NO_DATE.search(text, present):
        yield Finding(
            subject=EVENT, aspect="date", value=NONE, start=match.start(), end=match.end(),
            reason="It says that there is no date.", confidence=0.85,
        )  # fmt: skip


def _days(days: Iterable[DayNamed], is_sure: bool) -> Iterator[Finding]:
    for day in days:
        yield Finding(
            subject=EVENT, aspect="date", value=day.value, start=day.start, end=day.end,
            reason="The day stands there." if day.has_year
            else "The day stands there; the year is the nearest.",
            confidence=0.85 if day.is_day else 0.6,
            doubt=doubt_of_year(day, is_sure=is_sure),
        )  # fmt: skip


def _places(places: Iterable[PlaceNamed]) -> Iterator[Finding]:
    for place in places:
        yield Finding(
            subject=EVENT, aspect="place", value=place.value, start=place.start, end=place.end,
            reason="The place stands there.", confidence=0.8,
        )  # fmt: skip


def _numbers(text: str, present: frozenset[str]) -> Iterator[Finding]:
    if NUMBERED.triggers.isdisjoint(present):
        return
    for match in NUMBERED.pattern.finditer(text):
        if value := _ordinal(match["which"].lower()):
            yield Finding(
                subject=EVENT, aspect="ordinal", value=str(value),
                start=match.start(), end=match.end(),
                reason=f'"{match[0]}" numbers it; say in which series.', confidence=0.75,
            )  # fmt: skip


def _ordinal(word: str) -> int:
    """What "third" or "3rd" says; 0 for what is no ordinal."""
    if word[:1].isdecimal():
        return int(word.rstrip("stndrh"))
    return next((at for at, words in enumerate(ORDINALS, 1) if re.match(words, word)), 0)


def _lengths(text: str, present: frozenset[str]) -> Iterator[Finding]:
    match = LASTED.search(text, present)
    if not match:
        return
    count = number(match["count"] or match["count2"] or match["count3"])
    unit = (match["unit"] or match["unit2"] or match["unit3"]).lower()
    vague = (match["vague"] or match["vague3"] or "").strip().lower()
    prefix = "about " if vague in ABOUT else "over " if vague in OVER else ""
    value = canonical(EVENT, "duration", f"{prefix}{count} {UNITS.get(unit, 'days')}")
    if value:
        yield Finding(
            subject=EVENT, aspect="duration", value=value, start=match.start(), end=match.end(),
            reason=f'"{match[0]}" says how long it was.', confidence=0.85,
        )  # fmt: skip


def _topics(text: str, present: frozenset[str]) -> Iterator[Finding]:
    match = TOPICS.search(text, present)
    if not match:
        return
    phrase, end = object_at(text, match.end())
    for item in items_of(phrase):
        if value := canonical(EVENT, "agenda", item):
            yield Finding(
                subject=EVENT, aspect="agenda", value=value, start=match.start(), end=end,
                reason=f'"{match[0].strip()}" names a topic.', confidence=0.6,
            )  # fmt: skip


def _heads(text: str, present: frozenset[str], persons: Sequence[Named]) -> Iterator[Finding]:
    if LED.triggers.isdisjoint(present):
        return
    for match in LED.pattern.finditer(text):
        reach = text[match.end() : match.end() + _REACH_OF_NAME]
        named = [
            (reach.index(spelling), len(spelling), person.slug)
            for person in persons
            for spelling in person.spellings
            if spelling and spelling in reach
        ]
        if named:
            at, length, slug = min(named, key=lambda found: (found[0], -found[1]))
            yield Finding(
                subject=EVENT, aspect="head_of_delegation", value=slug,
                start=match.start(), end=match.end() + at + length,
                reason=f'"{match[0].strip()}" names who led a delegation.', confidence=0.7,
            )  # fmt: skip


def _results(text: str, present: frozenset[str]) -> Iterator[Finding]:
    match = RESULT.search(text, present)
    if match and (value := canonical(EVENT, "outcome", match["words"].strip(" ,.;"))):
        yield Finding(
            subject=EVENT, aspect="outcome", value=value,
            start=match.start("words"), end=match.end("words"),
            reason="It says how it went.", confidence=0.6, kind=Kind.APPRAISAL.value,
        )  # fmt: skip


def _silences(text: str, present: frozenset[str]) -> Iterator[Finding]:
    if match := SILENT.search(text, present):
        yield Finding(
            subject=EVENT, aspect="status", value="", start=match.start(), end=match.end(),
            reason="It says that a party has not spoken.", confidence=0.6, kind=Kind.SILENCE.value,
        )  # fmt: skip
