"""What a passage says of an event: status, date, place, number, length, topics, heads, result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.aspects import NONE, EventStatus, Subject
from tracker.intake.days import DayNamed, days_named
from tracker.intake.finding import (
    NUMBER,
    Finding,
    canonical,
    items_of,
    number,
    object_at,
    rule,
)
from tracker.intake.manner import windows
from tracker.intake.names import Named
from tracker.intake.passages import Passage
from tracker.intake.places import PlaceNamed, Places
from tracker.intake.stems import stems
from tracker.rules.record import Kind

EVENT = Subject.EVENT

# A passage without one of these says nothing of when or where somebody met.
OCCASIONS = frozenset(
    stems(
        "talks consultations negotiations round meeting meetings session summit call conversation "
        "contact contacts visit met meet discussions event expired expires expiry schedule dates "
        "plans preparations response comment delegation forum переговоры консультации раунд "
        "встреча заседание саммит звонок разговор контакты визит встретились делегация даты"
    )
)

_PLANNED = rule(
    EventStatus.ANNOUNCED, "held take place meet hold happen planned scheduled expected "
    "approaching upcoming round plans preparations underway talks consultations meeting continue "
    "состоится состоятся пройдет пройдут запланирован намечен планируется готовится раунд встреча",
    r"(?:will|would|could|may|might|should|to)\s(?:be\sheld|take\splace|meet|hold|happen|be\scontinued)\b"
    r"|(?:is|are|was|were)\s(?:being\s)?(?:planned|scheduled|expected|due|approaching|prepared|underway"
    r"|planning\sto\shold)\b|upcoming\b|(?:there\sare|have)\s(?:such\s)?plans\b"
    r"|(?:a\snew|another|next)\sround\sof\b"
    r"|состо(?:ится|ятся)|пройд[её]?т|пройдут|заплан|намеч|планируется|готовится",
)  # fmt: skip
_HELD = rule(
    EventStatus.HELD, "took place held met occurred lasted concluded followed meeting round "
    "состоялся состоялась состоялись прошли прошел прошла провели встретились",
    r"took\splace|(?:was|were)\sheld\b|held\s(?:a|an|talks|on|in|the|their|its)\b|met\b|occurred\b"
    r"|lasted\b|followed\sin\b|состоял(?:ся|ась|ись|ось)|прош(?:[её]л|ла|ли)\b|провели\b|встретил",
)  # fmt: skip
_EXPIRED = rule(EventStatus.HELD, "expired истек", r"expired\b|ист[её]к(?:ла|ло)?\b")
_ENDED = (
    rule(
        EventStatus.CANCELLED, "cancelled canceled called scrapped отменены отменили отменен",
        r"cancell?ed\b|called\soff\b|scrapped\b|отмен(?:[её]н|ил)",
    ),
    rule(
        EventStatus.POSTPONED, "postponed postpone delayed rescheduled put moved перенесены "
        "перенесли перенесен отложены отложили отложен",
        r"postpon|delayed\b|put\soff\b|rescheduled\b|перенес|отлож(?:ен|ил)",
    ),
    rule(
        EventStatus.UNCONFIRMED, "confirm confirmed unconfirmed",
        r"(?:could|can|did|do|does|has|have)\snot\s(?:yet\s)?confirm|unconfirmed\b",
    ),
)  # fmt: skip
_NO_DATE = rule(
    NONE, "date dates schedule даты дата сроки",
    r"no\s(?:specific|exact|fixed|concrete|set|firm)?\s?(?:dates?|schedule)\b"
    r"|dates?\s[^.]{0,40}?(?:have|has|had|is|are)\s(?:not|yet\sto)\s(?:yet\s)?(?:been|be)?"
    r"|too\searly\sto\s(?:talk|speak)\sabout\s[^.]{0,20}?dates?\b"
    r"|(?:конкретн\w+\s)?дат[аы]?\s(?:пока\s|ещ[её]\s)?(?:нет|не\s)|рано\sговорить\sо\s[^.]{0,20}?дат",
)  # fmt: skip
_ORDINALS = (
    "first|перв", "second|втор", "third|трет", "fourth|четв[её]рт", "fifth|пят", "sixth|шест",
    "seventh|седьм", "eighth|восьм", "ninth|девят", "tenth|десят", "eleventh|одиннадцат",
    "twelfth|двенадцат",
)  # fmt: skip
_NUMBERED = rule(
    "", "round meeting session summit consultations раунд встреча заседание",
    r"(?P<which>" + "|".join(rf"(?:{words})(?:\w{{0,3}})" for words in _ORDINALS)
    + r"|\d{1,2}(?:st|nd|rd|th))\s(?:new\s|such\s)?"
    r"(?:round|meeting|session|summit|раунд|встреч|заседани)"
    r"(?!\w*\sof\s(?:sanctions|strikes|attacks|tariffs))",
)  # fmt: skip
_LASTED = rule(
    "", "lasted hour hours minute minutes day days hour-long длился длились длилась час часа часов "
    "минут дня дней",
    rf"(?:(?:lasted|ran|continued|went\son)\s(?:for\s)?(?P<vague>[a-z]+\s(?:than\s)?)?(?P<count>{NUMBER})"
    rf"\s(?P<unit>hour|minute|day)s?\b|(?P<count2>{NUMBER})-(?P<unit2>hour|minute|day)\b"
    rf"|длил(?:ся|ись|ась)\s(?P<vague3>[а-яё]+\s)?(?P<count3>{NUMBER})\s(?P<unit3>час|минут|дн))",
)  # fmt: skip
_UNITS = {"hour": "hours", "час": "hours", "minute": "minutes", "минут": "minutes"}
_ABOUT = {
    "about", "around", "some", "roughly", "approximately", "nearly", "almost", "около", "почти",
    "примерно",
}  # fmt: skip
_OVER = {"over", "more than", "более", "свыше", "больше"}
_TOPICS = rule(
    "", "focus focused focusing focuses centered centred touch touched discuss discussed "
    "discussing topics agenda обсудили обсуждали обсудят посвящен",
    r"(?:focus(?:ed|es|ing)?|cent(?:er|re)(?:ed|s)?|touch(?:ed|es)?)\s(?:up)?on\s"
    r"|discuss(?:ed)?\s(?!with|how|what)|(?:topics|agenda)(?:\s(?:is|are|includes?))?:?\s(?!of|for|and|in|with)"
    r"|обсуд(?:или|ят)\s|обсуждали\s|посвящ[её]н\w{0,2}\s",
)  # fmt: skip
_LED = rule(
    "", "led headed represented delegation lead возглавил возглавит возглавляет делегация",
    r"(?:led|headed|represented|chaired)\sby\s|возглав(?:ил|ит|ляет|лял)\w?\s",
)  # fmt: skip
_RESULT = rule(
    "", "described called hailed characterized characterised assessed praised",
    r"(?:described|called|hailed|characteri[sz]ed|assessed)\b[^“”\"«».]{0,90}[“\"«]"
    r"(?P<words>[^“”\"«»]{3,80})[”\"»]",
)  # fmt: skip
_SILENT = rule(
    "", "response comment commented respond responded comments",
    r"no\s(?:immediate\s)?(?:response|comment|reaction)\b|declined\sto\scomment"
    r"|did\snot\s(?:immediately\s)?(?:respond|comment)|ha(?:s|ve|d)\snot\s(?:yet\s)?(?:commented|responded)",
)  # fmt: skip
_TO_BE = re.compile(r"(?:to\sbe|will\sbe|would\sbe|be|not|never)\s$", re.IGNORECASE)
_REACH_OF_NAME = 140


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules of events need beside the passage."""

    around: date | None
    places: Places
    persons: Sequence[Named]


