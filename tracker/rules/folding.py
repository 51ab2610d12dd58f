"""fold(): from the claims and verdicts about one subject to its readings as intervals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.rules.forecasts import Course, follow
from tracker.rules.matters import STATUS, Matter, key_of_verdict, matter_of
from tracker.rules.record import Claim, Fold, Interval, Key, State, Verdict
from tracker.rules.words import Word, words_of

NEVER = date.max
Daily = list[tuple[date, Course, Mapping[Key, State]]]


def fold(claims: Iterable[Claim], verdicts: Iterable[Verdict], principals: Sequence[str]) -> Fold:
    """Every reading and outlook of one subject, over time.

    All claims and verdicts must be about that subject; drafts among them change nothing.
    `principals` are the slugs of the principal parties. The result does not depend on the
    order of the input.
    """
    record = sorted((c for c in claims if c.is_published), key=lambda claim: claim.id)
    if not record:
        return Fold()
    subject = record[0].subject
    known = {claim.id: claim.known for claim in record}
    # A reading never cites what was not public when it began.
    desk = [
        replace(
            verdict, cites=tuple(c for c in verdict.cites if known.get(c, NEVER) <= verdict.known)
        )
        for verdict in sorted(verdicts, key=lambda verdict: (verdict.known, verdict.id))
    ]
    matters: dict[Key, tuple[list[Word], list[Verdict]]] = {}
    for word in words_of(record):
        matters.setdefault(matter_of(word.key, subject), ([], []))[0].append(word)
    for verdict in desk:
        on = key_of_verdict(verdict, subject)
        matters.setdefault(matter_of(on, subject), ([], []))[1].append(verdict)
    histories = {
        matter: _history(Matter(subject, principals), words, decided)
        for matter, (words, decided) in matters.items()
    }
    intervals = (interval for history in histories.values() for interval in _intervals(history))
    return Fold(
        readings=tuple(sorted(intervals, key=lambda i: (i.key, i.known_from))),
        outlooks=follow(record, _courses(histories.get(STATUS, []), desk)),
    )


def _history(matter: Matter, words: Iterable[Word], verdicts: Iterable[Verdict]) -> Daily:
    """The matter on each day on which anything about it became known."""
    learned: dict[date, tuple[list[Word], list[Verdict]]] = {}
    for word in words:
        learned.setdefault(word.claim.known, ([], []))[0].append(word)
    for verdict in verdicts:
        learned.setdefault(verdict.known, ([], []))[1].append(verdict)
    history: Daily = []
    for day in sorted(learned):
        matter.learn(*learned[day])
        states = matter.states()
        history.append((day, matter.course(states), states))
    return history


def _intervals(history: Daily) -> list[Interval]:
    """One interval for each stretch of days on which a key's state stays the same."""
    stretches: dict[Key, list[tuple[date, State]]] = {}
    for day, _, states in history:
        for key, state in states.items():
            stretch = stretches.setdefault(key, [])
            if not stretch or stretch[-1][1] != state:
                stretch.append((day, state))
    return [
        Interval(key, start, end, state)
        for key, stretch in stretches.items()
        for (start, state), end in zip(
            stretch, [day for day, _ in stretch[1:]] + [None], strict=True
        )
    ]


def _courses(history: Daily, verdicts: Sequence[Verdict]) -> list[tuple[date, Course]]:
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
