"""The desk's rulings: the form says what the rules say, and takes nothing else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.at_the_desk import at_the_desk, errors_of, open_form, page, send
from tests.factories import (
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_negotiation,
    make_report,
    make_ruling,
    make_statement,
)
from tracker import projection
from tracker.models import Negotiation, Reading, Ruling
from tracker.rule_claims import relation_between

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    make_negotiation()
    return at_the_desk("publisher")


@pytest.fixture
def claims():
    """Two that contradict each other."""
    issue = make_issue()
    found = [make_claim(issue=issue, aspect="count", value=value) for value in ("6", "9")]
    projection.rebuild(projection.everything())
    return found


def verb(slug, row):
    return reverse(f"admin:tracker_ruling_{slug}") + f"?ids={row.pk}"


def confirm(client, address, reason=""):
    seen = client.get(address).context["seen"]
    return client.post(address, {"seen": seen, "reason": reason})


def draft(client, claims, **fields):
    data = {
        "claim": claims[0].pk,
        "other": claims[1].pk,
        "decision": "rejected",
        "reason": "The one counts the annexe.",
        "known_from": "2025-06-12",
    }
    return send(client, page("ruling", "add"), data, **fields)


def is_contested(claims):
    return Reading.objects.get(issue=claims[0].issue, known_to=None).contested


def test_a_ruling_is_drafted_previewed_published_and_withdrawn(client, claims):
    answer = draft(client, claims)
    assert answer.status_code == 302, errors_of(answer)
    row = Ruling.objects.get()
    assert (row.status, row.relation, is_contested(claims)) == ("draft", "contradicts", True)
    (changed,) = client.get(verb("publish", row)).context["changed"]
    assert changed.subject == claims[0].issue
    confirm(client, verb("publish", row))
    assert not is_contested(claims)
    confirm(client, verb("withdraw", row), "They count the same.")
    assert is_contested(claims)
    history = client.get(page("ruling", "history", row.pk)).content.decode()
    assert "They count the same." in history


def test_the_form_says_how_the_rules_relate_the_two(client, claims):
    assert "Leave it empty" in client.get(page("ruling", "add")).content.decode()
    row = make_ruling(*claims, status="draft")
    form = page("ruling", "change", row.pk)
    assert "The rules say: contradicts." in client.get(form).content.decode()
    elsewhere = make_ruling(claims[0], make_claim(), status="draft")
    form = page("ruling", "change", elsewhere.pk)
    assert "do not set these two beside each other" in client.get(form).content.decode()


def test_a_relation_that_the_rules_do_not_find_is_refused_beside_its_field(client, claims):
    assert errors_of(draft(client, claims, relation="drift")) == {
        "relation": ["The rules say: contradicts. Leave it empty, and that is filled in."]
    }
    assert draft(client, claims, relation="contradicts").status_code == 302


def test_two_claims_that_are_not_about_one_thing_are_refused(client, claims):
    answer = draft(client, [claims[0], make_claim(aspect="count", value="6")])
    assert "not set these two beside each other" in errors_of(answer)["other"][0]
    assert set(errors_of(draft(client, [claims[0], claims[0]]))) == {"other"}


def test_a_published_ruling_is_corrected_with_a_reason_and_read_at_once(client, claims):
    draft(client, claims)
    row = Ruling.objects.get()
    confirm(client, verb("publish", row))
    version = Negotiation.objects.current().version
    form = page("ruling", "change", row.pk)
    data = open_form(client, form)
    answer = send(client, form, data, decision="confirmed", correction="It does.")
    assert answer.status_code == 302, errors_of(answer)
    assert is_contested(claims)
    assert Negotiation.objects.current().version == version + 1


def test_a_ruling_on_a_draft_or_on_what_changed_since_is_not_published(client, claims):
    hidden = make_claim(issue=claims[0].issue, aspect="count", value="9", status="draft")
    row = make_ruling(claims[0], hidden, status="draft")
    assert "It is on a draft" in client.get(verb("publish", row)).content.decode()
    stale = make_ruling(*claims, relation="agrees", status="draft")
    assert "otherwise by now" in client.get(verb("publish", stale)).content.decode()
    confirm(client, verb("publish", row))
    confirm(client, verb("publish", stale))
    assert not Ruling.objects.published().exists()


def test_a_report_on_whose_claim_there_is_a_ruling_is_not_deleted(client, claims):
    hidden = make_claim(issue=claims[0].issue, aspect="count", value="9", status="draft")
    row = make_ruling(claims[0], hidden, status="draft")
    text = client.get(page("report", "delete", hidden.report.pk)).content.decode()
    assert f"{row.get_relation_display()}, {row.decision}" in text
    assert "it is on a claim of this one" in text


# How the rules relate two stored claims.


def two(first, second, **common):
    return [make_claim(**{**common, **fields}) for fields in (first, second)]


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ({"value": "6"}, {"value": "9"}, "contradicts"),
        ({"value": "6"}, {"value": "6"}, "agrees"),
        ({"value": "6"}, {"value": "9", "status": "draft"}, "contradicts"),
        ({"value": "6"}, {"aspect": "status", "value": "raised"}, None),
        ({"value": "6"}, {"value": "9", "issue": None, "event": None}, None),
    ],
)
def test_two_claims_are_related_as_rule_11_says_drafts_included(first, second, relation):
    a, b = two(first, second, issue=make_issue(), aspect="count")
    assert relation_between(a, b) == relation


def test_whether_an_event_was_held_decides_how_its_places_stand_to_each_other():
    event = make_event()
    a, b = (
        make_claim(
            event=event, aspect="place", value=place, report=make_report(published=day),
            statement=make_statement(said=day),
        )
        for place, day in (("Oslo", "2025-03-01"), ("Bern", "2025-06-01"))
    )  # fmt: skip
    projection.rebuild(projection.everything())
    assert relation_between(a, b) == "later word"
    make_claim(event=event, kind="fact", aspect="duration", value="PT6H")
    projection.rebuild(projection.everything())
    assert relation_between(a, b) == "contradicts"


@pytest.mark.parametrize(
    ("fields", "relation"),
    [
        ({}, "echo"),
        ({"window_words": "soon"}, "drift"),
        ({"value": "cancelled"}, None),
        ({"statement": None}, None),
    ],
)
def test_forecasts_are_related_by_their_words_and_their_time(fields, relation):
    promise = make_forecast()
    other = make_forecast(**{"event": promise.event, "statement": promise.statement, **fields})
    assert relation_between(promise, other) == relation
