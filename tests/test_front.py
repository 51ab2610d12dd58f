"""The front page: where things stand, what is expected next, the timeline, what changed lately."""

from __future__ import annotations

import re

import pytest

from tests import sweep
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tests.reading_pages import html, read_again, say, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


@pytest.fixture
def north():
    return make_party("north", order=0)


def between(text, start, end=None):
    """What a page says from one of its words to another."""
    rest = text[text.index(start) :]
    return rest[: rest.index(end)] if end else rest


# The five reports.


@pytest.mark.usefixtures("sample")
def test_property_today(client):
    row = between(words(client, "/"), "Diplomatic property", "Direct flights")
    assert row == (
        "Diplomatic property contested (began) "
        "under discussion (10 June 2025) one voice "
        "nothing on record; refused, says Russia (23–24 June 2026) one voice "
        "26 June 2026 "
    )


@pytest.mark.usefixtures("sample")
def test_property_on_the_day_after_the_interview(client):
    row = between(words(client, "/?as_of=2025-06-11"), "Diplomatic property", "Direct flights")
    assert "under discussion (10 June 2025) one voice nothing on record 11 June 2025" in row
    assert "refused" not in row


@pytest.mark.usefixtures("sample")
def test_banking_shows_both_outlets_and_no_winner(client):
    row = between(words(client, "/"), "Banking", "Visas")
    for party in (1, 2):
        assert row.count("agreed, says TRT World (11 June 2025) unattributed contested") == 2, party
        assert row.count("under discussion, says The Kyiv Independent") == 2


@pytest.mark.usefixtures("sample")
def test_what_is_expected_next_names_who_says_so(client):
    expected = between(words(client, "/"), "What is expected next", "What changed lately")
    assert "Round announced in June 2026 announced says Sergei Ryabkov" in expected
    assert "Forecast: held overdue Sergei Ryabkov" in expected
    assert (
        "“before the end of the summer”" in expected or "before the end of the summer" in expected
    )
    assert "by 31 August 2026" in expected
    assert "Riyadh" not in expected


@pytest.mark.usefixtures("sample")
def test_what_changed_lately_goes_from_one_status_to_the_next(client):
    changed = between(words(client, "/"), "What changed lately", "Over time")
    assert "The dialogue as a whole, status, Russia: under discussion → stalled" in changed
    assert "Diplomatic property, status, United States, says Russia: refused" in changed


@pytest.mark.usefixtures("sample")
def test_rows_say_to_scripts_when_they_moved_and_all_changes_are_a_click_away(client):
    page = html(client, "/")
    assert page.count('<tr role="row" data-moved="2026-06-26">') == 7
    assert page.count('<li data-moved="2026-06-26">') == 8
    assert '<a href="/changes/">All changes</a>' in page
    assert 'data-last-visit data-day="2026-11-23" data-version="' in page
    former = html(client, "/?as_of=2025-06-11")
    assert "data-last-visit" not in former
    assert '<a href="/changes/?as_of=2025-06-11">All changes</a>' in former


@pytest.mark.usefixtures("sample")
def test_every_value_of_the_table_leads_to_a_claim(client):
    table = html(client, "/").partition("<table")[2].partition("</table>")[0]
    links = re.findall(r'<a href="([^"]*)" class="status', table)
    assert len(links) > 10
    assert all(link.startswith("/claims/") for link in links)


@pytest.mark.usefixtures("sample")
def test_every_link_keeps_the_day(client):
    links = re.findall(r'href="(/[^"#]*)"(?! data-day)', html(client, "/?as_of=2025-06-11"))
    pages = [link for link in links if not link.startswith(("/static/", "/admin/"))]
    assert [link for link in pages if "as_of=2025-06-11" not in link] == []


# Other records.


def test_an_empty_ledger_says_so(client):
    text = words(client, "/")
    assert "Nothing is on record yet." in text
    assert "Over time" in text


def test_a_negotiation_of_other_parties_needs_no_code(client, north):
    make_negotiation(title="Talks on the fish")
    south = make_party("south", order=1)
    issue = make_issue(title="Herring")
    say(make_actor(party=south), issue=issue, value="refused")
    read_again()
    text = words(client, "/")
    assert "Talks on the fish" in text
    assert "Herring nothing on record refused (10 June 2025) one voice 10 June 2025" in text


