"""The slip chart: promises one below the other, what came, and the same as a list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import Came, Promised, slip
from dashboard.charts.arrangement import WIDTH
from tracker.ledger import Ledger

TODAY = date(2025, 9, 1)
SAID = date(2025, 6, 10)


def promised(said=SAID, days=30, **fields):
    own = {
        "said": said,
        "start": said,
        "end": said + timedelta(days=days),
        "said_words": "10 June 2025",
        "speaker": "Ann",
        "words": "very soon",
        "window": "by 10 July 2025",
        "state": "overdue",
        "state_words": "overdue",
        "url": "/claims/x/",
    }
    return Promised(**{**own, **fields})


def came(state="nothing", start=None, end=None, words="nothing yet"):
    return Came(state, start, end or start, "Talks", words, "as of today", "/events/talks/")


def drawn(promises, rows, day=TODAY, today=TODAY):
    return slip(Ledger(day, today), "slip-talks", "Talks", promises, rows)


def test_promises_stand_in_the_order_given_and_what_came_below_them():
    chart = drawn([promised(), promised(SAID + timedelta(days=20))], [came()])
    first, second, last = chart["marks"]
    assert first["y"] < second["y"] < last["y"] < chart["height"]
    assert first["x"] < second["x"]
    assert [row["shape"] for row in chart["marks"]] == ["window", "window", "point"]
    assert chart["today_x"] == last["x"]
    assert chart["today"] == "today"


def test_a_mark_says_in_words_who_promised_what_and_what_became_of_it():
    (mark, *_) = drawn([promised()], [came()])["marks"]
    assert mark["title"] == ("10 June 2025, Ann: “very soon”, which means by 10 July 2025: overdue")
    assert (mark["label"], mark["outcome"]) == ("10 June 2025, Ann: “very soon”", "overdue")


def test_a_promise_without_days_is_a_dot_on_the_day_it_was_said():
    promise = promised(start=None, end=None, window="", state="not_scorable")
    chart = drawn([promise, promised()], [came()])
    mark = chart["marks"][0]
    assert (mark["shape"], mark["width"], mark["said_x"]) == ("", 0, mark["x"])
    assert "names no days" in mark["title"]
    assert "names no days" in chart["occasions"][0]["title"]


def test_a_window_that_opens_later_begins_away_from_the_day_it_was_said():
    mark = drawn([promised(start=SAID + timedelta(days=60), days=90)], [came()])["marks"][0]
    assert mark["said_x"] < mark["x"]
    assert mark["ring_x"] < mark["said_x"]
    assert mark["ring_x"] + mark["ring_width"] > mark["x"] + mark["width"]


def test_what_is_still_awaited_is_dotted_to_the_day_shown():
    mark = drawn([promised(waited=TODAY)], [came()])["marks"][0]
    chart = drawn([promised(waited=TODAY)], [came()])
    assert mark["x"] + mark["width"] + mark["waited"] == chart["today_x"]


def test_the_day_it_was_held_is_a_line_through_all_promises():
    held = date(2025, 7, 20)
    chart = drawn([promised()], [came("held", held, words="held")])
    assert chart["held"] == [chart["marks"][1]["x"]]
    assert chart["marks"][0]["x"] + chart["marks"][0]["width"] < chart["held"][0]
    # What is settled needs no axis that runs to today.
    assert chart["today_x"] is None


def test_a_date_known_to_a_range_is_a_bar():
    mark = drawn([promised()], [came("held", date(2025, 7, 1), date(2025, 7, 31))])["marks"][1]
    assert mark["shape"] == "bar"
    assert mark["width"] > 0


def test_what_was_called_off_is_struck():
    chart = drawn([promised(state="called_off")], [came("cancelled", SAID)])
    promise, event = chart["marks"]
    assert promise["is_struck"]
    assert event["is_struck"]
    # At the end of the days that were promised: elsewhere it would look like a date.
    assert promise["strike_x"] == promise["x"] + promise["width"]
    assert event["strike_x"] == event["x"]


def test_what_was_held_on_an_unknown_day_has_no_mark_but_its_words():
    mark = drawn([promised()], [came("held", words="held, no date on record")])["marks"][1]
    assert (mark["shape"], mark["outcome"]) == ("none", "held, no date on record")


def test_the_key_has_each_outcome_once():
    chart = drawn([promised(), promised(), promised(state="kept")], [came()])
    assert [entry["status"] for entry in chart["legend"]] == ["overdue", "kept"]


def test_the_list_has_every_mark_with_its_link():
    chart = drawn([promised(), promised(url="/claims/y/")], [came()])
    assert [row["url"] for row in chart["occasions"]] == [row["url"] for row in chart["marks"]]
    assert chart["occasions"][0]["title"] == "Ann: “very soon”, which means by 10 July 2025"
    assert chart["occasions"][2]["text"] == "nothing yet"


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1, max_size=6), DAYS)
def test_every_mark_lies_on_the_drawing(windows, day):
    chart = drawn([promised(said, days) for said, days in windows], [came()], day, day)
    for mark in chart["marks"]:
        assert 0 <= mark["x"] <= mark["x"] + mark["width"] <= WIDTH
        assert mark["ring_width"] >= 24


@pytest.mark.parametrize("state", ["open", "kept", "late", "overdue", "called_off"])
def test_the_words_of_an_outcome_stand_beside_its_colour(state):
    chart = drawn([promised(state=state, state_words=f"it is {state}")], [came()])
    assert chart["marks"][0]["outcome"] == f"it is {state}"
