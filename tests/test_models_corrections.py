"""Corrections: a reason, a kind, a thing, and a clean list of what changed."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import make_report
from tracker.models import Correction

pytestmark = pytest.mark.django_db


def correction(**fields):
    own = {"kind": "changed", "noun": "claim", "name": "kh7d4yvj", "reason": "A misprint."}
    return Correction(**{**own, **fields})


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"kind": "improved"}, "kind"),
        ({"noun": "rumour"}, "noun"),
        ({"reason": ""}, "reason"),
        ({"reason": " \n"}, "reason"),
        ({"public_id": "nothing1"}, "public_id"),
    ],
)
def test_a_wrong_correction_is_refused_beside_its_field_and_by_the_database(fields, column):
    with pytest.raises(ValidationError) as refused:
        correction(**fields).full_clean()
    assert column in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        correction(**fields).save()


@pytest.mark.parametrize(
    "changes",
    ["", "x", "{}", "null", "[1]", '["value"]', '[["value","2"]]', '[["value",2,3]]', "[" * 9999],
)
def test_changes_are_a_list_of_columns_with_what_they_said_and_say(changes):
    with pytest.raises(ValidationError, match="JSON list of changes"):
        correction(changes=changes).save()
    assert not Correction.objects.exists()


def test_changes_are_kept_in_one_form_and_clean():
    row = correction(changes=json.dumps([["value", "2\u000b ", "3"]], indent=4))
    row.save()
    row.refresh_from_db()
    assert row.changes == '[["value","2","3"]]'
    assert row.changed == [("value", "2", "3")]


def test_a_correction_goes_with_the_draft_that_its_report_was_made_again():
    report = make_report(status="draft")
    correction(report=report).save()
    report.delete()
    assert not Correction.objects.exists()


def test_an_editor_recognises_a_correction():
    assert str(correction(title="It is agreed.")) == "Corrected: It is agreed."
