"""The suggestions of an article as its review shows them, one card each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from tracker.admin.intake.claim_form import initial_claim
from tracker.admin.intake.names import LedgerNames, statement_words, words_of
from tracker.admin.intake.text import Manner, Span
from tracker.aspects import AspectError, aspect
from tracker.intake.article import Because
from tracker.intake.keeping import final_of, suggestion_of
from tracker.intake.suggestion import Suggestion
from tracker.intake.utterance import Form
from tracker.models import Claim, Intake, Statement, Suggested

Final = Mapping[str, Any]

# From so much confidence on, in these words.
CONFIDENCE = ((0.7, "Confident"), (0.5, "Likely"), (0.3, "Doubtful"), (0.0, "A guess"))
FORMS: Mapping[str, str] = {
    Form.DIRECT: "quoted",
    Form.PARTIAL: "quoted in part",
    Form.ANSWER: "an answer",
    Form.QUESTION: "a question",
    Form.INDIRECT: "in other words",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion, in the words of the page; decided, it shows what it was accepted as."""

    suggested: Suggested
    shown: Suggestion
    # What its form begins with.
    initial: dict[str, Any]
    names: LedgerNames

    @property
    def number(self) -> int:
        return self.suggested.order + 1

    @property
    def span(self) -> Span:
        return Span(self.number, self.shown.start, self.shown.end, self.manner)

    @property
    def manner(self) -> Manner:
        if not self.suggested.is_open:
            return Manner.TAKEN if self.suggested.is_taken else Manner.REJECTED
        return Manner.UNCERTAIN if self.shown.uncertain else Manner.OPEN

    @property
    def confidence(self) -> str:
        return next(words for least, words in CONFIDENCE if self.shown.confidence >= least)

    @property
    def form(self) -> str:
        return FORMS.get(self.shown.form, "")

    @property
    def speaker(self) -> str:
        """The ledger's name for the speaker; "" where it is nobody the ledger knows."""
        return ", ".join(self.names.actors.get(s, s) for s in self.shown.speaker.split(", ") if s)

    @property
    def is_own_voice(self) -> bool:
        return self.initial["statement"] == "own"

    @property
    def origin(self) -> str:
        return self.names.outlets.get(self.shown.origin, self.shown.origin_as_written)

    @property
    def teller(self) -> str:
        slug = self.shown.according_to
        return self.names.actors.get(slug, self.shown.according_to_as_written)

    @property
    def said(self) -> str:
        return words_of(self.shown.said)

    @property
    def subject(self) -> str:
        return self.names.subject(self.shown)

    @property
    def aspect(self) -> str:
        try:
            return aspect(self._subject_kind, self.shown.aspect).label
        except AspectError:
            return self.shown.aspect

    @property
    def value(self) -> str:
        try:
            definition = aspect(self._subject_kind, self.shown.aspect)
            return definition.display(definition.parse(self.shown.value), self.names.actors)
        except AspectError:
            return self.shown.value

    @property
    def _subject_kind(self) -> str:
        return "event" if self.shown.event else "issue"

    @property
    def summary(self) -> str:
        claim = self.claim
        return claim.summary if claim else str(self.initial["summary"])

    @property
    def statement(self) -> Statement | None:
        return self.names.statements.get(self.shown.statement)

    @property
    def statement_words(self) -> str:
        return statement_words(self.statement) if self.statement else ""

    @property
    def statement_address(self) -> str:
        statement = self.statement
        return reverse("admin:tracker_statement_change", args=[statement.pk]) if statement else ""

    @property
    def claim(self) -> Claim | None:
        return self.suggested.claim


def cards(intake: Intake, names: LedgerNames, rows: Sequence[Suggested]) -> list[Card]:
    """All suggestions of an article in their order."""
    taken = [final_of(row) for row in rows if row.is_taken]
    return [card(intake, names, row, taken) for row in rows]


def card(intake: Intake, names: LedgerNames, row: Suggested, taken: Iterable[Final]) -> Card:
    """One of them; `taken` is what other suggestions of the article were accepted as."""
    suggestion = _named_before(suggestion_of(row), taken)
    return Card(
        row, _settled(suggestion, row), initial_claim(suggestion, names, intake.report), names
    )


def _named_before(suggestion: Suggestion, taken: Iterable[Final]) -> Suggestion:
    """With the speaker whom an editor has named for the same words of this article.

    Few words may mean another person each time: "he", "the official".
    """
    words = suggestion.speaker_as_written
    if suggestion.speaker or not (len(words.split()) > 2 or words[1:] != words[1:].lower()):
        return suggestion
    same = (final for final in taken if final.get("speaker_as_written") == words)
    speaker = next((str(final["speaker"]) for final in same), "")
    why = (Because("speaker", "So you named it before in this article.", words),) if speaker else ()
    return replace(suggestion, speaker=speaker, because=(*suggestion.because, *why))


def _settled(suggestion: Suggestion, row: Suggested) -> Suggestion:
    """As it was accepted, where it was; its place in the text stays that of the suggestion."""
    final = final_of(row)
    kept = {name: final[name] for name in final if name in Suggestion.__dataclass_fields__}
    return replace(suggestion, **kept)


def named_in(rows: Iterable[Suggested]) -> list[Suggestion]:
    """The suggestions as made and as accepted, for the names that a page of them needs."""
    return [s for row in rows for s in (suggestion_of(row), _settled(suggestion_of(row), row))]
