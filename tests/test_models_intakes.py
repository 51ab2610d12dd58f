"""Intakes: what was suggested and decided is whole, and outlives the draft that was made of it."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories import make_claim, make_intake, make_report, make_suggested
from tracker.models import Decided, Intake, IntakeState, Suggested

pytestmark = pytest.mark.django_db


def refused(row: Any, changes: dict[str, Any]) -> dict[str, list[str]]:
    """What the row's own check says to these changes, once the database has refused them too."""
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as found:
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.update(**changes)
    return found.value.message_dict


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"url": "javascript:alert(1)"}, "url"),
        ({"state": "forgotten"}, "state"),
        ({"article": ""}, "article"),
    ],
)
def test_a_wrong_intake_is_refused_beside_its_field_and_by_the_database(
    changes: dict[str, Any], field: str
) -> None:
    assert field in refused(make_intake(), changes)


def test_an_article_of_which_a_draft_was_made_is_not_set_aside() -> None:
    intake = make_intake(report=make_report(status="draft"))
    said = refused(intake, {"state": IntakeState.SET_ASIDE})
    assert "delete the draft" in said["state"][0]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "guess"}, "kind"),
        ({"decision": "perhaps", "decided_at": timezone.now()}, "decision"),
        ({"decision": Decided.REJECTED}, "decision"),
        ({"decided_at": timezone.now()}, "decision"),
        ({"decision": Decided.ACCEPTED, "decided_at": timezone.now()}, "final"),
        ({"final": "{}"}, "final"),
    ],
)
def test_a_wrong_suggestion_is_refused_beside_its_field_and_by_the_database(
    changes: dict[str, Any], field: str
) -> None:
    assert field in refused(make_suggested(), changes)


def test_a_rejected_suggestion_is_no_claim() -> None:
    suggested = make_suggested(decision=Decided.REJECTED)
    assert "claim" in refused(suggested, {"claim": make_claim()})


def test_no_two_suggestions_of_an_article_have_one_place() -> None:
    first = make_suggested()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_suggested(first.intake, order=first.order)


def test_what_was_decided_outlives_the_claim_the_draft_and_the_editor() -> None:
    editor = get_user_model()._default_manager.create_user("jane")
    claim = make_claim(status="draft")
    intake = make_intake(report=claim.report, taken_by=editor)
    make_suggested(intake, claim=claim, decision=Decided.CHANGED, decided_by=editor)
    report = claim.report
    claim.delete()
    report.delete()
    editor.delete()
    suggested = Suggested.objects.select_related("intake").get()
    assert (suggested.decision, suggested.claim) == (Decided.CHANGED, None)
    assert (suggested.decided_by, suggested.intake.taken_by) == (None, None)
    assert suggested.intake.report is None


def test_an_article_goes_with_its_suggestions_and_leaves_the_claims() -> None:
    claim = make_claim(status="draft")
    intake = make_intake(report=claim.report)
    make_suggested(intake, claim=claim, decision=Decided.ACCEPTED)
    intake.delete()
    assert not Suggested.objects.exists()
    claim.refresh_from_db()


def test_articles_to_review_are_counted_with_what_is_open_in_each() -> None:
    intake = make_intake()
    make_suggested(intake, decision=Decided.REJECTED)
    make_suggested(intake)
    make_suggested(intake)
    make_intake(state=IntakeState.FINISHED)
    row: Any = Intake.objects.to_review().with_counts().get()
    assert (row, row.suggested_total, row.open_total) == (intake, 3, 2)
