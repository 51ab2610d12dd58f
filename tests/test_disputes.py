"""The page of disputes: rival versions side by side, why they clash, what would settle it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import (
    known,
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_ruling,
    make_statement,
)
from tests.pages import links, main_of, words
from tracker import projection
from tracker.models import Claim, Decision

pytestmark = pytest.mark.django_db

PAGE = "/disputes/"


def page(client, query=""):
    projection.rebuild(projection.everything())
    return words(client, PAGE + query)


def printed(value, day="2025-06-10", **fields):
    """A claim in an outlet's own voice about how many things are at issue."""
    outlet = make_outlet(name=fields.pop("outlet", None) or f"Outlet {value}")
    report = make_report(outlet=outlet, published=day)
    own = {"aspect": "count", "statement": None, "kind": "fact", "quote": f"they are {value}"}
    return make_claim(report=report, value=value, **{**own, **fields})


def said(speaker, value, day="2025-06-10", **fields):
    report = make_report(published=fields.pop("published", day))
    statement = fields.pop("statement", None) or make_statement(speaker, said=day)
    own = {"aspect": "count", "kind": "position"}
    return make_claim(report=report, statement=statement, value=value, **{**own, **fields})


def dispute(title="Visas", day="2025-06-10", **fields):
    """An issue on which two outlets give different counts."""
    issue = make_issue(title=title)
    return printed("6", day, issue=issue, **fields), printed("8", day, issue=issue, **fields)


# The page.


def test_without_a_dispute_the_page_says_so(client):
    make_claim()
    text = page(client)
    assert "There are no disputed readings yet." in text
    assert "Nobody contradicts what is read on this day." in text


def test_rival_values_stand_side_by_side_with_sources_reason_and_what_would_settle_it(client):
    dispute()
    text = page(client)
    for shown in (
        "1 disputed reading.",
        "Visas: Count disputed since 10 June 2025 contested",
        "6 says Outlet 6 10 June 2025 they are 6 Outlet 6, in its own voice, 10 June 2025",
        "8 says Outlet 8 10 June 2025 they are 8 Outlet 8, in its own voice, 10 June 2025",
        "Why they clash Both are outlets’ own voices; 6 and 8 are different numbers.",
        "What would settle it A speaker’s word, or a primary document.",
        "The desk Has not decided.",
    ):
        assert shown in text


def test_a_speakers_word_stands_with_party_occasion_and_origin(client):
    north = make_actor("ann", name="Ann Lee", party=make_party("north", name="North"))
    issue = make_issue()
    statement = make_statement(north, forum="Oslo Forum", origin=make_outlet("wire", name="Wire"))
    said(north, "6", issue=issue, statement=statement)
    said(make_actor(), "8", issue=issue)
    text = page(client)
    assert "North · Interview, Oslo Forum, 10 June 2025, to Wire" in text
    assert "One more speaker, or a verdict of the desk." in text
    assert {"/outlets/wire/", statement.get_absolute_url()} <= {*links(client, PAGE)}


def test_echoes_are_folded_under_their_statement(client):
    ann, issue = make_actor(), make_issue()
    statement = make_statement(ann)
    for _ in range(3):
        said(ann, "6", issue=issue, statement=statement)
    said(make_actor(), "8", issue=issue)
    assert "2 more claims from the same words" in page(client)
    assert len(list(main_of(client, PAGE).iter("{http://www.w3.org/1999/xhtml}details"))) == 2


def test_of_many_who_say_the_same_some_are_shown_and_the_table_has_all(client):
    claim, _ = dispute()
    for number in range(6):
        printed("6", issue=claim.issue, outlet=f"Gazette {number}")
    assert "More in the table of claims" in page(client)
    assert f"/claims/?issue={claim.issue.slug}&aspect=count" in links(client, PAGE)


def test_a_word_that_is_less_exact_than_what_is_read_says_what_it_said(client):
    issue = make_issue()
    for value in ("2016/2018", "2017-01", "[2022..]"):
        printed(value, issue=issue, aspect="began")
    text = page(client)
    assert "January 2017 say Outlet" in text
    assert "Outlet 2016/2018, in its own voice, 10 June 2025: “2016 to 2018”" in text
    assert "the ranges January 2017 and 2022 or later do not overlap" in text


