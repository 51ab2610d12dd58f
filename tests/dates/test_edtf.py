"""The strict grammar: which texts are dates, and which days they can mean."""

from datetime import date

import pytest

from tracker.dates import DateError, Edtf, disjoint, parse, single_day, width


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
