"""Which promises make a slip chart, and what stands on it as of a day."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import promise_slips
from dashboard.promise_slips import MOST_CHARTS, MOST_PROMISES, slips
from tests.charts.making import ledger
from tests.factories import (
    make_claim,
    make_event,
    make_forecast,
    make_report,
    make_statement,
    make_succession,
)
from tests.reading_pages import html, section

pytestmark = pytest.mark.django_db

TODAY = date(2025, 12, 1)


def promise(event, day, **fields):
    report = make_report(published=day)
    return make_forecast(event=event, report=report, statement=make_statement(said=day), **fields)


def charts(day=TODAY):
    return slips(ledger(day, TODAY))[:2]


def marks(day=TODAY):
    found, _ = charts(day)
    return [(mark["label"].partition(",")[0], mark["outcome"]) for mark in found[0]["marks"]]


@pytest.fixture
def event():
    event = make_event("talks")
    promise(event, "2025-06-20")
    promise(event, "2025-06-10", window_words="in the coming days")
    return event


@pytest.mark.usefixtures("event")
def test_promises_come_in_the_order_they_were_made():
    assert marks() == [
        ("10 June 2025", "overdue"), ("20 June 2025", "overdue"), ("Talks", "nothing yet")
    ]  # fmt: skip


@pytest.mark.usefixtures("event")
def test_one_promise_makes_no_chart():
    assert charts(date(2025, 6, 19)) == ([], [])
    make_forecast()
    assert len(charts()[0]) == 1


def test_only_promises_that_it_will_be_held_are_drawn(event):
    promise(event, "2025-06-21", aspect="place", value="Oslo, Norway")
    assert len(marks()) == 3


def test_what_came_is_as_of_the_day(event):
    fact = {"event": event, "kind": "fact", "aspect": "date", "value": "2025-08-01"}
    make_claim(**fact, report=make_report(published="2025-08-05"))
    assert marks(date(2025, 8, 4))[-1] == ("Talks", "nothing yet")
    assert marks()[-1] == ("Talks", "held, 1 August 2025")
    assert [outcome for _, outcome in marks()[:2]] == ["late by 45 days", "late by 12 days"]


def test_called_off_and_then_held_are_two_marks(event):
    make_claim(event=event, value="cancelled", report=make_report(published="2025-06-25"))
    fact = {"event": event, "kind": "fact", "aspect": "date", "value": "2025-08-01"}
    make_claim(**fact, report=make_report(published="2025-08-05"))
    assert [outcome for _, outcome in marks()[2:]] == [
        "called off, 25 June 2025", "held, 1 August 2025"
    ]  # fmt: skip


def test_events_that_stand_in_each_others_place_share_a_chart(event):
    later = make_event("autumn-talks")
    promise(later, "2025-09-01")
    assert len(marks()) == 3
    make_succession(event, later, known_from=date(2025, 9, 2))
    assert [label for label, _ in marks()] == [
        "10 June 2025", "20 June 2025", "1 September 2025", "Autumn Talks"
    ]  # fmt: skip
    assert len(marks(date(2025, 9, 1))) == 3
    (chart,), _ = charts()
    assert [row["title"] for row in chart["events"]] == ["Talks", "Autumn Talks"]


def test_what_may_be_the_same_shares_none(event):
    later = make_event("autumn-talks")
    promise(later, "2025-09-01")
    make_succession(event, later, kind="may be the same as")
    assert len(marks()) == 3


def test_charts_are_bounded_and_the_rest_linked():
    for number in range(MOST_CHARTS + 2):
        event = make_event(f"talks-{number}")
        promise(event, f"2025-06-{number + 10}")
        promise(event, f"2025-06-{number + 10}")
    found, rest = charts()
    assert [chart["events"][0]["title"] for chart in found][:2] == [
        f"Talks {MOST_CHARTS + 1}",
        f"Talks {MOST_CHARTS}",
    ]
    assert [row["title"] for row in rest] == ["Talks 1", "Talks 0"]


def test_of_what_has_no_chart_so_many_are_named_and_the_rest_counted(monkeypatch):
    monkeypatch.setattr(promise_slips, "MOST_CHARTS", 1)
    monkeypatch.setattr(promise_slips, "MOST_NAMED", 2)
    for number in range(5):
        event = make_event(f"talks-{number}")
        promise(event, f"2025-06-{number + 10}")
        promise(event, f"2025-06-{number + 10}")
    _, named, unnamed = slips(ledger(TODAY, TODAY))
    assert [row["title"] for row in named] == ["Talks 3", "Talks 2"]
    assert unnamed == 2


def test_the_promises_of_a_chart_are_bounded_and_counted(event):
    for number in range(MOST_PROMISES):
        promise(event, f"2025-07-{number + 1:02}")
    (chart,), _ = charts()
    assert len(chart["marks"]) == MOST_PROMISES + 1
    assert chart["note"] == f"22 promises, of which the latest {MOST_PROMISES} are drawn"


def test_the_page_of_each_event_of_a_chain_has_the_chart(event, client):
    later = make_event("autumn-talks")
    promise(later, "2025-09-01")
    make_succession(event, later)
    ledger(TODAY, TODAY)
    for slug in ("talks", "autumn-talks"):
        text = section(client, "slips", f"/events/{slug}/")
        assert "3 promises" in text
        assert (
            "Promises follow the event to the one in its place: Talks, then Autumn Talks." in text
        )
        assert 'id="slip-talks"' in html(client, f"/events/{slug}/")


def test_an_event_promised_once_has_no_chart(client):
    promise(make_event("talks"), "2025-06-10")
    ledger(TODAY, TODAY)
    assert 'aria-labelledby="slips"' not in html(client, "/events/talks/")


@pytest.mark.parametrize("number", [10, 40])
def test_charts_ask_the_database_as_often_however_many(number, django_assert_num_queries):
    for n in range(number):
        event = make_event()
        promise(event, "2025-06-10")
        promise(event, f"2025-06-{n % 10 + 11}")
        make_claim(event=event, value="cancelled", report=make_report(published="2025-06-25"))
    found = ledger(TODAY, TODAY)
    with django_assert_num_queries(11):
        slips(found)