def test_drift_within_one_statement_asks_for_the_original_wording(client):
    ann, event = make_actor(), make_event(title="Oslo round")
    statement = make_statement(ann, medium="call")
    for place in ("Oslo, Norway", "Bern"):
        said(ann, place, event=event, aspect="place", statement=statement)
    text = page(client)
    assert "Oslo round: Place disputed since 10 June 2025 contested drift" in text
    assert "Both relay one statement; neither of Bern and Oslo, Norway lies in the other." in text
    assert "The original wording: a record or transcript of the call." in text


def test_parties_that_differ_stand_there_once(client):
    issue = make_issue(title="Visas")
    for name, value in (("North", "agreed"), ("South", "refused")):
        said(make_actor(party=make_party(name=name)), value, issue=issue, aspect="status")
    text = page(client)
    assert "2 disputed readings." in text
    assert "Visas: Status, North and South disputed since 10 June 2025 parties differ" in text
    assert text.count("What would settle it A later word of either side") == 1
    assert "each says of its own side how it stands" in text


def test_an_event_held_and_denied_is_explained_though_the_claims_speak_of_other_things(client):
    event = make_event()
    said(make_actor(), "PT6H", event=event, aspect="duration", kind="fact")
    said(make_actor(), "denied", event=event, aspect="status")
    text = page(client)
    assert "“held” and “denied” exclude each other." in text
    assert "10 June 2025: “6 hours”" in text


def test_of_an_item_and_its_denial_both_are_shown(client):
    event = make_event()
    for value in ("visas", "not: visas"):
        said(make_actor(), value, event=event, aspect="agenda")
    text = page(client)
    assert "one says “visas”, and the other denies it" in text
    assert "a word by which one of them takes it back" in text


# What the desk has said.


def test_the_desks_verdict_stands_with_its_day_and_reasons(client):
    claim, other = dispute()
    make_assessment(other, leading_claim=claim, known_from=date(2025, 6, 12), rationale="Counted.")
    make_assessment(leading_claim=other, value="8", status="draft", rationale="Hidden.")
    text = page(client)
    assert "The desk Decided from 12 June 2025: 6. Counted. The claim it rests on first" in text
    assert "The desk has decided; only newer claims would open it again." in text
    assert "Hidden" not in text
    assert "Has not decided." in page(client, "?as_of=2025-06-11")


def test_a_verdict_on_a_partys_status_is_found_beside_what_outlets_say_of_it(client):
    north, issue = make_party(name="North"), make_issue()
    claims = [
        printed(value, issue=issue, aspect="status", about=north) for value in ("agreed", "refused")
    ]
    make_assessment(leading_claim=claims[0], party=north, rationale="A note says so.")
    text = page(client)
    assert "Decided from 10 June 2025: agreed. A note says so." in text


@pytest.mark.parametrize("swapped", [False, True])
def test_a_confirmed_relation_stands_with_the_desks_reason_for_echoes_too(client, swapped):
    ann, issue = make_actor(), make_issue()
    statement = make_statement(ann)
    echo, _ = (said(ann, "6", issue=issue, statement=statement) for _ in range(2))
    pair = [echo, said(make_actor(), "8", issue=issue)]
    make_ruling(
        *(reversed(pair) if swapped else pair),
        decision=Decision.CONFIRMED,
        reason="Both count the same.",
        known_from=date(2025, 6, 12),
    )
    assert "The desk confirmed this on 12 June 2025: Both count the same." in page(client)
    assert "confirmed" not in page(client, "?as_of=2025-06-11")


def test_a_rejected_relation_is_called_so_where_others_still_clash(client):
    six, eight = dispute()
    printed("9", issue=six.issue)
    make_ruling(six, eight, reason="They count different things.", known_from=date(2025, 6, 12))
    text = page(client)
    assert "1 disputed reading." in text
    assert "The desk rejected this on 12 June 2025: They count different things." in text


def test_a_draft_of_a_ruling_is_not_there(client):
    make_ruling(*dispute(), decision=Decision.CONFIRMED, reason="Hidden.", status="draft")
    assert "Hidden" not in page(client)


# Order, filters and pages.


def titles(client, query=""):
    projection.rebuild(projection.everything())
    heads = main_of(client, PAGE + query).iter("{http://www.w3.org/1999/xhtml}h2")
    return ["".join(head.itertext()) for head in heads]


