"""Forecasts whose reports give one and the same words another time, on the page of disputes."""

from __future__ import annotations

import pytest

from tests.factories import (
    make_actor,
    make_event,
    make_forecast,
    make_issue,
    make_report,
    make_ruling,
    make_statement,
)
from tests.pages import links, words
from tests.reading_pages import read_again

pytestmark = pytest.mark.django_db

PAGE = "/disputes/"
SOON, LATER = "very soon", "in the foreseeable future"


def told(*phrases, event=None, days=None, **fields):
    """A promise that one report after another words so."""
    said = make_statement(make_actor(name="Ann Lee"), said="2025-06-01", medium="interview")
    event = event or make_event(title="Oslo round")
    return [
        make_forecast(
            event=event, statement=said, window_words=phrase, quote="",
            report=make_report(published=day), **fields,
        )
        for phrase, day in zip(phrases, days or ["2025-06-02", "2025-06-03"], strict=True)
    ]  # fmt: skip


def page(client, query=""):
    read_again()
    return words(client, PAGE + query)


def test_two_times_for_one_promise_stand_side_by_side(client):
    first, second = told(SOON, LATER)
    text = page(client)
    assert "Oslo round: forecast: held disputed since 3 June 2025 drift" in text
    assert "“very soon”, by 1 July 2025 says Ann Lee" in text
    assert "“in the foreseeable future”, by 28 November 2025 says Ann Lee" in text
    assert "the one gives its time as" in text
    assert "The original wording: a recording or transcript of the interview." in text
    found = links(client, PAGE)
    assert {first.get_absolute_url(), second.get_absolute_url()} <= {*found}


def test_reports_that_give_one_time_are_no_dispute(client):
    told(SOON, SOON)
    text = page(client)
    assert "There are no disputed readings yet." in text
    assert "Oslo round: forecast" not in text


def test_it_is_not_there_before_the_second_report(client):
    told(SOON, LATER)
    assert "Oslo round: forecast" not in page(client, "?as_of=2025-06-02")
    assert "Oslo round: forecast" in page(client, "?as_of=2025-06-03")


def test_it_is_drift_and_fits_the_filters_of_disputes(client):
    told(SOON, LATER, event=make_event("oslo", title="Oslo round"))
    make_issue("fish")
    told(SOON, SOON, event=make_event("bern", title="Bern round"))
    for query in ("?relation=drift", "?event=oslo", "?aspect=status"):
        assert "Oslo round: forecast" in page(client, query), query
    for query in ("?relation=contradiction", "?event=bern", "?aspect=place"):
        assert "Oslo round: forecast" not in page(client, query), query


def test_what_the_desk_says_of_the_two_stands_beside_them(client):
    first, second = told(SOON, LATER)
    make_ruling(
        claim=first,
        other=second,
        relation="drift",
        decision="rejected",
        reason="A slip of pen.",
    )
    assert "rejected this on" in page(client)
    assert "A slip of pen." in page(client)


def test_a_draft_tells_no_other_time(client):
    said = make_statement(make_actor(), said="2025-06-01")
    event = make_event(title="Oslo round")
    for phrase, status in ((SOON, "published"), (LATER, "draft")):
        report = make_report(published="2025-06-02", status=status)
        make_forecast(event=event, statement=said, window_words=phrase, report=report, quote="")
    assert "Oslo round: forecast" not in page(client)


@pytest.mark.parametrize("number", [3, 12])
def test_the_page_asks_as_often_however_many_there_are(client, number, django_assert_num_queries):
    for place in range(number):
        told(SOON, LATER, event=make_event(title=f"Round {place}"))
    read_again()
    # One of them counts those that are left out.
    with django_assert_num_queries(12):
        client.get(PAGE)


def test_the_newest_are_shown_and_the_others_counted(client, monkeypatch):
    monkeypatch.setattr("dashboard.window_drift.FORECASTS", 2)
    for place in range(3):
        told(SOON, LATER, event=make_event(title=f"Round {place}"))
    assert "and 1 more, in the record of forecasts" in page(client)