def event_findings(passage: Passage, given: Surroundings) -> list[Finding]:
    """All that the passage says of events. Days and places count only beside an occasion."""
    if OCCASIONS.isdisjoint(passage.stems):
        return []
    text, present = passage.text, passage.stems
    found = [
        *_no_date(text, present),
        *_numbers(text, present),
        *_lengths(text, present),
        *_heads(text, present, given.persons),
        *_results(text, present),
        *_silences(text, present),
    ]
    course = list(_course(text, present))
    days, places = list(days_named(text, given.around)), list(given.places.named(text))
    if course or found:
        found += [*_topics(text, present), *_days(days), *_places(places)]
    return found + course


def _course(text: str, present: frozenset[str]) -> Iterator[Finding]:
    """Whether it is to be, was, or will not be; a vague time makes it a forecast."""
    for ended in _ENDED:
        if match := ended.search(text, present):
            yield _status(ended.meaning, match.span(), match[0], 0.7)
            return
    planned = _PLANNED.search(text, present)
    window = next(windows(text), None)
    if window and (planned or not _HELD.search(text, present)):
        yield Finding(
            subject=EVENT, aspect="status", value=EventStatus.HELD,
            start=min(window.start, planned.start() if planned else window.start), end=window.end,
            reason=f'"{text[window.start:window.end]}" says when it is to be.', confidence=0.8,
            kind=Kind.FORECAST, window=window.meaning,
        )  # fmt: skip
    elif planned:
        yield _status(EventStatus.ANNOUNCED, planned.span(), planned[0], 0.7)
    for held in (_HELD, _EXPIRED):
        match = held.search(text, present)
        if match and not _TO_BE.search(text[max(0, match.start() - 9) : match.start()]):
            yield _status(EventStatus.HELD, match.span(), match[0], 0.7)


