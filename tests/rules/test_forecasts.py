"""Rule 12: the windows of vague promises and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rules.making import GAZETTE, NORTH, SOUTH, outlook, printed, promised, spoken
from tracker.rules.forecasts import PHRASES, window
from tracker.rules.record import Hedge, Kind, Outcome, Verdict

SAID = "2025-06-10"


@pytest.mark.parametrize(
    ("phrase", "closes"),
    [
        ("in the coming days", "2025-06-17"),
        ("very soon", "2025-07-10"),
        ("Very  Soon", "2025-07-10"),
        ("in the very near future", "2025-07-10"),
        ("in the coming weeks", "2025-07-10"),
        ("soon", "2025-08-09"),
        ("in the near future", "2025-09-08"),
        ("in the near term", "2025-09-08"),
        ("in the foreseeable future", "2025-12-07"),
        ("before the end of the summer", "2025-08-31"),
        ("by the end of the spring", "2026-05-31"),
        ("before the end of the year", "2025-12-31"),
    ],
)
def test_words_become_days_by_the_table(phrase, closes):
    assert window("", phrase, SAID, date(2025, 6, 10)) == (
        date(2025, 6, 10),
        date.fromisoformat(closes),
    )


def test_the_days_run_from_the_latest_day_of_speech():
    assert window("", "in the coming days", "[2025-03-24..2025-04-09]", date(2025, 4, 9)) == (
        date(2025, 3, 24),
        date(2025, 4, 16),
    )


def test_a_window_the_report_bounds_itself_is_taken_as_it_is():
    assert window("2026-06-24/2026-08-31", "before the end of the summer", SAID, date.max) == (
        date(2026, 6, 24),
        date(2026, 8, 31),
    )


@pytest.mark.parametrize(
    ("phrase", "scale", "closes"),
    [
        ("very soon", 0.5, "2025-06-25"),
        ("very soon", 2, "2025-08-09"),
        ("in the coming days", 0.5, "2025-06-14"),
        ("before the end of the summer", 0.5, "2025-08-31"),
        ("before the end of the summer", 2, "2025-08-31"),
    ],
)
def test_another_ruler_measures_the_phrases_of_the_table_and_not_the_calendar(
    phrase, scale, closes
):
    found = window("", phrase, SAID, date(2025, 6, 10), scale)
    assert found == (date(2025, 6, 10), date.fromisoformat(closes))


def test_another_ruler_leaves_dates_as_they_are():
    text = "2026-06-24/2026-08-31"
    assert window(text, "very soon", SAID, date.max, 2) == window(text, "", SAID, date.max)


@pytest.mark.parametrize("phrase", ["", "when the time comes", "fairly quickly"])
def test_a_phrase_not_in_the_table_has_no_window_and_is_never_overdue(phrase):
    assert window("", phrase, SAID, date(2025, 6, 10)) is None
    assert outlook([promised(phrase, SAID)], "2030-01-01").outcome is Outcome.NOT_SCORABLE


def test_every_phrase_of_the_table_gives_a_window():
    assert all(window("", phrase, SAID, date(2025, 6, 10)) for phrase in PHRASES)


def settled(claims, day="2026-01-01"):
    found = outlook(claims, day)
    return found.outcome, found.settled_on and found.settled_on.isoformat(), found.days_late


def held_on(day, known="2025-12-01"):
    return printed("date", day, known, GAZETTE)


def status(value, said, voice=NORTH):
    return spoken("status", value, said, voice)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([held_on("2025-07-10")], (Outcome.KEPT, "2025-07-10", None)),
        ([held_on("2025-07-11")], (Outcome.LATE, "2025-07-11", 1)),
        ([held_on("2025-07")], (Outcome.NOT_DECIDABLE, None, None)),
        ([status("held", "2025-06-30", SOUTH)], (Outcome.NOT_DECIDABLE, None, None)),
        ([status("cancelled", "2025-06-16")], (Outcome.CALLED_OFF, "2025-06-16", None)),
        ([status("postponed", "2025-07-10", SOUTH)], (Outcome.CALLED_OFF, "2025-07-10", None)),
        ([status("cancelled", "2025-07-11")], (Outcome.OVERDUE, None, None)),
        ([status("cancelled", "2025-06-01")], (Outcome.OVERDUE, None, None)),
        (
            [status("cancelled", "2025-06-16"), held_on("2025-07-01")],
            (Outcome.CALLED_OFF, "2025-06-16", None),
        ),
        (
            [status("cancelled", "2025-07-01"), held_on("2025-06-20", known="2025-06-21")],
            (Outcome.KEPT, "2025-06-20", None),
        ),
        ([], (Outcome.OVERDUE, None, None)),
    ],
)
def test_the_first_decisive_day_settles_a_promise(others, expected):
    assert settled([promised("very soon", SAID), *others]) == expected


def test_a_promise_is_open_through_the_last_day_of_its_window():
    claims = [promised("very soon", SAID)]
    assert settled(claims, "2025-07-10")[0] is Outcome.OPEN
    assert settled(claims, "2025-07-11")[0] is Outcome.OVERDUE


def test_called_off_is_known_on_the_day_it_was_reported_and_not_a_day_earlier():
    claims = [promised("very soon", SAID), status("cancelled", "2025-06-16")]
    assert settled(claims, "2025-06-15")[0] is Outcome.OPEN
    assert settled(claims, "2025-06-16")[0] is Outcome.CALLED_OFF


def test_called_off_is_never_revised():
    claims = [
        promised("very soon", SAID),
        status("cancelled", "2025-06-16"),
        held_on("2025-06-12", known="2025-08-01"),
    ]
    assert settled(claims)[0] is Outcome.CALLED_OFF


def test_reports_that_word_a_promise_otherwise_after_it_was_called_off_are_drift_still():
    first, later = echoes("very soon", "in the near future")
    claims = [first, replace(later, known=date(2025, 7, 1)), status("cancelled", "2025-06-16")]
    assert outlook(claims, "2025-06-30").drifted == ()
    found = outlook(claims, "2025-07-01")
    assert (found.outcome, found.claim, found.drifted) == (
        Outcome.CALLED_OFF, first.id, (later.id,),
    )  # fmt: skip


def test_a_fixed_day_that_passed_without_a_report_is_unreported_not_overdue():
    claims = [promised("", SAID, text="2025-07-01")]
    assert settled(claims)[0] is Outcome.UNREPORTED


@pytest.mark.parametrize(
    "more", [{"hedge": Hedge.CONDITIONAL}, {"is_scorable": False}], ids=["conditional", "marked"]
)
def test_a_conditional_promise_is_not_scorable_before_anything_else(more):
    claims = [promised("very soon", SAID, **more), held_on("2025-07-01")]
    assert settled(claims)[0] is Outcome.NOT_SCORABLE


def echoes(*phrases, **more):
    first, *others = (promised(p, SAID, statement="talk", report=p, **more) for p in phrases)
    return [first, *others]


def closing(claims):
    return outlook(claims, SAID).window[1].isoformat()


def test_where_echoes_word_the_window_differently_the_commonest_decides():
    claims = echoes("very soon", "in the near future", "in the very near future")
    found = outlook(claims, SAID)
    assert found.window[1].isoformat() == "2025-07-10"
    assert found.drifted == (claims[1].id,)
    assert len(found.echoes) == 3


def test_between_equally_common_windows_the_widest_decides():
    assert closing(echoes("very soon", "in the near future")) == "2025-09-08"


def test_the_original_language_decides_before_the_commonest():
    claims = echoes("very soon", "very soon", "in the near future")
    claims[2] = replace(claims[2], is_original_language=True)
    assert closing(claims) == "2025-09-08"


def test_echoes_score_once_for_the_speaker():
    found = outlook(echoes("very soon", "very soon"), "2025-08-01")
    assert (found.voice, found.outcome) == (NORTH, Outcome.OVERDUE)


def test_a_forecast_of_something_else_than_occurrence_waits_for_a_desk_verdict():
    promise = promised("very soon", SAID)
    about_place = replace(promise, aspect="place", value="Oslo")
    assert outlook([about_place], "2026-01-01").outcome is Outcome.AWAITS_VERDICT
    desk = [Verdict("v", "place", "Oslo", date(2025, 9, 1), cites=(promise.id,))]
    assert outlook([about_place], "2026-01-01", desk).outcome is Outcome.KEPT


def test_a_forecast_is_no_word_on_the_events_status():
    assert promised("very soon", SAID).kind is Kind.FORECAST
    claims = [promised("very soon", SAID)]
    assert settled(claims, "2025-06-10")[0] is Outcome.OPEN
