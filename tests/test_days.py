"""The bar of days: which days it leads to, and what of the address goes along."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import RequestFactory

from dashboard import days
from tests import sweep
from tests.factories import (
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_report,
    make_ruling,
    make_statement,
    make_succession,
)
from tests.reading_pages import read_again, words
from tracker.ledger import Ledger

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


def bar(address="/claims/", day="2025-06-15", without=()):
    ledger = Ledger.as_of(date.fromisoformat(day))
    return days.bar(RequestFactory().get(address), ledger, without)


def on_record(*published):
    for day in published:
        make_report(published=day)
    read_again()


# Which days.


def days_of_movement():
    read_again()
    return [day.isoformat() for day in Ledger.as_of().days_of_movement]


def test_a_published_report_makes_a_day_and_a_draft_none():
    on_record("2025-06-10", "2025-06-10", "2025-06-20")
    make_report(published="2025-06-12", status="draft")
    make_report(published="2025-06-13", status="withdrawn")
    assert days_of_movement() == ["2025-06-10", "2025-06-20"]


def test_a_verdict_makes_a_day_once_its_leading_claim_is_public():
    claim = make_claim(report=make_report(published="2025-06-10"))
    make_assessment(leading_claim=claim, known_from=date(2025, 6, 18))
    make_assessment(leading_claim=claim, known_from=date(2025, 6, 1))
    make_assessment(leading_claim=claim, known_from=date(2025, 6, 19), status="draft")
    make_assessment(leading_claim=make_claim(status="draft"), known_from=date(2025, 6, 20))
    assert days_of_movement() == ["2025-06-10", "2025-06-18"]


def test_a_ruling_and_a_succession_make_days_once_both_ends_are_public():
    claim, other = (make_claim(report=make_report(published=f"2025-06-{day}")) for day in (10, 12))
    make_ruling(claim, other, known_from=date(2025, 6, 11))
    make_ruling(claim, make_claim(status="draft"), known_from=date(2025, 6, 21))
    former, later = make_event(), make_event()
    for event in (former, later):
        make_claim(event=event, report=make_report(published="2025-06-10"))
    make_succession(former, later, known_from=date(2025, 6, 15))
    make_succession(former, make_event(), known_from=date(2025, 6, 22))
    assert days_of_movement() == ["2025-06-10", "2025-06-12", "2025-06-15"]


def test_a_forecast_that_falls_due_makes_a_day_though_nothing_is_published():
    make_forecast(
        report=make_report(published="2025-06-10"),
        statement=make_statement(said="2025-06-10"),
        window="2025-06-30",
    )
    make_forecast(
        report=make_report(published="2025-06-10"),
        statement=make_statement(said="2025-06-10"),
        window="2027-06-30",
    )
    assert days_of_movement() == ["2025-06-10", "2025-07-01"]


@pytest.mark.parametrize("count", [1, 30])
def test_one_query_finds_the_days_however_many_there_are(count, django_assert_num_queries):
    for number in range(count):
        make_forecast(report=make_report(published=f"2025-06-{number % 28 + 1:02d}"))
    read_again()
    ledger = Ledger.as_of()
    with django_assert_num_queries(1):
        assert len(ledger.days_of_movement) >= min(count, 28)


def test_they_are_worked_out_once_for_a_version_of_the_ledger(
    settings, sample, django_assert_num_queries
):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "days"}
    }
    first = days.days_of_movement(Ledger.as_of())
    ledger = Ledger.as_of()
    with django_assert_num_queries(1):  # The ledger's version.
        assert days.days_of_movement(ledger) == first
    on_record("2025-12-24")
    assert days.days_of_movement(Ledger.as_of()) == first
    type(ledger.negotiation).objects.raise_version()
    assert date(2025, 12, 24) in days.days_of_movement(Ledger.as_of())


# Where the bar leads.


@pytest.mark.parametrize(
    ("day", "earlier", "later"),
    [
        ("2025-06-09", None, "2025-06-10"),
        ("2025-06-10", None, "2025-06-20"),
        ("2025-06-15", "2025-06-10", "2025-06-20"),
        ("2025-06-20", "2025-06-10", "2025-06-30"),
        ("2025-07-01", "2025-06-30", None),
        ("2026-11-23", "2025-06-30", None),
        ("2027-01-01", "2025-06-30", None),
    ],
)
def test_it_steps_to_the_nearest_days_of_movement(day, earlier, later):
    on_record("2025-06-10", "2025-06-20", "2025-06-30")
    found = bar(day=day)
    assert (found.earlier and found.earlier.iso) == earlier
    assert (found.later and found.later.iso) == later
    assert found.to_come == (day == "2027-01-01")


def test_an_empty_record_has_no_days_to_step_to():
    found = bar()
    assert (found.earlier, found.later, found.first, found.last, found.moves) == (
        None, None, "", "", "",
    )  # fmt: skip


def test_the_record_goes_from_its_first_day_to_today():
    on_record("2025-06-10", "2025-06-20")
    found = bar()
    assert (found.first, found.last, found.moves) == ("2025-06-10", "2026-11-23", "0 10")


@pytest.mark.parametrize(
    ("asked", "goes_to", "kept"),
    [
        ("/claims/", "/claims/?as_of=2025-06-10", []),
        ("/claims/?as_of=2025-06-15", "/claims/?as_of=2025-06-10", []),
        (
            "/claims/?kind=fact&page=3&as_of=2025-06-15&sort=-outlet&seen=1.00000000",
            "/claims/?kind=fact&sort=-outlet&as_of=2025-06-10",
            [("kind", "fact"), ("sort", "-outlet")],
        ),
        ("/claims/?bad=x&kind=fact", "/claims/?kind=fact&as_of=2025-06-10", [("kind", "fact")]),
        ("/claims/?q=%22%3E", "/claims/?q=%22%3E&as_of=2025-06-10", [("q", '">')]),
        ("/claims/?kind=", "/claims/?kind=&as_of=2025-06-10", []),
    ],
)
def test_all_that_was_asked_goes_along_but_the_page(asked, goes_to, kept):
    on_record("2025-06-10")
    found = bar(asked, without=["bad"])
    assert found.earlier.url == goes_to
    assert [(pair["name"], pair["value"]) for pair in found.kept] == kept


def test_a_step_to_today_clears_the_day():
    on_record("2026-11-23")
    assert bar("/claims/?as_of=2025-06-15&kind=fact").later.url == "/claims/?kind=fact"


def test_the_last_movement_is_that_of_the_readers_day():
    on_record("2025-06-10", "2025-06-20")
    days_and_last = {
        "2025-06-09": None,
        "2025-06-10": date(2025, 6, 10),
        "2025-06-19": date(2025, 6, 10),
        "2026-01-01": date(2025, 6, 20),
    }
    for day, last in days_and_last.items():
        assert days.last_movement(Ledger.as_of(date.fromisoformat(day))) == last


# On the page.


def test_a_day_after_today_is_said_to_be_to_come_and_leads_back_to_the_record(client):
    on_record("2025-06-10")
    text = words(client, "/claims/?as_of=2027-01-01")
    assert "1 January 2027 is still to come. Return to today" in text
    assert "Earlier: 10 June 2025" in text
    assert "As it stood" not in text


def test_a_day_before_the_record_leads_to_its_first_day(client):
    on_record("2025-06-10")
    text = words(client, "/claims/?as_of=2024-01-01")
    assert "As it stood on 1 January 2024" in text
    assert "Later: 10 June 2025" in text


def test_a_400_leads_to_other_days_without_what_was_wrong(client):
    on_record("2025-06-10")
    html = client.get("/claims/?kind=nonsense&sort=-outlet").content.decode()
    assert 'href="/claims/?sort=-outlet">The same page without it</a>' in html
    assert 'href="/claims/?sort=-outlet&amp;as_of=2025-06-10" data-day="2025-06-10"' in html
    assert "nonsense" not in html


@pytest.mark.usefixtures("sample")
def test_a_filter_by_what_was_not_known_yet_stays_on_its_day(client):
    html = client.get("/claims/?outlet=trt-world&as_of=2025-06-10").content.decode()
    assert "The trouble is with <code>outlet</code>" in html
    assert "As it stood on" in html
    assert 'href="/claims/?as_of=2025-06-10">The same page without it</a>' in html
    assert 'href="/?as_of=2025-06-10">Where things stand</a>' in html
