"""The record as if drafts were published: seen inside, and nowhere else, and gone at the end."""

from threading import Thread

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection

from tests.factories import (
    make_assessment,
    make_claim,
    make_negotiation,
    make_report,
    make_ruling,
    make_succession,
)
from tracker import projection
from tracker.ledger import Ledger, NotPublic
from tracker.models import Event, Negotiation, Reading, Report
from tracker.previewing import as_if_published

pytestmark = pytest.mark.django_db


def everything_stored():
    models = apps.get_app_config("tracker").get_models(include_auto_created=True)
    return {model: [*model._default_manager.order_by("pk").values()] for model in models}


def draft():
    make_negotiation()
    return make_claim(status="draft", value="agreed")


def test_inside_the_ledger_holds_the_draft_and_outside_it_does_not():
    claim = draft()
    with as_if_published("report", [claim.report.public_id]) as prospect:
        assert prospect.subjects == [claim.issue]
        assert prospect.rows == [claim.report]
        assert [row.values for row in prospect.ledger.readings()] == [["agreed"]]
        assert prospect.ledger.version == prospect.before + 1
    assert not Reading.objects.exists()
    assert Ledger.as_of().version == prospect.before


def test_nothing_that_is_stored_is_another_afterwards():
    claim = draft()
    before = everything_stored()
    with as_if_published("report", [claim.report.public_id]):
        assert everything_stored() != before
    assert everything_stored() == before


def test_it_is_taken_back_when_something_breaks_inside():
    claim = draft()
    before = everything_stored()
    with (
        pytest.raises(RuntimeError),
        as_if_published("report", [claim.report.public_id]),
    ):
        raise RuntimeError
    assert everything_stored() == before


def test_what_stands_in_the_way_of_publishing_is_said():
    claim = make_claim(report=make_report(status="draft", body="Other words."), quote="never said")
    with (
        pytest.raises(ValidationError, match="never said"),
        as_if_published("report", [claim.report.public_id]),
    ):
        pytest.fail("It was published.")
    claim.report.refresh_from_db()
    assert claim.report.status == "draft"


@pytest.mark.parametrize("make", [make_assessment, make_ruling, make_succession])
def test_verdicts_rulings_and_successions_can_be_seen_before_too(make):
    row = make(make_claim()) if make is make_assessment else make()
    type(row).objects.update(status="draft")
    for event in Event.objects.all():
        make_claim(event=event)
    projection.rebuild(projection.everything())
    with as_if_published(row._meta.model_name, [row.public_id]) as prospect:
        assert prospect.rows == [row]
        assert prospect.rows[0].status == "published"
    row.refresh_from_db()
    assert row.status == "draft"


@pytest.mark.parametrize("ids", [["23456789"], [""], []])
def test_of_nothing_there_is_no_preview(ids):
    with pytest.raises(NotPublic), as_if_published("report", ids):
        pytest.fail("There was something.")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nobody_else_sees_any_of_it_while_it_lasts():
    claim = draft()
    seen: list[object] = []

    def look():
        try:
            seen.append(Ledger.as_of().version)
            seen.append(Report.objects.published().count())
            seen.append(Reading.objects.count())
        finally:
            connection.close()

    with as_if_published("report", [claim.report.public_id]):
        other = Thread(target=look)
        other.start()
        other.join()
    assert seen == [0, 0, 0]
    assert Negotiation.objects.current().version == 0
