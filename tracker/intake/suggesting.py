"""From what is said in an article to claims an editor may accept, each with its reasons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate

from tracker import dates
from tracker.aspects import Subject
from tracker.dates import Edtf
from tracker.intake.article import Article, Because
from tracker.intake.event_findings import Surroundings, event_findings
from tracker.intake.finding import Finding
from tracker.intake.foretelling import looks_ahead_at, promised
from tracker.intake.issue_findings import issue_findings
from tracker.intake.known import Known, Near
from tracker.intake.manner import kind_of, manner_of
from tracker.intake.meaning import About, Meaning
from tracker.intake.occasions import Occasion
from tracker.intake.passages import QUOTE_LIMIT, Passage, passages, quotable
from tracker.intake.places import Places
from tracker.intake.relaying import SURE, Relayed, Relaying
from tracker.intake.sentences import LONGEST, Span
from tracker.intake.stems import stems
from tracker.intake.suggestion import Suggestion
from tracker.intake.times.days import days_named
from tracker.intake.times.windows import Window
from tracker.intake.utterance import Form, Utterance
from tracker.rules.record import Kind

# An act of speech is reported within so many days, unless the text tells its day.
REPORTED_WITHIN = timedelta(days=7)
# What the outlet says for itself needs more to be worth an editor's look.
LEAST_OF_OWN_VOICE, LEAST = 0.4, 0.2
# "In my opinion," opens a sentence; longer words in front are a clause of their own.
LONGEST_LEAD, LONGEST_IF = 40, len("Если ")
UNSURE, DOUBTFUL = 0.6, 0.5
NO_VALUE = "No rule reads a value in these words."
SAID_BEFORE = "The article has told it before: look whose words to take."
DOUBTED_STATEMENT = "Look whether it is the statement that is meant."


def suggestions(
    article: Article, utterances: Sequence[Utterance], known: Known, near: Near, today: date
) -> tuple[Suggestion, ...]:
    """The claims of the article, in its order. An utterance without a value is suggested bare."""
    return tuple(_Suggesting(article, utterances, known, near, today).all())


@dataclass
class _Suggesting:
    article: Article
    utterances: Sequence[Utterance]
    known: Known
    near: Near
    today: date
    meaning: Meaning = field(init=False)
    relaying: Relaying = field(init=False)
    given: Surroundings = field(init=False)
    _seen: dict[tuple[str, ...], str] = field(default_factory=dict)
    _read: set[Span] = field(default_factory=set)
    _told: dict[Span, Suggestion] = field(default_factory=dict)
    _relayed: dict[Span, Relayed | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        published = dates.parse(self.article.published) if self.article.published else None
        around = published.latest if published else None
        around = around or _day_by_events(self.article.body, self.known, self.today)
        places = Places(self.known.places)
        self.meaning = Meaning(self.known, around or self.today, around, places)
        self.relaying = Relaying(self.near.statements, _reported(published))
        persons = [actor for actor in self.known.names.actors if actor.kind == "person"]
        is_sure = published is not None and published.earliest == published.latest
        self.given = Surroundings(around, places, persons, is_sure)

    def all(self) -> list[Suggestion]:
        found: list[Suggestion] = []
        first: dict[Span, tuple[Passage, About]] = {}
        for passage in passages(self.article.body, self.utterances):
            self.meaning.enter(passage)
            found += self._of(passage)
            if passage.voice:
                first.setdefault(_span(passage.voice), (passage, self.meaning.about()))
        heard = Heard(found)
        unheard = (
            self._bare(utterance, *first[_span(utterance)])
            if _span(utterance) in first
            else self._unread(utterance)
            for utterance in self.utterances
            if _span(utterance) not in self._read and not heard.overlaps(_span(utterance))
        )
        found += [suggestion for suggestion in unheard if _is_worth_a_look(suggestion)]
        found += [told for span, told in self._told.items() if not heard.overlaps(span)]
        return sorted(found, key=lambda suggestion: (suggestion.start, suggestion.end))

    def _of(self, passage: Passage) -> Iterator[Suggestion]:
        findings = event_findings(passage, self.given)
        findings += issue_findings(passage, self.given.around, is_sure=self.given.is_sure)
        for finding in sorted(findings, key=lambda found: (found.start, found.end)):
            for subject in self.meaning.of(finding):
                suggestion = self._suggestion(passage, finding, subject)
                if passage.voice and suggestion.confidence >= LEAST:
                    self._read.add(_span(passage.voice))
                if self._is_worth(suggestion, passage):
                    yield suggestion
                elif passage.voice and self._is_first_quoted(suggestion):
                    self._told.setdefault(_span(passage.voice), _said_before(suggestion))

    def _is_worth(self, suggestion: Suggestion, passage: Passage) -> bool:
        """Whether it is sure enough, and the first of its voice to say so."""
        least = LEAST if passage.voice else LEAST_OF_OWN_VOICE
        key = suggestion.content
        if suggestion.confidence < least or key in self._seen:
            return False
        self._seen[key] = suggestion.form
        return True

    def _is_first_quoted(self, suggestion: Suggestion) -> bool:
        """Whether it is a quotation of what was only paraphrased before it."""
        key = suggestion.content
        if suggestion.form != Form.DIRECT or self._seen.get(key, Form.DIRECT) == Form.DIRECT:
            return False
        self._seen[key] = suggestion.form
        return True

    def _suggestion(self, passage: Passage, finding: Finding, subject: Occasion) -> Suggestion:
        start, end = quotable(passage.text, finding.start, finding.end)
        clause, words = passage.text[start:end], passage.text[finding.start : finding.end]
        is_of_issue = finding.subject is Subject.ISSUE
        lead = self._lead(passage, start)
        manner = manner_of(clause, passage.voice, finding.kind, lead, is_of_issue=is_of_issue)
        because = [
            Because(finding.subject.value, subject.reason, subject.words),
            Because("value" if finding.value else "kind", finding.reason, words),
            *manner.because,
        ]
        suggestion = Suggestion(
            quote=clause,
            start=passage.start + start,
            end=passage.start + end,
            kind=manner.kind,
            hedge=manner.hedge,
            issue=subject.slug if is_of_issue else "",
            event="" if is_of_issue else subject.slug,
            aspect=finding.aspect,
            value=finding.value,
            window=finding.window,
            confidence=finding.confidence * (0.4 + 0.6 * subject.confidence),
            uncertain=" ".join(filter(None, (_doubt(finding, subject), finding.doubt))),
            because=tuple(because),
        )
        return self._voiced(suggestion, passage.voice)

    def _lead(self, passage: Passage, start: int) -> str:
        """The few words in front of a clause, with the "if" that may stand before what is told."""
        if start > LONGEST_LEAD:
            return ""
        at = passage.start
        return self.article.body[max(0, at - LONGEST_IF) : at] + passage.text[:start]

    def _bare(self, utterance: Utterance, passage: Passage, about: About) -> Suggestion:
        """Words that no rule could read: who says them is worth knowing all the same."""
        start, end = passage.start, min(passage.end, passage.start + QUOTE_LIMIT)
        if utterance.form is Form.PARTIAL:
            start, end = utterance.start, min(utterance.end, utterance.start + QUOTE_LIMIT)
        quote = self.article.body[start:end]
        issue, event = about
        subject, cue = issue or event, kind_of(quote)
        window = None if cue else self._window_of(utterance, passage)
        because = []
        if subject:
            because.append(Because("issue" if issue else "event", subject.reason, subject.words))
        if cue:
            because.append(Because("kind", "These words say so.", quote[cue.start : cue.end]))
        if window:
            words = passage.text[window.start : window.end]
            because.append(Because("kind", "It says when it is to be.", words))
        kind = Kind.FORECAST.value if window else Kind.STATEMENT.value
        suggestion = Suggestion(
            quote=quote,
            start=start,
            end=end,
            kind=cue.meaning if cue else kind,
            issue=issue.slug if issue else "",
            event=event.slug if event else "",
            window=window.meaning if window else "",
            confidence=0.3 * (subject.confidence if subject else 0.5),
            uncertain=f"{NO_VALUE} {window.doubt}".rstrip() if window else NO_VALUE,
            because=tuple(because),
        )
        return self._voiced(suggestion, utterance)

    def _window_of(self, utterance: Utterance, passage: Passage) -> Window | None:
        """By when what is said is to be, where the quotation has the words."""
        given = self.given
        window = promised(passage, given.around, is_sure=given.is_sure)
        is_quoted = utterance.form is not Form.PARTIAL and len(passage.text) <= QUOTE_LIMIT
        return window if window and is_quoted and looks_ahead_at(passage, window.start) else None

    def _unread(self, utterance: Utterance) -> Suggestion:
        """Words whose sentence was read for others of the same speaker, in vain."""
        end = min(utterance.end, utterance.start + QUOTE_LIMIT)
        suggestion = Suggestion(
            quote=self.article.body[utterance.start : end],
            start=utterance.start,
            end=end,
            kind=Kind.STATEMENT.value,
            confidence=0.1,
            uncertain=NO_VALUE,
        )
        return self._voiced(suggestion, utterance)

    def _voiced(self, suggestion: Suggestion, utterance: Utterance | None) -> Suggestion:
        """The suggestion as what the speaker said, and as an echo of what the ledger holds."""
        if utterance is None:
            return replace(suggestion, confidence=round(suggestion.confidence, 2))
        relayed = self._relayed_by(utterance)
        because = [*utterance.because, *suggestion.because]
        doubts = [utterance.uncertain, suggestion.uncertain]
        if relayed:
            because.append(relayed.because)
            doubts += [] if relayed.confidence >= SURE else [DOUBTED_STATEMENT]
        unsure = UNSURE if utterance.uncertain else 1.0
        return replace(
            suggestion,
            speaker=utterance.speaker,
            speaker_as_written=utterance.speaker_as_written,
            office=utterance.office,
            origin=utterance.origin,
            origin_as_written=utterance.origin_as_written,
            according_to=utterance.according_to,
            according_to_as_written=utterance.according_to_as_written,
            form=utterance.form.value,
            said=utterance.said,
            statement=relayed.statement.id if relayed else "",
            confidence=round(suggestion.confidence * unsure, 2),
            uncertain=" ".join(doubt for doubt in doubts if doubt),
            because=tuple(because),
        )

    def _relayed_by(self, utterance: Utterance) -> Relayed | None:
        span = _span(utterance)
        if not utterance.speaker:
            return None
        if span not in self._relayed:
            start, end = utterance.sentence
            text = f"{utterance.quote} {self.article.body[start : min(end, start + LONGEST)]}"
            self._relayed[span] = self.relaying.relayed(utterance, frozenset(stems(text)))
        return self._relayed[span]


class Heard:
    """Which stretches of the body suggestions quote."""

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        spans = sorted((found.start, found.end) for found in suggestions if found.form)
        self._starts = [start for start, _ in spans]
        self._reached = list(accumulate((end for _, end in spans), max))

    def overlaps(self, span: Span) -> bool:
        before = bisect_left(self._starts, span[1])
        return bool(before) and self._reached[before - 1] > span[0]


def _span(utterance: Utterance) -> Span:
    return utterance.start, utterance.end


def _is_worth_a_look(bare: Suggestion) -> bool:
    """Whether an editor must see words without a value.

    Quotations always, if they are somebody's; of other words those that do more with an issue
    or an event than mention it.
    """
    if bare.form == Form.DIRECT:
        return True
    if bare.form == Form.PARTIAL:
        return bool(bare.speaker or bare.speaker_as_written)
    says_something = bare.kind != Kind.STATEMENT or bare.form == Form.INDIRECT
    return bare.form != Form.QUESTION and says_something and bool(bare.issue or bare.event)


def _said_before(quoted: Suggestion) -> Suggestion:
    """Quoted words that add nothing to a paraphrase: they may prove it better."""
    doubts = [quoted.uncertain, SAID_BEFORE]
    return replace(quoted, uncertain=" ".join(doubt for doubt in doubts if doubt))


def _doubt(finding: Finding, subject: Occasion) -> str:
    if not subject.slug:
        return "The ledger has no such event: is it a new one?"
    if finding.aspect == "ordinal":
        return "A number belongs to a series: look which one is counted."
    if subject.confidence < DOUBTFUL:
        return f"It is not plain which {finding.subject} is meant."
    return ""


def _reported(published: Edtf | None) -> Edtf | None:
    """The days on which what an article reports was said, if it does not tell."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    first = published.earliest - REPORTED_WITHIN
    return dates.parse(f"{first.isoformat()}/{published.latest.isoformat()}")


def _day_by_events(body: str, known: Known, today: date) -> date | None:
    """When an undated article was written: after the latest known event whose day it names."""
    named = {date.fromisoformat(day.value) for day in days_named(body, today) if day.is_day}
    wanted = {(day.month, day.day) for day in named}
    days = [
        span.earliest
        for event in known.events
        for span in map(dates.parse, event.dates)
        if span.earliest and span.earliest == span.latest and span.earliest <= today
    ]
    latest = max((day for day in days if (day.month, day.day) in wanted), default=None)
    return latest + timedelta(days=1) if latest else None
