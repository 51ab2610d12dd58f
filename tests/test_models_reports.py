"""Reports: the day one became known, and what may be stored of it."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tests.factories import make_outlet, make_report
from tracker.models import Publication, Report

pytestmark = pytest.mark.django_db

ENTERED = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ("2025-06-10", date(2025, 6, 10)),
        ("2025-06", date(2025, 6, 30)),
        ("2025-06-10~", date(2025, 6, 11)),
        ("[2025-03-24..2025-04-09]", date(2025, 4, 9)),
        ("[..2025-06-11]", date(2025, 6, 11)),
        ("[2025-06-11..]", ENTERED),
        ("2025", ENTERED),
        ("", ENTERED),
    ],
)
def test_a_report_is_known_from_its_latest_day_and_never_after_it_was_entered(
    published: str, known: date
) -> None:
    report = make_report(
        published=published, entered=ENTERED, published_basis="inferred", published_note="So."
    )
    assert report.known_from == known


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"url": "javascript:alert(1)"}, "url", "https://example.org/news"),
        ({"url": "ftp://example.org/x"}, "url", "https://example.org/news"),
        ({"url": "//example.org/x"}, "url", "https://example.org/news"),
        ({"published": ""}, "published", "choose Inferred"),
        ({"published_basis": "inferred"}, "published_note", "how it was found"),
        ({"published_basis": "guessed"}, "published_basis", "not a valid choice"),
        ({"republication_kind": "reprint"}, "republication_kind", "or neither"),
        ({"republication_of": make_report}, "republication_kind", "or neither"),
        ({"status": "secret"}, "status", "draft, ready, published, withdrawn"),
        ({"status": "withdrawn"}, "__all__", "the day and the reason"),
        ({"withdrawn_on": date(2025, 7, 1)}, "__all__", "no other report"),
        ({"withdrawal_reason": "A hoax."}, "__all__", "no other report"),
        ({"language": "English"}, "language", "pt-BR"),
        ({"public_id": "short"}, "public_id", "An id has 8"),
    ],
)
def test_a_wrong_report_is_refused_beside_its_field_and_by_the_database(
    changes: dict[str, Any], field: str, said: str
) -> None:
    report = make_report()
    changes = {name: value() if callable(value) else value for name, value in changes.items()}
    for name, value in changes.items():
        setattr(report, name, value)
    with pytest.raises(ValidationError) as refused:
        report.full_clean()
    assert said in " ".join(refused.value.message_dict[field])
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**changes)


def test_a_report_does_not_republish_itself() -> None:
    report = make_report()
    report.republication_of, report.republication_kind = report, "reprint"
    with pytest.raises(ValidationError) as refused:
        report.full_clean()
    assert "itself" in refused.value.message_dict["republication_of"][0]
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()


def test_a_date_is_refused_in_words_where_it_is_none() -> None:
    with pytest.raises(ValidationError) as refused:
        make_report(published="2025-02-30")
    assert "2025-02-30" in refused.value.message_dict["published"][0]
    assert not Report.objects.exists()


def test_a_new_report_can_be_checked_before_it_is_stored() -> None:
    Report(outlet=make_outlet(), headline="News", published="2025-06-10").full_clean()


def test_reports_are_told_apart_by_what_the_public_may_see() -> None:
    reports = {status: make_report(status=status) for status in Publication.values}
    assert list(Report.objects.published()) == [reports["published"]]
    assert list(Report.objects.drafts()) == [reports["draft"]]
    assert list(Report.objects.withdrawn()) == [reports["withdrawn"]]
    assert {s for s, report in reports.items() if report.is_public} == {"published", "withdrawn"}
    assert not Report.objects.known_by(date(2025, 6, 9)).exists()


def test_an_outlet_with_reports_cannot_be_deleted_nor_one_that_is_republished() -> None:
    original = make_report()
    make_report(republication_of=original, republication_kind="translation")
    for row in (original, original.outlet):
        with pytest.raises(models.ProtectedError):
            row.delete()


def test_the_history_says_who_changed_what() -> None:
    editor = User.objects.create(username="editor")
    report = make_report(headline="Before")
    report.headline = "After"
    report._history_user = editor  # type: ignore[attr-defined]
    report.save()
    newest, first = report.history.all()
    assert (newest.headline, newest.history_user) == ("After", editor)
    assert [change.field for change in newest.diff_against(first).changes] == ["headline"]


def test_an_editor_recognises_a_report() -> None:
    assert str(make_report(headline="Talks soon")) == "Talks soon (2025-06-10)"
