"""Lines that are dates of publication, and lines that only have a date in them."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.intake.documents.datelines import dateline, opening_day


@pytest.mark.parametrize(
    "text",
    [
        "June 10, 2025",
        "10:59 10.06.2025 •",
        "June 10, 2025 9:23 AM",
        "Published: June 10, 2025 at 9:23 a.m. GMT+3",
        "Posted on June 10, 2025 | 2 min read",
        "Tuesday, 10 June 2025 09:23 UTC",
        "Published June 10, 2025. Updated June 11, 2025",
        "by Olena Marchuk June 10, 2025 9:23 AM 2 min read",
        "Istanbul, June 10, 2025",
        "10 июня 2025 г., 14:05 мск",
        "Опубликовано 10 июня 2025",
        "2025-06-10T09:23:00Z",
        "2025-06-10T09:23:00+03:00",
        "— 10.06.2025 —",
    ],
)
def test_a_line_of_date_and_labels_is_a_dateline(text: str) -> None:
    line = dateline(text)
    assert line is not None
    assert line.day == date(2025, 6, 10)
    assert line.words in text


@pytest.mark.parametrize(
    "text",
    [
        "The first talks took place on June 10, 2025",
        "A guard in Moscow, Russia on Nov. 30, 2023. (Ivan Petrenko via Getty Images)",
        "Moscow, Russia, on a cold day, Nov. 30, 2023",
        "12:31 PM",
        "6:52 PM  (Updated: )",
        "Tuesday",
        "June 10",
        "© 2025",
        "",
        "x " * 100 + "June 10, 2025",
    ],
)
def test_a_line_that_says_more_or_less_is_none(text: str) -> None:
    assert dateline(text) is None


def test_a_dateline_may_bear_the_byline() -> None:
    line = dateline("by Olena Marchuk June 11, 2025 9:23 AM 2 min read")
    assert line is not None
    assert line.byline == "Olena Marchuk"


@pytest.mark.parametrize(
    ("text", "is_labelled", "is_update"),
    [
        ("June 10, 2025", False, False),
        ("Published June 10, 2025", True, False),
        ("Updated June 10, 2025", False, True),
        ("Last modified: 10.06.2025", False, True),
        ("Обновлено 10.06.2025", False, True),
    ],
)
def test_the_label_tells_a_publication_from_an_update(
    text: str, is_labelled: bool, is_update: bool
) -> None:
    line = dateline(text)
    assert line is not None
    assert (line.is_labelled, line.is_update) == (is_labelled, is_update)


def test_agencies_open_with_place_and_day() -> None:
    line = opening_day("GENEVA, June 10, 2025 (Agency) - The delegations met again.")
    assert line is not None
    assert line.day == date(2025, 6, 10)
    assert opening_day("They met in GENEVA, June 10, 2025 being the day.") is None
    assert opening_day("GENEVA. The delegations met again on June 10, 2025.") is None
