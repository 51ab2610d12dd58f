"""Which event of the ledger a passage means: by day, place, number, order in time, and words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker import dates
from tracker.aspects import Subject, aspect
from tracker.intake.known import Known, KnownEvent
from tracker.intake.stems import stems
from tracker.intake.times.grammar import DayNamed
from tracker.intake.vocabulary import Described, Vocabulary

# A meeting announced so long ago and never heard of again is not "the next round".
STILL_EXPECTED = timedelta(days=150)
KNOWN_AHEAD = timedelta(days=30)
RECENTLY_HELD = timedelta(days=120)
LEAST_BY_WORDS = 6.0
WIDEST_OF_DAYS = 62

_NEXT = re.compile(
    r"\b(?:next|new|another|upcoming|third|fourth|fifth|future|следующ\w+|нов(?:ый|ая|ого|ом)"
    r"|очередн\w+|предстоящ\w+)\s(?:\w+\s){0,3}?(?:round|meeting|session|talks|consultations"
    r"|negotiations|contact|call|раунд|встреч|переговор|консультаци|контакт)"
    r"|\b(?:will|would|to|could|may|might)\s(?:be\s(?:held|led|headed|represented)|take\splace"
    r"|meet|hold)\b"
    r"|\b(?:upcoming|reported\supcoming)\b|\bapproaching\b|\bsuch\splans\b|\bpreparations\b"
    r"|состо(?:ится|ятся)\b|\bпройд[её]?[тм]|\bпройдут\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:last|previous|latest|recent|прошл\w+|предыдущ\w+|последн\w+)\s(?:\w+\s){0,2}?"
    r"(?:round|meeting|session|talks|consultations|раунд|встреч|переговор|консультаци)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"^\W*(?:the|these|those|both|эти|обе)\b(?:\s[\w-]+){0,3}?\s(?:talks|consultations"
    r"|meetings?|sessions?|sides|delegations|discussions|переговоры|консультации|встреча|стороны)\b"
    r"|^\W*(?:it|they|this|он[аио]?|это)\b|^\W*As\sfor\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event that is meant, how sure that is, why, and by which words."""

    slug: str
    confidence: float
    reason: str
    words: str = ""


