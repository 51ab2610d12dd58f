"""Tests of tracker/intake/times/windows.py: by when something is to be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import dates
from tracker.intake.times.windows import windows
from tracker.rules import forecasts

WRITTEN = date(2025, 6, 10)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It will be held very soon in Oslo.", "very soon"),
        ("It will be held soon.", "soon"),
        ("It will be held in the near future.", "in the near future"),
        ("It will be held in the very near future.", "in the very near future"),
        ("They meet in the coming days.", "in the coming days"),
        ("They meet within the next few weeks.", "in the coming weeks"),
        ("Встреча пройдёт в ближайшее время.", "in the near future"),
        ("Надеюсь, это будет очень скоро.", "very soon"),
        ("Состоится в ближайшие дни.", "in the coming days"),
        ("Пройдёт в самое ближайшее время", "in the very near future"),
    ],
)
def test_a_vague_promise_is_a_phrase_that_the_rules_count(text: str, phrase: str) -> None:
    (window,) = windows(text, WRITTEN)
    assert (window.meaning, window.is_dated) == (phrase, False)
    assert forecasts.days_of(window.meaning, WRITTEN) is not None


def test_every_phrase_of_the_table_is_known() -> None:
    found = {phrase: [w.meaning for w in windows(phrase, None)] for phrase in forecasts.PHRASES}
    assert found == {phrase: [phrase] for phrase in forecasts.PHRASES}


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("all this before the end of the summer", "2025-06-10/2025-08-31"),
        ("by the end of this year", "2025-06-10/2025-12-31"),
        ("by the end of the year", "2025-06-10/2025-12-31"),
        ("before the end of 2025", "2025-06-10/2025-12-31"),
        ("before the end of July", "2025-06-10/2025-07-31"),
        ("by the end of March", "2025-06-10/2026-03-31"),
        ("by the end of next month", "2025-06-10/2025-07-31"),
        ("by the end of the month", "2025-06-10/2025-06-30"),
        ("by the end of next week", "2025-06-10/2025-06-22"),
        ("before the summer of 2026", "2025-06-10/2026-05-31"),
        ("before August", "2025-06-10/2025-07-31"),
        ("by July 10", "2025-06-10/2025-07-10"),
        ("before 10 July", "2025-06-10/2025-07-09"),
        ("in August", "2025-08"),
        ("in August 2026", "2026-08"),
        ("in the autumn", "2025-23"),
        ("this autumn", "2025-23"),
        ("this year", "2025"),
        ("next month", "2025-07"),
        ("next week", "2025-06-16/2025-06-22"),
        ("в августе", "2025-08"),
        ("осенью", "2025-23"),
        ("этой осенью", "2025-23"),
        ("в следующем месяце", "2025-07"),
        ("на следующей неделе", "2025-06-16/2025-06-22"),
        ("до конца лета", "2025-06-10/2025-08-31"),
        ("до конца июля", "2025-06-10/2025-07-31"),
        ("к концу года", "2025-06-10/2025-12-31"),
        ("до конца этого года", "2025-06-10/2025-12-31"),
        ("до конца 2025 года", "2025-06-10/2025-12-31"),
        ("до августа", "2025-06-10/2025-07-31"),
        ("не позднее 10 июля", "2025-06-10/2025-07-10"),
    ],
)
def test_what_goes_by_the_calendar_is_dated_from_the_day_of_writing(text: str, window: str) -> None:
    (found,) = windows(f"The round will be held {text}, Berg said.", WRITTEN)
    assert (found.meaning, found.is_dated, found.doubt) == (window, True, "")
    assert dates.parse(found.meaning).text == window


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("by August", "2025-06-10/2025-08-31"),
        ("к осени", "2025-06-10/2025-11-30"),
        ("next August", "[2025-08,2026-08]"),
    ],
)
def test_what_can_be_read_in_two_ways_is_marked(text: str, window: str) -> None:
    (found,) = windows(text, WRITTEN)
    assert found.meaning == window
    assert text in found.doubt


@pytest.mark.parametrize(
    "text",
    [
        "as soon as possible", "not anytime soon", "too soon to say", "a sooner date",
        "the future", "before the end of 2024", "by the end of last year", "in May 2025",
        "earlier this year", "last month", "before the fall of the palace", "before the talks",
        "by Monday", "до встречи", "к Бергу",
    ],
)  # fmt: skip
def test_not_every_time_is_a_promise(text: str) -> None:
    assert windows(text, WRITTEN) == []


def test_without_a_sure_day_of_writing_only_the_end_is_known() -> None:
    (found,) = windows("before the end of 2025", None)
    assert found.meaning == "../2025-12-31"
    (found,) = windows("by the end of July", WRITTEN, is_sure=False)
    assert found.meaning == "../2025-07-31"
    assert windows("by the end of July", None) == []


@pytest.mark.parametrize(
    "piece", ["in May ", "by the end of ", "осенью ", "next ", "до конца ", "soon "]
)
def test_long_rows_of_what_might_be_times_are_read_in_a_moment(piece: str) -> None:
    text = f"They will {piece * 20_000}"
    assert len(windows(text, WRITTEN)) <= 20_000


@given(
    st.lists(
        st.sampled_from(
            [
                "by the end of",
                "in",
                "next",
                "May",
                "autumn",
                "the",
                "2026",
                "the year",
                "до конца",
                "осенью",
                "10 июля",
                "last",
                "week",
                "before",
            ]
        )
    ).map(" ".join),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.booleans(),
)
def test_every_window_is_a_phrase_or_edtf(text: str, written: date, is_sure: bool) -> None:
    for window in windows(text, written, is_sure=is_sure):
        assert text[window.start : window.end].strip()
        assert not window.is_dated or dates.parse(window.meaning).text == window.meaning
