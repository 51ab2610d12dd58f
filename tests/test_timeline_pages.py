"""Pages of the timeline and of the events: bounded, whole together, and around the day at first."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dashboard import event_rows
from dashboard.charts import outlines
from dashboard.timeline_pages import page_of_day
from dashboard.views import timeline
from tests.charts.making import ledger, make_known
from tests.test_timeline import drawn, listed, page

pytestmark = pytest.mark.django_db

FIRST = date(2025, 6, 10)
EVENTS = 11


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Events of which half lie before the first of July 2025, with four marks a page."""
    monkeypatch.setattr(timeline, "PER_PAGE", 4)
    monkeypatch.setattr(event_rows, "PER_PAGE", 4)
    for number in range(EVENTS):
        day = FIRST + timedelta(days=number * 4)
        state = "held" if day < date(2025, 7, 1) else "announced"
        make_known(f"talks-{number:02}", status=state, date=day.isoformat())
    make_known("undated", status="announced")
    ledger()
    return [f"/events/talks-{number:02}/" for number in range(EVENTS)]


def ways(html: str) -> dict[str, str]:
    """Where the links to other pages lead, by their words."""
    found = re.findall(r'<p class="small"><a href="([^"]+)">([^<]+)', html)
    return {text: url for url, text in found}


def test_the_pages_of_the_timeline_have_every_mark_once_in_order_of_time(record, client: Client):
    told = [listed(page(client, f"?page={number}")[1]) for number in (1, 2, 3)]
    assert [len(each) for each in told] == [4, 4, 4]
    assert [*told[0], *told[1], *told[2]] == [*record, "/events/undated/"]
    assert drawn(page(client, "?page=1")[1]) == record[:4]


def test_without_a_page_the_marks_around_the_day_are_shown(record, client: Client):
    _, html = page(client)
    assert "4 of 12 marks" in html
    assert ways(html)["Earlier"] == "/timeline/?page=2"
    assert "Later" not in ways(html)


def test_filters_stay_on_the_way_to_the_other_pages(record, client: Client):
    _, html = page(client, "?kind=meeting&page=2")
    assert ways(html)["Earlier"] == "/timeline/?kind=meeting&amp;page=1"
    assert ways(html)["Later"] == "/timeline/?kind=meeting&amp;page=3"


@pytest.mark.parametrize("address", ["/timeline/?page=4", "/events/?page=4", "/timeline/?page=x"])
def test_a_page_beyond_the_last_is_a_bad_parameter(record, client: Client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "page" in answer.content.decode()


def test_the_lists_of_events_turn_their_pages_together(record, client: Client):
    first, second = (client.get(f"/events/?page={n}").content.decode() for n in (1, 2))
    ahead, _, over = first.partition('id="over"')
    assert listed(ahead) == record[6:10]
    assert listed(over) == record[5:1:-1]
    assert {"Events still later", "Events still earlier"} <= set(ways(first))
    ahead, _, over = second.partition('id="over"')
    assert listed(ahead) == [record[10], "/events/undated/"]
    assert listed(over) == record[1::-1]
    assert "The events before these" in ways(second)


def test_pages_ask_as_often_for_many_marks_as_for_few(
    record, client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    for address, queries in (("/timeline/", 10), ("/events/", 11)):
        with django_assert_num_queries(queries):
            client.get(address)


def test_the_page_of_the_day_is_that_of_what_comes_next_or_else_the_last_with_a_date(record):
    found = ledger()
    assert page_of_day(outlines(found), found, 4) == 2
    late = ledger(day=date(2026, 1, 1), today=date(2026, 1, 1))
    assert page_of_day(outlines(late), late, 4) == 3
    assert page_of_day([], late, 4) == 1
