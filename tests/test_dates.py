"""Dates: the strict grammar, its bounds, the words for it and the forgiving reader."""

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dates import (
    MAX_LENGTH,
    MAX_WORDING,
    DateError,
    Edtf,
    disjoint,
    parse,
    read,
    single_day,
    width,
    words,
)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-06-10", "2025-06-10", "2025-06-10"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("1000", "1000-01-01", "1000-12-31"),
        ("2999", "2999-01-01", "2999-12-31"),
        ("2026-21", "2026-03-01", "2026-05-31"),
        ("2026-22", "2026-06-01", "2026-08-31"),
        ("2026-23", "2026-09-01", "2026-11-30"),
        ("2025-24", "2025-12-01", "2026-02-28"),
        ("2027-24", "2027-12-01", "2028-02-29"),
        # A qualifier: ~ widens by one of its kind, ? by nothing, % is both.
        ("2025-03-01~", "2025-02-28", "2025-03-02"),
        ("2025-04~", "2025-03-01", "2025-05-31"),
        ("2025-01~", "2024-12-01", "2025-02-28"),
        ("2025~", "2024-01-01", "2026-12-31"),
        ("2025-22~", "2025-03-01", "2025-11-30"),
        ("2025-24~", "2025-09-01", "2026-05-31"),
        ("2025-21~", "2024-12-01", "2025-08-31"),
        ("1000~", "0999-01-01", "1001-12-31"),
        ("2999~", "2998-01-01", "3000-12-31"),
        ("2025-04?", "2025-04-01", "2025-04-30"),
        ("2025-04%", "2025-03-01", "2025-05-31"),
        # Intervals: a state that lasted.
        ("2016/2018", "2016-01-01", "2018-12-31"),
        ("2026-06-24/2026-08-31", "2026-06-24", "2026-08-31"),
        ("2022/..", "2022-01-01", ""),
        ("../2018", "", "2018-12-31"),
        ("2025-06/2025-06", "2025-06-01", "2025-06-30"),
        ("2025-06-10/2025", "2025-06-10", "2025-12-31"),
        ("2025-06-10/2025~", "2025-06-10", "2026-12-31"),
        ("2025-03~/2025-04-10", "2025-02-01", "2025-04-10"),
        # Sets: one day in there.
        ("[2025-03-24..2025-04-09]", "2025-03-24", "2025-04-09"),
        ("[2016-12..2017-01]", "2016-12-01", "2017-01-31"),
        ("[..2025-06-10]", "", "2025-06-10"),
        ("[2022..]", "2022-01-01", ""),
        ("[2025-06-10,2025-06-12]", "2025-06-10", "2025-06-12"),
        ("[2025,2025-06~]", "2025-01-01", "2025-12-31"),
        ("[2025~,2025-06-10]", "2024-01-01", "2026-12-31"),
    ],
)
def test_a_strict_date_keeps_its_text_and_knows_its_bounds(
    text: str, earliest: str, latest: str
) -> None:
    assert parse(text) == Edtf(text, day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("[2025-06-12,2025-06-10]", "[2025-06-10,2025-06-12]"),
        ("[2025-06-10,2025-06-12,2025-06-10]", "[2025-06-10,2025-06-12]"),
        ("[2025,2025]", "2025"),
        ("[2025-06]", "2025-06"),
        ("[2025-06~..2025-06~]", "2025-06~"),
    ],
)
def test_a_set_is_kept_sorted_and_says_nothing_twice(text: str, canonical: str) -> None:
    assert parse(text).text == canonical


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "An empty text is not a date; for example 2025-02"),
        ("Febuary", '"Febuary" is not a date; for example 2025-02'),
        ("10 June 2025", '"10 June 2025" is not a date; for example 2025-02'),
        (
            "2025-02-30",
            '"2025-02-30" names a day that does not exist: February 2025 has 28 days;'
            " for example 2025-02-28",
        ),
        (
            "2025-06-00",
            '"2025-06-00" names a day that does not exist: June 2025 has 30 days;'
            " for example 2025-06-30",
        ),
        ("2025-13", '"2025-13" names a month that does not exist; for example 2025-02'),
        ("2025-00", '"2025-00" names a month that does not exist; for example 2025-02'),
        ("2025-25", '"2025-25" names a month that does not exist; for example 2025-02'),
        ("2025-22-10", '"2025-22-10" names a month that does not exist; for example 2025-02'),
        ("0999", '"0999" is not in the years 1000 to 2999; for example 2025-02'),
        ("3000-01-01", '"3000-01-01" is not in the years 1000 to 2999; for example 2025-02'),
        ("2018/2016", '"2018/2016" ends before it begins; for example 2016/2018'),
        ("2025-06-10/2025-06-09", '"2025-06-10/2025-06-09" ends before it begins'),
        ("2025-04~/2025-03~", '"2025-04~/2025-03~" ends before it begins'),
        ("[2025-04..2025-03-31]", '"[2025-04..2025-03-31]" ends before it begins'),
        ("2025-06-10/2025-13", '"2025-06-10/2025-13" names a month that does not exist'),
        ("9" * 30, "is not a date"),
        ("٢٠٢٥-٠٦", '"٢٠٢٥-٠٦" is not a date'),
        ("２０２５", "is not a date"),
        ("2025\n", '"2025�" is not a date'),
        ("2025-06\x00", '"2025-06�" is not a date'),
        ("\u202e2025", '"�2025" is not a date'),
        ("\ud800", '"�" is not a date'),
        ("2025-" * 10_000, '"2025-2025-2025-2025-2025-2025-2025-2025-…" is too long for a date'),
        ("2025-6-1", "is not a date"),
        ("2025~~", "is not a date"),
        ("~2025", "is not a date"),
        ("2025-06-XX", "is not a date"),
        ("-2025", "is not a date"),
        ("2025-06-10T12:00", "is not a date"),
        ("/2025", '"/2025" is not a date'),
        ("2025/", '"2025/" is not a date'),
        ("../..", '"../.." is not a date'),
        ("2016/2017/2018", "is not a date"),
        ("[..]", r'"[..]" is not a date'),
        ("[]", '"[]" is not a date'),
        ("[2025,]", '"[2025,]" is not a date'),
        ("[2025..2026", "is not a date"),
        ("2025..2026", "is not a date"),
        ("[2025..2026..2027]", "is not a date"),
        ("[2025/2026]", "is not a date"),
        ("[2025..2026]~", "is not a date"),
        ("[[2025]]", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence_with_an_example(text: str, problem: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse(text)

    assert problem in str(refusal.value)
    assert "; for example " in str(refusal.value)
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-06-10", "10 June 2025"),
        ("2025-06", "June 2025"),
        ("2025", "2025"),
        ("2026-22", "summer 2026"),
        ("2026-23", "autumn 2026"),
        ("2025-24", "winter 2025–26"),
        ("1999-24", "winter 1999–2000"),
        ("2025-04~", "around April 2025"),
        ("2025-04?", "possibly April 2025"),
        ("2025-04%", "possibly around April 2025"),
        ("2016/2018", "2016 to 2018"),
        ("2026-06-24/2026-08-31", "24 June to 31 August 2026"),
        ("2026-06-23/2026-06-24", "23–24 June 2026"),
        ("2025-12-30/2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2025-06/2025-08", "June to August 2025"),
        ("2026-21/2026-23", "spring to autumn 2026"),
        ("2025-24/2026-21", "winter 2025–26 to spring 2026"),
        ("2026-22/2026-24", "summer 2026 to winter 2026–27"),
        ("2025-04~/2025-06", "around April 2025 to June 2025"),
        ("2025-06/2025-06", "throughout June 2025"),
        ("2025-06-10/2025", "10 June 2025 to 2025"),
        ("2022/..", "from 2022"),
        ("../2025-06-10", "until 10 June 2025"),
        ("../2018", "until the end of 2018"),
        ("[2025-03-24..2025-04-09]", "between 24 March and 9 April 2025"),
        ("[2025-06-10..2025-06-24]", "between 10 and 24 June 2025"),
        ("[2026-06-23..2026-06-24]", "23–24 June 2026"),
        ("[2025-06-30..2025-07-01]", "between 30 June and 1 July 2025"),
        ("[2016-12..2017-01]", "between December 2016 and January 2017"),
        ("[..2025-06-10]", "by 10 June 2025"),
        ("[..2025-06]", "by the end of June 2025"),
        ("[..2025-06~]", "by around June 2025"),
        ("[2022..]", "2022 or later"),
        ("[2025-06-10,2025-06-12]", "10 or 12 June 2025"),
        ("[2025-06-10,2025-06-12,2025-06-14]", "10, 12 or 14 June 2025"),
        ("[2025-03,2025-06]", "March or June 2025"),
        ("[2024-06-10,2025-05-03,2025-05-12]", "10 June 2024, 3 May 2025 or 12 May 2025"),
    ],
)
def test_a_date_is_shown_in_words_that_the_reader_takes_back(text: str, said: str) -> None:
    assert words(text) == said
    assert words(parse(text)) == said
    if text != "[2026-06-23..2026-06-24]":
        assert read(said) == parse(text)


