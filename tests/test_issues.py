"""The pages of issues: where each stands, positions, disputes, silence, shares, claims."""

from __future__ import annotations

import pytest

from tests import sweep
from tests.factories import (
    known,
    make_actor,
    make_assessment,
    make_claim,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tests.reading_pages import answer, html, read_again, say, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


@pytest.fixture
def north():
    return make_party("north", order=0)


@pytest.fixture
def south():
    return make_party("south", order=1)


@pytest.fixture
def issue():
    return make_issue("herring", title="Herring", summary="Who fishes where.")


PAGE = "/issues/herring/"


# The five reports.


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "/issues/property/?as_of=2025-06-11",
            "Russia: under discussion. United States: nothing on record.",
        ),
        (
            "/issues/property/",
            "Russia: under discussion (10 June 2025). "
            "United States: nothing on record; refused, says Russia (23–24 June 2026).",
        ),
    ],
)
def test_where_property_stands_is_a_sentence_of_the_page(client, address, sentence):
    assert sentence in words(client, address)
    assert f'<meta name="description" content="{sentence}">' in html(client, address)


@pytest.mark.usefixtures("sample")
def test_when_the_properties_were_seized_is_disputed(client):
    disputed = section(client, "disputed", "/issues/property/")
    assert "between December 2016 and January 2017 say Sergei Ryabkov and The Moscow Times" in (
        disputed
    )
    assert "seized between 2016 and 2018" in disputed
    assert "2022 or later says MENAFN" in disputed


@pytest.mark.usefixtures("sample")
def test_what_two_reports_make_of_one_statement_is_shown_as_drift(client):
    disputed = section(client, "disputed", "/issues/venue/")
    assert "Reports of one and the same statement give it differently." in disputed
    assert disputed.count("says Alexander Darchiev") == 2


@pytest.mark.usefixtures("sample")
def test_what_reports_say_of_both_sides_is_disputed_once(client):
    disputed = section(client, "disputed", "/issues/banking/")
    assert disputed.count("Status, Russia and United States") == 1
    assert disputed.count("exchanged notes on the issue") == 1


@pytest.mark.usefixtures("sample")
def test_silence_has_its_age(client):
    expected = (
        "United States: nothing on record for 593 days since the issue was first raised, "
        "on 9 April 2025."
    )
    assert expected in section(client, "stands", "/issues/property/")
    assert "for 2 days" in section(client, "stands", "/issues/flights/?as_of=2025-04-11")


@pytest.mark.usefixtures("sample")
def test_the_flights_condition_stands_with_the_party_it_is_said_of(client):
    positions = section(client, "positions", "/issues/flights/")
    told = positions[positions.index("United States") :]
    assert "Condition progress toward a ceasefire in Ukraine says Russia" in told
    assert "hearsay" in told


@pytest.mark.usefixtures("sample")
def test_an_issue_that_no_report_had_raised_is_not_yet_known(client):
    text = words(client, "/issues/visas/?as_of=2025-06-10", 404)
    assert "Not yet known on 10 June 2025" in text
    assert "visas" not in text.lower()


@pytest.mark.usefixtures("sample")
def test_the_list_says_where_every_issue_stands(client):
    text = words(client, "/issues/")
    assert "Diplomatic property contested (began) under discussion (10 June 2025)" in text
    assert "War in Ukraine" in text
    assert "War in Ukraine" not in words(client, "/issues/?as_of=2025-06-10")


# Other records.


def test_an_empty_ledger_has_no_issues_and_says_why(client):
    assert "No issue is on record yet." in words(client, "/issues/")


def test_an_issue_of_drafts_alone_is_not_there(client, issue):
    make_claim(issue=issue, status="draft")
    read_again()
    answer(client, PAGE, 404)
    assert "Herring" not in words(client, "/issues/")


def test_a_renamed_issue_leads_to_its_new_address_on_the_same_day(client, issue):
    make_claim(issue=issue)
    known(issue).slug = "fish"
    issue.save()
    read_again()
    response = client.get("/issues/herring/?as_of=2025-06-12")
    assert (response.status_code, response.url) == (301, "/issues/fish/?as_of=2025-06-12")


def test_positions_stand_by_party_and_its_own_come_first(client, north, south, issue):
    say(make_actor(party=south), "2025-06-01", issue=issue, about=north, aspect="demand", value="b")
    say(make_actor(party=north), "2025-06-09", issue=issue, aspect="demand", value="a")
    say(make_actor(party=north), "2025-06-09", issue=issue, aspect="offer", value="c")
    read_again()
    text = section(client, "positions", PAGE)
    assert text.index("Demand a") < text.index("Demand b says South") < text.index("Offer c")
    assert text.endswith("South None on record.")


