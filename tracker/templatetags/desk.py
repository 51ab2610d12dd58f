"""What the desk's front page shows: the list of what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone

from tracker import aspects, dates
from tracker.desk import Task, to_do
from tracker.models import Claim, ForecastReading, Intake, Reading, Report

register = template.Library()

# What each queue is called, why it matters, and where the whole of it is listed.
QUEUES: dict[str, tuple[str, str, str, str]] = {
    "overdue": (
        "Overdue forecasts",
        "Their time has passed: look for a report of what came of them.",
        "forecastreading",
        "state__in=overdue,unreported,awaits_verdict",
    ),
    "contested": (
        "Contested readings",
        "Claims disagree: look for a primary source, or assess.",
        "reading",
        "contested__exact=1",
    ),
    "review": (
        "Verdicts to review",
        "Newer claims disagree with the desk's own assessment.",
        "reading",
        "needs_review__exact=1",
    ),
    "unverified": (
        "Unverified quotations",
        "They do not stand in the stored text; their report cannot be published.",
        "claim",
        "quote_state__exact=not_found",
    ),
    "ready": (
        "Reports to review",
        "Their editors are done: read them, then publish.",
        "report",
        "status__exact=ready",
    ),
    "articles": (
        "Articles to review",
        "Accept or reject what is suggested of them.",
        "intake",
        "state__exact=open",
    ),
    "drafts": (
        "Draft reports",
        "Finish them, then mark them as ready.",
        "report",
        "status__exact=draft",
    ),
    "verdicts": (
        "Draft assessments",
        "Finish them, then publish.",
        "assessment",
        "status__exact=draft",
    ),
    "successions": (
        "Draft successions",
        "Finish them, then publish.",
        "succession",
        "status__exact=draft",
    ),
    "rulings": ("Draft rulings", "Finish them, then publish.", "ruling", "status__exact=draft"),
}


@dataclass(frozen=True)
class Queue:
    """One kind of work as the page shows it."""

    title: str
    why: str
    count: int
    address: str
    items: list[tuple[str, str, str]]

    @property
    def more(self) -> int:
        return self.count - len(self.items)


@register.inclusion_tag("admin/_to_do.html")
def desk_to_do(user: Any) -> dict[str, Any]:
    """The queues a user may see, with the first pieces of each as (text, note, address)."""
    tasks = to_do(timezone.localdate())
    seen = [_queue(task) for task in tasks if _may_see(user, task)]
    queues = [queue for queue in seen if queue.count]
    return {"queues": queues, "is_empty": not queues}


def _may_see(user: Any, task: Task) -> bool:
    return bool(user.has_perm(f"tracker.view_{QUEUES[task.name][2]}"))


def _queue(task: Task) -> Queue:
    title, why, model, query = QUEUES[task.name]
    address = f"{reverse(f'admin:tracker_{model}_changelist')}?{query}"
    return Queue(title, why, task.count, address, [_item(row) for row in task.first])


def _item(row: Any) -> tuple[str, str, str]:
    match row:
        case ForecastReading():
            last = row.window_latest
            due = f"due by {dates.words(last.isoformat())}" if last else ""
            who = f"{row.speaker}: " if row.speaker else ""
            return f"{who}{row.claim}", due, _form("report", row.claim.report_id)
        case Reading():
            return _reading(row)
        case Report():
            return row.headline, f"{row.outlet}, entered {row.entered}", _form("report", row.pk)
        case Intake():
            return str(row), _still_open(row), _form("intake", row.pk)
        case Claim():
            return str(row), str(row.report), _form("report", row.report_id)
    return str(row), "", _form(row._meta.model_name, row.pk)


def _still_open(article: Any) -> str:
    return f"suggestions to decide: {article.open_total} of {article.suggested_total}"


def _reading(row: Reading) -> tuple[str, str, str]:
    """Its claims, or the verdict that newer claims disagree with."""
    kind = "event" if row.event_id else "issue"
    aspect = aspects.aspect(kind, row.aspect)
    whose = f", {row.party or row.series}" if row.party or row.series else ""
    text = f"{row.subject}: {aspect.label.lower()}{whose}"
    values = " or ".join(aspect.display(value) for value in row.values)
    if row.needs_review and row.assessment_id:
        return text, values, _form("assessment", row.assessment_id)
    claims = reverse("admin:tracker_claim_changelist")
    key = row.event_id or row.issue_id
    return text, values, f"{claims}?{kind}__id__exact={key}&aspect__exact={row.aspect}"


def _form(model: str, pk: int) -> str:
    return reverse(f"admin:tracker_{model}_change", args=[pk])