def test_the_newest_dispute_comes_first_and_those_of_one_day_by_title(client):
    early, _ = dispute("Early", "2025-06-01")
    dispute("Zebra", "2025-06-05")
    dispute("Alpaca", "2025-06-05")
    # More of the same does not begin it anew.
    printed("9", "2025-06-09", issue=early.issue)
    assert titles(client) == ["Alpaca: Count", "Zebra: Count", "Early: Count"]


def test_a_dispute_that_was_over_and_came_back_is_new(client):
    ann, bert = (make_actor(party=None) for _ in range(2))
    event = make_event(title="Oslo round")
    for speaker, place, day in (
        (ann, "Oslo", "2025-05-01"),
        (bert, "Bern", "2025-05-02"),
        (bert, "Oslo", "2025-05-10"),
        (bert, "Bern", "2025-06-03"),
        (ann, "Oslo", "2025-06-04"),
    ):
        said(speaker, place, day, event=event, aspect="place")
    dispute("Visas", "2025-06-01")
    assert titles(client) == ["Oslo round: Place", "Visas: Count"]
    assert "Oslo round: Place disputed since 4 June 2025" in page(client)
    assert "Oslo round: Place disputed since 2 May 2025" in page(client, "?as_of=2025-05-03")
    assert "Oslo round" not in "".join(titles(client, "?as_of=2025-05-20"))


def test_disputes_are_filtered_by_issue_event_aspect_and_relation(client):
    claim, _ = dispute("Visas")
    event, ann = make_event("round", title="Oslo round"), make_actor()
    statement = make_statement(ann)
    for place in ("Oslo", "Bern"):
        said(ann, place, event=event, aspect="place", statement=statement)
    flights = make_issue(title="Flights")
    for value in ("agreed", "refused"):
        said(make_actor(), value, issue=flights, aspect="status")
    differ = ["Flights: Status, {} and {}".format(*sorted_parties(flights))]
    assert titles(client, f"?issue={claim.issue.slug}") == ["Visas: Count"]
    assert titles(client, "?event=round") == ["Oslo round: Place"]
    assert titles(client, "?aspect=count") == ["Visas: Count"]
    assert titles(client, "?relation=drift") == ["Oslo round: Place"]
    assert titles(client, "?relation=parties-differ") == differ
    assert titles(client, "?relation=contradiction") == ["Visas: Count"]
    text = page(client, "?relation=drift&aspect=count")
    assert "No disputed readings match these filters." in text
    assert "Without “Aspect: Count” there would be 1." in text


def sorted_parties(issue):
    claims = Claim.objects.filter(issue=issue).order_by("pk")
    return [claim.statement.statementspeaker_set.get().actor.party.name for claim in claims]


def test_drift_that_others_contradict_is_a_contradiction_too(client):
    ann, event = make_actor(), make_event(title="Oslo round")
    statement = make_statement(ann)
    for place in ("Oslo", "Bern"):
        said(ann, place, event=event, aspect="place", statement=statement)
    said(make_actor(), "Paris", event=event, aspect="place")
    assert titles(client, "?relation=contradiction") == ["Oslo round: Place"]


@pytest.mark.parametrize("query", ["?relation=x", "?aspect=x", "?issue=x", "?page=2", "?page=0"])
def test_what_cannot_be_asked_is_named(client, query):
    dispute()
    projection.rebuild(projection.everything())
    text = words(client, PAGE + query, status=400)
    assert f"The trouble is with {query[1:].partition('=')[0]}." in text


def test_an_issue_that_only_a_draft_speaks_of_is_no_option(client):
    dispute()
    hidden = make_claim(issue=make_issue("hidden", title="Hidden"), status="draft")
    assert "Hidden" not in page(client)
    assert words(client, f"{PAGE}?issue={hidden.issue.slug}", status=400)


def test_drafts_dispute_nothing(client):
    issue = known(make_issue())
    printed("6", issue=issue)
    report = make_report(status="draft")
    make_claim(report=report, issue=issue, aspect="count", value="8", statement=None, kind="fact")
    assert "There are no disputed readings yet." in page(client)


