"""The pages of events: each aspect as read, place in each series, forecasts, silence, claims."""

from __future__ import annotations

import pytest

from tests import sweep
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_outlet,
    make_party,
    make_report,
    make_series,
    make_statement,
)
from tests.reading_pages import answer, html, plain, read_again, say, section, words

pytestmark = pytest.mark.django_db

PAGE = "/events/talks/"
ROUND = "/events/istanbul-round-spring-2025/"
FEBRUARY = "/events/istanbul-talks-february-2025/"
JUNE = "/events/round-announced-june-2025/"


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


@pytest.fixture
def event():
    return make_event("talks", title="Talks in the spring")


def known(client, address=PAGE):
    """What is known of the event, aspect by aspect."""
    return plain(html(client, address).partition('class="readings">')[2].partition("</dl>")[0])


# The five reports.


@pytest.mark.usefixtures("sample")
def test_a_held_meeting_has_its_course_and_result(client):
    text = known(client, ROUND)
    assert text.startswith("Status held say ")
    for words_of_it in (
        "Date 10 April 2025",
        "Place Istanbul, Türkiye",
        "Duration about 6 hours",
        "Head of delegation, Russia Alexander Darchiev",
        "Head of delegation, United States Sonata Coulter",
        "Outcome constructive approach says U.S. State Department",
    ):
        assert words_of_it in text


@pytest.mark.usefixtures("sample")
def test_first_in_one_series_and_second_in_another_is_a_different_count(client):
    text = known(client, FEBRUARY)
    remark = "A different count, and no contradiction."
    assert "Counted in “Consultations on irritants”. " + remark in text
    assert text.count(remark) == 2
    # As often again as a mark.
    assert text.count("different count") == 4
    assert "contested" not in text


@pytest.mark.usefixtures("sample")
def test_an_event_stands_between_its_neighbours_in_each_series(client):
    assert section(client, "series", ROUND) == (
        "Its place in each series Consultations on irritants Number 2; "
        "before it, number 1: Istanbul talks, February 2025; "
        "after it, number 3: Round announced in June 2025"
    )


@pytest.mark.usefixtures("sample")
def test_forecasts_stand_with_what_came_of_them(client):
    kept = section(client, "forecasts", ROUND)
    assert "kept Russian Foreign Ministry" in kept
    assert "in the coming days, which means by 16 April 2025" in kept
    overdue = section(client, "forecasts", JUNE)
    assert overdue.count("overdue") == 2
    assert "(2 reports, 1 origin)" in overdue or "(3 reports, 1 origin)" in overdue
    assert section(client, "forecasts", f"{JUNE}?as_of=2025-06-11").count("open") == 2


@pytest.mark.usefixtures("sample")
def test_a_recorded_silence_is_dated(client):
    assert "No word from the U.S. side as of 10 June 2025 (531 days ago), recorded by " in (
        words(client, JUNE)
    )


@pytest.mark.usefixtures("sample")
def test_three_relays_of_one_interview_are_one_origin_and_one_voice(client):
    place = known(client, JUNE).partition("Place ")[2].partition("Number")[0]
    assert place.startswith("Moscow, Russia says Alexander Darchiev 10 June 2025 one voice")
    assert "3 claims in 3 reports, 1 origin" in place


@pytest.mark.usefixtures("sample")
def test_no_date_set_is_said_by_somebody(client):
    assert "Date no date set says Sergei Ryabkov" in known(client, JUNE)


@pytest.mark.usefixtures("sample")
def test_the_list_has_what_is_ahead_before_what_is_over(client):
    ahead, over = section(client, "ahead", "/events/"), section(client, "over", "/events/")
    assert "Round announced in June 2026 announced" in ahead
    assert over.index("Istanbul round") < over.index("Istanbul talks") < over.index("Riyadh talks")
    assert "Putin-Trump call, June 2025 took place" in over


@pytest.mark.usefixtures("sample")
def test_before_it_was_held_it_was_announced(client):
    assert known(client, f"{ROUND}?as_of=2025-04-09").startswith("Status announced say")


# Other records.


def test_an_empty_ledger_has_no_events_and_says_why(client):
    assert "No event is on record yet." in words(client, "/events/")


