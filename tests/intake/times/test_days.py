"""Tests of tracker/intake/times/days.py."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import dates
from tracker.intake.times.days import days_named, said_on

AROUND = date(2025, 6, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met on Feb. 27 and April 10 in Geneva", ["2025-02-27", "2025-04-10"]),
        ("on 27 February 2024", ["2024-02-27"]),
        ("on February 27, 2024, and", ["2024-02-27"]),
        ("on March 3 and 4", ["2025-03-03", "2025-03-04"]),
        ("on 3 and 4 March", ["2025-03-03", "2025-03-04"]),
        ("on June 23-24", ["2025-06-23/2025-06-24"]),
        ("on December 30", ["2024-12-30"]),
        ("in March 2024", ["2024-03"]),
        ("seized between 2016 and 2018", ["2016/2018"]),
        ("expired in early 2026", ["[2026-01..2026-04]"]),
        ("since 2022", ["2022"]),
        ("a call last Wednesday", ["2025-06-04"]),
        ("a call last Tuesday", ["2025-06-03"]),
        # This week has had a Monday, and so had the one before.
        ("a call last Monday", ["[2025-06-02,2025-06-09]"]),
        ("on 26/06/2026, on 10/06/2025", ["2026-06-26"]),
        ("we may 10 of us march 3 abreast", []),
        ("on 3 march 2025", ["2025-03-03"]),
        ("10 апреля в Стамбуле", ["2025-04-10"]),
        ("27 февраля и 10 апреля", ["2025-02-27", "2025-04-10"]),
        ("23–24 июня 2026 года", ["2026-06-23/2026-06-24"]),
        ("в начале 2026 года", ["[2026-01..2026-04]"]),
        ("в прошлую среду", ["2025-06-04"]),
        ("10:59 26.06.2026", ["2026-06-26"]),
        ("on 2025-02-18", ["2025-02-18"]),
        ("on February 31", []),
        ("the march of 20 men, in may 5%", []),
        ("12-hour session of 3 rounds", []),
        ("", []),
    ],
)
def test_days_are_read_out_of_running_text(text: str, expected: list[str]) -> None:
    assert [day.value for day in days_named(text, AROUND)] == expected


def test_without_a_day_around_a_day_without_a_year_is_none() -> None:
    assert days_named("on April 10 and last Monday", None) == ()
    assert [day.value for day in days_named("on April 10, 2025", None)] == ["2025-04-10"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("told reporters on Tuesday", "2025-06-10"),
        ("told reporters last Wednesday", "2025-06-04"),
        ("told reporters last Monday", ""),
        ("told reporters yesterday", "2025-06-09"),
        ("said on December 30", "2024-12-30"),
        ("said on 3 June and again on 5 June", ""),
        ("said after talks held on June 3", ""),
        ("said where he sat, may it please you", ""),
        ("сказал в понедельник", "2025-06-09"),
        ("заявил 3 июня", "2025-06-03"),
    ],
)
def test_the_day_of_speech_is_the_last_such_day_before_the_report(words: str, day: str) -> None:
    assert said_on(words, AROUND) == day


def test_it_says_where_the_words_stand_and_whether_the_year_is_said() -> None:
    text = "They met on April 10 and on 3 May 2024."
    first, second = days_named(text, AROUND)
    assert (text[first.start : first.end], first.has_year) == ("April 10", False)
    assert (text[second.start : second.end], second.has_year) == ("3 May 2024", True)


@given(
    st.text(alphabet="0123456789 .-–,/abcdefyMarchJune апреляи", max_size=60),
    st.dates(date(1000, 1, 1)),
)
def test_whatever_is_found_is_a_date(text: str, around: date) -> None:
    for day in days_named(text, around):
        assert dates.parse(day.value).text == day.value


@pytest.mark.parametrize("piece", ["1 ", "1, ", "March ", "1 and ", "in ", "between 2016 ", " "])
def test_long_rows_of_what_might_be_dates_are_read_in_a_moment(piece: str) -> None:
    assert len(list(days_named(piece * 50_000, AROUND))) <= 50_000
