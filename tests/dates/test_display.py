"""The words for a date, which the reader takes back."""

import pytest

from tracker.dates import DateError, parse, read, words


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
