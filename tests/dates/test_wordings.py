"""The forgiving reader: what editors type, and what it will not guess."""

import time

import pytest

from tracker.dates import MAX_WORDING, DateError, parse, read


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
