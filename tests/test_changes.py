"""The page of changes: what became known between two days, by issue and event."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard import changes_page
from tests import sweep
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tests.reading_pages import html, read_again, say, section, words
from tracker.models import Reading, Ruling, Succession

pytestmark = pytest.mark.django_db

DAY_OF_THE_INTERVIEW = "/changes/?since=2025-06-10&until=2025-06-11"
THE_YEAR_AFTER = "/changes/?since=2025-06-11&until=2026-06-26"


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


@pytest.fixture
def north():
    return make_party("north", order=0, name="North")


def address(since, until):
    return f"/changes/?since={since}&until={until}"


# The five reports.


@pytest.mark.usefixtures("sample")
def test_the_last_movement_is_the_latest_report_and_what_fell_due_since(client):
    text = words(client, "/changes/")
    assert "What became known after 25 June 2026, up to 23 November 2026" in text
    assert "1 report 48 claims" in text
    assert "2 forecasts made 1 forecast overdue" in text
    assert "The movement before, 11 July 2025" in text
    assert "The next movement" not in text


@pytest.mark.usefixtures("sample")
def test_the_day_after_the_interview_brought_two_reports_and_five_disputes(client):
    text = words(client, DAY_OF_THE_INTERVIEW)
    assert "What became known on 11 June 2025" in text
    assert "2 reports 82 claims" in text
    assert "5 disputes that began 1 forecast made" in text
    assert "overdue" not in text


@pytest.mark.usefixtures("sample")
def test_a_dispute_opens_with_the_claims_that_opened_it(client):
    banking = section(client, "issue-banking", DAY_OF_THE_INTERVIEW)
    for party in ("Russia", "United States"):
        assert f"Dispute began on the status, {party}, say " in banking
    assert "TRT World: agreed" in banking
    assert "The Kyiv Independent: under discussion" in banking
    sea = section(client, "issue-black-sea", DAY_OF_THE_INTERVIEW)
    assert (
        "Dispute began on the status, Russia, say MENAFN and The Kyiv Independent: "
        "agreed or under discussion contested The Kyiv Independent: under discussion" in sea
    )


@pytest.mark.usefixtures("sample")
def test_the_year_after_goes_from_one_word_to_the_next_with_whose_word_brought_it(client):
    dialogue = section(client, "issue-dialogue", THE_YEAR_AFTER)
    assert (
        "26 June 2026 Status, Russia: under discussion → stalled "
        "Sergei Ryabkov (in International Affairs)" in dialogue
    )
    property_ = section(client, "issue-property", THE_YEAR_AFTER)
    assert "Status, United States, says Russia: refused" in property_


@pytest.mark.parametrize("until", ["2025-07-10", "2025-07-11"])
@pytest.mark.usefixtures("sample")
def test_very_soon_falls_overdue_the_day_after_its_thirty_days(client, until):
    text = words(client, address("2025-06-11", until))
    assert ("very soon" in text) is (until == "2025-07-11")
    assert ("11 July 2025 Open until then Forecast: held overdue" in text) is (
        until == "2025-07-11"
    )


@pytest.mark.usefixtures("sample")
def test_a_forecast_is_told_as_made_on_the_day_it_became_known(client):
    text = section(client, "event-round-announced-june-2025", address("2025-06-09", "2025-06-10"))
    assert "10 June 2025 New Forecast: held open Sergei Ryabkov" in text


@pytest.mark.usefixtures("sample")
def test_days_on_which_nothing_became_known_say_so(client):
    text = words(client, address("2025-08-01", "2025-08-31"))
    assert "Nothing became known in these days." in text
    assert "The movement before, 11 July 2025 →" not in text
    assert "The movement before, 11 July 2025" in text
    assert "The next movement, 26 June 2026" in text


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("query", ["since=2025-06-10&until=2025-06-11", "until=2025-07-11"])
def test_a_period_is_the_same_whatever_the_day_it_is_asked_on(client, query):
    """But for where its links lead, and for the movement that comes next."""
    asked = [f"/changes/?{query}{day}" for day in ("", "&as_of=2026-06-26", "&as_of=2025-07-11")]
    pages = [re.sub(r"[?&]as_of=[0-9-]*|&amp;as_of=[0-9-]*", "", changes(client, a)) for a in asked]
    assert pages[0]
    assert pages[0] == pages[1] == pages[2]


def changes(client, at):
    """The markup of the sections, from the first to the last."""
    page = html(client, at)
    return page[page.index('<ul class="tally"') : page.index("</main>")]


@pytest.mark.usefixtures("sample")
def test_every_link_keeps_the_day(client):
    at = "/changes/?since=2025-06-09&until=2025-06-11&as_of=2025-06-11"
    main = html(client, at).partition("<main")[2].partition("</main>")[0]
    inside = re.findall(r'href="(/[^"]*)"', main)
    assert len(inside) > 100
    assert [link for link in inside if "as_of=2025-06-11" not in link] == []


@pytest.mark.usefixtures("sample")
def test_the_form_keeps_the_day_and_shows_the_days_of_the_period(client):
    page = html(client, "/changes/?since=2025-06-09&as_of=2025-06-11")
    form = page.partition('class="period"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="as_of" value="2025-06-11">' in form
    assert 'name="since" value="2025-06-09"' in form
    assert 'name="until" value="2025-06-11"' in form


# What the address may ask.


@pytest.mark.parametrize(
    ("query", "name", "expected"),
    [
        ("since=yesterday", "since", "a day as year-month-day"),
        ("until=2025-02-30", "until", "a day as year-month-day"),
        ("since=2025-06-02&until=2025-06-01", "since", "a day up to 2025-06-01"),
    ],
)
def test_a_bad_day_is_a_400_that_names_it(client, query, name, expected):
    text = words(client, f"/changes/?{query}", status=400)
    assert f"The trouble is with {name}." in text
    assert f"This parameter expects {expected}" in text


@pytest.mark.usefixtures("sample")
def test_a_period_that_ends_after_the_day_shown_ends_on_it_and_says_so(client):
    text = words(client, "/changes/?until=2026-06-26&as_of=2025-06-11")
    assert "26 June 2026 is after 11 June 2025, the day shown: the period ends there." in text
    assert "What became known on 11 June 2025" in text
    assert "stalled" not in text


def test_an_empty_ledger_has_no_changes(client):
    assert "Nothing became known in these days." in words(client, "/changes/")


def test_a_chosen_period_is_not_indexed_and_the_default_is(client):
    robots = '<meta name="robots" content="noindex">'
    assert robots in html(client, "/changes/?since=2025-06-10")
    assert robots not in html(client, "/changes/")


# What moved.


def test_what_is_said_again_moves_nothing_but_is_a_new_claim(client, north):
    issue, speaker = make_issue("fish"), make_actor(party=north)
    say(speaker, "2025-06-01", issue=issue)
    say(speaker, "2025-06-02", issue=issue)
    read_again()
    text = section(client, "issue-fish", address("2025-06-01", "2025-06-02"))
    assert "What moved" not in text
    assert "1 new claim" in text


def test_a_demand_goes_from_what_was_asked_to_what_is_no_longer_asked(client, north):
    issue, speaker = make_issue("fish"), make_actor(party=north)
    say(speaker, "2025-06-01", issue=issue, aspect="demand", value="quotas")
    say(speaker, "2025-06-02", issue=issue, aspect="demand", value="not: quotas")
    read_again()
    text = section(client, "issue-fish", address("2025-06-01", "2025-06-02"))
    assert "Demand, North: quotas → not quotas" in text


def test_what_is_not_read_any_more_no_longer_stands_and_its_dispute_is_over(client, north):
    claim = say(make_actor(party=north), "2025-06-01", issue=make_issue("fish"))
    read_again()
    Reading.objects.update(
        known_to=date(2025, 6, 5), contested=True, disputed_since=date(2025, 6, 1)
    )
    text = section(client, "issue-fish", address("2025-06-01", "2025-06-05"))
    assert (
        "5 June 2025 Status, North: under discussion → no longer stands "
        "What was said on this that day" in text
    )
    assert "Dispute ended on the status, North: no longer stands" in text
    link = "/claims/?issue=fish&aspect=status&known_from=2025-06-05&known_until=2025-06-05"
    assert link.replace("&", "&amp;") in html(client, address("2025-06-01", "2025-06-05"))
    assert claim.get_absolute_url() not in html(client, address("2025-06-01", "2025-06-05"))


def test_the_head_of_a_delegation_that_is_replaced_goes_by_name(client, north):
    event, speaker = make_event("talks"), make_actor(party=north)
    for day, slug in (("2025-06-01", "ann-lee"), ("2025-06-02", "ben-day")):
        make_actor(slug, party=north)
        say(speaker, day, event=event, aspect="head_of_delegation", value=slug, about=north)
    read_again()
    text = section(client, "event-talks", address("2025-06-01", "2025-06-02"))
    assert "Head of delegation, North: Ann Lee → Ben Day" in text


def test_many_causes_are_cut_and_echoes_of_one_statement_are_one(client, north):
    issue, speaker = make_issue("fish"), make_actor(name="Ann Lee", party=north)
    said = make_statement(speaker, said="2025-06-01")
    for _ in range(3):
        make_claim(report=make_report(published="2025-06-01"), statement=said, issue=issue)
    for _ in range(3):
        say(make_actor(party=north), "2025-06-01", issue=issue)
    read_again()
    text = section(client, "issue-fish", address("2025-05-31", "2025-06-01"))
    assert "and others" in text
    assert "6 new claims" in text
    assert "2 more claims from the same words" in text


def test_an_echo_of_words_known_before_says_so(client, north):
    issue, said = make_issue("fish"), make_statement(make_actor(party=north), said="2025-06-01")
    for day in ("2025-06-01", "2025-06-05"):
        make_claim(report=make_report(published=day), statement=said, issue=issue)
    read_again()
    assert "an echo of words known before" in words(client, address("2025-06-04", "2025-06-05"))
    assert "an echo" not in words(client, address("2025-05-31", "2025-06-05"))


def test_a_dispute_ends_with_the_word_that_ended_it(client, north):
    event, speaker = make_event("talks"), make_actor(name="Ann Lee", party=make_party("south"))
    where = {"event": event, "aspect": "place"}
    say(make_actor(party=north), "2025-06-01", **where, value="Oslo, Norway")
    say(speaker, "2025-06-01", **where, value="Vienna, Austria")
    say(speaker, "2025-06-05", **where, value="Oslo, Norway")
    read_again()
    text = section(client, "event-talks", address("2025-05-31", "2025-06-01"))
    assert "Dispute began on the place: Oslo, Norway or Vienna, Austria contested" in text
    text = section(client, "event-talks", address("2025-06-01", "2025-06-05"))
    assert "5 June 2025 Dispute ended on the place: Oslo, Norway Ann Lee" in text
    assert "1 dispute that ended" in words(client, address("2025-06-01", "2025-06-05"))


def test_a_verdict_moves_what_is_read_and_stands_beside_it_with_its_reasons(client, north):
    event = make_event("talks")
    for party, place in ((north, "Oslo, Norway"), (make_party("south"), "Vienna, Austria")):
        claim = say(make_actor(party=party), "2025-06-01", event=event, aspect="place", value=place)
    make_assessment(leading_claim=claim, known_from=date(2025, 6, 5), rationale="The host says so.")
    read_again()
    text = section(client, "event-talks", address("2025-06-01", "2025-06-05"))
    assert (
        "Place: Oslo, Norway or Vienna, Austria → Vienna, Austria contested "
        "By the desk’s verdict." in text
    )
    assert "5 June 2025 Verdict: place: Vienna, Austria The host says so." in text


def test_a_verdict_that_waits_for_its_claim_counts_from_the_day_of_that(client, north):
    claim = say(make_actor(party=north), "2025-06-05", issue=make_issue("fish"))
    make_assessment(leading_claim=claim, party=north, known_from=date(2025, 6, 1))
    read_again()
    assert "Nothing became known" in words(client, address("2025-05-31", "2025-06-01"))
    assert "5 June 2025 Verdict" in words(client, address("2025-06-01", "2025-06-05"))


def test_rulings_and_successions_are_told_where_they_began_to_count(client, north):
    speaker, issue = make_actor(party=north), make_issue("fish")
    first = say(speaker, "2025-06-01", issue=issue)
    second = say(make_actor(party=north), "2025-06-01", issue=issue, value="refused")
    Ruling.objects.create(
        claim=first, other=second, relation="contradicts", decision="rejected",
        reason="They speak of two things.", known_from=date(2025, 6, 5), status="published",
    )  # fmt: skip
    former, later = make_event("talks", title="Talks"), make_event("more-talks", title="More talks")
    for event in (former, later):
        say(speaker, "2025-06-01", event=event)
    Succession.objects.create(
        former=former, later=later, kind="replaces", reason="The host is the same.",
        known_from=date(2025, 6, 5), status="published",
    )  # fmt: skip
    read_again()
    at = address("2025-06-01", "2025-06-05")
    ruling = section(client, "issue-fish", at)
    assert "Ruling: “Contradicts” rejected between these two They speak of two things." in ruling
    assert ruling.count("words") == 2
    assert "Succession: More talks replaces Talks The host is the same." in section(
        client, "event-talks", at
    )
    assert "2 decisions of the desk" in words(client, at)


@pytest.mark.parametrize("status", ["draft", "ready", "withdrawn"])
def test_what_is_not_public_is_neither_shown_nor_counted(client, status):
    issue = make_issue("fish")
    make_claim(issue=issue)
    make_claim(issue=issue, status=status, summary="Hidden.", quote="hidden")
    read_again()
    text = words(client, address("2025-06-09", "2025-06-10"))
    assert "1 report 1 claim 1 change of a reading" in text
    assert "idden" not in text


# Bounds.


def test_more_claims_than_lines_are_counted_and_lead_to_the_table(client, monkeypatch):
    monkeypatch.setattr(changes_page, "LINES", 2)
    issue = make_issue("fish")
    for number in range(5):
        make_claim(issue=issue, statement=None, aspect="background", value=f"item {number}")
    read_again()
    at = address("2025-06-09", "2025-06-10")
    text = section(client, "issue-fish", at)
    assert "And 3 more." in text
    assert "5 new claims" in text
    assert "And 3 more in the table of claims" in text
    link = "/claims/?issue=fish&amp;known_from=2025-06-10&amp;known_until=2025-06-10"
    assert link in html(client, at)
    assert "5 claims fit these filters." in words(client, link.replace("&amp;", "&"))


def test_claims_beyond_those_read_are_counted(client, monkeypatch):
    monkeypatch.setattr(changes_page, "CLAIMS_READ", 1)
    for slug, day in (("fish", "2025-06-09"), ("salt", "2025-06-10")):
        make_claim(issue=make_issue(slug), report=make_report(published=day))
    read_again()
    at = address("2025-06-08", "2025-06-10")
    assert "1 new claim, in the table of claims" in section(client, "issue-fish", at)
    assert "in the table of claims" not in section(client, "issue-salt", at)


def test_more_movement_than_a_page_lists_is_cut_at_a_day_and_leads_on(client, monkeypatch, north):
    monkeypatch.setattr(changes_page, "READINGS_READ", 2)
    for number in range(1, 5):
        say(make_actor(party=north), f"2025-06-0{number}", issue=make_issue(f"issue-no-{number}"))
    read_again()
    at = address("2025-05-31", "2025-06-04")
    text = words(client, at)
    assert "Readings and disputes are those after 2 June 2025, up to 4 June 2025." in text
    assert "What moved" not in section(client, "issue-issue-no-2", at)
    assert "What moved" in section(client, "issue-issue-no-3", at)
    before = "/changes/?since=2025-05-31&until=2025-06-02"
    assert before.replace("&", "&amp;") in html(client, at)
    assert "What moved" in section(client, "issue-issue-no-2", before)


def test_more_turns_of_forecasts_than_a_page_lists_are_cut_by_themselves(client, monkeypatch):
    monkeypatch.setattr(changes_page, "READINGS_READ", 1)
    for day in ("2025-06-01", "2025-06-02"):
        make_forecast(report=make_report(published=day))
    read_again()
    text = words(client, address("2025-05-31", "2025-06-04"))
    assert "Forecasts are those after 1 June 2025, up to 4 June 2025." in text
    assert "Readings and disputes are those" not in text
    assert "2 claims 1 forecast made" in text


def test_issues_keep_their_order_and_of_the_events_the_last_changed_comes_first(client, north):
    for slug, day in (("early", "2025-06-01"), ("late", "2025-06-02")):
        speaker, report = make_actor(party=north), make_report(published=day)
        for about in ({"issue": make_issue(f"{slug}-issue")}, {"event": make_event(slug)}):
            make_claim(report=report, statement=make_statement(speaker, said=day), **about)
    read_again()
    page = html(client, address("2025-05-31", "2025-06-02"))
    assert re.findall(r'<h3 id="([^"]*)"', page) == [
        "issue-early-issue", "issue-late-issue", "event-late", "event-early",
    ]  # fmt: skip


def test_more_movement_in_one_day_than_a_page_lists_is_listed_all_the_same(client, monkeypatch):
    monkeypatch.setattr(changes_page, "READINGS_READ", 2)
    for _ in range(4):
        make_claim(report=make_report(published="2025-06-10"))
    read_again()
    text = words(client, address("2025-06-09", "2025-06-10"))
    assert "4 changes of a reading" in text
    assert "More changed" not in text


def test_issues_and_events_beyond_a_page_are_counted(client, monkeypatch):
    monkeypatch.setattr(changes_page, "SECTIONS", 1)
    for _ in range(3):
        make_claim()
    read_again()
    assert "2 more issues and events, in the table of claims" in words(
        client, address("2025-06-09", "2025-06-10")
    )


@pytest.mark.parametrize("number", [10, 40])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, number, north, django_assert_num_queries
):
    outlet = make_outlet()
    for _ in range(number):
        said, issue, event = make_statement(make_actor(party=north)), make_issue(), make_event()
        for day in ("2025-06-09", "2025-06-10"):
            report = make_report(published=day, outlet=outlet)
            make_claim(report=report, statement=said, issue=issue)
            make_claim(report=report, statement=None, about=north, issue=issue, value="refused")
            make_forecast(report=report, statement=said, event=event)
            make_claim(report=report, event=event, aspect="place", value=f"Town {day}")
        leading = say(make_actor(party=north), issue=issue, value="agreed")
        make_assessment(leading_claim=leading, party=north)
    read_again()
    client.get("/changes/")  # What is kept between pages is there.
    with django_assert_num_queries(28):
        client.get(address("2025-06-08", "2025-06-10"))
