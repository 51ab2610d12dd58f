"""Articles that the desk took in lately, and which of them are one article given twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from tracker.intake.article import Article
from tracker.intake.keeping import article_of
from tracker.intake.known import KnownReport
from tracker.intake.likeness import likenings
from tracker.intake.names import Names
from tracker.intake.proposal import Likeness, Likening
from tracker.models import Intake

# So many of the newest are compared, and none that was taken in longer ago.
MOST = 30
DAYS = 30
SAME = (Likeness.DUPLICATE, Likeness.UPDATE)


@dataclass(frozen=True, slots=True)
class TakenInToo:
    """Another article taken in that seems to be the same, and how that is told."""

    intake: Intake
    likening: Likening


def taken_in_too(article: Article, *own: int) -> list[TakenInToo]:
    """The articles taken in, but its own, that this seems to be, the newest first.

    What was set aside is nobody's work any more, and what became a public report the ledger
    has: intake likens the article to it.
    """
    since = timezone.now() - timedelta(days=DAYS)
    others = Intake.objects.in_work().filter(taken_at__gte=since).exclude(pk__in=own)
    rows = others.select_related("taken_by", "report")[:MOST]
    newest = {str(intake.pk): intake for intake in rows}
    found = likenings(article, _as_reports(newest), Names())
    same = [one for one in found if one.likeness in SAME]
    return sorted(
        (TakenInToo(newest[one.report], one) for one in same),
        key=lambda each: each.intake.taken_at,
        reverse=True,
    )


def _as_reports(intakes: dict[str, Intake]) -> Iterator[KnownReport]:
    for key, intake in intakes.items():
        article = article_of(intake)
        yield KnownReport(
            id=key,
            outlet=article.outlet,
            url=article.canonical_url or intake.url,
            headline=article.headline,
            published=article.published,
            language=article.language,
            body=article.body,
        )