def test_a_third_party_with_a_position_has_its_place(client, north, issue):
    third = make_party("third", principal=False)
    say(make_actor(party=third), issue=issue, aspect="demand", value="quiet")
    read_again()
    assert "Third Demand quiet" in section(client, "positions", PAGE)


def test_parties_that_differ_are_disputed_once_with_both_words(client, north, south, issue):
    say(make_actor(party=north, name="Ann"), issue=issue, value="agreed", quote="yes indeed")
    say(make_actor(party=south, name="Ben"), issue=issue, value="refused", quote="never")
    read_again()
    disputed = section(client, "disputed", PAGE)
    assert "Status, North and South Each is its party’s own word." in disputed
    assert "agreed says Ann" in disputed
    assert "yes indeed" in disputed
    assert "refused says Ben" in disputed
    assert "never" in disputed


def test_a_recorded_silence_stands_with_its_day_and_source(client, north, issue):
    report = make_report(published="2026-11-13", outlet=make_outlet(name="Daily"))
    make_claim(report=report, issue=issue, statement=None, kind="silence", about=north)
    read_again()
    assert (
        "No word from the North side as of 13 November 2026 (10 days ago), recorded by Daily."
        in (section(client, "stands", PAGE))
    )


def test_a_party_heard_on_anything_is_not_called_silent(client, north, issue):
    say(make_actor(party=north), issue=issue, aspect="background", value="old quarrel")
    read_again()
    assert "first raised" not in section(client, "stands", PAGE)


def test_hearsay_does_not_break_the_silence_of_whom_it_is_told_of(client, north, south, issue):
    statement = make_statement(make_actor(party=south), according_to=make_actor(party=north))
    make_claim(issue=issue, statement=statement)
    read_again()
    text = section(client, "stands", PAGE)
    assert "South: nothing on record for" in text
    assert "North: nothing on record for" not in text


def test_the_desks_verdict_stands_beside_the_partys_word_and_asks_for_review(client, north, issue):
    lead = say(make_actor(party=north), issue=issue, value="agreed")
    make_assessment(leading_claim=lead, party=north, value="stalled", known_from="2025-06-20")
    say(make_actor(party=north), "2025-07-01", issue=issue, value="implemented")
    read_again()
    text = section(client, "stands", PAGE)
    assert "stalled, in the desk’s verdict (20 June 2025)" in text
    assert "needs review" in text


def test_background_and_forecasts_have_their_sections(client, north, issue):
    say(make_actor(party=north), issue=issue, aspect="count", value="6")
    say(make_actor(party=north), issue=issue, aspect="background", value="old quarrel")
    make_forecast(issue=issue, event=None, value="agreed", window="2027-01-01")
    read_again()
    assert "Count 6" in section(client, "about-it", PAGE)
    assert "Background old quarrel" in section(client, "about-it", PAGE)
    assert "Forecast: agreed awaits the desk's verdict" in section(client, "forecasts", PAGE)


def test_shares_count_acts_of_speech_and_not_reports(client, north, south, issue):
    statement = make_statement(make_actor(party=north))
    for _ in range(3):
        make_claim(report=make_report(), issue=issue, statement=statement)
    make_claim(issue=issue, statement=None, about=north, value="raised")
    read_again()
    heard = section(client, "heard", PAGE)
    assert "North 1 50 %" in heard
    assert "South 0 0 %" in heard


def test_the_claims_can_be_sorted_paged_and_filtered(client, north, issue):
    speaker = make_actor(party=north)
    for number in range(30):
        say(speaker, issue=issue, aspect="demand", value=f"item {number}")
    read_again()
    assert "1 to 25 of 30 claims" in words(client, PAGE)
    assert "26 to 30 of 30 claims" in words(client, f"{PAGE}?page=2&sort=published")
    assert "?issue=herring&amp;as_of=2025-06-12" in html(client, f"{PAGE}?as_of=2025-06-12")
    assert "sort" in words(client, f"{PAGE}?sort=secret", 400)
    answer(client, f"{PAGE}?page=9", 400)


# What it costs.


@pytest.mark.parametrize("count", [10, 40])
@pytest.mark.parametrize(("address", "queries"), [(PAGE, 30), ("/issues/", 14)])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, count, address, queries, north, south, issue, django_assert_num_queries
):
    north_speaker, south_speaker = make_actor(party=north), make_actor(party=south)
    for number in range(count):
        day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        say(north_speaker, day, issue=issue, value=("agreed", "refused")[number % 2])
        say(south_speaker, day, issue=issue, about=north, aspect="demand", value=f"{number}")
        make_claim(issue=issue, about=south, statement=None, value="raised")
        make_claim(issue=issue, statement=None, kind="silence", about=south)
        make_forecast(
            issue=issue, event=None, value="agreed", window=f"2027-01-{number % 28 + 1:02d}"
        )
        say(north_speaker, day, issue=make_issue())
    read_again()
    with django_assert_num_queries(queries):
        client.get(address)