def test_two_neighbouring_days_are_worded_alike_and_read_as_an_interval() -> None:
    assert words("[2026-06-23..2026-06-24]") == words("2026-06-23/2026-06-24")
    assert read("23–24 June 2026").text == "2026-06-23/2026-06-24"


def test_words_refuse_what_is_no_strict_date() -> None:
    with pytest.raises(DateError):
        words("10 June 2025")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        # EDTF itself, with spaces where people put them.
        ("2025-06-10", "2025-06-10"),
        (" 2025-06 ", "2025-06"),
        ("2016 / 2018", "2016/2018"),
        ("[ 2025-03-24 .. 2025-04-09 ]", "[2025-03-24..2025-04-09]"),
        ("[2025-06-12, 2025-06-10]", "[2025-06-10,2025-06-12]"),
        # Days.
        ("10 June 2025", "2025-06-10"),
        ("10 JUNE 2025", "2025-06-10"),
        ("June 10, 2025", "2025-06-10"),
        ("June 10 2025", "2025-06-10"),
        ("10 June, 2025", "2025-06-10"),
        ("10 June 2025.", "2025-06-10"),
        ("10\u00a0June\t2025", "2025-06-10"),
        ("10.06.2025", "2025-06-10"),
        ("1.6.2025", "2025-06-01"),
        ("10. June 2025", "2025-06-10"),
        ("2025-6-1", "2025-06-01"),
        ("2025–06–10", "2025-06-10"),
        ("Feb. 27 2025", "2025-02-27"),
        ("27 Feb 2025", "2025-02-27"),
        ("Sept. 3, 2025", "2025-09-03"),
        ("10th June 2025", "2025-06-10"),
        ("the 10th of June 2025", "2025-06-10"),
        ("on June 1st, 2025", "2025-06-01"),
        ("Tuesday, 10 June 2025", "2025-06-10"),
        ("Tue 10 June 2025", "2025-06-10"),
        # Months, seasons, years.
        ("June 2025", "2025-06"),
        ("in June 2025", "2025-06"),
        ("June, 2025", "2025-06"),
        ("2025", "2025"),
        ("summer 2026", "2026-22"),
        ("the summer of 2026", "2026-22"),
        ("fall 2026", "2026-23"),
        ("winter 2025", "2025-24"),
        ("winter 2025/26", "2025-24"),
        ("the winter of 2025-2026", "2025-24"),
        # Qualifiers.
        ("around April 2025", "2025-04~"),
        ("about 10 June 2025", "2025-06-10~"),
        ("circa 2016", "2016~"),
        ("c. 2016", "2016~"),
        ("c.2016", "2016~"),
        ("ca. April 2025", "2025-04~"),
        ("approximately 2016", "2016~"),
        ("around 2025-04", "2025-04~"),
        ("April 2025~", "2025-04~"),
        ("April 2025?", "2025-04?"),
        ("April 2025 (?)", "2025-04?"),
        ("probably April 2025", "2025-04?"),
        ("perhaps around April 2025", "2025-04%"),
        ("around April 2025?", "2025-04%"),
        ("April 2025%", "2025-04%"),
        # One side only.
        ("before 10 April 2025", "[..2025-04-09]"),
        ("before 2025-04-10", "[..2025-04-09]"),
        ("before April 2025", "[..2025-03-31]"),
        ("prior to 2022", "[..2021-12-31]"),
        ("before the end of summer 2026", "[..2026-22]"),
        ("before the beginning of 2022", "[..2021-12-31]"),
        ("by 10 April 2025", "[..2025-04-10]"),
        ("by June 2025", "[..2025-06]"),
        ("by the end of June 2025", "[..2025-06]"),
        ("on or before 10 April 2025", "[..2025-04-10]"),
        ("no later than 10 April 2025", "[..2025-04-10]"),
        ("10 April 2025 or earlier", "[..2025-04-10]"),
        ("after 10 April 2025", "[2025-04-11..]"),
        ("after April 2025", "[2025-05-01..]"),
        ("after the end of 2022", "[2023-01-01..]"),
        ("on or after 10 April 2025", "[2025-04-10..]"),
        ("not before 10 April 2025", "[2025-04-10..]"),
        ("2022 or later", "[2022..]"),
        ("since 2022", "2022/.."),
        ("since the start of 2022", "2022/.."),
        ("from 2022", "2022/.."),
        ("from 2022 onwards", "2022/.."),
        ("until 10 June 2025", "../2025-06-10"),
        ("until the end of 2018", "../2018"),
        # Both sides.
        ("from 2016 to 2018", "2016/2018"),
        ("from March until June 2025", "2025-03/2025-06"),
        ("2016 to 2018", "2016/2018"),
        ("2016-2018", "2016/2018"),
        ("2016 – 2018", "2016/2018"),
        ("2025-06-10 - 2025-06-12", "2025-06-10/2025-06-12"),
        ("23-24 June 2026", "2026-06-23/2026-06-24"),
        ("23. - 24.06.2026", "2026-06-23/2026-06-24"),
        ("June 23–24, 2026", "2026-06-23/2026-06-24"),
        ("June 23 to 24, 2026", "2026-06-23/2026-06-24"),
        ("24 June to 31 August 2026", "2026-06-24/2026-08-31"),
        ("June 24 – August 31, 2026", "2026-06-24/2026-08-31"),
        ("10 December 2025 to 12 January 2026", "2025-12-10/2026-01-12"),
        ("10 June 2025 to 12 July", "2025-06-10/2025-07-12"),
        ("June-August 2026", "2026-06/2026-08"),
        ("around 2016 to 2018", "2016~/2018"),
        ("throughout June 2025", "2025-06/2025-06"),
        ("between 24 March and 9 April 2025", "[2025-03-24..2025-04-09]"),
        ("between March 24 and April 9, 2025", "[2025-03-24..2025-04-09]"),
        ("between 2016 and 2018", "[2016..2018]"),
        ("between 10 and 12 June 2025", "[2025-06-10..2025-06-12]"),
        # One of several.
        ("10 or 12 June 2025", "[2025-06-10,2025-06-12]"),
        ("10, 12 or 14 June 2025", "[2025-06-10,2025-06-12,2025-06-14]"),
        ("June 10, 2025 or June 12, 2025", "[2025-06-10,2025-06-12]"),
        ("March or June 2025", "[2025-03,2025-06]"),
    ],
)
def test_the_reader_takes_what_an_editor_types(typed: str, text: str) -> None:
    assert read(typed) == parse(text)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "An empty text is not a date; for example 2025-02"),
        (" \t\n", "An empty text is not a date; for example 2025-02"),
        ("Febuary", '"Febuary" is not a date; for example 2025-02'),
        ("  Febuary 2025 ", '"Febuary 2025" is not a date; for example 2025-02'),
        ("today", '"today" is not a date; for example 2025-02'),
        (
            "30 February 2025",
            '"30 February 2025" names a day that does not exist: February 2025 has 28 days;'
            " for example 2025-02-28",
        ),
        ("2025-02-30", '"2025-02-30" names a day that does not exist'),
        ("0 June 2025", '"0 June 2025" names a day that does not exist'),
        ("10.0.2025", '"10.0.2025" names a month that does not exist'),
        ("10.13.2025", '"10.13.2025" names a month that does not exist'),
        ("10.22.2025", '"10.22.2025" names a month that does not exist'),
        ("2016-18", '"2016-18" names a month that does not exist'),
        ("around 2016-18", '"around 2016-18" names a month that does not exist'),
        ("10 June 0999", '"10 June 0999" is not in the years 1000 to 2999'),
        ("after 2999", '"after 2999" is not in the years 1000 to 2999'),
        ("before 1000", '"before 1000" is not in the years 1000 to 2999'),
        ("10 June", '"10 June" has no year; for example 10 June 2025'),
        ("June", '"June" has no year; for example 10 June 2025'),
        ("10 to 12 June", '"10 to 12 June" has no year; for example 10 June 2025'),
        ("10", '"10" is not a date'),
        ("10 June 25", '"10 June 25" is not a date'),
        ("10 to summer 2026", '"10 to summer 2026" is not a date'),
        ("10 to June 2026", '"10 to June 2026" is not a date'),
        ("Tuesday June 2025", '"Tuesday June 2025" is not a date'),
        (
            "Monday, 10 June 2025",
            '"Monday, 10 June 2025" names the wrong weekday: that day is a Tuesday;'
            " for example 10 June 2025",
        ),
        (
            "10/06/2025",
            '"10/06/2025" could be read day first or month first; for example 2025-06-10',
        ),
        ("10-06-2025", '"10-06-2025" could be read day first or month first'),
        ("early 2025", '"early 2025" does not say which days it covers; for example between '),
        ("late 2025", '"late 2025" does not say which days it covers'),
        ("mid-June 2025", '"mid-June 2025" does not say which days it covers'),
        ("the end of June 2025", '"the end of June 2025" does not say which days it covers'),
        ("by early 2025", '"by early 2025" does not say which days it covers'),
        ("winter 2025-28", '"winter 2025-28" is not a date'),
        ("from 2018 to 2016", '"from 2018 to 2016" ends before it begins; for example 2016/2018'),
        ("December to January 2026", '"December to January 2026" ends before it begins'),
        ("between April 2025 and March 2025", "ends before it begins"),
        ("before around April 2025", '"before around April 2025" needs a plain date'),
        ("20 25", '"20 25" is not a date'),
        ("2025-06..", '"2025-06.." is not a date'),
        ("2025 or", '"2025 or" is not a date'),
        ("10 and 12 June 2025", "is not a date"),
        ("10 June 2025 14:30", "is not a date"),
        ("١٠ June 2025", "is not a date"),
        ("10 June 2025\x00", '"10 June 2025�" is not a date'),
        ("10\x0bJune 2025", '"10�June 2025" is not a date'),
        ("\u202e10 June 2025", "is not a date"),
        ("\ud800", "is not a date"),
        ("9" * 30, "is not a date"),
        ("9" * 30 + " June 2025", "is not a date"),
        ("x" * (MAX_WORDING + 1), "is too long for a date"),
        (" or ".join(str(n) for n in range(1, 28)) + " June 2025", "is too long for a date"),
    ],
)
def test_the_reader_refuses_what_careful_people_would_read_differently(
    typed: str, problem: str
) -> None:
    with pytest.raises(DateError) as refusal:
        read(typed)

    assert problem in str(refusal.value)
    assert "; for example " in str(refusal.value)
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(
    "typed",
    ["9" * 1_000_000, "10 June " * 100_000, "to " * 100, "between " * 37, " or ".join("1" * 90)],
)
def test_a_hostile_text_is_refused_at_once(typed: str) -> None:
    start = time.process_time()
    with pytest.raises(DateError):
        read(typed)
    with pytest.raises(DateError):
        parse(typed)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("a", "b", "disagree"),
    [
        ("2025-06-10", "2025-06-11", True),
        ("2025-06-10", "2025-06", False),
        ("2025-06-10", "2025-06-11~", False),
        ("2016/2018", "[2016-12..2017-01]", False),
        ("2016/2018", "[2022..]", True),
        ("[..2025-06-10]", "2025-06-10", False),
        ("[..2025-06-10]", "2025-06-11", True),
        ("2022/..", "../2021", True),
        ("2022/..", "../2022", False),
    ],
)
def test_two_dates_disagree_only_if_their_ranges_are_disjoint(
    a: str, b: str, disagree: bool
) -> None:
    assert disjoint(parse(a), parse(b)) is disagree


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025-06-10", 1),
        ("2025-06-10~", 3),
        ("2025-06", 30),
        ("2024", 366),
        ("[2026-06-23..2026-06-24]", 2),
        ("[..2025-06-10]", None),
        ("2022/..", None),
    ],
)
def test_a_date_is_as_wide_as_the_days_it_can_mean(text: str, days: int | None) -> None:
    assert width(parse(text)) == days


