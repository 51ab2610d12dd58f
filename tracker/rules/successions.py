"""Events that stand in the place of another, and what that means for promises about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from tracker.rules.forecasts import Course

E = TypeVar("E", bound=Hashable)

# How an event went, on each day on which that changed, in order.
Daily = Sequence[tuple[date, Course]]
# The day from which an event stands in the place of another, and how it went.
StandIn = tuple[date, Daily]


@dataclass(frozen=True, slots=True)
class Link(Generic[E]):
    """The desk's word, from a day on, that one event replaces another or is its new date.

    Only such links are followed, never that two events may be the same. A link counts once the
    former event is known: whoever gives the rules a link gives the later of the two days.
    """

    former: E
    later: E
    known: date


def stand_ins(event: E, links: Iterable[Link[E]]) -> Mapping[E, date]:
    """The events that stand in the place of one, at any remove, each with its first day.

    A chain counts from the day its last link is known; of several the first complete one does.
    In a circle no event stands in its own place.
    """
    links = list(links)
    since = {event: date.min}
    new = [event]
    while new:
        former = new.pop()
        for link in links:
            day = max(since[former], link.known)
            if link.former == former and day < since.get(link.later, date.max):
                since[link.later] = day
                new.append(link.later)
    del since[event]
    return since


def joined(own: Daily, instead: Iterable[StandIn]) -> Daily:
    """The course of an event together with those of the events in its place (rule 12).

    From the day an event stands in the place of another, a promise that the other will be held
    is kept by it too, or late by it. What is held first in time decides, whichever it is. The
    other's own calling off stays what it is: the promise was called off, even where it was
    postponed to the event that is linked now. That the event in its place is called off in its
    turn calls off the promise only if that was said once it stood there: before, nobody who
    said it meant the promise. What was over before the promise was made settles nothing. A
    forecast of something else than occurrence does not move: it waits for a verdict on the
    event it names.
    """
    others = list(instead)
    days = {day for day, _ in own} | {
        max(since, day) for since, daily in others for day, _ in daily
    }
    return [(day, _on(day, own, others)) for day in sorted(days)]


def _on(day: date, own: Daily, others: Iterable[StandIn]) -> Course:
    course = _last(own, day)
    held, off = set[str](), set(course.called_off)
    for since, daily in others:
        if since <= day:
            stands_in = _last(daily, day)
            held |= {stands_in.held_on} if stands_in.is_held else set()
            off |= {said for said in stands_in.called_off if said >= since}
    return replace(course, called_off=tuple(sorted(off)), held_instead=tuple(sorted(held)))


def _last(daily: Daily, day: date) -> Course:
    passed = bisect_right(daily, day, key=lambda entry: entry[0])
    return daily[passed - 1][1] if passed else Course()