def test_many_disputes_come_in_pages(client):
    for number in range(11):
        dispute(f"Issue {number:02}")
    assert len(titles(client)) == 10
    assert titles(client, "?page=2") == ["Issue 10: Count"]
    assert "11 to 11 of 11 disputed readings" in page(client, "?page=2")


def test_every_link_keeps_the_day(client):
    dispute()
    said(make_actor(), "9", issue=Claim.objects.first().issue)
    projection.rebuild(projection.everything())
    inside = [link for link in links(client, f"{PAGE}?as_of=2025-06-11") if link.startswith("/")]
    assert len(inside) > 10
    assert [link for link in inside if "as_of=2025-06-11" not in link] == []


@pytest.mark.parametrize("number", [10, 25])
def test_the_page_asks_the_database_as_often_however_many_disputes(
    client, number, django_assert_num_queries
):
    for _ in range(number):
        dispute()
        event = make_event()
        for place in ("Oslo", "Bern"):
            said(make_actor(), place, event=event, aspect="place")
    projection.rebuild(projection.everything())
    with django_assert_num_queries(17):
        client.get(PAGE)


# From other pages.


def test_the_page_of_the_issue_and_of_the_event_lead_to_their_disputes(client):
    claim, _ = dispute()
    event = make_event()
    for place in ("Oslo", "Bern"):
        said(make_actor(), place, event=event, aspect="place")
    projection.rebuild(projection.everything())
    for subject, aspect in ((claim.issue, "count"), (event, "place")):
        found = links(client, subject.get_absolute_url() + "?as_of=2025-06-11")
        (target,) = [link for link in found if link.startswith(PAGE)]
        assert f"{subject.slug}&aspect={aspect}&as_of=2025-06-11#dispute-" in target
        address, _, anchor = target.partition("#")
        assert [e for e in main_of(client, address).iter() if e.get("id") == anchor]


# The five reports.

BANKING = "Banking for diplomatic missions: Status, Russia and United States"
BLACK_SEA = "Black Sea: Status, Russia and United States"
VENUE = "Venue of the consultations: Status, Russia"
PROPERTY = "Diplomatic property: Began"
ROUND = "Round announced in June 2025: forecast: held"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [BANKING, BLACK_SEA, VENUE, PROPERTY, ROUND]),
        ("?as_of=2025-06-11", [BANKING, BLACK_SEA, VENUE, PROPERTY, ROUND]),
        ("?as_of=2025-06-10", [PROPERTY]),
        ("?as_of=2025-06-09", []),
        ("?relation=drift", [VENUE, ROUND]),
        ("?issue=black-sea", [BLACK_SEA]),
    ],
)
def test_the_five_reports_dispute(client, sample, query, expected):
    heads = main_of(client, PAGE + query).iter("{http://www.w3.org/1999/xhtml}h2")
    assert ["".join(head.itertext()) for head in heads] == expected


def test_the_seizure_of_the_properties_is_disputed_by_ranges_that_do_not_overlap(client, sample):
    early = words(client, f"{PAGE}?as_of=2025-06-11&aspect=began")
    assert (
        "Both are outlets’ own voices; the ranges 2016 to 2018 and 2022 or later do not overlap."
    ) in early
    assert "A speaker’s word, or a primary document." in early
    today = words(client, f"{PAGE}?aspect=began")
    assert "disputed since 10 June 2025" in today
    assert "between December 2016 and January 2017 say Sergei Ryabkov and The Moscow Times" in today
    assert "One is a speaker’s word, the other an outlet’s own voice" in today
    assert "the source of the outlets that say otherwise" in today


def test_what_two_outlets_say_of_banking_on_one_day_has_no_order(client, sample):
    text = words(client, f"{PAGE}?as_of=2025-06-11&issue=banking")
    assert "agreed says TRT World" in text
    assert "under discussion says The Kyiv Independent" in text
    assert "both are of 11 June 2025, so neither is the later word" in text
    assert "A word from the Russian side or the U.S. side itself, or a primary document." in text


def test_the_venue_drifted_within_one_statement(client, sample):
    text = words(client, f"{PAGE}?relation=drift")
    assert "Both relay one statement; “agreed” and “preliminary” exclude each other." in text
    assert "The original wording: a recording or transcript of the remarks." in text
    assert "1 more claim from the same words" in text
