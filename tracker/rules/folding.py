"""fold(): from the claims and verdicts about one subject to its readings as intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from tracker.rules.forecasts import Course, follow
from tracker.rules.matters import STATUS, Matter, key_of_verdict, matter_of
from tracker.rules.parts import OUTLOOKS, Part, part_of
from tracker.rules.record import Claim, Fold, Interval, Key, Rejection, State, Verdict
from tracker.rules.relations import Pair, own_words
from tracker.rules.successions import Daily, StandIn, joined
from tracker.rules.words import Word, words_of

NEVER = date.max
History = list[tuple[date, Course, Mapping[Key, State]]]


@dataclass
class Learned:
    """What became known of one matter: on one day, or on all days."""

    words: list[Word] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    rejected: list[tuple[date, Pair]] = field(default_factory=list)

    def by_day(self) -> Mapping[date, Learned]:
        days: dict[date, Learned] = defaultdict(Learned)
        for word in self.words:
            days[word.claim.known].words.append(word)
        for verdict in self.verdicts:
            days[verdict.known].verdicts.append(verdict)
        for day, pair in self.rejected:
            days[day].rejected.append((day, pair))
        return days


def fold(
    claims: Iterable[Claim],
    verdicts: Iterable[Verdict],
    principals: Sequence[str],
    rejections: Iterable[Rejection] = (),
    stand_ins: Iterable[StandIn] = (),
    parts: Collection[Part] | None = None,
) -> Fold:
    """Every reading and outlook of one subject, over time; or those of some of its parts.

    All claims and verdicts must be about that subject; drafts among them change nothing.
    `principals` are the slugs of the principal parties. A rejection counts from its day, once
    both claims are known; before it nothing changes. `stand_ins` are the courses of the events
    that stand in the place of this one. The result does not depend on the order of the input.
    With `parts` the claims need be no more than those that bear on them, with those that
    verdicts cite; the verdicts must be all there are.
    """
    record, desk = _in_order(claims, verdicts)
    histories = {
        matter: _history(Matter(record[0].subject, principals), learned)
        for matter, learned in _matters(record, desk, rejections).items()
        if parts is None or part_of(matter, record[0].subject) in parts
    }
    intervals = (interval for history in histories.values() for interval in _intervals(history))
    courses = joined(_courses(histories.get(STATUS, []), desk), stand_ins)
    return Fold(
        readings=tuple(sorted(intervals, key=lambda i: (i.key, i.known_from))),
        outlooks=follow(record, courses) if parts is None or OUTLOOKS in parts else (),
    )


def courses_of(
    claims: Iterable[Claim], verdicts: Iterable[Verdict], principals: Sequence[str]
) -> Daily:
    """How an event went, on each day on which that changed: for events in whose place it stands."""
    record, desk = _in_order(claims, verdicts)
    learned = _matters(record, desk, ()).get(STATUS)
    if learned is None:
        return []
    return _courses(_history(Matter(record[0].subject, principals), learned), desk)


def _in_order(
    claims: Iterable[Claim], verdicts: Iterable[Verdict]
) -> tuple[list[Claim], list[Verdict]]:
    """What is published, in an order of its own; of no claims no verdict is left."""
    record = sorted((c for c in claims if c.is_published), key=lambda claim: claim.id)
    known = {claim.id: claim.known for claim in record}
    desk = sorted(
        (_once_founded(verdict, known) for verdict in verdicts),
        key=lambda verdict: (verdict.known, verdict.id),
    )
    return record, desk if record else []


def _once_founded(verdict: Verdict, known: Mapping[str, date]) -> Verdict:
    """The verdict from the day the claim it rests on first was public, with what was public then.

    A reading never cites what was not public when it began.
    """
    begins = max([verdict.known, *(known.get(c, verdict.known) for c in verdict.cites[:1])])
    cites = tuple(claim for claim in verdict.cites if known.get(claim, NEVER) <= begins)
    return replace(verdict, known=begins, cites=cites)


def _matters(
    record: Sequence[Claim], desk: Iterable[Verdict], rejections: Iterable[Rejection]
) -> Mapping[Key, Learned]:
    matters: dict[Key, Learned] = defaultdict(Learned)
    for word in words_of(record):
        matters[matter_of(word.key, word.claim.subject)].words.append(word)
    for verdict in desk:
        on = key_of_verdict(verdict, record[0].subject)
        matters[matter_of(on, record[0].subject)].verdicts.append(verdict)
    by_id = {claim.id: claim for claim in record}
    for rejection in rejections:
        ends = [by_id[id_] for id_ in (rejection.claim, rejection.other) if id_ in by_id]
        if len(ends) < 2:
            continue
        day = max(rejection.known, *(claim.known for claim in ends))
        for a, b in product(*map(own_words, ends)):
            pair = frozenset((a.telling, b.telling))
            matters[matter_of(a.key, a.claim.subject)].rejected.append((day, pair))
    return matters


def _history(matter: Matter, learned: Learned) -> History:
    """The matter on each day on which anything about it became known."""
    history: History = []
    for day, news in sorted(learned.by_day().items(), key=lambda item: item[0]):
        matter.learn(news.words, news.verdicts, (pair for _, pair in news.rejected))
        states = matter.states()
        history.append((day, matter.course(states), states))
    return history


def _intervals(history: History) -> list[Interval]:
    """One interval for each stretch of days on which a key's state stays the same."""
    stretches: dict[Key, list[tuple[date, State]]] = {}
    for day, _, states in history:
        for key, state in states.items():
            stretch = stretches.setdefault(key, [])
            if not stretch or stretch[-1][1] != state:
                stretch.append((day, state))
    return [
        interval for key, stretch in stretches.items() for interval in _one_by_one(key, stretch)
    ]


def _one_by_one(key: Key, stretch: Sequence[tuple[date, State]]) -> Iterator[Interval]:
    """The intervals of one key, each with what it owes to those before it."""
    ends = [*(day for day, _ in stretch[1:]), None]
    former: frozenset[str] | None = None
    since: date | None = None
    for (start, state), end in zip(stretch, ends, strict=True):
        values = frozenset(state.values)
        since = (since or start) if state.is_disputed else None
        yield Interval(key, start, end, state, moved=values != former, disputed_since=since)
        former = values


def _courses(history: History, verdicts: Sequence[Verdict]) -> list[tuple[date, Course]]:
    """What settles forecasts about the subject, on each day on which it changed."""
    known = {day: course for day, course, _ in history}
    decided: dict[tuple[str, str, str], str] = {}
    courses: list[tuple[date, Course]] = []
    course = Course()
    for day in sorted({*known, *(verdict.known for verdict in verdicts)}):
        course = known.get(day, course)
        for verdict in verdicts:
            if verdict.known == day:
                decided[verdict.aspect, verdict.party, verdict.series] = verdict.value
        judged = frozenset((aspect, value) for (aspect, _, _), value in decided.items())
        courses.append((day, replace(course, verdicts=judged)))
    return courses
