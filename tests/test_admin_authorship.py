"""From the draft to the publication: who hands a report on, and who wrote and published it."""

import pytest
from django.urls import reverse

from tests.at_the_desk import (
    at_the_desk,
    claim_fields,
    make_user,
    open_form,
    page,
    send,
    with_claims_open,
)
from tests.factories import make_claim, make_negotiation, make_outlet, make_report
from tests.test_admin_publication import confirm, confirmation
from tracker.admin.authorship import Hands
from tracker.models import Negotiation, Report

pytestmark = pytest.mark.django_db


def drafted_by(client, **fields):
    """A draft that was typed into the form of a new report."""
    data = {
        "outlet": make_outlet().pk,
        "language": "en",
        "headline": "Talks go on",
        "published": "10 June 2025",
        "published_basis": "stated",
        "claims-TOTAL_FORMS": "0",
        "claims-INITIAL_FORMS": "0",
        **fields,
    }
    assert send(client, page("report", "add"), data).status_code == 302
    return Report.objects.latest("pk")


def status_of(report):
    return Report.objects.values_list("status", flat=True).get(pk=report.pk)


@pytest.mark.parametrize("group", ["editor", "publisher"])
def test_both_mark_a_draft_as_ready_and_take_it_back(group):
    make_negotiation()
    report = make_claim(status="draft").report
    client = at_the_desk(group)
    form = page("report", "change", report.pk)
    assert "Mark as ready…" in client.get(form).content.decode()
    answer = confirm(client, confirmation("ready", report))
    assert "Marked as ready for review: " in answer.content.decode()
    assert "Readings changed" not in answer.content.decode()
    assert status_of(report) == "ready"
    assert "Take back…" in client.get(form).content.decode()
    confirm(client, confirmation("take-back", report))
    assert status_of(report) == "draft"
    assert Negotiation.objects.current().version == 0


@pytest.mark.parametrize(
    ("verb", "action", "before", "after"),
    [("ready", "mark_ready", "draft", "ready"), ("take-back", "take_back", "ready", "draft")],
)
def test_several_are_handed_on_from_the_list(verb, action, before, after):
    reports = [make_claim(status=before).report for _ in range(2)]
    client = at_the_desk("editor")
    data = {"action": action, "_selected_action": [report.pk for report in reports]}
    answer = client.post(page("report", "changelist"), data)
    assert answer["Location"].startswith(reverse(f"admin:tracker_report_{verb}"))
    confirm(client, answer["Location"])
    assert {status_of(report) for report in reports} == {after}


def test_the_page_says_what_will_change_once_it_is_published():
    report = make_claim(status="draft").report
    text = at_the_desk("editor").get(confirmation("ready", report)).content.decode()
    assert "Readings that will change once it is published" in text
    ready = make_claim(status="ready").report
    text = at_the_desk("publisher").get(confirmation("take-back", ready)).content.decode()
    assert "Readings that will change" not in text


@pytest.mark.parametrize("status", ["ready", "published", "withdrawn"])
def test_what_is_no_draft_cannot_be_marked_as_ready(status):
    report = make_claim(status=status).report
    client = at_the_desk("publisher")
    assert "Only a draft" in client.get(confirmation("ready", report)).content.decode()
    client.post(confirmation("ready", report), {"seen": ""})
    assert status_of(report) == status


@pytest.mark.parametrize("verb", ["ready", "take-back"])
def test_nobody_without_the_right_to_edit_hands_a_report_on(verb):
    report = make_claim(status="draft").report
    client = at_the_desk("nobody")
    assert client.get(confirmation(verb, report)).status_code == 403
    assert client.post(confirmation(verb, report), {"seen": ""}).status_code == 403


def test_an_edit_of_what_is_ready_makes_it_a_draft_again():
    report = make_claim(status="ready").report
    client = at_the_desk("editor")
    form = page("report", "change", report.pk)
    data = open_form(client, form)
    assert send(client, form, data).status_code == 302
    assert status_of(report) == "ready"
    answer = client.post(form, {**open_form(client, form), "headline": "New"}, follow=True)
    assert "It is a draft again." in answer.content.decode()
    report.refresh_from_db()
    assert (report.status, report.headline) == ("draft", "New")
    assert report.history.first().history_change_reason == "Edited after it was marked as ready."


def test_an_edit_of_a_claim_of_what_is_ready_makes_it_a_draft_again():
    claim = make_claim(status="ready")
    client = at_the_desk("editor")
    form = with_claims_open(claim.report)
    data = open_form(client, form)
    assert send(client, form, data, **claim_fields(0, summary="New.")).status_code == 302
    claim.refresh_from_db()
    assert (claim.summary, status_of(claim.report)) == ("New.", "draft")


def test_an_edit_between_the_review_and_the_click_is_shown_first():
    report = make_claim(status="ready").report
    publisher, editor = at_the_desk("publisher"), at_the_desk("editor")
    address = confirmation("publish", report)
    seen = publisher.get(address).context["seen"]
    form = page("report", "change", report.pk)
    send(editor, form, open_form(editor, form), headline="New")
    assert "has changed meanwhile" in publisher.post(address, {"seen": seen}).content.decode()
    assert status_of(report) == "draft"


def test_a_ready_report_is_found_in_the_list_and_on_the_front_page():
    report = make_report(status="ready", headline="Wait for me")
    make_report(status="draft", headline="Not yet")
    client = at_the_desk("publisher")
    listed = client.get(page("report", "changelist"), {"status__exact": "ready"})
    assert [*listed.context["cl"].queryset] == [report]
    text = client.get(reverse("admin:index")).content.decode()
    assert "Reports to review" in text
    assert "Wait for me" in text


def test_an_editor_deletes_what_was_marked_as_ready():
    report = make_claim(status="ready").report
    at_the_desk("editor").post(page("report", "delete", report.pk), {"post": "yes"})
    assert not Report.objects.exists()


def test_the_desk_says_that_one_person_wrote_and_published_it():
    client = at_the_desk("publisher")
    report = drafted_by(client)
    text = client.get(confirmation("publish", report)).content.decode()
    assert "You alone wrote it: nobody else has read it." in text
    confirm(client, confirmation("publish", report))
    text = client.get(page("report", "change", report.pk)).content.decode()
    assert "Written and published by publisher: nobody else read it before." in text


def test_the_desk_says_who_wrote_and_who_published_it():
    report = drafted_by(at_the_desk("editor"))
    publisher = at_the_desk("publisher")
    confirm(publisher, confirmation("ready", report))
    text = publisher.get(confirmation("publish", report)).content.decode()
    assert "Written by editor." in text
    confirm(publisher, confirmation("publish", report))
    text = publisher.get(page("report", "change", report.pk)).content.decode()
    assert "Written by editor, published by publisher." in text


def test_of_what_was_not_entered_by_hand_nobody_is_named():
    report = make_claim().report
    assert Hands.of(report) == Hands()
    assert (Hands().before_publishing("jane"), Hands().since()) == ("", "")


def test_two_who_wrote_it_are_both_named():
    jane, john = make_user(username="jane"), make_user(username="john")
    report = make_report(status="draft")
    for user in (jane, john, jane):
        report._history_user = user  # type: ignore[attr-defined]
        report.headline += "."
        report.save()
    assert Hands.of(report).before_publishing("jane") == "Written by jane and john."
