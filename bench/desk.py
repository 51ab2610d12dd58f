"""What the desk waits for on a generated record: publishing, withdrawing, the form of a report."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from tracker import projection, publishing
from tracker.models import Claim, Publication, Report
from tracker.touched import Touched

REASON = "To be measured, and taken back."


def waits() -> dict[str, float]:
    """Seconds of CPU, and of the form the bytes too, by what is waited for; nothing is kept."""
    return dict(_waits())


def _waits() -> Iterator[tuple[str, float]]:
    for claims in (10, 40):
        with transaction.atomic():
            yield from _publication(claims)
            transaction.set_rollback(True)
    with transaction.atomic():
        answer, taken = _timed(_form(_report_of(40)))
        yield "the form of a report of 40 claims", taken
        yield "its bytes", len(answer.content)
        transaction.set_rollback(True)


def _publication(claims: int) -> Iterator[tuple[str, float]]:
    report = _report_of(claims)
    foreseen, taken = _timed(lambda: projection.foresee(report, published=False))
    yield f"what withdrawing {claims} claims would change", taken
    _, taken = _timed(lambda: publishing.withdraw(report, REASON, foreseen))
    yield f"withdrawing {claims} claims: others wait", taken
    _, taken = _timed(lambda: publishing.publish(report, REASON))
    yield f"publishing {claims} claims, nothing foreseen", taken


def _report_of(claims: int) -> Report:
    """The newest published report with so many claims; of a larger one a draft gets the rest."""
    counted = Report.objects.filter(status=Publication.PUBLISHED).annotate(number=Count("claims"))
    found = counted.filter(number__gte=claims).order_by("-known_from", "-pk")
    report: Report = found[0]
    rest = [*report.claims.order_by("order", "pk").values_list("pk", flat=True)[claims:]]
    Claim.objects.filter(pk__in=rest).update(report=Report.objects.drafts()[0], known_from=None)
    projection.rebuild(Touched().add(Claim.objects.filter(pk__in=rest)))
    return report


def _form(report: Report) -> Callable[[], Any]:
    user = get_user_model().objects.create_superuser("bench", password=None)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user)
    address = reverse("admin:tracker_report_change", args=[report.pk])
    return lambda: client.get(address)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    gc.collect()
    started = time.process_time()
    found = work()
    return found, time.process_time() - started
