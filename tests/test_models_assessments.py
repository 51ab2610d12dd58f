"""Assessments: the desk's verdicts always say why, on what, and whose."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from tests.factories import make_assessment, make_claim, make_event, make_party, make_series
from tracker.models import Assessment

pytestmark = pytest.mark.django_db


def on_event() -> Assessment:
    return make_assessment(leading_claim=make_claim(event=make_event()))


@pytest.mark.parametrize(
    ("make", "changes", "field"),
    [
        (make_assessment, {"event": make_event}, NON_FIELD_ERRORS),
        (make_assessment, {"aspect": "place"}, "aspect"),
        (make_assessment, {"value": "held"}, "value"),
        (make_assessment, {"value": ""}, "value"),
        (make_assessment, {"party": None}, "party"),
        (on_event, {"party": make_party}, "party"),
        (on_event, {"series": make_series}, "series"),
        (on_event, {"rationale": ""}, "rationale"),
        (on_event, {"status": "secret"}, "status"),
    ],
)
def test_a_wrong_verdict_is_refused_beside_its_field_and_by_the_database(
    make: Any, changes: dict[str, Any], field: str
) -> None:
    verdict = make()
    changes = {name: value() if callable(value) else value for name, value in changes.items()}
    for name, value in changes.items():
        setattr(verdict, name, value)
    with pytest.raises(ValidationError) as refused:
        verdict.full_clean()
    assert field in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.update(**changes)


def test_a_verdict_cites_at_least_one_claim() -> None:
    verdict = make_assessment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=verdict.pk).update(leading_claim=None)


def test_a_verdict_cites_its_leading_claim_first_and_each_claim_once() -> None:
    leading, others = make_claim(), [make_claim(), make_claim()]
    verdict = make_assessment(leading, *others, leading_claim=leading)
    others.sort(key=lambda claim: claim.public_id)
    assert verdict.cited_claims() == [leading, *others]


def test_a_verdicts_value_is_stored_in_canonical_form() -> None:
    claim = make_claim(event=make_event(), aspect="date", value="2025-06-10")
    assert make_assessment(leading_claim=claim, value="10 June 2025").value == "2025-06-10"


def test_a_claim_a_withdrawn_verdict_let_go_can_be_deleted() -> None:
    verdict = make_assessment(further := make_claim())
    verdict.further_claims.clear()
    further.delete()
    assert verdict.cited_claims() == [verdict.leading_claim]


def test_only_published_verdicts_count_from_their_day() -> None:
    make_assessment(status="draft")
    verdict = make_assessment(known_from=date(2025, 6, 11))
    assert list(Assessment.objects.published()) == [verdict]
    assert not Assessment.objects.published().known_by(date(2025, 6, 10)).exists()


def test_the_history_of_a_verdict_holds_what_it_cited() -> None:
    further = make_claim()
    verdict = make_assessment(further)
    newest = verdict.history.first()
    assert newest is not None
    assert [row.claim for row in newest.further_claims.all()] == [further]


def test_an_editor_recognises_a_verdict() -> None:
    assert str(make_assessment()).endswith(": under discussion (2025-06-10)")
    assert str(Assessment(aspect="status", value="held")).startswith("status of nothing yet: held")
