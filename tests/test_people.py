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
        "Ann Lee, 1 June 2025 As “Envoy”. Interview, to Agency; "
        "relayed by 2 reports of 2 outlets, 1 origin."
    )
    assert later < earlier
    assert "Office, as written “Envoy” 1 June 2025; “Minister” 9 June 2025" in text


def test_an_office_names_the_first_and_the_last_time_it_was_given(client):
    actor = make_actor()
    for day in ("2025-06-01", "2025-06-09", "2025-06-04"):
        make_claim(statement=make_statement(actor, office="Envoy", said=day))
    assert "“Envoy” 1 June 2025 to 9 June 2025" in page(client, actor)


def test_a_statement_says_how_each_report_writes_its_speaker(client):
    actor = make_actor(name="Ann Lee")
    said = make_statement(actor)
    for outlet, words_of_it in (("Daily", "Envoy A. Li"), ("Post", "Ann Lee"), ("Sun", "Ann Lee")):
        report = make_report(outlet=make_outlet(name=outlet))
        make_claim(statement=said, report=report, speaker_as_written=words_of_it)
        make_claim(statement=said, report=report)
    text = page(client, actor)
    written = text[text.index("Written “") :]
    for part in ("“Envoy A. Li” by Daily", "“Ann Lee” by Post, Sun"):
        assert part in written
    assert text.count("Written “") == 1


def test_offices_of_a_joint_statement_name_their_holders(client):
    ann, ben = make_actor(name="Ann"), make_actor(name="Ben")
    make_claim(statement=make_statement(ann, ben, office="Envoy"))
    assert "As “Ann, Envoy; Ben, Envoy”." in page(client, ann)


