"""Days in a text: which are read, and which are left alone because they could be two."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.intake.times.days import dated


def days(text: str) -> list[date]:
    return [found.first for found in dated(text)]


@pytest.mark.parametrize(
    "text",
    [
        "2025-06-10",
        "2025-06-10T09:23:00+03:00",
        "2025-06-10T0923",
        "10.06.2025",
        "10:59 10.06.2025 •",
        "10.6.2025, 09:23",
        "June 10, 2025",
        "June 10, 2025 9:23 AM",
        "june 10 2025",
        "Jun. 10, 2025",
        "Jun 10th, 2025",
        "10 June 2025",
        "10th of June 2025",
        "10 June, 2025",
        "Tuesday, 10 June 2025",
        "10 июня 2025",
        "10 июня 2025 года",
        "10 ИЮНЯ 2025 г.",
    ],
)
def test_a_day_is_read_as_pages_write_it(text: str) -> None:
    assert days(text) == [date(2025, 6, 10)]


@pytest.mark.parametrize(("text", "day"), [("26/06/2026", 26), ("06/26/2026", 26), ("6/6/2026", 6)])
def test_slashes_are_read_where_only_one_order_makes_a_day(text: str, day: int) -> None:
    assert days(text) == [date(2026, 6, day)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10/06/2025",
        "13/13/2025",
        "31.02.2025",
        "February 30, 2025",
        "2025-13-01",
        "June 2025",
        "June 10",
        "10.06.25",
        "1.10.06.2025",
        "10.06.2025.1",
        "id-2025-06-10-1",
        "June 10, 20255",
        "Marching 10, 2025",
        "Monday, June 10",
    ],
)
def test_what_is_no_day_or_could_be_two_is_left_alone(text: str) -> None:
    assert days(text) == []


def test_days_come_in_order_with_their_words_and_places() -> None:
    text = "From June 10, 2025 to 11.06.2025, and on 2025-06-12."
    found = list(dated(text))
    assert [day.first.day for day in found] == [10, 11, 12]
    assert [text[day.start : day.end] for day in found] == [
        "June 10, 2025",
        "11.06.2025",
        "2025-06-12",
    ]


def test_neighbouring_days_are_each_found_once() -> None:
    assert len(days("10.06.2025 " * 50)) == 50


def test_a_day_is_read_the_same_wherever_it_stands() -> None:
    for width in range(60):
        text = f"2025{' ' * width} June 10, 2025 {' ' * width}10.06.20255"
        assert days(text) == [date(2025, 6, 10)]
