"""Tests of tracker/intake/event_findings.py and the words it goes by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.aspects import aspect
from tracker.intake.event_findings import Surroundings, event_findings
from tracker.intake.finding import Finding
from tracker.intake.names import Named
from tracker.intake.passages import passages
from tracker.intake.places import Places

GIVEN = Surroundings(
    around=date(2025, 6, 10),
    places=Places(["Lund, Sweden"]),
    persons=[Named(slug="ann-berg", name="Ann Berg", aliases=("Berg", "Берг"), kind="person")],
)


def findings(text: str) -> list[Finding]:
    return [found for passage in passages(text, []) for found in event_findings(passage, GIVEN)]


def values(text: str) -> list[tuple[str, str]]:
    return sorted((found.aspect, found.value) for found in findings(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks took place.", [("status", "held")]),
        (
            "Envoys met on March 3 and 4 in Lund.",
            [("date", "2025-03-03"), ("date", "2025-03-04"), ("place", "Lund, Sweden")],
        ),
        (
            "The next round will be held in Geneva.",
            [("place", "Geneva, Switzerland"), ("status", "announced")],
        ),
        ("The next round will be held very soon.", [("status", "held")]),
        ("Preparations were underway for a meeting.", [("status", "announced")]),
        ("I can confirm that there are such plans.", [("status", "announced")]),
        ("The talks were cancelled.", [("status", "cancelled")]),
        ("The meeting was postponed.", [("status", "postponed")]),
        ("There are no specific dates for a meeting.", [("date", "none")]),
        (
            "The dates of the meeting have not yet been determined.",
            [("date", "none")],
        ),
        ("It is too early to talk about a specific date.", [("date", "none")]),
        ("The third round was difficult.", [("ordinal", "3")]),
        ("The 12th round was difficult.", [("ordinal", "12")]),
        ("The consultations lasted about six hours.", [("duration", "about PT6H")]),
        ("The talks lasted more than 90 minutes.", [("duration", "over PT1H30M")]),
        ("It was a 12-hour session.", [("duration", "PT12H")]),
        ("The delegation was led by envoy Ann Berg.", [("head_of_delegation", "ann-berg")]),
        (
            "The talks focused on visas, the bridge at Lund and banking services.",
            [("agenda", "banking services"), ("agenda", "bridge at Lund"), ("agenda", "visas")],
        ),
        ("Berg described the talks as “frank and useful.”", [("outcome", "frank and useful")]),
        ("There was no immediate response from the South.", [("status", "")]),
        ("The treaty expired in early 2026.", [("date", "[2026-01..2026-04]")]),
        (
            "Третий раунд переговоров состоится в Женеве.",
            [("ordinal", "3"), ("place", "Geneva, Switzerland"), ("status", "announced")],
        ),
        ("Консультации длились около шести часов.", [("duration", "about PT6H")]),
        ("Встреча отменена.", [("status", "cancelled")]),
        ("Встреча прошла 3 марта.", [("date", "2025-03-03")]),
        ("Встреча пройдёт в ближайшие дни.", [("status", "held")]),
        ("The first round of sanctions was harsh.", []),
        ("Prices rose in Geneva on March 3.", []),
        ("The bridge was built in Lund.", []),
    ],
)
def test_what_is_said_of_an_event(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_a_vague_time_makes_a_forecast_with_its_window() -> None:
    (forecast,) = findings("The talks will be held in the coming days.")
    assert (forecast.kind, forecast.window) == ("forecast", "in the coming days")


def test_no_answer_is_a_silence_without_a_value() -> None:
    (silence,) = findings("The ministry declined to comment on the talks.")
    assert (silence.kind, silence.value) == ("silence", "")


def test_a_past_day_says_that_it_was_held_without_a_claim_of_its_own() -> None:
    assert ("status", "held") not in values("The talks took place in Lund on March 3.")


WORDS = (
    "The talks meeting round third will be held met on March 3 in Geneva, lasted about six hours "
    "focused on no dates led by Ann Berg described as “good” cancelled not . , переговоры"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_every_value_is_in_the_form_of_its_aspect_and_its_words_stand_there(text: str) -> None:
    for passage in passages(text, []):
        for found in event_findings(passage, GIVEN):
            assert 0 <= found.start < found.end <= len(passage.text)
            if found.kind != "silence":
                assert aspect(found.subject, found.aspect).parse(found.value) == found.value


@pytest.mark.parametrize("piece", ["talks ", "dates ", "talks will ", "round, ", "discussed a, "])
def test_long_rows_of_such_words_are_read_in_a_moment(piece: str) -> None:
    assert len(findings(piece * 20_000)) < 100
