"""Where marks stand: the axis, its labels, and rows in which nothing collides."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.arrangement import (
    EDGE,
    LABEL_LIMIT,
    LETTER,
    REACH,
    ROW,
    TICK_ROOM,
    WIDTH,
    Axis,
    arrange,
    axis,
    shortened,
)
from dashboard.charts.marks import OTHER, Lane, Shape
from tests.charts.making import make_mark

TODAY = date(2025, 7, 1)
IRRITANTS = Lane("Irritants", "irritants")
ROUNDS = Lane("Rounds", "rounds")


def arranged(*marks, first=None, last=None):
    return arrange(marks, TODAY, axis(marks, TODAY, first, last))


def test_the_axis_holds_every_mark_and_the_day_with_air():
    shown = axis([make_mark(start=date(2025, 2, 18))], TODAY)
    assert shown.first < date(2025, 2, 18)
    assert shown.last > TODAY


def test_the_axis_of_nothing_is_about_the_day():
    shown = axis([], TODAY)
    assert shown.covers(TODAY)


def test_the_days_asked_for_are_the_edges():
    shown = axis([make_mark()], TODAY, date(2024, 1, 1), date(2024, 12, 31))
    assert (shown.first, shown.last) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (shown.x(shown.first), shown.x(shown.last)) == (EDGE, WIDTH - EDGE)


def test_an_end_asked_for_before_all_that_is_known_still_makes_an_axis():
    shown = axis([make_mark()], TODAY, first=date(2990, 1, 1))
    assert shown.last > shown.first


days = st.dates(date(1000, 1, 1), date(2999, 12, 1))


@given(days, st.integers(28, 700_000))
def test_labels_of_the_axis_have_room_and_are_in_order(first, length):
    shown = Axis(first, min(first + timedelta(days=length), date(3000, 1, 1)))
    places = [shown.x(day) for day, _ in shown.ticks()]
    assert places == sorted(places)
    assert all(b - a >= TICK_ROOM * 0.85 for a, b in pairwise(places))


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        (date(2025, 4, 30), ["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025"]),
        (date(2026, 12, 31), ["Jan 2025", "Mar 2025", "May 2025"]),
        (date(2034, 12, 31), ["2025", "2026", "2027"]),
        (date(2200, 12, 31), ["2040", "2060", "2080"]),
    ],
)
def test_the_longer_the_time_the_rarer_its_labels(last, labels):
    shown = Axis(date(2025, 1, 1), last)
    assert [label for _, label in shown.ticks()][: len(labels)] == labels


def test_lanes_are_by_title_and_those_of_no_series_last():
    marks = [
        make_mark("a", lanes=(OTHER,)),
        make_mark("b", lanes=(ROUNDS,)),
        make_mark("c", lanes=(IRRITANTS, ROUNDS)),
    ]
    found = arranged(*marks)
    assert [band.title for band in found.bands] == ["Irritants", "Rounds", OTHER.title]
    assert sorted(place.mark.name for place in found.places) == ["a", "b", "c", "c"]


def test_marks_of_one_day_stand_under_each_other():
    ys = [place.y for place in arranged(make_mark("a"), make_mark("b"), make_mark("c")).places]
    assert ys == [ys[0], ys[0] + ROW, ys[0] + 2 * ROW]


def test_a_label_stands_to_the_left_where_there_is_no_room_to_the_right():
    early, late = arranged(
        make_mark("Early", start=date(2025, 1, 1)),
        make_mark("A meeting of this very day", start=TODAY),
    ).places
    assert (early.label_is_left, late.label_is_left) == (False, True)


def test_in_a_crowd_marks_stand_without_their_words():
    places = arranged(*(make_mark(f"Talks number {n}") for n in range(12))).places
    assert [bool(place.label) for place in places] == [True] * 8 + [False] * 4


def test_an_open_end_runs_to_the_edge():
    mark = make_mark(shape=Shape.BAR, start=None, end=date(2025, 6, 1))
    (place,) = arranged(mark).places
    assert place.left == EDGE
    (place,) = arranged(make_mark(shape=Shape.BAR, start=date(2025, 6, 1), end=None)).places
    assert place.right == WIDTH - EDGE


def test_what_reaches_beyond_the_days_asked_for_is_cut_there():
    mark = make_mark(shape=Shape.WINDOW, start=date(2025, 1, 1), end=date(2025, 12, 31))
    (place,) = arranged(mark, first=date(2025, 3, 1), last=date(2025, 4, 1)).places
    assert (place.left, place.right) == (EDGE, WIDTH - EDGE)
    assert (place.start, place.end) == (date(2025, 3, 1), date(2025, 4, 1))


spans = st.tuples(
    st.dates(date(2024, 1, 1), date(2026, 1, 1)),
    st.integers(0, 200),
    st.text("abcdefgh ", min_size=1, max_size=60),
)


@given(st.lists(spans, min_size=1, max_size=40))
def test_no_mark_and_no_label_covers_another_or_leaves_the_drawing(found):
    marks = [
        make_mark(
            f"{n}",
            label=label,
            start=start,
            end=start + timedelta(days=length),
            shape=Shape.BAR if length else Shape.DIAMOND,
        )
        for n, (start, length, label) in enumerate(found)
    ]
    arrangement = arranged(*marks)
    boxes = [(place.y, *extent(place)) for place in arrangement.places]
    assert len(boxes) == len(marks)
    for (y, left, right), (other_y, other_left, other_right) in combinations(boxes, 2):
        assert y != other_y or right <= other_left or other_right <= left
    assert all(left >= -REACH and right <= WIDTH + REACH for _, left, right in boxes)
    assert all(place.y + ROW // 2 <= arrangement.height for place in arrangement.places)


def extent(place):
    words = len(place.label) * LETTER
    left, right = place.left - REACH, place.right + REACH
    return (left - words, right) if place.label_is_left else (left, right + words)


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Istanbul talks", "Istanbul talks"),
        ("a" * LABEL_LIMIT, "a" * LABEL_LIMIT),
        (
            "Talks about everything that was ever at issue",
            "Talks about everything that was ever at…",
        ),
        ("a" * 90, "a" * LABEL_LIMIT + "…"),
    ],
)
def test_long_labels_are_cut_at_a_word(label, short):
    assert shortened(label) == short
