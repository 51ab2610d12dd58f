"""The pages of parties: their word on every issue, what others say of them, their silence."""

from __future__ import annotations

import pytest

from tests import sweep
from tests.factories import (
    make_actor,
    make_claim,
    make_issue,
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


# The five reports.


@pytest.mark.usefixtures("sample")
def test_what_the_other_side_says_of_it_stands_beside_its_silence(client):
    text = words(client, "/parties/united-states/")
    assert "Diplomatic property nothing on record; refused, says Russia (23–24 June 2026)" in text
    assert "Condition progress toward a ceasefire in Ukraine says Russia" in text


@pytest.mark.usefixtures("sample")
def test_its_own_word_stands_first(client):
    text = words(client, "/parties/russia/")
    assert "Diplomatic property under discussion (10 June 2025) one voice" in text
    assert "Demand return of the properties says Sergei Ryabkov" in text


@pytest.mark.usefixtures("sample")
def test_it_says_on_how_many_issues_nobody_spoke(client):
    silent = section(client, "silent", "/parties/united-states/")
    assert (
        "On 11 of 13 issues nobody who speaks for it is on record: for 150 to 593 days by now."
        in silent
    )
    since = "nothing on record for 593 days since the issue was first raised, on 9 April 2025"
    assert f"Diplomatic property {since}" in silent
    then = section(client, "silent", "/parties/united-states/?as_of=2025-04-09")
    assert "On 5 of 5 issues nobody who speaks for it is on record: for 0 days by now." in then


@pytest.mark.usefixtures("sample")
def test_silence_that_a_report_noted_is_on_the_page_of_the_party_it_speaks_of(client):
    noted = section(client, "noted", "/parties/united-states/")
    assert (
        "No word from the U.S. side on “Round announced in June 2025” as of 10 June 2025 "
        "(531 days ago), recorded by The Moscow Times." in noted
    )
    assert "noted" not in words(client, "/parties/russia/")
    assert "noted" not in words(client, "/parties/united-states/?as_of=2025-04-09")


@pytest.mark.usefixtures("sample")
def test_no_party_is_named_in_a_sentence_without_its_article(client):
    for address in ("/parties/united-states/", "/events/round-announced-june-2025/"):
        assert "from United States" not in words(client, address)


@pytest.mark.usefixtures("sample")
def test_who_speaks_for_it_is_listed(client):
    assert "Sergei Ryabkov" in section(client, "people", "/parties/russia/")
    assert "Ryabkov" not in words(client, "/parties/russia/?as_of=2025-04-09")


@pytest.mark.usefixtures("sample")
def test_a_third_party_is_known_once_it_was_spoken_of(client):
    assert "Demand stronger action by the United States" in words(client, "/parties/ukraine/")
    answer(client, "/parties/ukraine/?as_of=2025-04-08", 200)  # Nothing was known on that day.
    assert "Not yet known" in words(client, "/parties/ukraine/?as_of=2025-06-10", 404)


# Other records.


def test_a_principal_party_has_its_page_before_anything_is_on_record(client, north):
    assert "Nothing is on record of this party yet." in words(client, "/parties/north/")


def test_a_third_party_of_drafts_alone_is_not_there(client):
    make_party("third", principal=False)
    make_claim(statement=make_statement(make_actor(party=make_party("x"))), status="draft")
    read_again()
    answer(client, "/parties/third/", 404)


def test_a_party_heard_on_every_issue_is_nowhere_silent(client, north):
    say(make_actor(party=north), issue=make_issue())
    read_again()
    assert "Where it is silent" not in words(client, "/parties/north/")


def test_the_longest_silence_comes_first_and_is_dated_by_the_issue(client, north, south):
    for day, title in (("2026-11-13", "Herring"), ("2026-11-03", "Tolls")):
        say(make_actor(party=south), day, issue=make_issue(title=title))
    read_again()
    silent = section(client, "silent", "/parties/north/")
    assert "On 2 of 2 issues nobody who speaks for it is on record: for 10 to 20 days" in silent
    assert silent.index("Tolls nothing on record for 20 days") < silent.index("Herring")
    then = section(client, "silent", "/parties/north/?as_of=2026-11-04")
    assert "On 1 of 1 issue nobody who speaks for it is on record: for 1 day by now." in then


def test_the_latest_silence_that_was_noted_comes_first(client, north):
    north.adjective = "Northern"
    north.save()
    for day in ("2026-11-03", "2026-11-13"):
        report = make_report(published=day)
        issue = make_issue(title="Herring")
        make_claim(report=report, issue=issue, statement=None, kind="silence", about=north)
    read_again()
    noted = section(client, "noted", "/parties/north/")
    later = noted.index("No word from the Northern side on “Herring” as of 13 November 2026")
    assert later < noted.index("as of 3 November 2026")


@pytest.mark.usefixtures("sample")
def test_who_spoke_without_taking_a_position_is_not_silent(client):
    text = words(client, "/parties/united-states/")
    assert (
        "Iranian nuclear programme nothing on record What it has said of it gives no status" in text
    )
    page = html(client, "/parties/united-states/?as_of=2025-06-11")
    assert "/claims/?issue=iran&amp;party=united-states&amp;as_of=2025-06-11" in page


def test_a_word_through_another_is_that_others_word(client, north, south):
    statement = make_statement(make_actor(party=south), according_to=make_actor(party=north))
    make_claim(issue=make_issue(title="Herring"), statement=statement)
    read_again()
    assert "Herring" in section(client, "silent", "/parties/south/")
    assert "Where it is silent" not in words(client, "/parties/north/")


def test_every_link_keeps_the_day(client, north):
    say(make_actor(party=north), issue=make_issue("herring"))
    read_again()
    page = html(client, "/parties/north/?as_of=2025-06-12")
    assert 'href="/issues/herring/?as_of=2025-06-12"' in page


# What it costs.


@pytest.mark.parametrize("count", [10, 40])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, count, north, south, django_assert_num_queries
):
    for number in range(count):
        issue, speaker = make_issue(), make_actor(party=north)
        say(speaker, issue=issue)
        say(speaker, issue=issue, aspect="demand", value=f"item {number}")
        say(make_actor(party=south), issue=issue, about=north, value="refused")
        say(make_actor(party=south), issue=make_issue())
    read_again()
    with django_assert_num_queries(15):
        client.get("/parties/north/")
