"""The page of an actor: offices, statements, own words on each issue, and forecasts."""

from __future__ import annotations

import pytest

from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tests.pages import links, words
from tracker import projection
from tracker.models import Actor

pytestmark = pytest.mark.django_db


def page(client, actor, day=""):
    projection.rebuild(projection.everything())
    return words(client, actor.get_absolute_url() + (f"?as_of={day}" if day else ""))


def test_the_page_says_who_it_is_and_for_whom_it_speaks(client):
    actor = make_actor(
        name="Ann Lee",
        party=make_party("north", name="North"),
        aliases=["A. Lee", "Анна Ли"],
        description="An envoy.",
    )
    make_claim(statement=make_statement(actor))
    text = page(client, actor)
    assert "Person Ann Lee An envoy. Speaks for North Also written A. Lee, Анна Ли" in text
    assert "/parties/north/" in links(client, actor.get_absolute_url())


def test_a_source_of_no_party_and_no_alias_has_a_page_too(client):
    actor = make_actor(name="A source", kind="anonymous", party=None)
    make_claim(statement=make_statement(actor))
    text = page(client, actor)
    assert "Anonymous source A source" in text
    assert "Speaks for" not in text
    assert "Also written" not in text


def test_each_statement_has_its_office_occasion_and_reach(client):
    actor = make_actor(name="Ann Lee")
    envoy = make_statement(
        actor, office="Envoy", said="2025-06-01", origin=make_outlet(name="Agency")
    )
    minister = make_statement(actor, office="Minister", said="2025-06-09", forum="Oslo")
    make_claim(statement=envoy)
    make_claim(statement=envoy)
    make_claim(statement=minister)
    text = page(client, actor)
    assert "Statements 2 statements" in text
    later = text.index("Ann Lee, 9 June 2025 As “Minister”. Interview, Oslo; relayed by 1 report")
    earlier = text.index(
        "Ann Lee, 1 June 2025 As “Envoy”. Interview, to Agency; relayed by 2 reports, 1 origin."
    )
    assert later < earlier


def test_offices_of_a_joint_statement_name_their_holders(client):
    ann, ben = make_actor(name="Ann"), make_actor(name="Ben")
    make_claim(statement=make_statement(ann, ben, office="Envoy"))
    assert "As “Ann, Envoy; Ben, Envoy”." in page(client, ann)


def test_positions_stand_by_issue_the_latest_word_first_echoes_folded(client):
    actor = make_actor(party=make_party(name="North"))
    visas, flights = make_issue(title="Visas", order=1), make_issue(title="Flights", order=2)
    early, late = (make_statement(actor, said=day) for day in ("2025-05-01", "2025-06-09"))
    make_claim(statement=early, issue=visas, value="refused")
    make_claim(statement=late, issue=visas, value="agreed")
    make_claim(statement=late, issue=visas, value="agreed")
    make_claim(statement=late, issue=flights, kind="demand", aspect="demand", value="two a day")
    text = page(client, actor)
    own = text[text.index("On each issue, in their own words") :]
    places = [
        own.index(part)
        for part in (
            "Visas Status, North: agreed statement, 9 June 2025",
            "1 more claim from the same words",
            "Status, North: refused statement, 1 May 2025",
            "Flights Demand, North: two a day demand, 9 June 2025",
        )
    ]  # fmt: skip
    assert places == sorted(places)


def test_hearsay_forecasts_and_events_are_no_own_positions(client):
    actor = make_actor()
    make_claim(statement=make_statement(actor, according_to=make_actor()))
    make_forecast(statement=make_statement(actor))
    make_claim(statement=make_statement(actor), event=make_event())
    assert "Nothing of their own on any issue is on record." in page(client, actor)


def test_what_is_known_only_through_an_actor_is_on_its_page(client):
    court = make_actor(name="The Court")
    make_claim(statement=make_statement(make_actor(name="Ann Lee"), according_to=court))
    text = page(client, court)
    assert "No statement is on record." in text
    told = text[text.index("What others are known to have said only through them") :]
    assert "Ann Lee, 10 June 2025 hearsay" in told
    assert "known only through The Court" in told


