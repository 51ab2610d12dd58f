"""Publishing, withdrawing and judging: whole or not at all, with a version that rises."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories import (
    known,
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_party,
    make_report,
    make_ruling,
    make_statement,
    make_succession,
)
from tracker import projection, publishing
from tracker.models import ForecastReading, Negotiation, Reading, StatementSpeaker
from tracker.publishing import public_change
from tracker.touched import Touched

pytestmark = pytest.mark.django_db


def version():
    return Negotiation.objects.current().version


def test_publishing_a_draft_makes_its_claims_readings_and_a_new_version():
    claim = make_claim(status="draft", value="agreed")
    before = version()
    changes = publishing.publish(claim.report)
    assert Reading.objects.get().values == ["agreed"]
    assert [change.after and change.after["values"] for change in changes] == [["agreed"]]
    assert version() == before + 1


def test_withdrawing_takes_the_readings_back_and_keeps_the_reason():
    claim = make_claim(status="draft")
    publishing.publish(claim.report)
    publishing.withdraw(claim.report, "The interview was invented.")
    claim.refresh_from_db()
    claim.report.refresh_from_db()
    assert not Reading.objects.exists()
    assert claim.known_from is None
    assert claim.report.withdrawal_reason == "The interview was invented."
    assert claim.report.withdrawn_on is not None


def test_a_withdrawn_report_can_be_published_again():
    claim = make_claim(status="withdrawn")
    with pytest.raises(ValidationError, match="Say why it is published again"):
        publishing.publish(claim.report)
    publishing.publish(claim.report, "The paper stands by it.")
    claim.report.refresh_from_db()
    assert (claim.report.status, claim.report.withdrawal_reason) == ("published", "")
    assert Reading.objects.exists()


def test_a_draft_is_handed_on_and_taken_back_without_the_public_noticing():
    report = make_claim(status="draft").report
    publishing.mark_ready(report)
    report.refresh_from_db()
    assert (report.status, report.is_public, report.edition) == ("ready", False, 1)
    assert not Reading.objects.exists()
    publishing.take_back(report)
    report.refresh_from_db()
    assert (report.status, report.edition, version()) == ("draft", 2, 0)


def test_what_is_ready_is_published():
    report = make_claim(status="ready").report
    publishing.publish(report)
    assert report.is_published
    assert Reading.objects.exists()


@pytest.mark.parametrize("status", ["ready", "published", "withdrawn"])
def test_only_a_draft_is_marked_as_ready(status):
    with pytest.raises(ValidationError, match="Only a draft"):
        publishing.mark_ready(make_claim(status=status).report)


@pytest.mark.parametrize("status", ["draft", "published", "withdrawn"])
def test_only_what_is_marked_as_ready_is_taken_back(status):
    with pytest.raises(ValidationError, match="not marked as ready"):
        publishing.take_back(make_claim(status=status).report)


def test_a_draft_with_a_wrong_quotation_is_not_ready():
    report = make_report(status="draft", body="They talked for hours.")
    make_claim(report=report, quote="They never talked")
    with pytest.raises(ValidationError, match="They never talked"):
        publishing.mark_ready(report)


def test_a_quotation_that_is_not_in_the_text_stands_in_the_way():
    report = make_report(status="draft", body="They talked for hours.")
    make_claim(report=report, quote="They never talked")
    with pytest.raises(ValidationError, match="They never talked"):
        publishing.publish(report)
    report.refresh_from_db()
    assert (report.status, version()) == ("draft", 0)


def test_a_statement_nobody_made_stands_in_the_way():
    claim = make_claim(status="draft")
    StatementSpeaker.objects.filter(statement=claim.statement).delete()
    with pytest.raises(ValidationError, match="no speaker"):
        publishing.publish(claim.report)


def test_a_partys_status_by_a_speaker_of_no_party_needs_the_party():
    guest = make_statement(make_actor(party=None))
    claim = make_claim(status="draft", statement=guest)
    with pytest.raises(ValidationError, match="say which one"):
        publishing.publish(claim.report)
    claim.about = make_party()
    claim.save()
    publishing.publish(claim.report)
    assert Reading.objects.get().said_by == "press"


@pytest.mark.parametrize(
    ("status", "reason"), [("published", "  "), ("draft", "a reason"), ("withdrawn", "a reason")]
)
def test_a_withdrawal_needs_a_published_report_and_a_reason(status, reason):
    report = make_report(status=status)
    with pytest.raises(ValidationError):
        publishing.withdraw(report, reason)


def test_a_published_report_is_not_published_twice():
    with pytest.raises(ValidationError, match="already"):
        publishing.publish(make_report())


def test_a_change_that_fails_leaves_nothing_half_written():
    claim = make_claim(status="draft")

    def fail():
        with public_change(Touched().add([claim])):
            claim.report.status = "published"
            claim.report.save()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    claim.report.refresh_from_db()
    assert (claim.report.status, version()) == ("draft", 0)
    assert not Reading.objects.exists()


def test_a_verdict_is_published_and_withdrawn_with_its_reading():
    claim = make_claim(status="draft")
    publishing.publish(claim.report)
    claim.refresh_from_db()
    assessment = make_assessment(leading_claim=claim, value="stalled", status="draft")
    publishing.publish_assessment(assessment)
    assert Reading.objects.filter(said_by="desk", values=["stalled"]).exists()
    publishing.withdraw_assessment(assessment, "Too early.")
    assert not Reading.objects.filter(said_by="desk").exists()


def test_a_verdict_cannot_rest_on_a_draft():
    assessment = make_assessment(leading_claim=make_claim(status="draft"), status="draft")
    with pytest.raises(ValidationError, match="draft"):
        publishing.publish_assessment(assessment)


def forecast_of(event):
    return ForecastReading.objects.as_of(date(2026, 1, 1)).get(event=event).state


def test_a_succession_is_published_and_withdrawn_with_the_forecasts_that_follow_it():
    promise = make_forecast()
    report = make_report(published="2025-07-01")
    later = make_claim(
        report=report, event=make_event(), aspect="date", value="2025-06-20", kind="fact"
    )
    link = make_succession(promise.event, later.event, status="draft")
    projection.rebuild(projection.everything())
    for row in (link.former, link.later):
        row.refresh_from_db()
    before = version()
    assert forecast_of(promise.event) == "overdue"
    publishing.publish_succession(link)
    assert forecast_of(promise.event) == "kept"
    publishing.withdraw_succession(link, "Too early.")
    assert forecast_of(promise.event) == "overdue"
    assert version() == before + 2


def test_a_ruling_is_published_and_withdrawn_with_the_dispute_it_ends():
    issue = make_issue()
    claims = [make_claim(issue=issue, aspect="count", value=value) for value in ("6", "9")]
    ruling = make_ruling(*claims, status="draft")
    projection.rebuild(projection.everything())
    before = version()

    def is_contested():
        return Reading.objects.get(issue=issue, known_to=None).contested

    assert is_contested()
    publishing.publish_ruling(ruling)
    assert not is_contested()
    publishing.withdraw_ruling(ruling, "Too early.")
    assert is_contested()
    assert version() == before + 2


def test_a_confirmed_ruling_raises_the_version_too():
    ruling = make_ruling(decision="confirmed", status="draft")
    projection.rebuild(projection.everything())
    before = version()
    assert publishing.publish_ruling(ruling) == []
    assert version() == before + 1


def test_what_the_desk_says_of_two_cannot_rest_on_a_draft():
    hidden = make_claim(status="draft", event=make_event())
    public = make_claim(event=hidden.event)
    with pytest.raises(ValidationError, match="draft"):
        publishing.publish_ruling(make_ruling(public, hidden, status="draft"))
    for ends in ((known(make_event()), hidden.event), (hidden.event, known(make_event()))):
        with pytest.raises(ValidationError, match="draft"):
            publishing.publish_succession(make_succession(*ends, status="draft"))


def test_a_change_reaches_what_republications_of_the_report_are_about():
    original = make_report()
    reprint = make_report(republication_of=original, republication_kind="reprint")
    again = make_report(republication_of=reprint, republication_kind="translation")
    claims = [make_claim(report=report) for report in (original, reprint, again)]
    assert publishing.reached_by(original).issues == {claim.issue_id for claim in claims}