@dataclass
class Occasions:
    """The events of the ledger as they stood for whoever wrote on that day."""

    known: Known
    day: date
    vocabulary: Vocabulary = field(init=False)
    _meant: str = ""

    def __post_init__(self) -> None:
        self.vocabulary = Vocabulary(
            [
                Described(event.slug, event.title, precedents=event.precedents)
                for event in self.known.events
            ]
        )
        self._meetings = [event for event in self.known.events if event.is_meeting]
        self._of_day = _by_day(self.known.events)
        self._expected = [event for event in self._meetings if self._is_expected(event)]
        self._held = self._recently_held()

    def on(self, day: DayNamed, text: str) -> Occasion | None:
        """The event of that day. Where several are, the words decide."""
        wanted = dates.parse(day.value)
        if wanted.earliest is None or wanted.latest is None:
            return None
        if (wanted.latest - wanted.earliest).days > WIDEST_OF_DAYS:
            return None
        days = range(wanted.earliest.toordinal(), wanted.latest.toordinal() + 1)
        found = {slug for day_number in days for slug in self._of_day.get(day_number, ())}
        if not found:
            return None
        scores = self.vocabulary.scores(frozenset(stems(text)))
        slug = max(found, key=lambda slug: (scores.get(slug, 0.0), slug))
        confidence = 0.9 if len(found) == 1 and day.is_day else 0.6
        return Occasion(slug, confidence, "The ledger has it on that day.", _shown(text, day))

    def may_be_in(self, slug: str, value: str) -> bool:
        """Whether no date that the ledger has of the event belies this one."""
        event = next((event for event in self.known.events if event.slug == slug), None)
        if event is None:
            return False
        span = dates.parse(value)
        fitting = (day for day in event.dates if not dates.disjoint(dates.parse(day), span))
        return not event.dates or any(fitting)

    def is_dated(self, slug: str) -> bool:
        """Whether the ledger has a day of the event; of none at all it has none."""
        return any(event.dates for event in self.known.events if event.slug == slug)

    def of_order(self, text: str, places: Collection[str] = ()) -> Occasion | None:
        """The next one or the last one, as the text calls it and as the day of writing saw it.

        One that the ledger has elsewhere than at the places of the text is not meant. Of several
        it is the one an article meant before.
        """
        if match := _NEXT.search(text):
            there = [event for event in self._expected if _may_be_at(event, places)]
            expected = self._only(there, match[0], "It is the one expected then.")
            self._meant = expected.slug if expected else self._meant
            return expected or Occasion("", 0.5, "The ledger expects none then.", match[0])
        if match := _LAST.search(text):
            return self._only(self._held[:1], match[0], "It is the last one held before.")
        return None

    def of_words(self, words: frozenset[str]) -> Occasion | None:
        """The event that the passage's words mean, days and places among them."""
        meant = self.vocabulary.meant(words, LEAST_BY_WORDS)
        if meant is None or meant.confidence < 0.6 or not self._is_of_the_time(meant.slug):
            return None
        reason = "Its title and past claims have these words."
        return Occasion(meant.slug, 0.7 * meant.confidence, reason, ", ".join(meant.words))

    def _is_of_the_time(self, slug: str) -> bool:
        """Meetings have the same words; one of another year is only meant by its day."""
        event = next(event for event in self.known.events if event.slug == slug)
        last = _last_day(event) or event.first_known
        return not event.is_meeting or last is None or abs(last - self.day) <= RECENTLY_HELD

    def _recently_held(self) -> list[KnownEvent]:
        """Meetings held shortly before, the latest first."""
        found = [(last, event) for event in self._meetings if (last := _last_day(event))]
        recent = [
            (last, event) for last, event in found if self.day - RECENTLY_HELD <= last < self.day
        ]
        return [event for _, event in sorted(recent, key=lambda pair: pair[0], reverse=True)]

    def _is_expected(self, event: KnownEvent) -> bool:
        """Whether it was announced, and not held, when the article was written."""
        last = _last_day(event)
        if last and last < self.day:
            return False
        if last and last <= self.day + STILL_EXPECTED:
            return True
        first = event.first_known
        return bool(first and self.day - STILL_EXPECTED <= first <= self.day + KNOWN_AHEAD)

    def _only(self, events: Sequence[KnownEvent], words: str, reason: str) -> Occasion | None:
        if not events:
            return None
        before = [event for event in events if event.slug == self._meant]
        chosen = max(
            before or events, key=lambda event: (event.first_known or date.min, event.slug)
        )
        is_sure = before or len(events) == 1
        return Occasion(chosen.slug, 0.75 if is_sure else 0.45, reason, words)


def _by_day(events: Sequence[KnownEvent]) -> dict[int, set[str]]:
    """The slugs of the events of each day; a date that may mean months says too little."""
    found: dict[int, set[str]] = {}
    for event in events:
        for span in map(dates.parse, event.dates):
            width = dates.width(span)
            if span.earliest and width and width <= WIDEST_OF_DAYS:
                for ahead in range(width):
                    found.setdefault(span.earliest.toordinal() + ahead, set()).add(event.slug)
    return found


def _may_be_at(event: KnownEvent, places: Collection[str]) -> bool:
    """Whether one of its places fits one of these; whatever has none may be anywhere."""
    fits = aspect(Subject.EVENT, "place").compatible
    if not places or not event.places:
        return True
    return any(fits(its, place) for its in event.places for place in places)


def _last_day(event: KnownEvent) -> date | None:
    days = [dates.parse(text).latest for text in event.dates]
    return max((day for day in days if day), default=None)


def goes_on(text: str) -> bool:
    """Whether the passage speaks on of what the one before it spoke of."""
    return bool(_SAME.search(text[:120]))


def _shown(text: str, day: DayNamed) -> str:
    return text[day.start : day.end]
