"""Publishing and withdrawing: the page that says what will change, and what then happens."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.at_the_desk import at_the_desk, errors_of, open_form, page, send
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_negotiation,
    make_party,
    make_report,
    make_statement,
)
from tracker import projection, publishing
from tracker.models import Negotiation, Publication, Reading

pytestmark = pytest.mark.django_db


def confirmation(verb, *rows, model="report"):
    keys = ",".join(str(row.pk) for row in rows)
    return f"{reverse(f'admin:tracker_{model}_{verb}')}?ids={keys}"


def confirm(client, address, **fields):
    """Press the button of a confirmation page that was just opened."""
    seen = client.get(address).context["seen"]
    return client.post(address, {"seen": seen, **fields}, follow=True)


def draft(**fields):
    make_negotiation()
    north = make_party("north", name="North")
    speaker = make_actor("jane-doe", party=north)
    claim = make_claim(
        status="draft",
        statement=make_statement(speaker),
        issue=make_issue(title="Flights"),
        value="agreed",
        **fields,
    )
    return claim.report


def test_the_action_of_the_list_leads_to_the_confirmation():
    report = draft()
    data = {"action": "publish", "_selected_action": [report.pk]}
    answer = at_the_desk("publisher").post(page("report", "changelist"), data, follow=True)
    assert answer.redirect_chain[0][0] == confirmation("publish", report)
    assert answer.status_code == 200


def test_the_confirmation_lists_the_readings_that_will_change_in_words_and_changes_nothing():
    report = draft()
    text = at_the_desk("publisher").get(confirmation("publish", report)).content.decode()
    assert "Flights" in text
    assert "Status, North" in text
    assert "10 June 2025" in text
    assert "nothing on record" in text
    assert "agreed (one voice)" in text
    report.refresh_from_db()
    assert report.status == Publication.DRAFT
    assert not Reading.objects.exists()


def test_confirming_publishes():
    report = draft()
    answer = confirm(at_the_desk("publisher"), confirmation("publish", report))
    assert "Published: " in answer.content.decode()
    report.refresh_from_db()
    assert report.status == Publication.PUBLISHED
    assert Reading.objects.get().values == ["agreed"]
    assert Negotiation.objects.current().version == 1
    record = report.history.first()
    assert (record.history_user.username, record.history_change_reason) == (
        "publisher",
        "Published.",
    )


def test_several_reports_are_published_at_once_and_previewed_together():
    reports = [draft(), make_claim(status="draft").report, make_claim(status="draft").report]
    client = at_the_desk("publisher")
    address = confirmation("publish", *reports)
    assert len(client.get(address).context["changed"]) == 3
    assert "Publish these 3 reports" in client.get(address).content.decode()
    confirm(client, address)
    for report in reports:
        report.refresh_from_db()
        assert report.is_published


def test_a_later_word_reads_from_what_it_was_to_what_it_becomes():
    report = draft()
    client = at_the_desk("publisher")
    confirm(client, confirmation("publish", report))
    first = report.claims.get()
    later = make_claim(
        report=make_report(status="draft", published="2025-12-10", entered=date(2025, 12, 10)),
        statement=make_statement(*first.statement.speakers.all(), said="2025-12-10"),
        issue=first.issue,
        value="refused",
    )
    (changed,) = client.get(confirmation("publish", later.report)).context["changed"]
    (step,) = changed.steps
    assert (step.day, step.before, step.after) == (
        "10 December 2025",
        "agreed (one voice)",
        "refused (one voice)",
    )


def test_forecasts_are_among_what_changes():
    claim = make_forecast(
        report=make_report(status="draft"), statement=make_statement(make_actor(name="Jane Doe"))
    )
    text = at_the_desk("publisher").get(confirmation("publish", claim.report)).content.decode()
    assert "Forecast by Jane Doe: held" in text
    assert "overdue" in text


def test_heads_of_delegations_are_named():
    make_actor("jane-doe", name="Jane Doe")
    claim = make_claim(
        status="draft",
        event=make_forecast(report=make_report(status="draft")).event,
        aspect="head_of_delegation",
        value="jane-doe",
    )
    text = at_the_desk("publisher").get(confirmation("publish", claim.report)).content.decode()
    assert "Jane Doe (one voice)" in text


def test_a_quotation_that_is_not_found_stands_in_the_way():
    claim = make_claim(report=make_report(status="draft", body="Other words."), quote="never said")
    client = at_the_desk("publisher")
    address = confirmation("publish", claim.report)
    answer = client.get(address)
    assert "never said" in answer.content.decode()
    assert answer.context["ready"] == []
    client.post(address, {"seen": answer.context["seen"]})
    claim.report.refresh_from_db()
    assert claim.report.status == Publication.DRAFT


def test_what_can_be_published_is_and_what_cannot_stays_a_draft():
    bad = make_claim(report=make_report(status="draft", body="Words."), quote="no").report
    good = draft()
    confirm(at_the_desk("publisher"), confirmation("publish", bad, good))
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.is_published, good.is_published) == (False, True)


def test_an_edit_between_the_preview_and_the_click_is_shown_first():
    report = draft()
    client = at_the_desk("publisher")
    address = confirmation("publish", report)
    seen = client.get(address).context["seen"]
    form = page("report", "change", report.pk)
    assert send(client, form, open_form(client, form), headline="New").status_code == 302
    answer = client.post(address, {"seen": seen})
    assert "has changed meanwhile" in answer.content.decode()
    report.refresh_from_db()
    assert report.status == Publication.DRAFT


def test_withdrawing_asks_for_a_reason_and_keeps_it():
    report = draft()
    client = at_the_desk("publisher")
    confirm(client, confirmation("publish", report))
    address = confirmation("withdraw", report)
    assert "Say why" in confirm(client, address, reason=" ").content.decode()
    confirm(client, address, reason="It was a hoax.")
    report.refresh_from_db()
    assert (report.status, report.withdrawal_reason) == ("withdrawn", "It was a hoax.")
    assert not Reading.objects.exists()
    assert "It was a hoax." in report.history.first().history_change_reason


def test_a_withdrawn_report_can_be_published_again():
    report = make_claim(status="withdrawn").report
    client = at_the_desk("publisher")
    address = confirmation("publish", report)
    assert "Say why" in confirm(client, address).content.decode()
    confirm(client, address, reason="The paper stands by it.")
    report.refresh_from_db()
    assert (report.status, report.withdrawn_on) == ("published", None)


def test_a_report_is_not_withdrawn_or_published_twice():
    published, unpublished = make_claim().report, draft()
    client = at_the_desk("publisher")
    assert "not published" in client.get(confirmation("withdraw", unpublished)).content.decode()
    assert "already" in client.get(confirmation("publish", published)).content.decode()


@pytest.mark.parametrize("ids", ["", "x", "0", "9" * 40, "1,,2", "-1", "1 OR 1=1", "٣"])
def test_an_odd_address_of_a_confirmation_is_no_error(ids):
    address = f"{reverse('admin:tracker_report_publish')}?ids={ids}"
    answer = at_the_desk("publisher").get(address)
    assert "Nothing was chosen" in answer.content.decode()


def test_the_form_of_a_report_offers_the_verb_that_fits():
    report = draft()
    client = at_the_desk("publisher")
    form = page("report", "change", report.pk)
    assert confirmation("publish", report) in client.get(form).content.decode()
    confirm(client, confirmation("publish", report))
    text = client.get(form).content.decode()
    assert confirmation("withdraw", report) in text
    assert report.get_absolute_url() in text


# Verdicts.


def verdict(**fields):
    claim = draft().claims.get()
    return make_assessment(
        leading_claim=claim, party=claim.statement.speakers.get().party, status="draft", **fields
    )


def test_a_verdict_is_written_previewed_published_and_withdrawn():
    claim = draft().claims.get()
    client = at_the_desk("publisher")
    confirm(client, confirmation("publish", claim.report))
    data = {
        "issue": claim.issue_id,
        "aspect": "status",
        "value": "Preliminary",
        "party": claim.statement.speakers.get().party_id,
        "known_from": "2025-06-12",
        "rationale": "Both sides say so off the record.",
        "leading_claim": claim.pk,
    }
    answer = send(client, page("assessment", "add"), data)
    assert answer.status_code == 302, errors_of(answer)
    row = claim.assessments_led.get()
    assert (row.status, row.value, row.author.username) == ("draft", "preliminary", "publisher")
    address = confirmation("publish", row, model="assessment")
    (changed,) = client.get(address).context["changed"]
    assert any("preliminary (desk" in step.after for step in changed.steps)
    confirm(client, address)
    row.refresh_from_db()
    assert row.status == Publication.PUBLISHED
    assert Reading.objects.filter(assessment=row).exists()
    confirm(client, confirmation("withdraw", row, model="assessment"), reason="Too early.")
    row.refresh_from_db()
    assert row.status == Publication.WITHDRAWN
    assert not Reading.objects.filter(assessment=row).exists()


def test_a_verdict_on_a_draft_is_not_published_and_the_page_says_why():
    row = verdict()
    text = (
        at_the_desk("publisher")
        .get(confirmation("publish", row, model="assessment"))
        .content.decode()
    )
    assert "It rests on a draft" in text


def test_a_published_verdict_is_corrected_with_a_reason():
    row = verdict()
    client = at_the_desk("publisher")
    confirm(client, confirmation("publish", row.leading_claim.report))
    confirm(client, confirmation("publish", row, model="assessment"))
    version = Negotiation.objects.current().version
    form = page("assessment", "change", row.pk)
    data = open_form(client, form)
    assert "correction" in errors_of(send(client, form, data, value="refused"))
    answer = send(client, form, data, value="refused", correction="Misjudged.")
    assert answer.status_code == 302, errors_of(answer)
    assert Reading.objects.filter(assessment=row).get().values == ["refused"]
    assert Negotiation.objects.current().version == version + 1


def test_a_verdict_cites_claims_about_its_own_subject():
    row = verdict()
    client = at_the_desk("publisher")
    form = page("assessment", "change", row.pk)
    data = open_form(client, form)
    elsewhere = make_claim()
    answer = send(client, form, data, leading_claim=elsewhere.pk)
    assert "about something else" in errors_of(answer)["leading_claim"][0]
    answer = send(client, form, data, issue="")
    assert "Choose the event it judges" in errors_of(answer)["event"][0]
    answer = send(client, form, data, event=make_event().pk)
    assert "not both" in errors_of(answer)["issue"][0]


def test_what_the_record_refuses_at_the_last_moment_is_said_and_undoes_the_rest(monkeypatch):
    first, second = draft(), make_claim(status="draft").report
    publish = publishing.publish

    def refuse(report, reason, foreseen):
        if report == second:
            raise ValidationError("The date is no date.")
        return publish(report, reason)

    monkeypatch.setattr(publishing, "publish", refuse)
    answer = confirm(at_the_desk("publisher"), confirmation("publish", first, second))
    assert "The date is no date." in answer.content.decode()
    first.refresh_from_db()
    assert first.status == Publication.DRAFT
    assert Negotiation.objects.current().version == 0


def test_a_verdict_that_newer_claims_contradict_is_found_in_the_list_of_readings():
    row = verdict()
    client = at_the_desk("publisher")
    confirm(client, confirmation("publish", row.leading_claim.report))
    confirm(client, confirmation("publish", row, model="assessment"))
    projection.rebuild(projection.everything())
    address = page("reading", "changelist")
    assert client.get(address).context["cl"].result_count == Reading.objects.count()
    assert client.get(address, {"day": "any"}).status_code == 200
