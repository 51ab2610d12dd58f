"""From rows of the ledger to marks: shape, state, days and lanes."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts.marks import FORECAST, OTHER, Shape
from dashboard.charts.outlines import outlines
from tests.charts.making import DAY, every_mark, ledger, make_known, make_mark
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_report,
    make_series,
    make_statement,
)

pytestmark = pytest.mark.django_db


def only_mark(**options):
    (mark,) = every_mark(ledger(**options))
    return mark


@pytest.mark.parametrize(
    ("kind", "values", "shape", "state"),
    [
        ("meeting", {"status": "held", "date": "2025-06-01"}, Shape.DIAMOND, "held"),
        ("call", {"status": "held", "date": "2025-06-01"}, Shape.CIRCLE, "held"),
        ("meeting", {"status": "announced", "date": "2025-08-01"}, Shape.DIAMOND, "announced"),
        ("meeting", {"status": "cancelled", "date": "2025-08-01"}, Shape.DIAMOND, "cancelled"),
        ("meeting", {"status": "postponed", "date": "2025-08"}, Shape.BAR, "postponed"),
        ("meeting", {"status": "held", "date": "2025-06-01~"}, Shape.BAR, "held"),
        ("meeting", {"status": "held", "date": "[2025-06-01..2025-06-05]"}, Shape.BAR, "held"),
        ("meeting", {"status": "held", "date": "[..2025-06-05]"}, Shape.BAR, "held"),
        ("meeting", {"status": "held", "date": "2025-06-01/2025-06-02"}, Shape.SPAN, "held"),
        ("meeting", {"status": "announced", "date": "none"}, Shape.NONE, "announced"),
        ("meeting", {"status": "announced", "date": "not: 2025-08-01"}, Shape.NONE, "announced"),
        ("meeting", {"status": "announced"}, Shape.NONE, "announced"),
        ("meeting", {"date": "2025-08-01"}, Shape.DIAMOND, "nothing"),
        ("meeting", {"status": "not: held", "date": "2025-08"}, Shape.BAR, "unconfirmed"),
    ],
)
def test_an_event_is_drawn_by_what_is_known_of_it(kind, values, shape, state):
    make_known("talks", kind=kind, **values)
    mark = only_mark()
    assert (mark.shape, mark.state) == (shape, state)
    assert mark.is_drawn is (shape is not Shape.NONE)


@pytest.mark.parametrize(
    ("value", "start", "end", "when"),
    [
        ("2025-08-01", date(2025, 8, 1), date(2025, 8, 1), "1 August 2025"),
        ("2025-08", date(2025, 8, 1), date(2025, 8, 31), "August 2025"),
        ("[..2025-08-01]", None, date(2025, 8, 1), "by 1 August 2025"),
        ("[2025-08-01..]", date(2025, 8, 1), None, "1 August 2025 or later"),
        ("none", None, None, "no date set"),
    ],
)
def test_a_mark_has_the_days_of_its_date_and_says_them(value, start, end, when):
    make_known("talks", status="announced", date=value)
    mark = only_mark()
    assert (mark.start, mark.end, mark.when) == (start, end, when)


def test_an_event_without_any_date_says_so():
    make_known("talks", status="announced")
    assert only_mark().when == "no date on record"


def test_dates_that_nothing_decides_between_are_one_bar_over_both():
    event = make_known("talks", status="held", date="2025-06-03")
    make_claim(event=event, statement=None, kind="fact", aspect="date", value="2025-06-05")
    mark = only_mark()
    assert (mark.shape, mark.start, mark.end) == (Shape.BAR, date(2025, 6, 3), date(2025, 6, 5))
    assert mark.when == "3 June 2025 or 5 June 2025"
    assert "contested" in mark.flags
    assert "contested" in mark.title


def test_statuses_that_nothing_decides_between_are_in_doubt():
    event = make_known("talks", status="announced", date="2025-08-01")
    make_claim(event=event, statement=None, kind="fact", aspect="status", value="cancelled")
    mark = only_mark()
    assert (mark.state, mark.state_words) == ("unconfirmed", "announced or cancelled")


def test_what_is_no_meeting_took_place():
    make_known("talks", kind="call", status="held", date="2025-06-01")
    assert only_mark().state_words == "took place"


def test_a_mark_leads_to_its_event_and_says_what_is_known():
    make_known("talks", status="held", date="2025-06-01", place="Oslo, Norway")
    mark = only_mark()
    assert mark.url == "/events/talks/"
    assert mark.title == "Talks. held, 1 June 2025. Oslo, Norway"
    assert mark.support_label == "unattributed, 1 outlet"


def test_on_another_day_a_mark_leads_to_that_day():
    make_known("talks", status="announced", date="2025-08-01")
    assert only_mark(day=DAY, today=date(2026, 1, 1)).url == "/events/talks/?as_of=2025-07-01"


def test_nothing_that_was_published_later_is_a_mark():
    make_known("talks", status="announced", date="2025-08-01")
    late = make_report(published="2025-07-02")
    make_claim(
        event=make_event("later"), report=late, statement=None, aspect="status", value="announced"
    )
    make_claim(
        event=make_known("moved", status="announced", date="2025-08-02"),
        report=late,
        statement=None,
        aspect="date",
        value="2025-09-09",
    )
    marks = every_mark(ledger(today=date(2026, 1, 1)))
    assert [(mark.name, mark.when) for mark in marks] == [
        ("Talks", "1 August 2025"),
        ("Moved", "2 August 2025"),
    ]


def test_a_draft_is_no_mark():
    make_claim(event=make_event("secret"), status="draft", aspect="date", value="2025-08-01")
    assert every_mark(ledger()) == []


def test_an_event_stands_in_the_lane_of_every_series_that_counts_it():
    event = make_known("talks", status="held", date="2025-06-01")
    for slug, number in (("consultations", "1"), ("rounds", "2")):
        series = make_series(slug)
        make_claim(
            event=event, statement=None, kind="fact", aspect="ordinal", value=number, series=series
        )
    make_forecast(event=event)
    marks = every_mark(ledger())
    assert [[lane.slug for lane in mark.lanes] for mark in marks] == [
        ["consultations", "rounds"]
    ] * 2
    assert marks[0].detail == "number 1 in Consultations; number 2 in Rounds"
    assert [lane.slug for lane in marks[0].only_in("rounds").lanes] == ["rounds"]


def test_a_forecast_is_a_window_that_leads_to_its_claim():
    speaker = make_actor("anna")
    claim = make_forecast(
        event=make_known("talks", status="announced"),
        statement=make_statement(speaker, said="2025-06-10"),
        window_words="very soon",
    )
    (mark,) = (mark for mark in every_mark(ledger()) if mark.kind == FORECAST)
    assert (mark.shape, mark.start, mark.end) == (
        Shape.WINDOW,
        date(2025, 6, 10),
        date(2025, 7, 10),
    )
    assert (mark.name, mark.state, mark.url) == (
        "Forecast: Talks: held",
        "open",
        f"/claims/{claim.public_id}/",
    )
    assert mark.detail == "says Anna, 10 June 2025, “very soon”"
    assert mark.label == "open: “very soon”"
    assert mark.lanes == (OTHER,)


@pytest.mark.parametrize(
    ("day", "state"), [(date(2025, 7, 10), "open"), (date(2025, 7, 11), "overdue")]
)
def test_a_window_that_passed_is_overdue(day, state):
    make_forecast(event=make_event(), window_words="very soon")
    marks = every_mark(ledger(day=day, today=day))
    assert [mark.state for mark in marks if mark.kind == FORECAST] == [state]


@pytest.mark.parametrize(
    ("window", "start", "end", "when"),
    [
        ("../2025-09-01", date(2025, 6, 10), date(2025, 9, 1), "10 June to 1 September 2025"),
        ("2025-09-01/..", date(2025, 9, 1), None, "from 1 September 2025"),
        ("2025-09-01", date(2025, 9, 1), date(2025, 9, 1), "1 September 2025"),
    ],
)
def test_a_window_open_to_one_side(window, start, end, when):
    make_forecast(window=window)
    (mark,) = (mark for mark in every_mark(ledger()) if mark.kind == FORECAST)
    assert (mark.shape, mark.start, mark.end, mark.when) == (Shape.WINDOW, start, end, when)


def test_a_forecast_without_a_window_is_only_listed():
    issue = make_issue("flights")
    make_forecast(event=None, issue=issue, aspect="offer", value="a test flight", not_scorable=True)
    (mark,) = every_mark(ledger())
    assert (mark.shape, mark.when, mark.state) == (Shape.NONE, "no window", "not_scorable")
    assert mark.name == "Forecast: Flights, offer: a test flight"


def test_an_outlet_that_forecasts_for_itself_is_named():
    report = make_report(outlet=make_outlet("gazette"), published="2025-06-10")
    make_forecast(report=report, statement=None)
    (mark,) = (mark for mark in every_mark(ledger()) if mark.kind == FORECAST)
    assert mark.detail.startswith("says Gazette, 10 June 2025")


def test_marks_come_in_order_of_time_and_the_undated_last():
    make_known("undated", status="announced")
    make_known("later", status="announced", date="2025-08-02")
    make_known("open", status="announced", date="[..2025-08-01]")
    make_known("first", status="held", date="2025-06-01")
    assert [mark.name for mark in every_mark(ledger())] == ["First", "Open", "Later", "Undated"]


def test_marks_are_three_queries_however_many_there_are(django_assert_num_queries):
    for number in range(12):
        event = make_known(f"talks-{number}", status="announced", date=f"2025-08-{number + 1:02}")
        make_forecast(event=event)
        make_claim(event=event, aspect="ordinal", value="1", series=make_series())
    found = ledger()
    with django_assert_num_queries(3):
        assert len(every_mark(found)) == 24


def test_a_forecast_of_a_person_names_them():
    make_forecast(event=make_event("talks"), aspect="head_of_delegation", value="anna",
                  statement=make_statement(make_actor("anna")))  # fmt: skip
    (mark,) = (mark for mark in every_mark(ledger()) if mark.kind == FORECAST)
    assert mark.name == "Forecast: Talks, head of delegation: Anna"


@pytest.mark.parametrize(
    ("fields", "first", "last", "touches"),
    [
        ({}, None, None, True),
        ({}, date(2025, 6, 10), date(2025, 6, 11), True),
        ({}, date(2025, 6, 11), None, False),
        ({}, None, date(2025, 6, 9), False),
        (
            {"start": None, "shape": Shape.BAR, "end": date(2025, 6, 1)},
            date(2025, 6, 2),
            None,
            False,
        ),
        ({"end": None, "shape": Shape.BAR}, date(2030, 1, 1), None, True),
        ({"start": None, "shape": Shape.NONE}, None, None, True),
        ({"start": None, "shape": Shape.NONE}, date(2025, 1, 1), None, False),
    ],
)
def test_which_days_a_mark_touches(fields, first, last, touches):
    assert make_mark(**fields).touches(first, last) is touches


def test_an_outline_says_of_an_event_or_forecast_what_its_mark_does():
    """Whatever a mark is chosen and ordered by, read from a few columns alone."""
    make_known("undated", status="announced")
    make_known("open", status="announced", date="[..2025-08-01]")
    make_known("vague", date="2025-08~")
    make_known("none", status="not: held", date="none")
    held = make_known("first", kind="call", status="held", date="2025-06-01")
    make_claim(event=held, statement=None, kind="fact", aspect="ordinal", value="2",
               series=make_series("rounds"))  # fmt: skip
    make_forecast(event=held, window="../2025-09-01")
    make_forecast(window="2025-09-01/..")
    make_forecast(event=None, issue=make_issue(), aspect="offer", value="x", not_scorable=True)
    found = ledger()
    told = [(o.kind, o.state, o.start, o.end, o.lanes, o.is_dated) for o in outlines(found)]
    marks = every_mark(found)
    assert sorted(map(repr, told)) == sorted(
        repr((m.kind, m.state, m.start, m.end, m.lanes, m.is_drawn)) for m in marks
    )
    assert [(o.start, o.end) for o in outlines(found)] == [(m.start, m.end) for m in marks]


def test_outlines_are_four_queries_however_many_there_are(django_assert_num_queries):
    for number in range(12):
        make_forecast(event=make_known(f"talks-{number}", status="announced"))
    found = ledger()
    assert found.version == 0
    with django_assert_num_queries(4):
        assert len(outlines(found)) == 24
