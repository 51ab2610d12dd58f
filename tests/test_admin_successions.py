"""The desk's links between events: drafted, previewed, published, corrected, withdrawn."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.at_the_desk import at_the_desk, errors_of, open_form, page, send
from tests.factories import (
    make_claim,
    make_event,
    make_forecast,
    make_negotiation,
    make_report,
    make_succession,
)
from tracker import projection
from tracker.models import ForecastReading, Negotiation, Succession

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    make_negotiation()
    return at_the_desk("publisher")


@pytest.fixture
def events():
    """An event that was promised, and another that was held in time."""
    promised = make_forecast(event=make_event("promised")).event
    held = make_claim(
        event=make_event("held"), kind="fact", aspect="date", value="2025-06-20",
        report=make_report(published="2025-07-01"),
    ).event  # fmt: skip
    projection.rebuild(projection.everything())
    return promised, held


def verb(slug, row):
    return reverse(f"admin:tracker_succession_{slug}") + f"?ids={row.pk}"


def confirm(client, address, reason=""):
    seen = client.get(address).context["seen"]
    return client.post(address, {"seen": seen, "reason": reason})


def outcome(event):
    return ForecastReading.objects.as_of(date(2026, 1, 1)).get(event=event).state


def draft(client, events, **fields):
    data = {
        "former": events[0].pk,
        "kind": "replaces",
        "later": events[1].pk,
        "reason": "Both sides say so.",
        "known_from": "2025-07-02",
    }
    return send(client, page("succession", "add"), data, **fields)


def test_a_succession_is_drafted_previewed_published_and_withdrawn(client, events):
    answer = draft(client, events)
    assert answer.status_code == 302, errors_of(answer)
    row = Succession.objects.get()
    assert (row.status, outcome(events[0])) == ("draft", "overdue")
    (changed,) = client.get(verb("publish", row)).context["changed"]
    assert changed.subject == events[0]
    assert [step.before for step in changed.steps] == ["open", "overdue"]
    assert {step.after for step in changed.steps} == {"kept"}
    confirm(client, verb("publish", row))
    assert outcome(events[0]) == "kept"
    confirm(client, verb("withdraw", row))
    assert outcome(events[0]) == "kept"
    confirm(client, verb("withdraw", row), "They are two.")
    assert outcome(events[0]) == "overdue"
    row.refresh_from_db()
    assert row.status == "withdrawn"
    history = client.get(page("succession", "history", row.pk)).content.decode()
    assert "They are two." in history


def test_a_published_succession_is_corrected_with_a_reason_and_read_at_once(client, events):
    draft(client, events)
    row = Succession.objects.get()
    confirm(client, verb("publish", row))
    version = Negotiation.objects.current().version
    form = page("succession", "change", row.pk)
    data = open_form(client, form)
    assert "correction" in errors_of(send(client, form, data, kind="may be the same as"))
    answer = send(client, form, data, kind="may be the same as", correction="Nobody said so.")
    assert answer.status_code == 302, errors_of(answer)
    assert outcome(events[0]) == "overdue"
    assert Negotiation.objects.current().version == version + 1


def test_a_link_that_moves_to_another_event_is_read_at_both(client, events):
    other = make_forecast(event=make_event("other")).event
    projection.rebuild(projection.everything())
    draft(client, events)
    row = Succession.objects.get()
    confirm(client, verb("publish", row))
    form = page("succession", "change", row.pk)
    send(client, form, open_form(client, form), former=other.pk, correction="Another.")
    assert (outcome(events[0]), outcome(other)) == ("overdue", "kept")
    assert projection.check(projection.everything()) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"later": "former"}, "later"), ({"reason": ""}, "reason"), ({"kind": "x"}, "kind")],
)
def test_what_is_wrong_is_said_beside_its_field(client, events, fields, field):
    fields = {name: events[0].pk if value == "former" else value for name, value in fields.items()}
    assert field in errors_of(draft(client, events, **fields))


def test_two_events_are_linked_once(client, events):
    make_succession(events[1], events[0])
    assert errors_of(draft(client, events))["__all__"] == ["These two events are linked already."]


def test_a_link_to_what_only_drafts_know_is_not_published_and_the_page_says_why(client, events):
    hidden = make_claim(status="draft", event=make_event("hidden")).event
    row = make_succession(events[0], hidden, status="draft")
    assert "Only drafts speak of Hidden" in client.get(verb("publish", row)).content.decode()
    confirm(client, verb("publish", row))
    row.refresh_from_db()
    assert row.status == "draft"


def test_a_draft_is_deleted_and_a_published_one_is_not(client, events):
    rows = make_succession(*events, status="draft"), make_succession(status="published")
    for row, left in zip(rows, (1, 1), strict=True):
        client.post(page("succession", "delete", row.pk), {"post": "yes"})
        assert Succession.objects.count() == left