def test_an_event_of_drafts_alone_is_not_there(client, event):
    make_claim(event=event, status="draft")
    read_again()
    answer(client, PAGE, 404)
    assert "Talks in the spring" not in words(client, "/events/")


def test_status_date_and_place_are_named_even_where_nothing_is_on_record(client, event):
    make_claim(event=event, aspect="agenda", value="fish")
    read_again()
    assert known(client) == (
        "Status nothing on record Date nothing on record Place nothing on record "
        f"Agenda fish {known(client).partition('Agenda fish ')[2]}"
    )


def test_what_is_said_against_a_reading_stands_with_who_says_it(client, event):
    for name, value in (("Ann", "open"), ("Ben", "open"), ("Cid", "closed doors")):
        say(make_actor(name=name), event=event, aspect="format", value=value)
    read_again()
    text = known(client)
    assert "Format open say" in text
    assert "contested Others say otherwise: closed doors, says Cid (10 June 2025)" in text


def test_the_evidence_of_several_claims_is_unfolded_where_it_stands(client, event):
    for name in ("Ann", "Ben"):
        say(make_actor(name=name), event=event, aspect="place", value="Oslo", quote=f"by {name}")
    read_again()
    text = known(client)
    assert "2 claims in 2 reports, 2 origins by" in text
    assert "by Ann" in text
    assert "by Ben" in text


def test_reasons_are_given_by_party(client, event):
    north = make_party("north")
    say(make_actor(party=north), event=event, aspect="reason", value="bad weather")
    read_again()
    assert "Reason North: bad weather" in known(client)


def test_a_verdict_of_the_desk_shows_its_reasons(client, event):
    lead = make_claim(event=event, value="held")
    make_assessment(leading_claim=lead, value="cancelled", rationale="Nobody came.")
    read_again()
    assert "Status cancelled in the desk’s verdict" in known(client)
    assert "Nobody came." in known(client)


def test_the_same_number_in_two_series_is_no_different_count(client, event):
    for title in ("Round table", "Summits"):
        series = make_series(title=title)
        make_claim(event=event, aspect="ordinal", value="2", series=series)
    read_again()
    assert "different count" not in known(client)


def test_a_number_of_no_series_says_so(client, event):
    make_claim(event=event, aspect="ordinal", value="2")
    read_again()
    assert "Counted in a series it does not name." in known(client)
    assert "Its place in each series" not in words(client, PAGE)


def test_the_first_and_the_last_of_a_series_have_one_neighbour(client, event):
    series = make_series(title="Round table")
    make_claim(event=event, aspect="ordinal", value="1", series=series)
    make_claim(event=make_event(title="Next"), aspect="ordinal", value="2", series=series)
    read_again()
    assert section(client, "series", PAGE).endswith("Number 1; after it, number 2: Next")


def test_an_event_that_is_no_meeting_took_place(client):
    call = make_event("call", kind="call")
    make_claim(event=call, value="held")
    read_again()
    assert known(client, "/events/call/").startswith("Status took place")


def test_the_claims_about_it_stand_below(client, event):
    make_claim(event=event, report=make_report(outlet=make_outlet(name="Daily")), quote="it is on")
    read_again()
    text = section(client, "claims", PAGE)
    assert "it is on" in text
    assert "Daily" in text
    answer(client, f"{PAGE}?sort=nonsense", 400)


# What it costs.


@pytest.mark.parametrize("count", [10, 40])
@pytest.mark.parametrize(("address", "queries"), [(PAGE, 30), ("/events/", 9)])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, count, address, queries, event, django_assert_num_queries
):
    speaker = make_actor()
    series = make_series()
    for number in range(count):
        day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        statement = make_statement(speaker, said=day)
        about = {"event": event, "statement": statement, "report": make_report(published=day)}
        make_claim(**about, aspect="agenda", value=f"topic {number}")
        make_claim(**about, aspect="head_of_delegation", value=make_actor(party=speaker.party).slug)
        make_claim(**about, aspect="ordinal", value=str(number + 1), series=series)
        make_claim(**about, kind="silence", about=speaker.party)
        make_forecast(**about)
        other = make_event()
        say(speaker, day, event=other, aspect="ordinal", value=str(number + 1), series=series)
    read_again()
    with django_assert_num_queries(queries):
        client.get(address)
