"""The desk's page for merging: choose, compare, confirm."""

import pytest
from django.urls import reverse

from tests.at_the_desk import at_the_desk, page
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_series,
    make_statement,
)
from tracker.models import Actor, Event

pytestmark = pytest.mark.django_db


def address(*rows):
    name = rows[0]._meta.model_name
    return f"{reverse(f'admin:tracker_{name}_merge')}?ids={','.join(str(r.pk) for r in rows)}"


def twins():
    party = make_party()
    return make_actor("jane", name="Jane", party=party), make_actor(
        "jayne", name="Jayne", party=party
    )


def test_the_action_of_the_list_leads_to_the_page():
    rows = twins()
    data = {"action": "merge_duplicates", "_selected_action": [row.pk for row in rows]}
    answer = at_the_desk("publisher").post(page("actor", "changelist"), data, follow=True)
    assert answer.status_code == 200
    assert "Choose which one stays" in answer.content.decode()


def test_one_row_alone_is_no_duplicate():
    row = make_actor()
    data = {"action": "merge_duplicates", "_selected_action": [row.pk]}
    answer = at_the_desk("publisher").post(page("actor", "changelist"), data, follow=True)
    assert "at least two" in answer.content.decode()


def test_the_page_shows_what_each_is_used_by():
    rows = twins()
    make_statement(rows[0])
    make_statement(rows[0])
    text = at_the_desk("publisher").get(address(*rows)).content.decode()
    assert "2 speakers" in text
    assert "Jayne" in text


def test_confirming_merges_and_leads_to_the_one_that_stays():
    make_negotiation()
    rows = twins()
    make_claim(statement=make_statement(rows[1]))
    answer = at_the_desk("publisher").post(address(*rows), {"kept": rows[0].pk}, follow=True)
    assert answer.redirect_chain[0][0] == page("actor", "change", rows[0].pk)
    assert "Merged: Jayne is now Jane" in answer.content.decode()
    assert Actor.objects.get().aliases == ["Jayne"]


def test_nothing_happens_until_one_is_chosen():
    rows = twins()
    answer = at_the_desk("publisher").post(address(*rows), {})
    assert "Choose which one stays." in answer.content.decode()
    assert Actor.objects.count() == 2


def test_what_cannot_be_one_is_refused_before_and_after_the_click():
    rows = make_actor(kind="anonymous"), make_actor(kind="anonymous")
    client = at_the_desk("publisher")
    text = client.get(address(*rows)).content.decode()
    assert "anonymous source is never merged" in text
    assert "Merge into the one that stays" not in text
    answer = client.post(address(*rows), {"kept": rows[0].pk})
    assert "anonymous source is never merged" in answer.content.decode()
    assert Actor.objects.count() == 2


@pytest.mark.parametrize("make", [make_outlet, make_event, make_issue, make_series])
def test_every_noun_that_can_be_doubled_can_be_merged(make):
    rows = make(), make()
    client = at_the_desk("publisher")
    assert client.get(address(*rows)).status_code == 200
    client.post(address(*rows), {"kept": rows[1].pk})
    assert type(rows[0])._default_manager.get() == rows[1]


def test_statements_are_merged_too():
    speaker = make_actor()
    rows = make_statement(speaker), make_statement(speaker)
    at_the_desk("publisher").post(address(*rows), {"kept": rows[0].pk})
    assert type(rows[0])._default_manager.get() == rows[0]


@pytest.mark.parametrize("ids", ["", "x", "999999", "1,1", "9" * 30])
def test_an_odd_address_is_no_error(ids):
    client = at_the_desk("publisher")
    odd = f"{reverse('admin:tracker_event_merge')}?ids={ids}"
    assert client.get(odd).status_code == 200
    assert client.post(odd, {"kept": "x"}).status_code == 200
    assert not Event.objects.exists()
