"""What the desk should do next: what is overdue, disputed, unverified or unfinished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from tracker.models import (
    Assessment,
    Claim,
    ForecastReading,
    Intake,
    Publication,
    Reading,
    Report,
    Ruling,
    Succession,
)
from tracker.rules.record import Outcome

SHOWN = 5


@dataclass(frozen=True)
class Task:
    """One kind of work: how much of it there is, and the first few pieces."""

    name: str
    count: int
    first: Sequence[Any]


def to_do(today: date) -> list[Task]:
    """The desk's work in the order of its urgency. Two queries for each kind at most."""
    return [_task(name, rows(today)) for name, rows in QUEUES.items()]


def _task(name: str, rows: QuerySet[Any]) -> Task:
    first = [*rows[: SHOWN + 1]]
    return Task(name, len(first) if len(first) <= SHOWN else rows.count(), first[:SHOWN])


def overdue_forecasts(today: date) -> QuerySet[ForecastReading]:
    """Forecasts whose window has passed without a word of what came of them."""
    states = [Outcome.OVERDUE.value, Outcome.UNREPORTED.value, Outcome.AWAITS_VERDICT.value]
    return (
        ForecastReading.objects.as_of(today)
        .filter(state__in=states)
        .select_related("claim__event", "claim__issue", "speaker", "event", "issue")
        .order_by("window_latest", "pk")
    )


def contested_readings(today: date) -> QuerySet[Reading]:
    return _readings(today).filter(contested=True)


def readings_to_review(today: date) -> QuerySet[Reading]:
    """Where newer claims disagree with the desk's verdict."""
    return _readings(today).filter(needs_review=True)


def _readings(today: date) -> QuerySet[Reading]:
    return (
        Reading.objects.as_of(today)
        .select_related("event", "issue", "party", "series", "assessment")
        .order_by("-known_from", "pk")
    )


def assess_url(row: Reading | ForecastReading) -> str:
    """The form of a new verdict, filled in with what is read or foretold and the claims to cite."""
    kind = "reading" if isinstance(row, Reading) else "forecast"
    return f"{reverse('admin:tracker_assessment_add')}?{kind}={row.pk}"


def unverified_quotations(today: date) -> QuerySet[Claim]:
    """Claims whose quotation does not stand in the stored text of their report."""
    return Claim.objects.quoting_wrongly().select_related("event", "issue", "report__outlet")


def draft_reports(today: date) -> QuerySet[Report]:
    return Report.objects.drafts().select_related("outlet").order_by("entered", "pk")


def reports_to_review(today: date) -> QuerySet[Report]:
    """Marked as ready by their editors: a publisher reads and publishes them."""
    return Report.objects.ready().select_related("outlet").order_by("entered", "pk")


def articles_to_review(today: date) -> QuerySet[Intake]:
    """Taken in, with suggestions that nobody has decided about yet."""
    articles = Intake.objects.to_review().with_counts()
    return articles.defer("article", "likenings").order_by("taken_at", "pk")


def draft_verdicts(today: date) -> QuerySet[Assessment]:
    drafts = Assessment.objects.filter(status=Publication.DRAFT)
    return drafts.select_related("event", "issue").order_by("known_from", "pk")


def draft_successions(today: date) -> QuerySet[Succession]:
    drafts = Succession.objects.filter(status=Publication.DRAFT)
    return drafts.select_related("former", "later").order_by("known_from", "pk")


def draft_rulings(today: date) -> QuerySet[Ruling]:
    drafts = Ruling.objects.filter(status=Publication.DRAFT)
    return drafts.select_related(
        "claim__event", "claim__issue", "other__event", "other__issue"
    ).order_by("known_from", "pk")


QUEUES: dict[str, Callable[[date], QuerySet[Any]]] = {
    "overdue": overdue_forecasts,
    "contested": contested_readings,
    "review": readings_to_review,
    "unverified": unverified_quotations,
    "ready": reports_to_review,
    "articles": articles_to_review,
    "drafts": draft_reports,
    "verdicts": draft_verdicts,
    "successions": draft_successions,
    "rulings": draft_rulings,
}
