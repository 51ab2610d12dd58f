"""What editors and publishers may and may not do, through the desk's own pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.at_the_desk import at_the_desk, open_form, page, send
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_report,
    make_ruling,
    make_series,
    make_succession,
)
from tracker import projection
from tracker.models import Actor, Claim, Event, Negotiation, Party, Publication, Report

pytestmark = pytest.mark.django_db

DRAFTED = ["actor", "outlet", "issue", "series", "event", "statement", "report"]


def published():
    claim = make_claim()
    make_negotiation()
    projection.rebuild(projection.everything())
    return claim


def test_nobody_enters_without_logging_in():
    for model in [*DRAFTED, "party", "assessment", "succession", "ruling", "claim"]:
        answer = Client().get(page(model, "changelist"))
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("admin:login"))


def test_a_member_of_no_group_sees_no_list():
    client = at_the_desk("nobody")
    assert client.get(reverse("admin:index")).status_code == 200
    assert client.get(page("report", "changelist")).status_code == 403


@pytest.mark.parametrize("group", ["editor", "publisher"])
@pytest.mark.parametrize("model", DRAFTED)
def test_both_add_what_is_drafted(group, model):
    client = at_the_desk(group)
    assert client.get(page(model, "changelist")).status_code == 200
    assert client.get(page(model, "add")).status_code == 200


@pytest.mark.parametrize(
    ("model", "group", "status"),
    [
        ("party", "editor", 403),
        ("party", "publisher", 200),
        ("assessment", "editor", 403),
        ("assessment", "publisher", 200),
        ("succession", "editor", 403),
        ("succession", "publisher", 200),
        ("ruling", "editor", 403),
        ("ruling", "publisher", 200),
        ("negotiation", "editor", 403),
        ("negotiation", "publisher", 200),
        ("formerslug", "publisher", 403),
        ("claim", "publisher", 403),
        ("reading", "publisher", 403),
    ],
)
def test_what_decides_is_added_by_publishers_and_what_follows_by_nobody(model, group, status):
    client = at_the_desk(group)
    assert client.get(page(model, "changelist")).status_code == 200
    assert client.get(page(model, "add")).status_code == status


def test_an_editor_changes_a_draft():
    report = make_claim(report=make_report(status="draft")).report
    client = at_the_desk("editor")
    address = page("report", "change", report.pk)
    assert send(client, address, open_form(client, address), headline="New").status_code == 302


def test_an_editor_reads_but_does_not_change_a_published_report():
    claim = published()
    client = at_the_desk("editor")
    address = page("report", "change", claim.report.pk)
    text = client.get(address).content.decode()
    assert 'name="headline"' not in text
    assert 'name="_save"' not in text
    assert client.post(address, {"headline": "New"}).status_code == 403
    claim.report.refresh_from_db()
    assert claim.report.headline != "New"


def test_an_editor_does_not_change_a_withdrawn_report():
    report = make_report(status="withdrawn")
    address = page("report", "change", report.pk)
    assert at_the_desk("editor").post(address, {"headline": "New"}).status_code == 403


@pytest.mark.parametrize("verb", ["publish", "withdraw"])
@pytest.mark.parametrize("model", ["report", "assessment", "succession", "ruling"])
def test_an_editor_neither_publishes_nor_withdraws(verb, model):
    claim = make_claim(status="draft" if verb == "publish" else "published")
    make: dict[str, Callable[[], Any]] = {
        "report": lambda: claim.report,
        "assessment": lambda: make_assessment(leading_claim=claim),
        "succession": lambda: make_succession(),
        "ruling": lambda: make_ruling(claim),
    }
    row = make[model]()
    client = at_the_desk("editor")
    address = reverse(f"admin:tracker_{model}_{verb}") + f"?ids={row.pk}"
    before = row.status
    assert client.get(address).status_code == 403
    assert client.post(address, {"reason": "None"}).status_code == 403
    text = client.get(page(model, "changelist")).content.decode()
    assert f'value="{verb}"' not in text
    data = {"action": verb, "_selected_action": [row.pk]}
    client.post(page(model, "changelist"), data)
    row.refresh_from_db()
    assert row.status == before
    assert not Negotiation.objects.filter(version__gt=0).exists()


@pytest.mark.parametrize(
    ("model", "row"),
    [
        ("event", lambda claim: claim.event),
        ("actor", lambda claim: claim.statement.speakers.get()),
        ("statement", lambda claim: claim.statement),
        ("outlet", lambda claim: claim.report.outlet),
    ],
)
def test_an_editor_does_not_change_what_the_public_sees(model, row):
    claim = make_claim(event=make_event())
    projection.rebuild(projection.everything())
    client = at_the_desk("editor")
    address = page(model, "change", row(claim).pk)
    assert 'name="_save"' not in client.get(address).content.decode()
    assert client.post(address, {"title": "New", "name": "New"}).status_code == 403


@pytest.mark.parametrize("make", [make_actor, make_outlet, make_issue, make_event, make_series])
def test_an_editor_changes_what_only_drafts_speak_of(make):
    row = make()
    client = at_the_desk("editor")
    address = page(row._meta.model_name, "change", row.pk)
    assert send(client, address, open_form(client, address), slug="new-slug").status_code == 302
    row.refresh_from_db()
    assert row.slug == "new-slug"


def test_an_editor_deletes_drafts_and_nothing_else():
    claim = make_claim(report=make_report(status="draft"))
    client = at_the_desk("editor")
    for model, row in (("event", make_event()), ("statement", claim.statement)):
        assert client.get(page(model, "delete", row.pk)).status_code == 403
    assert (
        client.post(page("report", "delete", claim.report.pk), {"post": "yes"}).status_code == 302
    )
    assert not Claim.objects.exists()


def test_an_editor_does_not_merge():
    first, second = make_actor(), make_actor()
    client = at_the_desk("editor")
    address = reverse("admin:tracker_actor_merge") + f"?ids={first.pk},{second.pk}"
    assert client.get(address).status_code == 403
    assert client.post(address, {"kept": first.pk}).status_code == 403
    assert Actor.objects.count() == 2


def test_an_editor_changes_no_party_and_no_headline_of_the_site():
    party, negotiation = make_party(), make_negotiation()
    client = at_the_desk("editor")
    for model, row in (("party", party), ("negotiation", negotiation)):
        assert client.post(page(model, "change", row.pk), {"name": "New"}).status_code == 403
    assert not Party.objects.filter(name="New").exists()


def test_a_publisher_corrects_publishes_and_withdraws():
    claim = make_claim(status="draft")
    client = at_the_desk("publisher")
    for verb, expected in (("publish", "published"), ("withdraw", "withdrawn")):
        address = reverse(f"admin:tracker_report_{verb}") + f"?ids={claim.report.pk}"
        seen = client.get(address).context["seen"]
        client.post(address, {"seen": seen, "reason": "It was a hoax."})
        claim.report.refresh_from_db()
        assert claim.report.status == expected


def test_neither_group_manages_users():
    for group in ("editor", "publisher"):
        client = at_the_desk(group)
        assert client.get(reverse("admin:auth_user_changelist")).status_code == 403


def test_a_claim_is_not_smuggled_into_a_published_report_by_an_editor():
    claim = published()
    data = {
        "claims-TOTAL_FORMS": "1",
        "claims-INITIAL_FORMS": "0",
        "claims-0-summary": "Smuggled.",
        "correction": "None",
    }
    address = page("report", "change", claim.report.pk)
    assert at_the_desk("editor").post(address, data).status_code == 403
    assert Claim.objects.count() == 1


def test_an_editor_cannot_publish_through_the_form():
    report = make_report(status="draft")
    client = at_the_desk("editor")
    address = page("report", "change", report.pk)
    data = open_form(client, address)
    send(client, address, data, status="published", known_from="2020-01-01", public_id="bbbbbbbb")
    report.refresh_from_db()
    assert (report.status, str(report.known_from)) == (Publication.DRAFT, "2025-06-10")


def test_the_to_do_list_shows_nobody_what_they_may_not_see():
    make_claim(report=make_report(status="draft", headline="A secret draft"))
    assert "A secret draft" in at_the_desk("editor").get("/admin/").content.decode()
    assert "A secret draft" not in at_the_desk("nobody").get("/admin/").content.decode()


def test_an_event_of_the_public_is_changed_by_a_publisher_only_once_its_report_is_out():
    claim = make_claim(event=make_event("north-south"), status="draft")
    editor = at_the_desk("editor")
    address = page("event", "change", claim.event_id)
    assert send(editor, address, open_form(editor, address), title="First").status_code == 302
    report = Report.objects.get()
    report.status = "published"
    report.save()
    projection.rebuild(projection.everything())
    assert editor.post(address, {"title": "Second"}).status_code == 403
    assert Event.objects.get().title == "First"


def test_a_statement_of_the_public_keeps_its_speakers_from_editors():
    claim = published()
    client = at_the_desk("editor")
    address = page("statement", "change", claim.statement_id)
    assert "TOTAL_FORMS" in client.get(address).content.decode()
    data = {
        "statementspeaker_set-TOTAL_FORMS": "1",
        "statementspeaker_set-INITIAL_FORMS": "0",
        "statementspeaker_set-0-actor": make_actor().pk,
    }
    assert client.post(address, data).status_code == 403
    assert claim.statement.speakers.count() == 1
