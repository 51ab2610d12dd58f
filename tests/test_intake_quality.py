"""`manage.py intake_quality`: what editors decided, as precision and recall for each kind."""

import io
import re

import pytest
from django.core.management import call_command

from tests.factories import make_claim, make_intake, make_report, make_suggested
from tracker.models import Claim, Decided, Intake, Report

pytestmark = pytest.mark.django_db


def printed() -> list[str]:
    out = io.StringIO()
    call_command("intake_quality", stdout=out)
    return [re.sub(r" {2,}", "  ", line) for line in out.getvalue().splitlines()]


def reviewed(status: str = "published") -> Intake:
    """An article with a forecast that was accepted, one that was changed into a fact, one that
    was rejected, one that is open; and with two claims that were entered by hand."""
    report = make_report(status=status)
    intake = make_intake(report=report)
    for decision, kind in ((Decided.ACCEPTED, "forecast"), (Decided.CHANGED, "fact")):
        claim = make_claim(report=report, kind="statement")
        make_suggested(
            intake, kind="forecast", decision=decision, claim=claim, final=f'{{"kind": "{kind}"}}'
        )
    make_suggested(intake, kind="forecast", decision=Decided.REJECTED)
    make_suggested(intake, kind="forecast")
    for kind in ("fact", "demand"):
        make_claim(report=report, kind=kind)
    return intake


def test_without_a_decision_it_says_so() -> None:
    make_suggested()
    assert printed() == ["Nothing has been decided about any suggestion yet."]


def test_it_prints_what_became_of_each_kind_and_says_where_that_is_little() -> None:
    reviewed()
    make_claim(kind="demand")  # Of a report that no intake read.
    assert printed() == [
        "Suggestions decided: 3. Articles: 1.",
        "kind  accepted  changed  rejected  precision  recall",
        "fact  0  0  0  -  50 % of 2 (few)",
        "demand  0  0  0  -  0 % of 1 (few)",
        "forecast  1  1  1  67 % of 3 (few)  100 % of 1 (few)",
        "all  1  1  1  67 % of 3 (few)  50 % of 4 (few)",
        "(few): of fewer than 20; such a share says little.",
    ]


def test_of_a_draft_nothing_is_known_to_be_missing() -> None:
    reviewed(status="draft")
    assert printed()[-2] == "all  1  1  1  67 % of 3 (few)  -"


def test_what_was_decided_counts_when_the_draft_is_gone() -> None:
    intake = reviewed(status="draft")
    Claim.objects.filter(report__intakes=intake).delete()
    Report.objects.filter(intakes=intake).delete()
    assert printed()[-2] == "all  1  1  1  67 % of 3 (few)  -"


def test_with_many_decisions_no_share_is_called_small() -> None:
    for _ in range(20):
        make_suggested(kind="fact", decision=Decided.REJECTED)
    assert printed()[-1] == "all  0  0  20  0 % of 20  -"
