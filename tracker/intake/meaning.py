"""Of which issue or event a finding is: by its clause, its passage, and what went before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker import dates
from tracker.aspects import Subject
from tracker.intake.event_words import OCCASIONS
from tracker.intake.finding import Finding
from tracker.intake.known import Known
from tracker.intake.occasions import Occasion, Occasions, goes_on
from tracker.intake.passages import Passage
from tracker.intake.places import Places
from tracker.intake.sentences import Span, clause_at, clauses
from tracker.intake.stems import stems
from tracker.intake.times.days import days_named, times_named
from tracker.intake.utterance import Form, Utterance
from tracker.intake.vocabulary import Described, Meant, Vocabulary

LEAST_OF_ISSUE, LEAST_OF_EVENT = 4.0, 0.4
_THE_ISSUE = re.compile(
    r"\b(?:the|this|that)\s(?:issue|topic|matter|question)\b(?!\sof)|\bэт\w{1,2}\s(?:вопрос|тем)",
    re.IGNORECASE,
)
_ISSUES = frozenset(stems("issue topic matter question вопрос вопросы тема тему теме"))
# What is said to be in more days than a meeting lasts names a month, not a day.
WIDEST_DAYS = 14
NOWHERE = Passage(start=0, end=0, text="", stems=frozenset())
# (issue, event): one of them at most.
About = tuple[Occasion | None, Occasion | None]
NO_EVENT = Occasion("", 0.3, "The ledger has no event on that day.")


@dataclass
class Meaning:
    """What each passage of one article is about; passages are given in their order."""

    known: Known
    day: date
    around: date | None
    places: Places
    issues: Vocabulary = field(init=False)
    occasions: Occasions = field(init=False)
    _passage: Passage = NOWHERE
    _by_clause: dict[Span, list[Occasion]] = field(default_factory=dict)
    _here: list[Occasion] = field(default_factory=list)
    _before: list[Occasion] = field(default_factory=list)
    _is_the_issue: bool = False
    _all_of_it: Meant | None = None
    _voice: Utterance | None = None
    _is_same_voice: bool = False
    _issue: str = ""
    _issue_before: str = ""

    def __post_init__(self) -> None:
        self.issues = Vocabulary(
            [
                Described(issue.slug, issue.title, issue.summary, issue.precedents)
                for issue in self.known.issues
            ]
        )
        self.occasions = Occasions(self.known, self.day)

    def enter(self, passage: Passage) -> None:
        """Go on to the next passage."""
        self._before = self._here or self._before
        self._voice = self._passage.voice or self._voice
        self._is_same_voice = _is_same_voice(self._voice, passage.voice)
        self._passage, self._by_clause = passage, {}
        self._issue_before = self._issue
        self._all_of_it = meant = self.issues.meant(passage.stems, LEAST_OF_ISSUE)
        self._is_the_issue = _is_the_issue(passage)
        if meant and not self._is_the_issue:
            self._issue = meant.slug
        text = passage.text
        for start, end in clauses(text) if days_named(text, self.around) else ():
            days = [day for day in days_named(text[start:end], self.around) if day.is_day]
            found = [o for day in days if (o := self.occasions.on(day, text[start:end]))]
            self._by_clause[start, end] = found or ([NO_EVENT] if days else [])
        dated = {o.slug: o for of_one in self._by_clause.values() for o in of_one if o.slug}
        self._here = list(dated.values()) or self._undated(passage)

    def _undated(self, passage: Passage) -> list[Occasion]:
        """The events of a passage without days: the next, the last, by words, or as before."""
        has_occasion = not OCCASIONS.isdisjoint(passage.stems)
        if has_occasion and (
            found := self.occasions.of_order(passage.text, self._places_of(passage))
        ):
            return [found]
        if found := self.occasions.of_words(passage.stems):
            return [found]
        sureness = 0.7 if goes_on(passage.text) else 0.5 if self._is_same_voice else 0
        reason = "The sentence goes on about it."
        if not sureness:
            return []
        return [Occasion(o.slug, sureness * o.confidence, reason, o.words) for o in self._before]

    def _places_of(self, passage: Passage) -> list[str]:
        return [place.value for place in self.places.named(passage.text)]

    def of(self, finding: Finding) -> Sequence[Occasion]:
        """The subjects a finding is of; none if nothing says which."""
        if finding.subject is Subject.ISSUE:
            issue = self._issue_of(finding, self._passage)
            return [issue] if issue else []
        if finding.aspect == "date" and finding.value != "none":
            return self._of_day(finding, self._passage)
        near = self._by_clause.get(clause_at(self._passage.text, finding.start))
        if near == [NO_EVENT]:
            return self._undated_here() or near
        return near or self._here

    def _of_day(self, finding: Finding, passage: Passage) -> Sequence[Occasion]:
        days = times_named(passage.text, self.around)
        if here := self._may_be_here(finding.value):
            return here
        found = [
            occasion
            for day in days
            if day.start == finding.start and day.value == finding.value
            if (occasion := self.occasions.on(day, passage.text))
        ]
        return found or self._undated_here() or [NO_EVENT]

    def _may_be_here(self, value: str) -> list[Occasion]:
        """The events of the passage that may have been in a month or a season; of a day, none."""
        if (dates.width(dates.parse(value)) or 0) <= WIDEST_DAYS:
            return []
        return [o for o in self._here if o.slug and self.occasions.may_be_in(o.slug, value)]

    def _undated_here(self) -> list[Occasion]:
        """The event of the passage, if the ledger knows no day of it that this one belies."""
        reason = "It is meant, and the ledger has no day of it."
        return [
            Occasion(o.slug, 0.7 * o.confidence, reason, o.words)
            for o in self._here
            if not self.occasions.is_dated(o.slug)
        ]

    def _issue_of(self, finding: Finding, passage: Passage) -> Occasion | None:
        if self._is_the_issue and self._issue_before:
            reason = "The sentence goes on about it."
            return Occasion(self._issue_before, 0.6, reason)
        start, end = clause_at(passage.text, finding.start)
        if finding.aspect == "status":
            start, end = finding.start, max(end, finding.end)
        near = frozenset(stems(passage.text[start : max(finding.end, end)]))
        for words, sureness in ((near, 1.0), (passage.stems, 0.85)):
            meant = self.issues.meant(words, LEAST_OF_ISSUE)
            if meant and self._counts(meant.slug, finding):
                reason = "Its title and past claims have these words."
                words_shown = ", ".join(meant.words)
                return Occasion(meant.slug, meant.confidence * sureness, reason, words_shown)
        if self._issue_before and goes_on(passage.text) and not finding.counted:
            return Occasion(self._issue_before, 0.4, "The sentence goes on about it.")
        return None

    def _counts(self, slug: str, finding: Finding) -> bool:
        """Whether a number counts what the issue is about."""
        return not finding.counted or finding.counted in self.issues.titles[slug]

    def about(self) -> About:
        """What the passage as a whole is about, where no rule finds a value."""
        if meant := self._all_of_it:
            words = ", ".join(meant.words)
            reason = "Its title and past claims have these words."
            return Occasion(meant.slug, meant.confidence, reason, words), None
        event = self._here[0] if len(self._here) == 1 else None
        return None, event if event and event.confidence >= LEAST_OF_EVENT else None


def _is_the_issue(passage: Passage) -> bool:
    """Whether it speaks of "the issue", which is the one before."""
    return not _ISSUES.isdisjoint(passage.stems) and bool(_THE_ISSUE.search(passage.text))


def _is_same_voice(before: Utterance | None, now: Utterance | None) -> bool:
    """Whether somebody speaks on, or answers."""
    if before is None or now is None:
        return False
    return before.speaker == now.speaker or before.form is Form.QUESTION
