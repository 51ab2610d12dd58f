"""The days between which a reader asks what changed."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from dashboard.parameters import BadParameter
from dashboard.period import Period
from tests import sweep
from tests.factories import make_claim, make_forecast, make_report
from tests.reading_pages import read_again
from tracker.ledger import Ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


@pytest.fixture
def record():
    """Reports on 1, 5 and 20 June 2025."""
    for day in ("2025-06-01", "2025-06-05", "2025-06-20"):
        make_claim(report=make_report(published=day))
    read_again()


def ledger(day=""):
    return Ledger.as_of(date.fromisoformat(day) if day else None)


def read(query="", day=""):
    return Period.read(QueryDict(query), ledger(day))


def days(period):
    return period.since.isoformat(), period.until.isoformat()


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("query", "day", "expected"),
    [
        ("", "", ("2025-06-19", "2026-11-23")),
        ("", "2025-06-05", ("2025-06-04", "2025-06-05")),
        ("", "2025-06-19", ("2025-06-04", "2025-06-19")),
        ("until=2025-06-04", "", ("2025-05-31", "2025-06-04")),
        ("until=2025-05-01", "", ("2025-04-30", "2025-05-01")),
        ("until=1000-01-01", "", ("1000-01-01", "1000-01-01")),
        ("since=2025-06-02", "", ("2025-06-02", "2026-11-23")),
        ("since=2025-06-02", "2025-06-10", ("2025-06-02", "2025-06-10")),
        ("since=2025-06-02&until=2025-06-05", "", ("2025-06-02", "2025-06-05")),
        ("since=2025-06-05&until=2025-06-05", "", ("2025-06-05", "2025-06-05")),
        ("since=&until=", "", ("2025-06-19", "2026-11-23")),
        # The days are never known beyond the one that is shown.
        ("until=2025-07-01", "2025-06-10", ("2025-06-04", "2025-06-10")),
        ("until=2030-01-01", "", ("2025-06-19", "2026-11-23")),
    ],
)
def test_what_is_left_open_gives_the_last_movement_and_all_after_it(query, day, expected):
    assert days(read(query, day)) == expected


@pytest.mark.parametrize(
    ("query", "name", "expected"),
    [
        ("since=yesterday", "since", "year-month-day"),
        ("until=2025-02-30", "until", "year-month-day"),
        ("since=0001-01-01", "since", "between the years"),
        ("until=2025-06-01&until=2025-06-02", "until", "given twice"),
        ("since=2025-06-02&until=2025-06-01", "since", "a day up to 2025-06-01"),
    ],
)
def test_a_day_that_is_none_and_days_in_the_wrong_order_are_refused(query, name, expected):
    with pytest.raises(BadParameter) as refused:
        read(query)
    assert refused.value.name == name
    assert expected in refused.value.expected


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("query", "day", "said"),
    [
        ("", "", ""),
        ("since=2025-06-01&until=2025-06-10", "2025-06-10", ""),
        ("until=2025-07-01", "2025-06-10",
         "1 July 2025 is after 10 June 2025, the day shown: the period ends there."),
        ("until=2026-12-01", "", "1 December 2026 is after today: the period ends there."),
        ("since=2025-07-01", "2025-06-10",
         "1 July 2025 is after 10 June 2025, the day shown: nothing after it is known yet."),
        ("since=2027-01-01&until=2027-02-01", "",
         "1 January 2027 is after today: nothing after it is known yet."),
    ],
)  # fmt: skip
def test_a_period_that_reaches_beyond_the_day_shown_is_said_to_do_so(query, day, said):
    assert read(query, day).notice(ledger(day)) == said


def test_a_period_names_its_days_and_a_single_one_by_itself():
    assert (
        read("since=2025-06-01&until=2025-06-10").words == "after 1 June 2025, up to 10 June 2025"
    )
    assert read("since=2025-06-09&until=2025-06-10").words == "on 10 June 2025"


def steps(query, day=""):
    found = read(query, day).steps(ledger(day))
    return {name: (step["words"], step["url"].partition("?")[2]) for name, step in found.items()}


@pytest.mark.usefixtures("record")
def test_steps_lead_to_the_movement_before_and_the_next_and_leave_no_day_out():
    assert steps("since=2025-06-04&until=2025-06-10") == {
        "earlier": ("1 June 2025", "since=2025-05-31&until=2025-06-04"),
        "later": ("20 June 2025", "since=2025-06-10&until=2026-11-23"),
    }
    assert steps("since=2025-05-31&until=2025-06-01") == {
        "later": ("5 June 2025", "since=2025-06-01&until=2025-06-19"),
    }
    assert steps("") == {"earlier": ("5 June 2025", "since=2025-06-04&until=2025-06-19")}


@pytest.mark.usefixtures("record")
def test_steps_keep_the_day_and_never_lead_beyond_it():
    assert steps("since=2025-06-01&until=2025-06-04", "2025-06-19") == {
        "earlier": ("1 June 2025", "since=2025-05-31&until=2025-06-01&as_of=2025-06-19"),
        "later": ("5 June 2025", "since=2025-06-04&until=2025-06-19&as_of=2025-06-19"),
    }
    assert "later" not in steps("", "2025-06-19")


@pytest.mark.usefixtures("record")
def test_from_days_to_come_a_step_leads_back_to_what_is_known():
    assert steps("since=2027-01-01") == {
        "earlier": ("20 June 2025", "since=2025-06-19&until=2026-11-23")
    }


def test_the_day_on_which_a_forecast_falls_overdue_is_a_movement_too():
    make_forecast(report=make_report(published="2025-06-01"))
    read_again()
    assert steps("since=2025-05-31&until=2025-06-10")["later"][0] == "2 July 2025"


def test_an_empty_ledger_has_no_steps():
    assert steps("") == {}
