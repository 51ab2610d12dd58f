"""What a passage says of an issue: where it stands, what is asked, offered, or made a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tracker.aspects import Subject
from tracker.intake.finding import NUMBER_STEMS, Finding, Rule, canonical, number, object_at
from tracker.intake.foretelling import issue_forecasts
from tracker.intake.issue_words import (
    BEGINNINGS,
    CONDITIONS,
    COUNTED,
    DEMANDS,
    NEGATED,
    OFFERS,
    RETURN,
    STATUSES,
)
from tracker.intake.passages import Passage
from tracker.intake.sentences import clause_at
from tracker.intake.stems import stem
from tracker.intake.times.days import times_named
from tracker.intake.times.windows import doubt_of_year
from tracker.rules.record import Kind

ISSUE = Subject.ISSUE

_SHORTEST_PHRASE, _REACH_OF_NOT = 6, 16
_NO_OBJECT = re.compile(r"(?:for|by|on|from|in|with|and|но|для|от)\s", re.IGNORECASE)


def issue_findings(passage: Passage, around: date | None, *, is_sure: bool = True) -> list[Finding]:
    """All that the passage says of issues."""
    text, present = passage.text, passage.stems
    forecasts = list(issue_forecasts(passage, around, is_sure=is_sure))
    # What "will be restored by July" is not restored.
    to_be = [range(forecast.start, forecast.end) for forecast in forecasts]
    return [
        *(now for now in _status(text, present) if not any(now.start in span for span in to_be)),
        *_phrases(DEMANDS, "demand", Kind.DEMAND.value, text, present),
        *_returns(text, present),
        *_phrases(OFFERS, "offer", "", text, present),
        *_phrases(CONDITIONS, "condition", Kind.LINKAGE.value, text, present),
        *_beginnings(text, present, around, is_sure),
        *_counts(text, present),
        *forecasts,
    ]


def _status(text: str, present: frozenset[str]) -> Iterator[Finding]:
    """Every status the passage has; each is said of the words up to the next."""
    found: list[tuple[int, int, str]] = []
    for status in STATUSES:
        if status.triggers.isdisjoint(present):
            continue
        for match in status.pattern.finditer(text):
            is_new = all(match.end() <= start or end <= match.start() for start, end, _ in found)
            if is_new and not NEGATED.search(
                text[max(0, match.start() - _REACH_OF_NOT) : match.start()]
            ):
                found.append((match.start(), match.end(), status.meaning))
    found.sort()
    for (start, end, meaning), (following, *_) in pairwise([*found, (len(text), 0, "")]):
        reach = min(max(end, clause_at(text, end - 1)[1]), following)
        yield Finding(
            subject=ISSUE, aspect="status", value=meaning, start=start, end=reach,
            reason=f'"{text[start:end].strip()}" says where it stands.', confidence=0.65,
        )  # fmt: skip


def _phrases(
    named: Rule, aspect: str, kind: str, text: str, present: frozenset[str]
) -> Iterator[Finding]:
    """A value in the words that follow a verb."""
    match = named.search(text, present)
    if not match:
        return
    phrase, end = object_at(text, match.end())
    is_denied = NEGATED.search(text[max(0, match.start() - _REACH_OF_NOT) : match.start()])
    is_object = len(phrase) >= _SHORTEST_PHRASE and not _NO_OBJECT.match(phrase)
    value = canonical(ISSUE, aspect, phrase) if is_object and not is_denied else ""
    if value:
        yield Finding(
            subject=ISSUE, aspect=aspect, value=value, start=match.start(), end=end,
            reason=f'"{match[0].strip()}" is followed by it.', confidence=0.65, kind=kind,
        )  # fmt: skip


def _returns(text: str, present: frozenset[str]) -> Iterator[Finding]:
    """What is to be given back is asked for, whatever the verb."""
    match = RETURN.search(text, present)
    if match:
        phrase, end = object_at(text, match.end())
        if len(phrase) >= _SHORTEST_PHRASE:
            yield Finding(
                subject=ISSUE, aspect="demand",
                value=canonical(ISSUE, "demand", f"return of {phrase}"),
                start=match.start(), end=end,
                reason=f'"{match[0].strip()}" says what is to be given back.',
                confidence=0.55, kind=Kind.DEMAND.value,
            )  # fmt: skip


def _beginnings(
    text: str, present: frozenset[str], around: date | None, is_sure: bool
) -> Iterator[Finding]:
    match = BEGINNINGS.search(text, present)
    if match is None:
        return
    day = next((day for day in times_named(text, around) if day.start >= match.end()), None)
    if day and "." not in text[match.end() : day.start]:
        yield Finding(
            subject=ISSUE, aspect="began", value=day.value, start=match.start(), end=day.end,
            reason=f'"{match[0]}" is said of that time.', confidence=0.6,
            doubt=doubt_of_year(day, is_sure=is_sure),
        )  # fmt: skip


def _counts(text: str, present: frozenset[str]) -> Iterator[Finding]:
    if NUMBER_STEMS.isdisjoint(present) and not any(word.isdecimal() for word in present):
        return
    for match in COUNTED.finditer(text):
        if not (counted := stem(match["noun"])):
            continue
        yield Finding(
            subject=ISSUE, aspect="count", value=str(number(match["count"])),
            start=match.start(), end=match.end(),
            reason="It says how many there are.", confidence=0.7, counted=counted,
        )  # fmt: skip