def test_positions_stand_by_issue_the_earliest_first_with_what_superseded_them(client):
    actor = make_actor(party=make_party(name="North"))
    visas, flights = make_issue(title="Visas", order=1), make_issue(title="Flights", order=2)
    early, late = (make_statement(actor, said=day) for day in ("2025-05-01", "2025-06-09"))
    make_claim(statement=late, issue=visas, value="agreed")
    make_claim(statement=late, issue=visas, value="agreed")
    make_claim(statement=early, issue=visas, value="refused")
    make_claim(statement=late, issue=flights, kind="demand", aspect="demand", value="two a day")
    text = page(client, actor)
    own = text[text.index("On each issue, in their own words") :]
    places = [
        own.index(part)
        for part in (
            "Visas Status, North: refused statement, 1 May 2025",
            "Superseded 9 June 2025: agreed",
            "Status, North: agreed statement, 9 June 2025",
            "1 more claim from the same words",
            "Flights Demand, North: two a day demand, 9 June 2025",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert own.count("Superseded") == 1


def test_a_word_is_superseded_by_the_next_that_disagrees_and_not_by_demands_that_add_up(client):
    actor = make_actor()
    issue = make_issue()
    for day, value in (
        ("2025-05-01", "refused"),
        ("2025-05-20", "agreed"),
        ("2025-06-09", "stalled"),
    ):
        statement = make_statement(actor, said=day)
        make_claim(statement=statement, issue=issue, value=value)
        make_claim(statement=statement, issue=issue, kind="demand", aspect="demand", value=day)
    text = page(client, actor)
    assert "Superseded 20 May 2025: agreed" in text
    assert "Superseded 9 June 2025: stalled" in text
    assert text.count("Superseded") == 2


def test_words_of_one_day_have_no_order_and_none_is_superseded(client):
    actor = make_actor()
    issue = make_issue()
    for value in ("refused", "agreed"):
        make_claim(statement=make_statement(actor), issue=issue, value=value)
    assert "Superseded" not in page(client, actor)


def test_what_reports_make_of_one_statement_differently_is_marked_as_drift(client):
    said, issue = make_statement(actor := make_actor()), make_issue(title="Visas")
    make_claim(statement=said, issue=issue, value="agreed")
    make_claim(statement=said, issue=issue, value="preliminary")
    own = page(client, actor).partition("On each issue, in their own words")[2]
    assert own.count("drift") == 2
    assert "Superseded" not in own


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
    assert "What came of them 2 overdue, 1 not scorable" in text
    assert f"/forecasts/?speaker={actor.slug}" in links(client, actor.get_absolute_url())
    assert "Share kept too few to give a share: 0 of 2 kept" in text
    assert "Hedged 0 of 3 Told by 3 reports" in text


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


@pytest.mark.parametrize(
    "spelling", ["lee", "Lee", "a-lee", "анна-ли", "Анна-Ли", "ann-marie-lee", "ann--marie-lee"]
)
def test_an_alias_in_any_alphabet_leads_to_the_actor_and_keeps_the_day(client, spelling):
    actor = make_actor("ann-lee", name="Ann Marie Lee", aliases=["Lee", "A. Lee", "Анна Ли"])
    make_claim(statement=make_statement(actor))
    projection.rebuild(projection.everything())
    answer = client.get(f"/people/{spelling}/?as_of=2025-06-12")
    assert (answer.status_code, answer["Location"]) == (301, "/people/ann-lee/?as_of=2025-06-12")


def test_an_alias_of_two_actors_leads_nowhere_unless_only_drafts_know_the_other(client):
    ann, ben = (make_actor(slug, aliases=["Lee"]) for slug in ("ann-lee", "ben-lee"))
    make_claim(statement=make_statement(ann))
    make_claim(statement=make_statement(ben), status="draft")
    make_claim(statement=make_statement(make_actor(aliases=["Ida"])), status="draft")
    projection.rebuild(projection.everything())
    assert client.get("/people/lee/")["Location"] == "/people/ann-lee/"
    assert client.get("/people/ida/").status_code == 404
    make_claim(statement=make_statement(ben))
    projection.rebuild(projection.everything())
    assert client.get("/people/lee/").status_code == 404


def test_an_alias_of_one_not_yet_known_leads_nowhere_on_that_day(client):
    make_claim(statement=make_statement(make_actor(aliases=["Lee"])))
    make_claim(report=make_report(published="2025-06-01"))
    projection.rebuild(projection.everything())
    assert client.get("/people/lee/?as_of=2025-06-09").status_code == 404
    assert client.get("/people/lee/?as_of=2025-06-10").status_code == 301


@pytest.mark.parametrize("spelling", ["-", "__", "%D0%90", "no-such-name"])
def test_a_name_that_spells_nobody_is_a_404(client, spelling):
    make_claim(statement=make_statement(make_actor(aliases=["!", "…"])))
    projection.rebuild(projection.everything())
    assert client.get(f"/people/{spelling}/").status_code == 404


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
def test_the_page_asks_the_database_as_often_however_much_an_actor_said(
    client, number, django_assert_num_queries
):
    actor = make_actor()
    for _ in range(number):
        make_claim(statement=make_statement(actor))
        make_forecast(statement=make_statement(actor))
        make_claim(statement=make_statement(make_actor(), according_to=actor))
    projection.rebuild(projection.everything())
    with django_assert_num_queries(21):
        client.get(actor.get_absolute_url())


def test_everybody_in_the_sample_has_a_page(client, sample):
    for actor in Actor.objects.filter(known_from__isnull=False):
        assert actor.name in words(client, actor.get_absolute_url())


def test_the_interviewed_ambassador_is_found_by_every_spelling(client, sample):
    for alias in ("darchiyev", "alexander-darchiyev", "Дарчиев"):
        answer = client.get(f"/people/{alias}/")
        assert answer["Location"] == "/people/alexander-darchiev/"
    text = words(client, "/people/alexander-darchiev/")
    assert "relayed by 3 reports of 3 outlets, 1 origin." in text
    assert (
        "“Russia’s Ambassador to the United States, Alexander Darchiyev” by The Moscow Times"
        in text
    )


def test_a_deputy_minister_has_two_offices_as_two_reports_write_them(client, sample):
    text = words(client, "/people/sergei-ryabkov/")
    assert (
        "Office, as written “Russia’s Deputy Foreign Minister” 10 June 2025; "
        "“Russian Deputy Foreign Minister” 23–24 June 2026" in text
    )
    early = words(client, "/people/sergei-ryabkov/?as_of=2025-06-11")
    assert "“Russia’s Deputy Foreign Minister” 10 June 2025 " in early
    assert "2026" not in early
