"""What the desk's front page shows: the list of what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone

from tracker import aspects, dates
from tracker.desk import Task, assess_url, to_do
from tracker.models import Claim, ForecastReading, Intake, Publication, Reading, Report
from tracker.rules.record import Outcome

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
        "Claims disagree: look for a primary source, or give a verdict that cites them.",
        "reading",
        "contested__exact=1",
    ),
    "review": (
        "Verdicts to review",
        "Newer claims disagree with the desk's own: give a new one that cites them.",
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
class Item:
    """One piece of work: what it is, where it is done, and another way to go about it."""

    text: str
    address: str
    note: str = ""
    also: str = ""
    also_address: str = ""


@dataclass(frozen=True)
class Queue:
    """One kind of work as the page shows it."""

    title: str
    why: str
    count: int
    address: str
    items: list[Item]

    @property
    def more(self) -> int:
        return self.count - len(self.items)


@register.inclusion_tag("admin/_to_do.html")
def desk_to_do(user: Any) -> dict[str, Any]:
    """The queues a user may see, those with nothing in them by their titles alone."""
    seen = [_queue(task, user) for task in to_do(timezone.localdate()) if _may_see(user, task)]
    return {
        "queues": [queue for queue in seen if queue.count],
        "clear": [queue.title for queue in seen if not queue.count],
        "may_add": user.has_perm("tracker.add_report"),
    }


def _may_see(user: Any, task: Task) -> bool:
    return bool(user.has_perm(f"tracker.view_{QUEUES[task.name][2]}"))


def _queue(task: Task, user: Any) -> Queue:
    title, why, model, query = QUEUES[task.name]
    address = f"{reverse(f'admin:tracker_{model}_changelist')}?{query}"
    return Queue(title, why, task.count, address, [_item(row, user) for row in task.first])


def _item(row: Any, user: Any) -> Item:
    match row:
        case ForecastReading():
            return _forecast(row, user)
        case Reading():
            return _reading(row, user)
        case Report():
            return _report(row, user)
        case Intake():
            return Item(str(row), _form("intake", row.pk), _still_open(row))
        case Claim():
            return Item(str(row), _form("report", row.report_id), str(row.report))
    return Item(str(row), _form(row._meta.model_name, row.pk))


def _still_open(article: Any) -> str:
    return f"suggestions to decide: {article.open_total} of {article.suggested_total}"


def _forecast(row: ForecastReading, user: Any) -> Item:
    """What came of it is said by a report, or where no rule can tell by a verdict."""
    last = row.window_latest
    due = f"due by {dates.words(last.isoformat())}" if last else ""
    text = f"{row.speaker}: {row.claim}" if row.speaker else str(row.claim)
    its_form = _form("report", row.claim.report_id)
    if row.state == Outcome.AWAITS_VERDICT and user.has_perm("tracker.add_assessment"):
        return Item(text, assess_url(row), due, "its report", its_form)
    if user.has_perm("tracker.add_report"):
        return Item(text, its_form, due, "add a report", reverse("admin:tracker_report_add"))
    return Item(text, its_form, due)


def _report(row: Report, user: Any) -> Item:
    note = f"{row.outlet}, entered {dates.words(row.entered.isoformat())}"
    address = _form("report", row.pk)
    if row.status == Publication.READY and user.has_perm("tracker.publish_report"):
        publish = f"{reverse('admin:tracker_report_publish')}?ids={row.pk}"
        return Item(row.headline, address, note, "publish…", publish)
    return Item(row.headline, address, note)


def _reading(row: Reading, user: Any) -> Item:
    """A new verdict, with the rival claims to cite; for whoever gives none, those claims."""
    kind = "event" if row.event_id else "issue"
    aspect = aspects.aspect(kind, row.aspect)
    whose = f", {row.party or row.series}" if row.party or row.series else ""
    text = f"{row.subject}: {aspect.label.lower()}{whose}"
    values = " or ".join(aspect.display(value) for value in row.values)
    key = row.event_id or row.issue_id
    claims = (
        f"{reverse('admin:tracker_claim_changelist')}"
        f"?{kind}__id__exact={key}&aspect__exact={row.aspect}"
    )
    if not user.has_perm("tracker.add_assessment"):
        return Item(text, claims, values)
    if row.needs_review and row.assessment_id:
        old = _form("assessment", row.assessment_id)
        return Item(text, assess_url(row), values, "the verdict so far", old)
    return Item(text, assess_url(row), values, "its claims", claims)


def _form(model: str, pk: int) -> str:
    return reverse(f"admin:tracker_{model}_change", args=[pk])
