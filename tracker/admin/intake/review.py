"""The review of an article: what its page shows, and what each decision does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.forms import ModelForm

from tracker.admin.intake.cards import Card, Final, card, cards, named_in
from tracker.admin.intake.claim_form import ClaimForm
from tracker.admin.intake.draft_form import DraftForm, initial_report
from tracker.admin.intake.names import LedgerNames, ledger_names, words_of
from tracker.admin.intake.text import Block, blocks
from tracker.intake import drafting
from tracker.intake.article import Article, Because
from tracker.intake.drafting import Refused
from tracker.intake.keeping import article_of, final_of, likenings_of
from tracker.intake.proposal import Likening
from tracker.intake.waiting import TakenInToo, taken_in_too
from tracker.models import Intake, Report, Suggested

# The report stands before the suggestions, and is decided about first.
REPORT = 0


@dataclass(frozen=True, slots=True)
class Likely:
    """A report of the ledger that the article is like, and how."""

    likening: Likening
    report: Report


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found of the report: what, how, and the words it came from."""

    label: str
    value: str
    because: tuple[Because, ...]


class Review:
    """One article with its suggestions, as they are stored now."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.article: Article = article_of(intake)
        self.likenings = likenings_of(intake)

    @cached_property
    def rows(self) -> list[Suggested]:
        return [*self.intake.suggested.select_related("claim", "decided_by")]

    @cached_property
    def names(self) -> LedgerNames:
        return ledger_names(named_in(self.rows))

    @cached_property
    def cards(self) -> list[Card]:
        return cards(self.intake, self.names, self.rows)

    @cached_property
    def likely(self) -> list[Likely]:
        """The reports it is like; one that was deleted since is left out."""
        ids = [likening.report for likening in self.likenings]
        reports = Report.objects.filter(public_id__in=ids).select_related("outlet")
        found = {report.public_id: report for report in reports}
        return [Likely(one, found[one.report]) for one in self.likenings if one.report in found]

    @cached_property
    def taken_in_too(self) -> list[TakenInToo]:
        """What the desk took in beside it, and seems to be the same article."""
        return taken_in_too(self.article, self.intake.pk)

    @property
    def found(self) -> list[Found]:
        """What is known of the report from the article, the fields that are empty included."""
        article = self.article
        values = (
            ("outlet", "Outlet", article.outlet_name or article.domain),
            ("headline", "Headline", article.headline),
            ("byline", "Byline", article.byline),
            ("published", "Published", self._published()),
            ("language", "Language", article.language),
            ("canonical_url", "Address", article.canonical_url or self.intake.url),
        )
        return [
            Found(label, value, tuple(b for b in article.because if b.field == field))
            for field, label, value in values
        ]

    def _published(self) -> str:
        words = words_of(self.article.published)
        return f"{words}, {self.article.published_basis}" if words else ""

    @property
    def blocks(self) -> list[Block]:
        return blocks(self.article, [card.span for card in self.cards])

    @property
    def decided(self) -> int:
        return sum(not row.is_open for row in self.rows)

    @property
    def is_open_to_claims(self) -> bool:
        report = self.intake.report
        return report is not None and not report.is_public

    def next_open(self, after: int) -> int:
        """What is to be decided next: the report first, then what follows in the text."""
        if self.intake.report is None:
            return REPORT
        waiting = [row.order + 1 for row in self.rows if row.is_open]
        return next((n for n in waiting if n > after), waiting[0] if waiting else after)

    # The forms, empty of what was typed or as it was sent.

    def draft_form(self, data: Any = None) -> DraftForm:
        likenings = [one.likening for one in self.likely]
        initial = initial_report(self.article, self.intake, likenings)
        return DraftForm(
            _typed(initial) if data == {} else data,
            article=self.article,
            likenings=likenings,
            initial=initial,
        )

    def claim_form(self, row: Suggested, data: Any = None) -> ClaimForm:
        """The form of one suggestion; with `{}` as it was suggested, as if that had been typed."""
        report = self.intake.report
        if report is None:
            raise Refused("Accept the report first: claims become part of its draft.")
        found = card(self.intake, self.names, row, self._taken())
        return ClaimForm(
            _typed(found.initial) if data == {} else data,
            suggestion=found.shown,
            report=report,
            initial=found.initial,
        )

    def _taken(self) -> list[Final]:
        return [final_of(row) for row in self.rows if row.is_taken]

    def row(self, number: int) -> Suggested | None:
        return next((row for row in self.rows if row.order + 1 == number), None)


def _typed(initial: Mapping[str, Any]) -> dict[str, Any]:
    """What a browser would send of a form that nobody touched."""
    return {name: value for name, value in initial.items() if value not in ("", False, None)}


def accept_report(form: DraftForm, intake: Intake) -> bool:
    """Make the draft if the form is in order; else the form says what is not."""
    return form.is_valid() and _carried_out(
        form, lambda: drafting.make_report(intake, form.instance)
    )


def accept_claim(form: ClaimForm, row: Suggested, editor: User) -> bool:
    """Make the claim if the form is in order; else the form says what is not."""
    return form.is_valid() and _carried_out(
        form,
        lambda: drafting.accept(
            row, form.instance, form.words(), editor, is_changed=form.is_changed
        ),
    )


def _carried_out(form: ModelForm, carry_out: Any) -> bool:
    try:
        carry_out()
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            _say(form, field, messages)
        return False
    return True


def _say(form: ModelForm, field: str, messages: Iterable[str]) -> None:
    beside = field if field in form.fields else None
    for message in messages:
        form.add_error(beside, message)