def test_a_calendar_day_becomes_a_date_of_one_day() -> None:
    assert single_day(date(2025, 6, 10)) == parse("2025-06-10")
    with pytest.raises(DateError):
        single_day(date(1, 1, 1))


@st.composite
def points(draw: st.DrawFn) -> str:
    on = draw(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
    season = draw(st.integers(21, 24))
    text = draw(st.sampled_from([f"{on}", f"{on:%Y-%m}", f"{on:%Y}", f"{on:%Y}-{season}"]))
    return text + draw(st.sampled_from(["", "", "", "~", "?", "%"]))


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[str, ...]:
    """Days close together, where the words leave out months and years."""
    start = draw(st.dates(date(1000, 1, 1), date(2999, 1, 1)))
    days = draw(st.lists(st.integers(0, 70), min_size=2, max_size=4))
    return tuple(f"{start + timedelta(days=n)}" for n in sorted(days))


@st.composite
def edtf(draw: st.DrawFn) -> Edtf:
    several = st.lists(points(), min_size=2, max_size=4).map(tuple)
    first, *others = draw(neighbours() | several)
    pair = sorted(
        [first, others[0]], key=lambda text: parse(text.rstrip("~?%")).earliest or date.min
    )
    text = draw(
        st.sampled_from(
            [
                first,
                f"{first}/..",
                f"../{first}",
                f"[{first}..]",
                f"[..{first}]",
                "/".join(pair),
                f"[{'..'.join(pair)}]",
                f"[{','.join([first, *others])}]",
            ]
        )
    )
    return parse(text)


@given(edtf())
def test_canonical_text_reads_as_itself(value: Edtf) -> None:
    assert parse(value.text) == value
    assert len(value.text) <= MAX_LENGTH


@given(edtf())
def test_words_lose_nothing(value: Edtf) -> None:
    understood = read(words(value))

    both_days = width(value) == 2 and value.text.startswith("[") and "–" in words(value)
    expected = parse(value.text.strip("[]").replace("..", "/")) if both_days else value
    assert understood == expected


@given(edtf())
def test_bounds_are_in_order(value: Edtf) -> None:
    assert value.earliest or value.latest
    if value.earliest and value.latest:
        assert value.earliest <= value.latest


@given(edtf(), edtf())
def test_disagreeing_is_mutual_and_never_with_itself(a: Edtf, b: Edtf) -> None:
    assert disjoint(a, b) is disjoint(b, a)
    assert not disjoint(a, a)


@given(points().map(lambda text: text.rstrip("~?%")))
def test_widening_contains_the_plain_date(text: str) -> None:
    plain, around, unsure, both = (parse(text + sign) for sign in ("", "~", "?", "%"))

    assert around.earliest is not None
    assert around.latest is not None
    assert plain.earliest is not None
    assert plain.latest is not None
    assert around.earliest < plain.earliest <= plain.latest < around.latest
    assert (unsure.earliest, unsure.latest) == (plain.earliest, plain.latest)
    assert (both.earliest, both.latest) == (around.earliest, around.latest)


WORDS = (
    "2025 06 10 31 0 2025-06 10.06.2025 June feb. summer winter 2025/26 3rd monday"
    " between and before from to or by since the end of around possibly . - – / .. [ ] , ~ ? % (?)"
    " \x00"
)
near_misses = st.lists(st.sampled_from(WORDS.split(" ")), max_size=9)


def outcome(reader: Callable[[str], Edtf], text: str) -> Edtf | str:
    try:
        return reader(text)
    except DateError as refusal:
        return str(refusal)


@given(st.text() | near_misses.map(" ".join) | near_misses.map("".join))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    for result in (outcome(parse, text), outcome(read, text)):
        if isinstance(result, str):
            assert "; for example " in result
            assert result.isprintable()
        else:
            assert parse(result.text) == result
            assert len(result.text) <= MAX_LENGTH
            assert words(result)
