"""When an undated article was published, as far as the ledger's own events tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tracker import dates
from tracker.intake.article import Article, Because
from tracker.intake.known import Known, KnownEvent
from tracker.intake.sentences import sentence_around
from tracker.intake.times.days import ANY_YEAR, days_named
from tracker.intake.times.tense import announces, is_past

_MOST_DAYS = 200


class Meant(NamedTuple):
    """A day of an event of the ledger, and the words of the text that mean it."""

    day: date
    event: str
    words: str


def dated_by_events(article: Article, known: Known) -> Article:
    """The article with the bounds of its date drawn closer by events that the ledger dates.

    What states its date keeps it. Else a day that stands without a year, and is that of events
    of one year alone, was before the article if the text tells of it as past; and a meeting
    announced for a place is taken for the next that the ledger has there.
    """
    if article.published_basis == "stated":
        return article
    bounds = dates.parse(article.published) if article.published else None
    past = max(_told_as_past(article.body, known.events), default=None)
    if past is None or (bounds and bounds.earliest and bounds.earliest >= past.day):
        return article
    to_come = min(_announced(article.body, known.events, past.day), default=None)
    last = bounds.latest if bounds else None
    if to_come and last and last <= to_come.day:
        to_come = None
    return _between(article, past, to_come, to_come.day if to_come else last)


def _told_as_past(body: str, events: Iterable[KnownEvent]) -> Iterator[Meant]:
    """The days of events that the text speaks of as past, without their year."""
    held: dict[tuple[int, int], set[tuple[date, str]]] = defaultdict(set)
    for event in events:
        for day in _days_of(event):
            held[day.month, day.day].add((day, event.title))
    for named in days_named(body, ANY_YEAR)[:_MOST_DAYS]:
        written = dates.parse(named.value).earliest
        if named.has_year or not named.is_day or written is None:
            continue
        meant = held.get((written.month, written.day), set())
        is_of_one_year = len({day for day, _ in meant}) == 1
        if is_of_one_year and is_past(sentence_around(body, named.start, named.end)):
            yield Meant(*min(meant), body[named.start : named.end])


def _announced(body: str, events: Iterable[KnownEvent], after: date) -> Iterator[Meant]:
    """The days after another of meetings at places for which the text announces one."""
    for event in events:
        later = [day for day in _days_of(event) if day > after]
        for place in event.places if later and event.is_meeting else ():
            words = f"in {place.partition(',')[0]}"
            at = body.find(words)
            if at >= 0 and announces(sentence_around(body, at, at + len(words))):
                yield Meant(min(later), event.title, words)


def _days_of(event: KnownEvent) -> list[date]:
    spans = [dates.parse(text) for text in event.dates]
    return [span.earliest for span in spans if span.earliest and span.earliest == span.latest]


def _between(article: Article, past: Meant, to_come: Meant | None, last: date | None) -> Article:
    reasons = [f"It speaks of “{past.event}”, on {_in_words(past.day)}, as past."]
    if to_come:
        reasons.append(
            f"It announces a meeting {to_come.words}; the next there on record is "
            f"“{to_come.event}”, on {_in_words(to_come.day)}."
        )
    note = " ".join([article.published_note, *reasons]).strip()
    words = " … ".join(meant.words for meant in (past, to_come) if meant)
    others = (each for each in article.because if each.field != "published")
    return replace(
        article,
        published=f"[{past.day}..{last or ''}]",
        published_basis="inferred",
        published_note=note,
        because=(*others, Because("published", note, words)),
    )


def _in_words(day: date) -> str:
    return dates.words(day.isoformat())
