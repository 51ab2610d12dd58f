"""Between proposals and the rows that keep them: what is stored, read again and put back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from tracker.intake import documents
from tracker.intake.article import Article, Because, Cut, CutReason, IntakeError, Source
from tracker.intake.proposal import Likeness, Likening, Proposal
from tracker.intake.suggestion import Suggestion
from tracker.models import Claim, Intake, IntakeState, Publication, Report, Suggested
from tracker.models.intakes import HEADLINE_LIMIT
from tracker.rules.record import Kind
from tracker.text import clean_text

FILE_NAME_LIMIT = 200
PUT_BACK = "This passage was put back already."


@transaction.atomic
def keep(proposal: Proposal, source: Source, editor: User | None) -> Intake:
    """Store what was made of an article, whole or not at all; nothing of the ledger is created."""
    article = proposal.article
    intake = Intake.objects.create(
        url=source.url,
        file_name=clean_text(source.name, one_line=True)[:FILE_NAME_LIMIT],
        headline=clean_text(article.headline, one_line=True)[:HEADLINE_LIMIT],
        article=as_text(asdict(article)),
        likenings=as_text([asdict(likening) for likening in proposal.duplicate_of]),
        taken_by=editor,
    )
    _add(intake, proposal.suggestions, first=0)
    return intake


def _add(intake: Intake, suggestions: Iterable[Suggestion], first: int) -> None:
    for order, suggestion in enumerate(suggestions, first):
        Suggested.objects.create(
            intake=intake,
            order=order,
            kind=suggestion.kind if suggestion.kind in {*Kind} else "",
            proposed=as_text(asdict(suggestion)),
        )


def article_of(intake: Intake) -> Article:
    return _article(json.loads(intake.article))


def likenings_of(intake: Intake) -> list[Likening]:
    return [
        Likening(entry["report"], Likeness(entry["likeness"]), Because(**entry["because"]))
        for entry in json.loads(intake.likenings)
    ]


def suggestion_of(suggested: Suggested) -> Suggestion:
    """The suggestion as it was made."""
    data = json.loads(suggested.proposed)
    return Suggestion(**{**data, "because": _because(data.get("because", ()))})


def final_of(suggested: Suggested) -> dict[str, Any]:
    """What an accepted suggestion was accepted as; nothing for any other."""
    return dict(json.loads(suggested.final)) if suggested.final else {}


def as_text(data: Any) -> str:
    """Canonical JSON of clean texts: the same data is always the same text."""
    return json.dumps(_clean(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _clean(data: Any) -> Any:
    if isinstance(data, str):
        return clean_text(data)
    if isinstance(data, Mapping):
        return {key: _clean(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_clean(value) for value in data]
    return data


def _article(data: Mapping[str, Any]) -> Article:
    cuts = (Cut(cut["text"], CutReason(cut["reason"]), cut["at"]) for cut in data.get("cut", ()))
    because = _because(data.get("because", ()))
    return Article(**{**data, "cut": tuple(cuts), "because": because})


def _because(entries: Any) -> tuple[Because, ...]:
    return tuple(Because(**entry) for entry in entries)


# Putting back what was cut.


@transaction.atomic
def put_back_and_add(intake: Intake, number: int, found: Sequence[Suggestion] = ()) -> None:
    """Put one cut passage back where it stood; all that counts characters behind it moves on.

    `found` is what it says, with offsets of the body that it makes; these suggestions come last,
    so that those before keep their numbers. Raises IntakeError where the article is not as it was
    read, and where a quotation would be broken, or a draft whose text was edited.
    """
    read, intake = intake.article, Intake.objects.select_for_update().get(pk=intake.pk)
    article = article_of(intake)
    if number >= len(article.cut):
        raise IntakeError(PUT_BACK)
    if intake.article != read:
        raise IntakeError("Another passage was put back meanwhile: look where this one is now.")
    report = Report.objects.select_for_update().filter(intakes=intake).first()
    if report and (report.is_public or report.body != article.body):
        raise IntakeError("The draft's text is no longer the article's: put the passage in there.")
    cut = article.cut[number]
    whole = documents.put_back(article, cut)
    growth = len(whole.body) - len(article.body)
    _move_suggestions(intake, cut.at, growth)
    intake.article = as_text(asdict(whole))
    if found:
        _add(intake, found, first=intake.suggested.count())
    if found and intake.state == IntakeState.FINISHED:
        intake.state = IntakeState.OPEN
    intake.save()
    if report:
        _move_claims(report, whole.body, cut.at, growth)


def _move_suggestions(intake: Intake, at: int, by: int) -> None:
    for suggested in intake.suggested.all():
        suggestion = suggestion_of(suggested)
        if suggestion.start < at < suggestion.end:
            raise IntakeError("It stood inside a quotation, which it would break in two.")
        if suggestion.start >= at:
            start, end = suggestion.start + by, suggestion.end + by
            suggested.proposed = as_text(asdict(replace(suggestion, start=start, end=end)))
            suggested.save()


def _move_claims(report: Report, body: str, at: int, by: int) -> None:
    behind = Claim.objects.filter(report=report, quote_at__gte=at)
    behind.update(quote_at=F("quote_at") + by)
    report.body = body
    report.edition += 1
    report.status = Publication.DRAFT
    report.save()
