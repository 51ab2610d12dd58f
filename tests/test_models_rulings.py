"""Rulings: two claims, once, a relation the rules know, a decision, a reason, from a day on."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from tests.factories import (
    make_assessment,
    make_claim,
    make_issue,
    make_report,
    make_ruling,
    make_succession,
)
from tracker.ledger import Ledger
from tracker.models import Claim, Ruling

pytestmark = pytest.mark.django_db


def two_claims(**fields: Any) -> tuple[Claim, Claim]:
    issue = make_issue()
    return make_claim(issue=issue), make_claim(issue=issue, **fields)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"relation": "rhymes"}, "relation"),
        ({"decision": "maybe"}, "decision"),
        ({"reason": ""}, "reason"),
        ({"status": "secret"}, "status"),
        ({"public_id": "nothing1"}, "public_id"),
    ],
)
def test_a_wrong_ruling_is_refused_beside_its_field_and_by_the_database(
    changes: dict[str, Any], field: str
) -> None:
    row = make_ruling()
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert field in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        Ruling.objects.update(**changes)


def test_a_claim_does_not_stand_in_a_relation_to_itself() -> None:
    row = make_ruling()
    row.other = row.claim
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == {"other"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Ruling.objects.update(other=row.claim)


@pytest.mark.parametrize("ends", [(0, 1), (1, 0)])
def test_there_is_one_ruling_on_two_claims_whichever_is_named_first(ends: tuple[int, int]) -> None:
    claims = two_claims()
    make_ruling(*claims)
    claim, other = (claims[end] for end in ends)
    ruling = Ruling(claim=claim, other=other, relation="drift", decision="confirmed", reason="So.")
    with pytest.raises(ValidationError) as refused:
        ruling.full_clean()
    assert refused.value.message_dict == {
        NON_FIELD_ERRORS: ["There is a ruling on these two claims already."]
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        make_ruling(claim, other)


def test_the_rejecting_rulings_are_those_the_rules_follow() -> None:
    make_ruling(decision="confirmed")
    rejected = make_ruling(decision="rejected")
    assert list(Ruling.objects.rejecting()) == [rejected]


def test_the_public_sees_a_ruling_from_its_day_once_both_claims_are_public() -> None:
    day = date(2025, 6, 12)
    row = make_ruling(*two_claims(), known_from=day)
    make_ruling(*two_claims(), status="draft")
    make_ruling(*two_claims(), status="withdrawn")
    make_ruling(*two_claims(status="draft"))
    make_ruling(*reversed(two_claims(status="draft")))
    make_ruling(*two_claims(report=make_report(published="2025-06-13")))
    assert list(Ledger.as_of(day).rulings()) == [row]
    assert not Ledger.as_of(date(2025, 6, 11)).rulings().exists()


@pytest.mark.parametrize("make", [make_assessment, make_ruling, make_succession])
def test_what_publishers_alone_write_is_not_marked_as_ready(make: Any) -> None:
    row = make()
    row.status = "ready"
    with pytest.raises(ValidationError, match="draft, published, withdrawn"):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        make(status="ready")


def test_an_editor_recognises_a_ruling() -> None:
    row = make_ruling()
    assert str(row) == f"Contradicts, rejected: {row.claim} / {row.other}"
    assert row.get_absolute_url() == row.claim.get_absolute_url()
    assert Ruling().get_absolute_url() == "/claims/"