def _status(value: str, span: tuple[int, int], words: str, confidence: float) -> Finding:
    return Finding(
        subject=EVENT, aspect="status", value=value, start=span[0], end=span[1],
        reason=f'"{words}" says how it stands.', confidence=confidence,
    )  # fmt: skip


def _no_date(text: str, present: frozenset[str]) -> Iterator[Finding]:
    if match := _NO_DATE.search(text, present):
        yield Finding(
            subject=EVENT, aspect="date", value=NONE, start=match.start(), end=match.end(),
            reason="It says that there is no date.", confidence=0.85,
        )  # fmt: skip


def _days(days: Sequence[DayNamed]) -> Iterator[Finding]:
    for day in days:
        yield Finding(
            subject=EVENT, aspect="date", value=day.value, start=day.start, end=day.end,
            reason="The day stands there." if day.has_year
            else "The day stands there; the year is the nearest.",
            confidence=0.85 if day.is_day else 0.6,
        )  # fmt: skip


def _places(places: Sequence[PlaceNamed]) -> Iterator[Finding]:
    for place in places:
        yield Finding(
            subject=EVENT, aspect="place", value=place.value, start=place.start, end=place.end,
            reason="The place stands there.", confidence=0.8,
        )  # fmt: skip


def _numbers(text: str, present: frozenset[str]) -> Iterator[Finding]:
    if _NUMBERED.triggers.isdisjoint(present):
        return
    for match in _NUMBERED.pattern.finditer(text):
        which = match["which"].lower()
        value = next(
            (at for at, words in enumerate(_ORDINALS, 1) if re.match(rf"(?:{words})", which)), 0
        ) or int(re.sub(r"\D", "", which) or 0)  # fmt: skip
        if value:
            yield Finding(
                subject=EVENT, aspect="ordinal", value=str(value),
                start=match.start(), end=match.end(),
                reason=f'"{match[0]}" numbers it; say in which series.', confidence=0.75,
            )  # fmt: skip


def _lengths(text: str, present: frozenset[str]) -> Iterator[Finding]:
    match = _LASTED.search(text, present)
    if not match:
        return
    count = number(match["count"] or match["count2"] or match["count3"])
    unit = (match["unit"] or match["unit2"] or match["unit3"]).lower()
    vague = (match["vague"] or match["vague3"] or "").strip().lower()
    prefix = "about " if vague in _ABOUT else "over " if vague in _OVER else ""
    value = canonical(EVENT, "duration", f"{prefix}{count} {_UNITS.get(unit, 'days')}")
    if value:
        yield Finding(
            subject=EVENT, aspect="duration", value=value, start=match.start(), end=match.end(),
            reason=f'"{match[0]}" says how long it was.', confidence=0.85,
        )  # fmt: skip


def _topics(text: str, present: frozenset[str]) -> Iterator[Finding]:
    match = _TOPICS.search(text, present)
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
    if _LED.triggers.isdisjoint(present):
        return
    for match in _LED.pattern.finditer(text):
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
    match = _RESULT.search(text, present)
    if match and (value := canonical(EVENT, "outcome", match["words"].strip(" ,.;"))):
        yield Finding(
            subject=EVENT, aspect="outcome", value=value,
            start=match.start("words"), end=match.end("words"),
            reason="It says how it went.", confidence=0.6, kind=Kind.APPRAISAL,
        )  # fmt: skip


def _silences(text: str, present: frozenset[str]) -> Iterator[Finding]:
    if match := _SILENT.search(text, present):
        yield Finding(
            subject=EVENT, aspect="status", value="", start=match.start(), end=match.end(),
            reason="It says that a party has not spoken.", confidence=0.6, kind=Kind.SILENCE,
        )  # fmt: skip
