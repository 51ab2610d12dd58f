"""The page of forecasts: the record as of a day, by three rulers, and every forecast in a table."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests import sweep
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_party,
    make_report,
    make_statement,
)
from tests.reading_pages import html, plain, read_again, section, words
from tracker.rules.forecasts import PHRASES

pytestmark = pytest.mark.django_db

PAGE = "/forecasts/"


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


def record(client, address=PAGE):
    """How often each outcome is so: by the table, with half the days, with double."""
    table = html(client, address).partition('aria-labelledby="record">')[2].partition("</table>")[0]
    rows = (plain(row) for row in table.split("<tr>")[2:])
    found = (re.fullmatch(r"(.+) (\d+) (\d+) (\d+)", row) for row in rows)
    counted = {row[1]: tuple(int(row[n]) for n in (2, 3, 4)) for row in found if row}
    return {text: counts for text, counts in counted.items() if any(counts)}


def table(client, query=""):
    return section(client, "all", PAGE + query)


# The five reports.


@pytest.mark.usefixtures("sample")
def test_in_the_coming_days_was_kept_on_10_april_2025(client):
    text = table(client, "?event=istanbul-round-spring-2025")
    assert "1 forecast fits these filters." in text
    assert "in the coming days by 16 April 2025 1 report kept on 10 April 2025" in text


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2025-06-10", "open due soon, 30 days left"),
        ("2025-07-10", "open due soon, last day"),
        ("2025-07-11", "overdue for 1 day"),
        ("2026-11-22", "overdue for 500 days"),
    ],
)
def test_very_soon_of_june_2025_is_open_and_then_overdue(client, day, outcome):
    text = table(client, f"?speaker=sergei-ryabkov&event=round-announced-june-2025&as_of={day}")
    assert f"hopes 10 June 2025 very soon by 10 July 2025 1 report {outcome}" in text
    assert "false" not in text


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2026-06-26", "open 66 days left"),
        ("2026-08-31", "open due soon, last day"),
        ("2026-09-01", "overdue for 1 day"),
    ],
)
def test_before_the_end_of_the_summer_is_overdue_after_31_august_2026(client, day, outcome):
    text = table(client, f"?event=round-announced-june-2026&as_of={day}")
    assert f"before the end of the summer by 31 August 2026 1 report {outcome}" in text


@pytest.mark.usefixtures("sample")
def test_what_depends_on_a_condition_is_not_scorable(client):
    text = table(client, "?state=not_scorable")
    assert "Direct flights: regulatory aspects resolved Sergei Ryabkov conditional" in text
    assert "no days 1 report not scorable" in text


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-04-09", {"open": (1, 1, 1), "of these, due soon": (1, 1, 1)}),
        # Half of seven days is four; the round was held on the day after the words.
        (
            "2025-06-11",
            {"kept": (1, 1, 1), "open": (2, 2, 2), "of these, due soon": (2, 2, 0)},
        ),
        (
            "2025-07-01",
            {"kept": (1, 1, 1), "open": (2, 0, 2), "of these, due soon": (2, 0, 0),
             "overdue": (0, 2, 0)},
        ),
        (
            "2025-07-20",
            {"kept": (1, 1, 1), "open": (0, 0, 2), "of these, due soon": (0, 0, 2),
             "overdue": (2, 2, 0)},
        ),
        ("2026-11-23", {"kept": (1, 1, 1), "overdue": (3, 3, 3), "not scorable": (1, 1, 1)}),
    ],
)  # fmt: skip
def test_beside_each_count_stands_what_another_ruler_would_make_of_it(client, day, expected):
    assert record(client, f"{PAGE}?as_of={day}") == expected


@pytest.mark.usefixtures("sample")
def test_a_speakers_row_says_where_another_ruler_would_differ(client):
    text = section(client, "by-speaker", f"{PAGE}?as_of=2025-07-20")
    assert "1 overdue (half 1, double 0)" in text
    assert "0 open (half 0, double 1)" in text


@pytest.mark.usefixtures("sample")
def test_small_numbers_are_said_to_be_small(client):
    text = words(client, PAGE)
    assert "too few to give a share: 0 of 2 kept" in text
    assert "too few to give a share: 1 of 1 kept" in text
    assert not re.search(r"\d %", text)
    assert "median 292.5 days (2 forecasts)" in section(client, "by-speaker", PAGE)


@pytest.mark.usefixtures("sample")
def test_a_party_answers_for_all_who_speak_for_it(client):
    text = section(client, "by-party", PAGE)
    assert "Russia 5 3 overdue 1 kept 1 not scorable too few to give a share: 1 of 4 kept" in text
    assert "none did median 501 days (3 forecasts) 3 of 5 6 reports" in text


@pytest.mark.usefixtures("sample")
def test_the_ruler_is_on_the_page(client):
    text = section(client, "ruler", PAGE)
    assert "Version 1 of the table of windows" in text
    assert all(f"“{phrase}” {days}" in text for phrase, days in PHRASES.items())


@pytest.mark.usefixtures("sample")
def test_a_series_of_promises_is_drawn_and_listed(client):
    text = section(client, "slips", PAGE)
    assert "Round announced in June 2025 2 promises" in text
    assert "Sergei Ryabkov: “very soon”, which means by 10 July 2025 overdue" in text
    assert "nothing yet what came" in text


@pytest.mark.usefixtures("sample")
def test_a_count_leads_to_the_forecasts_it_counts(client):
    markup = html(client, f"{PAGE}?as_of=2026-11-22")
    links = re.findall(r'href="(/forecasts/\?state=[^"]+)"', markup)
    assert len(links) == 3
    for link in links:
        assert "as_of=2026-11-22" in link
    text = section(client, "all", links[0].replace("&amp;", "&"))
    assert "3 forecasts fit these filters." in text


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "address", ["/", "/method/", "/events/round-announced-june-2025/", "/people/sergei-ryabkov/"]
)
def test_pages_that_speak_of_forecasts_lead_to_the_record(client, address):
    main = html(client, f"{address}?as_of=2025-07-20").partition("<main")[2]
    assert re.search(r'href="/forecasts/\?[^"]*as_of=2025-07-20"', main)


# Whose they are.


def told(day="2025-06-10", speaker=None, **fields):
    """A forecast told on a day by a speaker, or by an outlet for itself."""
    statement = make_statement(speaker, said=day) if speaker else None
    return make_forecast(report=make_report(published=day), statement=statement, **fields)


def test_outlets_own_forecasts_stand_apart(client):
    speaker = make_actor("ann", party=make_party("north"))
    told(speaker=speaker)
    own = told()
    read_again()
    assert record(client) == {"overdue": (1, 1, 1)}
    assert "Ann" in section(client, "by-speaker", PAGE)
    outlet = own.report.outlet.name
    assert outlet not in section(client, "by-speaker", PAGE)
    assert f"{outlet} 1 1 overdue" in section(client, "by-outlet", PAGE)
    assert f"{outlet} own voice" in table(client, "?voice=outlet")


def test_a_share_is_given_from_five_decided_forecasts_on(client):
    speaker = make_actor("ann", party=make_party("north"))
    for number in range(5):
        event = make_event()
        told(speaker=speaker, event=event, day=f"2025-06-{number + 10}")
        if number:
            fact = {"kind": "fact", "aspect": "date", "value": "2025-06-20"}
            make_claim(event=event, report=make_report(published="2025-06-25"), **fact)
    read_again()
    assert "80 %: 4 of 5 kept" in section(client, "by-speaker", PAGE)


def test_forecasts_of_drafts_are_nowhere(client):
    make_forecast(status="draft", summary="Secret.", event=make_event("secret-talks"))
    read_again()
    text = html(client, PAGE)
    assert "ecret" not in text
    assert "There are no forecasts yet." in text


@pytest.mark.parametrize(
    ("query", "name"),
    [("?state=x", "state"), ("?speaker=x", "speaker"), ("?party=x", "party"), ("?event=x", "event"),
     ("?issue=x", "issue"), ("?voice=x", "voice"), ("?sort=x", "sort"), ("?page=2", "page")],
)  # fmt: skip
def test_a_bad_parameter_is_named(client, query, name):
    told()
    read_again()
    assert f"The trouble is with {name}." in words(client, PAGE + query, status=400)


@pytest.mark.usefixtures("sample")
def test_every_link_keeps_the_day(client):
    main = html(client, f"{PAGE}?as_of=2025-07-20").partition("<main")[2].partition("</main>")[0]
    links = [link for link in re.findall(r'href="(/[^"]+)"', main) if "/static/" not in link]
    assert len(links) > 15
    assert [link for link in links if "as_of=2025-07-20" not in link and link != PAGE] == []


@pytest.mark.parametrize("number", [10, 40])
def test_the_page_asks_the_database_as_often_however_many_forecasts(
    client, number, django_assert_num_queries
):
    for n in range(number):
        party = make_party()
        event = make_event()
        told(speaker=make_actor(party=party), event=event)
        told(speaker=make_actor(party=party), event=event, day=f"2025-06-{n % 10 + 11}")
        told(event=event)
        make_claim(event=event, value="cancelled", report=make_report(published="2025-06-25"))
    read_again()
    client.get(PAGE)
    with django_assert_num_queries(37):
        client.get(PAGE)


def test_the_ledgers_day_is_the_page_s(client):
    told("2025-06-10")
    read_again()
    assert record(client, f"{PAGE}?as_of={date(2025, 6, 9)}") == {}


def test_a_joint_promise_is_that_of_each_of_its_speakers_and_counts_once(client):
    ann = make_actor("ann-lee", name="Ann Lee", party=make_party("north", name="North"))
    ben = make_actor("ben-roe", name="Ben Roe", party=make_party("south", name="South"))
    make_forecast(statement=make_statement(ann, ben, said="2025-06-01"), window_words="very soon")
    read_again()
    assert record(client)["overdue"] == (1, 1, 1)
    for speaker in ("ann-lee", "ben-roe"):
        assert "1 forecast fits these filters." in table(client, f"?speaker={speaker}")
        assert "1 overdue" in words(client, f"/people/{speaker}/")
    for party in ("north", "south"):
        assert "1 forecast fits these filters." in table(client, f"?party={party}")
    by_speaker = section(client, "by-speaker", PAGE)
    assert "Ann Lee 1 1 overdue" in by_speaker
    assert "Ben Roe 1 1 overdue" in by_speaker


def test_hearsay_is_the_promise_of_the_one_who_tells_it_alone(client):
    teller = make_actor("teller", name="The teller", party=make_party("north"))
    other = make_actor("quoted", name="The quoted", party=make_party("south"))
    said = make_statement(other, according_to=teller, said="2025-06-01")
    make_forecast(statement=said, window_words="very soon")
    read_again()
    assert "1 forecast fits these filters." in table(client, "?speaker=teller")
    assert "The quoted" not in section(client, "by-speaker", PAGE)
