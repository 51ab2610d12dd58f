"""Rule 12: windows of vague promises, and what became of each forecast."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker import dates
from tracker.aspects import EventStatus, Subject
from tracker.rules.record import Claim, Hedge, Kind, Outcome, Outlook, OutlookInterval

WINDOWS_VERSION = 1
PHRASES: dict[str, int] = {
    "in the coming days": 7,
    "very soon": 30,
    "in the very near future": 30,
    "in the coming weeks": 30,
    "soon": 60,
    "in the near future": 90,
    "in the near term": 90,
    "in the foreseeable future": 180,
}

Window = tuple[date | None, date | None]

ENDS = {
    "spring": (5, 31),
    "summer": (8, 31),
    "autumn": (11, 30),
    "fall": (11, 30),
    "year": (12, 31),
}
_BY_THE_END = re.compile(
    r"(?:before|by|until) the end of (?:the |this )?(spring|summer|autumn|fall|year)"
)


def window(text: str, phrase: str, said: str, known: date, scale: float = 1) -> Window | None:
    """The days a forecast names: (earliest, latest), or None where nothing bounds them.

    `text` is EDTF where the report bounds the window itself; `phrase` are the words as
    written; `said` is EDTF. The days of a phrase run from the latest day of `said`. `scale`
    measures the phrases of the table with another ruler: 0.5 with half the days, 2 with double.
    """
    if text:
        span = dates.parse(text)
        return span.earliest, span.latest
    spoken = dates.parse(said) if said else None
    start = (spoken and spoken.latest) or known
    days = days_of(phrase, start, scale)
    if days is None:
        return None
    return (spoken and spoken.earliest) or start, start + timedelta(days=days)


def days_of(phrase: str, start: date, scale: float = 1) -> int | None:
    """How many days after `start` the phrase reaches; None for a phrase not in the table.

    Parts of a day count as a day; what goes by the calendar is the same with every ruler.
    """
    words = " ".join(phrase.casefold().split())
    if words in PHRASES:
        return math.ceil(PHRASES[words] * scale)
    if ending := _BY_THE_END.fullmatch(words):
        month, day = ENDS[ending[1]]
        end = date(start.year, month, day)
        return ((end if end >= start else end.replace(year=start.year + 1)) - start).days
    return None


@dataclass(frozen=True, slots=True)
class Course:
    """How an event had gone as far as a day knew: what settles forecasts about it.

    `held_on` is EDTF, "" where no date is known; `called_off` are the days it was said on.
    `held_instead` are the dates of the events held in its place: see successions.py.
    """

    is_held: bool = False
    held_on: str = ""
    called_off: tuple[date, ...] = ()
    verdicts: frozenset[tuple[str, str]] = frozenset()
    held_instead: tuple[str, ...] = ()


def follow(
    claims: Sequence[Claim], courses: Sequence[tuple[date, Course]]
) -> tuple[OutlookInterval, ...]:
    """The outlook of every forecast among the claims, over time.

    `courses` gives the subject's course on each day something became known, in order.
    """
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if claim.kind is Kind.FORECAST and claim.is_published:
            groups.setdefault(_identity(claim), []).append(claim)
    # Between two days on which nothing of the course changed a forecast is what it was.
    turns = [entry for n, entry in enumerate(courses) if n == 0 or entry[1] != courses[n - 1][1]]
    return tuple(
        interval
        for identity in sorted(groups)
        for interval in _history(identity, groups[identity], turns)
    )


def _identity(claim: Claim) -> tuple[str, ...]:
    """Echoes of one forecast: one act of speech (or one outlet), one aspect, one value."""
    origin = claim.statement or claim.voices[0].key
    return origin, claim.subject, claim.aspect, claim.value


def _history(
    identity: tuple[str, ...], echoes: Sequence[Claim], courses: Sequence[tuple[date, Course]]
) -> list[OutlookInterval]:
    history: list[tuple[date, Outlook]] = []
    for day in _decisive_days(echoes, courses):
        passed = bisect_right(courses, day, key=lambda course: course[0])
        course = courses[passed - 1][1] if passed else Course()
        told = [claim for claim in echoes if claim.known <= day]
        outlook = outlook_on(day, told, course)
        if history and history[-1][1].outcome is Outcome.CALLED_OFF:
            # Called off is never revised; later echoes still count.
            before = history[-1][1]
            drifted = _drifted(told, before.window)
            outlook = replace(before, echoes=outlook.echoes, drifted=drifted)
        if not history or history[-1][1] != outlook:
            history.append((day, outlook))
    ends = [day for day, _ in history[1:]] + [None]
    return [
        OutlookInterval(identity, start, end, outlook)
        for (start, outlook), end in zip(history, ends, strict=True)
    ]


def _decisive_days(echoes: Sequence[Claim], courses: Sequence[tuple[date, Course]]) -> list[date]:
    """The days, since it was first known, on which what is to be said of a forecast may change."""
    windows = (claim.window[1] for claim in echoes if claim.window)
    falls_due = {closes + timedelta(days=1) for closes in windows if closes and closes < date.max}
    days = {day for day, _ in courses} | {claim.known for claim in echoes} | falls_due
    first = min(claim.known for claim in echoes)
    return sorted(day for day in days if day >= first)


def outlook_on(day: date, echoes: Sequence[Claim], course: Course) -> Outlook:
    """What is to be said on that day of a forecast with these echoes."""
    leading = _leading(echoes)
    outcome, settled_on, late = _outcome(day, echoes, leading, course)
    return Outlook(
        claim=leading.id,
        voice=leading.voices[0],
        outcome=outcome,
        window=leading.window,
        days_late=late,
        settled_on=settled_on,
        echoes=tuple(sorted(claim.id for claim in echoes)),
        drifted=_drifted(echoes, leading.window),
    )


def _drifted(echoes: Sequence[Claim], window: Window | None) -> tuple[str, ...]:
    """The echoes that word otherwise the window that decides."""
    return tuple(sorted(claim.id for claim in echoes if window and claim.window != window))


def _leading(echoes: Sequence[Claim]) -> Claim:
    """The echo whose window decides: the original language, else the commonest, else the widest."""
    candidates = [claim for claim in echoes if claim.is_original_language] or list(echoes)
    common = Counter(_reach(claim) for claim in candidates)

    def weight(claim: Claim) -> tuple[bool, int, int]:
        return claim.window is not None, common[_reach(claim)], _reach(claim)

    best = max(weight(claim) for claim in candidates)
    return min((c for c in candidates if weight(c) == best), key=lambda c: (c.known, c.id))


def _reach(claim: Claim) -> int:
    """How many days after the words the window closes; -1 where it does not."""
    if claim.window is None or claim.window[1] is None:
        return -1
    return (claim.window[1] - claim.made_bounds[1]).days


def _outcome(
    day: date, echoes: Sequence[Claim], leading: Claim, course: Course
) -> tuple[Outcome, date | None, int | None]:
    """(outcome, the day that settled it, days late)."""
    closes = leading.window[1] if leading.window else None
    if closes is None or any(c.hedge is Hedge.CONDITIONAL or not c.is_scorable for c in echoes):
        return Outcome.NOT_SCORABLE, None, None
    if leading.subject is not Subject.EVENT or (leading.aspect, leading.value) != (
        "status",
        EventStatus.HELD,
    ):
        if (leading.aspect, leading.value) in course.verdicts:
            return Outcome.KEPT, None, None
        return Outcome.AWAITS_VERDICT, None, None
    return _occurrence(day, leading, closes, course)


def _occurrence(
    day: date, leading: Claim, closes: date, course: Course
) -> tuple[Outcome, date | None, int | None]:
    """The first decisive day settles a promise that an event will be held.

    So does an event in its place, unless that was over before the promise was made.
    """
    since, said = leading.made_bounds
    called_off = min((off for off in course.called_off if said < off <= closes), default=None)
    held = [_days(course.held_on)] if course.is_held else []
    held += [(a, z) for a, z in map(_days, course.held_instead) if z is None or z >= since]
    if called_off and not any(latest and latest <= called_off for _, latest in held):
        return Outcome.CALLED_OFF, called_off, None
    if held:
        return _kept_or_late(held, closes)
    if day <= closes:
        return Outcome.OPEN, None, None
    is_fixed_day = leading.window is not None and leading.window[0] == leading.window[1]
    return (Outcome.UNREPORTED if is_fixed_day else Outcome.OVERDUE), None, None


def _days(held_on: str) -> Window:
    span = dates.parse(held_on) if held_on else None
    return (span.earliest, span.latest) if span else (None, None)


def _kept_or_late(held: Sequence[Window], closes: date) -> tuple[Outcome, date | None, int | None]:
    """One that was surely held in time keeps the promise; all of them after it make it late."""
    bounded = [(earliest, latest) for earliest, latest in held if earliest and latest]
    in_time = [latest for _, latest in bounded if latest <= closes]
    if in_time:
        return Outcome.KEPT, min(in_time), None
    after = [earliest for earliest, _ in bounded if earliest > closes]
    if len(after) < len(held):
        return Outcome.NOT_DECIDABLE, None, None
    return Outcome.LATE, min(after), (min(after) - closes).days
