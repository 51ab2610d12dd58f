"""The log of versions: what each changed of the readings, from which day to which."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_forecast,
    make_issue,
    make_party,
)
from tests.ledger_files import small, take_in
from tests.reading_pages import read_again, say
from tracker import publishing, versions
from tracker.ledger import Ledger
from tracker.models import LedgerVersion, Negotiation, Reading, Revision

pytestmark = pytest.mark.django_db


def logged(number=None):
    """Per change of a version: from which day, until which, and the values before and after."""
    rows = Revision.objects.filter(version=number or LedgerVersion.objects.latest("number"))
    return [
        (
            row.known_from.isoformat(),
            row.known_to and row.known_to.isoformat(),
            row.before and row.before["values"],
            row.after and row.after["values"],
        )
        for row in rows
    ]


@pytest.fixture
def speaker():
    return make_actor(party=make_party())


def drafted(speaker, day, issue, value):
    claim = say(speaker, day, issue=issue, value=value)
    claim.report.status = "draft"
    claim.report.save()
    return claim.report


def test_a_publication_is_logged_with_what_was_read_before_and_a_withdrawal_too(speaker):
    issue = make_issue()
    publishing.publish(drafted(speaker, "2025-06-01", issue, "under discussion"))
    assert logged(1) == [("2025-06-01", None, None, ["under discussion"])]
    later = drafted(speaker, "2025-06-05", issue, "agreed")
    publishing.publish(later)
    assert logged(2) == [("2025-06-05", None, ["under discussion"], ["agreed"])]
    publishing.withdraw(later, "It was a hoax.")
    assert logged(3) == [("2025-06-05", None, ["agreed"], ["under discussion"])]


def test_what_is_entered_late_changes_only_the_days_up_to_the_next_word(speaker):
    issue = make_issue()
    for day, value in (("2025-06-01", "under discussion"), ("2025-06-09", "agreed")):
        publishing.publish(drafted(speaker, day, issue, value))
    publishing.publish(drafted(speaker, "2025-06-05", issue, "refused"))
    assert logged() == [("2025-06-05", "2025-06-09", ["under discussion"], ["refused"])]


def test_what_only_has_other_support_comes_after_what_is_read_otherwise(speaker):
    issue = make_issue()
    publishing.publish(drafted(speaker, "2025-06-01", issue, "agreed"))
    report = drafted(speaker, "2025-06-05", issue, "agreed")
    make_claim(report=report, statement=report.claims.get().statement, issue=make_issue())
    publishing.publish(report)
    assert logged() == [
        ("2025-06-05", None, None, ["under discussion"]),
        ("2025-06-05", None, ["agreed"], ["agreed"]),
    ]


def test_a_version_that_changed_no_reading_is_logged_as_well():
    versions.raise_version([])
    assert [(v.number, v.left_out) for v in LedgerVersion.objects.all()] == [(1, 0)]
    assert logged() == []


def test_a_draft_leaves_nothing(speaker):
    issue = make_issue()
    publishing.publish(drafted(speaker, "2025-06-01", issue, "agreed"))
    drafted(speaker, "2025-06-05", issue, "refused")
    read_again()
    assert LedgerVersion.objects.count() == Revision.objects.count() == 1


def test_too_many_changes_are_counted(speaker, monkeypatch):
    monkeypatch.setattr(versions, "MOST", 2)
    report = drafted(speaker, "2025-06-01", make_issue(), "agreed")
    for _ in range(4):
        make_claim(report=report, statement=report.claims.first().statement, issue=make_issue())
    publishing.publish(report)
    assert len(logged()) == 2
    assert LedgerVersion.objects.get().left_out == 3


def test_a_change_that_fails_logs_nothing(speaker):
    report = drafted(speaker, "2025-06-01", make_issue(), "agreed")

    def fail():
        with publishing.public_change(publishing.reached_by(report)):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not LedgerVersion.objects.exists()


def test_a_verdict_is_logged(speaker):
    claim = say(speaker, "2025-06-01", issue=make_issue(), value="agreed")
    read_again()
    claim.refresh_from_db()
    verdict = make_assessment(leading_claim=claim, value="stalled", status="draft")
    publishing.publish_assessment(verdict)
    (revision,) = Revision.objects.all()
    assert (revision.said_by, revision.before) == ("desk", None)
    assert logged() == [("2025-06-10", None, None, ["stalled"])]


def test_a_forecast_is_logged_with_what_became_of_it():
    promise = make_forecast(status="draft")
    publishing.publish(promise.report)
    forecasts = Revision.objects.filter(is_forecast=True)
    assert {r.item for r in forecasts} == {promise.value}
    states = [(r.after or {})["state"] for r in forecasts.order_by("known_from")]
    assert states == ["open", "overdue"]


# What the public reads of it.


def test_only_what_the_public_knows_on_the_day_is_told(speaker):
    kept, gone = make_issue("kept"), make_issue("gone")
    publishing.publish(drafted(speaker, "2025-06-01", kept, "agreed"))
    report = drafted(speaker, "2025-06-05", gone, "refused")
    publishing.publish(report)
    today, before = Ledger.as_of(), Ledger.as_of(date(2025, 6, 4))
    assert {r.issue.slug for r in today.revisions(0)} == {"kept", "gone"}
    assert {r.issue.slug for r in today.revisions(1)} == {"gone"}
    assert {r.issue.slug for r in before.revisions(0)} == {"kept"}
    publishing.withdraw(report, "It was a hoax.")
    assert {r.issue.slug for r in today.revisions(0)} == {"kept"}


# Imports.


def test_a_ledger_that_begins_with_a_file_only_counts_what_it_brought():
    LedgerVersion.objects.create(number=40, made_at="2025-01-01T00:00Z")
    take_in(small())
    begun = LedgerVersion.objects.get()
    assert (begun.number, begun.left_out, logged()) == (1, Reading.objects.count(), [])


def test_a_ledger_taken_back_to_an_older_version_begins_anew_from_there():
    for _ in range(3):
        versions.raise_version([])
    Negotiation.objects.update(version=1)
    versions.raise_version([])
    assert [v.number for v in LedgerVersion.objects.all()] == [2, 1]


def test_an_import_is_logged_under_the_version_it_makes():
    take_in(small())
    document = small()
    document["negotiation"]["version"] = 12
    document["reports"][0]["claims"][0]["value"] = "agreed"
    take_in(document)
    assert LedgerVersion.objects.latest("number").number == 12
    assert logged() == [("2025-02-19", None, ["under discussion"], ["agreed"])]
