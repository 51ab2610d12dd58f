"""What publishing comes to, worked out beforehand and in parts: it is what the whole comes to."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.generator import generate
from tests.factories import make_claim, make_issue, make_report
from tests.reading_pages import read_again
from tracker import movement, projection, publishing, visibility
from tracker.ledger_file.load import load
from tracker.models import Negotiation, Publication, Report
from tracker.projection import Plan

pytestmark = pytest.mark.django_db


def holds() -> bool:
    """Whether all that is derived is what the whole record makes of it."""
    derived = visibility.is_up_to_date() and movement.is_up_to_date()
    return derived and projection.check(projection.everything()) == []


@pytest.fixture
def record() -> list[Report]:
    """The reports of a made-up record with drafts, reprints, verdicts, rulings and successions."""
    whole = generate(260, 5, claims_a_report=12, events=5, issues=3)
    load(json.dumps(whole).encode())
    return [*Report.objects.order_by("published_latest", "pk")]


def turned(report: Report, *, foresee: bool) -> list[projection.ReadingChange]:
    """Withdraw what is published, publish the rest."""
    is_public = report.status == Publication.PUBLISHED
    seen = projection.foresee(report, published=not is_public) if foresee else None
    if is_public:
        return publishing.withdraw(report, "Why.", seen)
    return publishing.publish(report, "Why.", seen)


@pytest.mark.parametrize("foresee", [False, True])
def test_whichever_report_is_published_or_withdrawn_all_that_is_derived_holds(record, foresee):
    assert holds()
    for report in record[:: max(1, len(record) // 9)]:
        assert turned(Report.objects.get(pk=report.pk), foresee=foresee)
        assert holds()
        again = Report.objects.get(pk=report.pk)
        turned(again, foresee=foresee)
        assert holds()


def test_a_report_that_others_carry_is_foreseen_with_their_voices():
    original = make_report(status="draft")
    issue = make_issue()
    reprint = make_report(republication_of=original, republication_kind="reprint")
    for report in (original, reprint):
        make_claim(report=report, issue=issue, aspect="count", value="6", kind="fact")
    read_again()
    turned(original, foresee=True)
    assert holds()


def test_what_was_foreseen_is_not_worked_out_again(monkeypatch):
    report = make_claim(status="draft").report
    seen = projection.foresee(report, published=True)
    monkeypatch.setattr(Plan, "of", None)
    assert publishing.publish(report, "", seen)


def test_what_was_foreseen_of_an_older_ledger_or_of_an_older_draft_is_worked_out_again():
    first, second = (make_claim(issue=make_issue(), status="draft").report for _ in range(2))
    for meanwhile in (
        lambda: Negotiation.objects.raise_version(),
        lambda: Report.objects.filter(pk=second.pk).update(edition=9),
    ):
        seen = projection.foresee(second, published=True)
        meanwhile()
        assert not seen.fits(Report.objects.get(pk=second.pk))
    seen = projection.foresee(second, published=True)
    make_claim(report=first, issue=second.claims.get().issue, value="refused")
    publishing.publish(first)
    publishing.publish(Report.objects.get(pk=second.pk), "", seen)
    assert holds()


def test_who_waits_waits_for_no_more_than_the_writing_of_what_was_foreseen():
    """The queries inside the transaction do not grow with what stands on the subject already."""
    counts = []
    for standing in (5, 60):
        issue = make_issue()
        for number in range(standing):
            told = {"issue": issue, "aspect": "count", "value": str(number % 4)}
            make_claim(report=make_report(published=f"2025-06-{1 + number % 9:02}"), **told)
        read_again()
        report = make_claim(
            report=make_report(status="draft", published="2025-06-20"), issue=issue,
            aspect="count", value="6",
        ).report  # fmt: skip
        seen = projection.foresee(report, published=True)
        with CaptureQueriesContext(connection) as asked:
            publishing.publish(report, "", seen)
        counts.append(len(asked))
    assert counts[1] <= counts[0]
