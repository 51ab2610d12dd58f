"""The page of the timeline: filters, day, and what stands where there is nothing to draw."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.charts.making import ledger, make_known
from tests.factories import make_claim, make_forecast, make_report, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """Two events of the summer of 2025 and a forecast."""
    held = make_known("spring-talks", status="held", date="2025-06-01")
    make_claim(event=held, aspect="ordinal", value="1", series=make_series("rounds"))
    make_known("autumn-talks", status="announced", date="2025-09-01")
    make_forecast(event=held, window="2025-07-01/2025-09-01")
    ledger()


def page(client, query=""):
    answer = client.get(f"/timeline/{query}")
    return answer.status_code, answer.content.decode()


def drawn(html):
    return re.findall(r'<a href="(/[^"]+)" class="\w+" transform', html)


def figured(html):
    block = re.search(r'id="timeline-figure" type="application/json">(.*?)</script>', html)
    figure = json.loads(block[1]) if block else {"data": []}
    return [url for trace in figure["data"] for url, _ in trace.get("customdata", [])]


def listed(html):
    return re.findall(r'<p><a href="(/[^"]+)">', html.partition('class="lines occasions"')[2])


def test_drawing_figure_and_list_stand_on_one_page(record, client: Client):
    status, html = page(client)
    assert status == 200
    assert len(drawn(html)) == 3
    assert sorted(drawn(html)) == sorted(figured(html))
    assert set(drawn(html)) == set(listed(html))


def test_the_script_and_the_library_are_our_own_and_nothing_is_inline(record, client: Client):
    _, html = page(client)
    assert 'data-plotly="/static/plotly/plotly.min.js"' in html
    scripts = re.findall(r"<script[^>]*>", html)
    assert [tag for tag in scripts if "application/json" not in tag] == [
        f'<script type="module" src="/static/js/{name}.js">' for name in ("as-of", "chart", "copy")
    ]
    assert " style=" not in html
    assert "<style" not in html


@pytest.mark.parametrize(
    ("query", "addresses"),
    [
        ("?series=rounds&kind=meeting", ["/events/spring-talks/"]),
        ("?status=announced", ["/events/autumn-talks/"]),
        ("?from=2025-08-15&kind=meeting", ["/events/autumn-talks/"]),
        ("?until=2025-06-15&from=2025-05-15", ["/events/spring-talks/"]),
    ],
)
def test_filters_narrow_every_form(record, client: Client, query, addresses):
    _, html = page(client, query)
    assert drawn(html) == figured(html) == listed(html) == addresses


def test_a_filter_that_leaves_nothing_says_so_and_leads_back(record, client: Client):
    status, html = page(client, "?status=denied&as_of=2025-06-20")
    assert status == 200
    assert "No event and no forecast matches these filters." in html
    assert '<a href="/timeline/?as_of=2025-06-20">Show the whole timeline</a>' in html


def test_an_empty_ledger_has_a_sentence_instead_of_a_chart(client: Client):
    status, html = page(client)
    assert status == 200
    assert "Nothing that was published by this day speaks of an event." in html
    assert "chart.js" not in html


@pytest.mark.parametrize(
    ("query", "name"),
    [("?series=x", "series"), ("?kind=x", "kind"), ("?status=x", "status"), ("?from=x", "from"),
     ("?until=2025-13-01", "until"), ("?as_of=x", "as_of"), ("?kind=%00", "kind")],
)  # fmt: skip
def test_a_bad_parameter_is_named(record, client: Client, query, name):
    status, html = page(client, query)
    assert status == 400
    assert name in html


def test_the_day_is_kept_in_every_link_and_in_the_form(record, client: Client):
    _, html = page(client, "?as_of=2025-06-20")
    assert drawn(html)
    assert all(url.endswith("?as_of=2025-06-20") for url in drawn(html) + figured(html))
    assert '<input type="hidden" name="as_of" value="2025-06-20">' in html


def test_what_was_published_later_is_on_no_form_of_the_page(record, client: Client):
    late = make_report(published="2025-08-01")
    event = make_known("secret-talks", status="announced", date="2025-09-01")
    event.claims.update(report=late, known_from=date(2025, 8, 1))
    ledger()
    _, html = page(client, "?as_of=2025-06-20")
    assert "secret" not in html.casefold()
    assert "secret" in page(client)[1].casefold()


def test_the_page_asks_as_often_for_many_marks_as_for_few(
    record, client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(1, 10):
        event = make_known(f"talks-{number}", status="announced", date=f"2025-09-0{number}")
        make_forecast(event=event)
    ledger()
    with django_assert_num_queries(11):
        page(client)