def test_a_day_before_the_first_report_knows_nothing(client):
    make_claim()
    read_again()
    text = words(client, "/?as_of=2025-06-09")
    assert "Nothing was known on 9 June 2025" in text
    assert "published later, by 10 June 2025" in text


def test_a_day_to_come_is_said_to_be_that(client):
    assert "1 January 2027 is still to come" in words(client, "/?as_of=2027-01-01")


def test_a_day_of_an_empty_ledger_says_that_there_is_no_report(client):
    assert "No report has been published yet." in words(client, "/?as_of=2025-01-01")


def test_an_issue_moves_when_a_position_does_and_not_when_it_is_repeated(client, north):
    issue, speaker = make_issue(title="Herring"), make_actor(party=north)
    say(speaker, "2025-06-01", issue=issue)
    say(speaker, "2025-07-01", issue=issue)
    read_again()
    assert "(1 July 2025) one voice 1 June 2025" in words(client, "/")


def test_an_issue_that_is_only_spoken_of_has_not_moved(client, north):
    issue = make_issue(title="Herring")
    say(make_actor(party=north), issue=issue, aspect="background", value="old quarrel")
    read_again()
    assert "Herring nothing on record not yet" in words(client, "/")


def test_an_event_that_was_held_or_cancelled_is_not_expected(client):
    for title, value in (
        ("Past talks", "held"),
        ("Lost talks", "cancelled"),
        ("Next", "announced"),
    ):
        make_claim(event=make_event(title=title), value=value)
    read_again()
    expected = between(words(client, "/"), "What is expected next", "What changed lately")
    assert "Next announced" in expected
    assert "talks" not in expected


def test_what_falls_due_next_comes_first_and_what_is_overdue_last(client):
    report = make_report(published="2026-11-20")
    said = {"report": report, "statement": make_statement(said="2026-11-20")}
    make_forecast(event=make_event(title="Late"), window="2026-11-21", **said)
    make_forecast(event=make_event(title="Far"), window="2027-05-01", **said)
    make_forecast(event=make_event(title="Near"), window="2026-12-01", **said)
    make_claim(event=make_event(title="Unset"), value="announced", **said)
    read_again()
    expected = between(words(client, "/"), "What is expected next", "What changed lately")
    places = [expected.index(title) for title in ("Near", "Far", "Unset", "Late")]
    assert places == sorted(places)


def test_a_value_that_becomes_contested_is_a_change(client, north):
    issue = make_issue(title="Herring")
    for day, name, value in (
        ("2025-06-01", "Daily", "agreed"),
        ("2025-06-02", "Weekly", "refused"),
    ):
        report = make_report(published=day, outlet=make_outlet(name=name))
        make_claim(report=report, statement=None, issue=issue, about=north, value=value)
    read_again()
    changed = between(words(client, "/"), "What changed lately", "Over time")
    assert "2 June 2025 Herring, status, North, says Weekly: agreed → refused contested" in changed


def test_a_change_leads_to_the_claim_that_made_it(client, north):
    issue, speaker = make_issue(title="Herring"), make_actor(party=north)
    say(speaker, "2025-06-01", issue=issue)
    claim = say(speaker, "2025-06-09", issue=issue, value="agreed")
    read_again()
    changed = between(html(client, "/"), 'id="lately"', 'id="over-time"')
    assert f'<a href="/claims/{claim.public_id}/">agreed</a>' in changed


# What it costs.


@pytest.mark.parametrize("count", [10, 40])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, count, north, django_assert_num_queries
):
    fill(count, north)
    with django_assert_num_queries(38):
        client.get("/")


def fill(count, party):
    """So many issues with statuses, and events with forecasts."""
    for number in range(count):
        day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        issue, event = make_issue(), make_event()
        speaker = make_actor(party=party)
        say(speaker, day, issue=issue)
        make_claim(issue=issue, about=party, statement=None, value="agreed")
        say(speaker, day, event=event)
        make_forecast(
            event=event,
            report=make_report(published=day),
            statement=make_statement(speaker, said=day),
        )
    read_again()