def test_forecasts_are_counted_by_what_came_of_them(client):
    actor = make_actor()
    make_forecast(statement=make_statement(actor))
    make_forecast(statement=make_statement(actor))
    make_forecast(statement=make_statement(actor), not_scorable=True)
    make_forecast(statement=make_statement(actor), status="draft")
    make_forecast()
    text = page(client, actor)
    assert "Forecasts and what came of them 2 overdue, 1 not scorable" in text


def test_one_who_never_forecast_has_no_record(client):
    actor = make_actor()
    make_claim(statement=make_statement(actor))
    assert "No forecast is on record." in page(client, actor)


def test_the_delegations_it_is_said_to_have_led_are_named(client):
    actor = make_actor("ann-lee")
    event = make_event(title="Oslo round")
    make_claim(event=event, aspect="head_of_delegation", value="ann-lee")
    make_claim(
        event=make_event(title="Secret round"), aspect="head_of_delegation", value="ann-lee",
        status="draft",
    )  # fmt: skip
    text = page(client, actor)
    assert "Said to have led a delegation Oslo round" in text
    assert "Secret round" not in text
    assert event.get_absolute_url() in links(client, actor.get_absolute_url())


def test_neither_drafts_nor_later_reports_show(client):
    actor = make_actor()
    make_claim(statement=make_statement(actor), report=make_report(published="2025-06-09"))
    make_claim(statement=make_statement(actor), issue=make_issue(title="Secret"), status="draft")
    make_claim(
        statement=make_statement(actor),
        issue=make_issue(title="Later"),
        report=make_report(published="2025-06-11"),
    )
    early = page(client, actor, "2025-06-10")
    assert "1 statement " in early
    assert "Later" not in early
    today = page(client, actor)
    assert "2 statements" in today
    assert "Secret" not in today


def test_a_former_slug_leads_to_the_one_it_has_now(client):
    actor = make_actor("ann-lee")
    make_claim(statement=make_statement(actor))
    projection.rebuild(projection.everything())
    actor.refresh_from_db()
    actor.slug = "ann-day"
    actor.save()
    answer = client.get("/people/ann-lee/?as_of=2025-06-12")
    assert answer.status_code == 301
    assert answer["Location"] == "/people/ann-day/?as_of=2025-06-12"


def test_an_actor_only_a_draft_names_is_a_404(client):
    actor = make_actor()
    make_claim(statement=make_statement(actor), status="draft")
    projection.rebuild(projection.everything())
    assert client.get(actor.get_absolute_url()).status_code == 404


def test_every_link_keeps_the_day(client):
    actor = make_actor("ann-lee")
    said = make_statement(actor, origin=make_outlet())
    report = make_report(published="2025-06-09")
    make_claim(statement=said, report=report)
    make_forecast(statement=said, report=report)
    projection.rebuild(projection.everything())
    found = links(client, "/people/ann-lee/?as_of=2025-06-10")
    assert "/claims/?speaker=ann-lee&as_of=2025-06-10" in found
    assert all("as_of=2025-06-10" in link for link in found)


@pytest.mark.parametrize("number", [10, 40])
def test_the_page_asks_the_database_eighteen_times_however_much_an_actor_said(
    client, number, django_assert_num_queries
):
    actor = make_actor()
    for _ in range(number):
        make_claim(statement=make_statement(actor))
        make_forecast(statement=make_statement(actor))
        make_claim(statement=make_statement(make_actor(), according_to=actor))
    projection.rebuild(projection.everything())
    with django_assert_num_queries(18):
        client.get(actor.get_absolute_url())


def test_everybody_in_the_sample_has_a_page(client, sample):
    for actor in Actor.objects.filter(known_from__isnull=False):
        assert actor.name in words(client, actor.get_absolute_url())
