"""Tests of tracker/intake/occasions.py."""

from dataclasses import replace
from datetime import date

import pytest

from tests.intake.talks import KNOWN, PUBLISHED, SUMMER
from tracker.intake.known import KnownEvent
from tracker.intake.occasions import Occasions, goes_on
from tracker.intake.stems import stems
from tracker.intake.times.days import days_named

OCCASIONS = Occasions(KNOWN, PUBLISHED)


def on(text: str) -> list[str]:
    found = [OCCASIONS.on(day, text) for day in days_named(text, PUBLISHED)]
    return [occasion.slug for occasion in found if occasion]


def of_order(text: str, day: date = PUBLISHED) -> str:
    found = Occasions(KNOWN, day).of_order(text)
    return found.slug if found else "nothing"


def test_an_event_is_meant_by_its_day() -> None:
    assert on("They met on Feb. 27 and April 10.") == ["winter-talks", "spring-round"]
    assert on("They met on May 1.") == []


def test_a_year_means_no_event() -> None:
    assert on("They have met since 2025.") == []


def test_where_two_events_share_a_day_the_words_decide() -> None:
    other = KnownEvent(slug="oslo-forum", title="Oslo forum", dates=("2025-04-10",))
    both = Occasions(replace(KNOWN, events=(*KNOWN.events, other)), PUBLISHED)
    text = "The Oslo forum was on April 10."
    (day,) = days_named(text, PUBLISHED)
    found = both.on(day, text)
    assert found is not None
    assert found.slug == "oslo-forum"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The next round is being prepared.", "summer-round"),
        ("Another meeting will take place.", "summer-round"),
        ("Следующий раунд переговоров готовится.", "summer-round"),
        ("The last round was difficult.", "spring-round"),
        ("Предыдущий раунд был сложным.", "spring-round"),
        ("The weather was fine.", "nothing"),
    ],
)
def test_next_and_last_are_as_on_the_day_of_writing(text: str, slug: str) -> None:
    assert of_order(text) == slug


def test_earlier_the_next_round_was_another() -> None:
    assert of_order("The next round is being prepared.", date(2025, 4, 5)) == "spring-round"


def test_a_round_announced_long_ago_is_not_the_next_one() -> None:
    assert of_order("The next round is being prepared.", date(2026, 6, 26)) == ""


def test_the_last_round_of_a_year_ago_is_not_the_last_one() -> None:
    assert of_order("The last round was difficult.", date(2026, 6, 26)) == "nothing"


def test_between_two_expected_meetings_it_is_not_sure() -> None:
    other = replace(SUMMER, slug="autumn-round", first_known=date(2025, 6, 8))
    two = Occasions(replace(KNOWN, events=(*KNOWN.events, other)), PUBLISHED)
    found, alone = two.of_order("the next round"), OCCASIONS.of_order("the next round")
    assert found is not None
    assert alone is not None
    assert found.confidence < alone.confidence


def test_the_next_round_is_not_one_that_is_elsewhere() -> None:
    elsewhere = replace(SUMMER, slug="autumn-round", places=("Oslo, Norway",))
    two = Occasions(
        replace(KNOWN, events=(elsewhere, replace(SUMMER, places=("Lund",)))), PUBLISHED
    )
    found = two.of_order("the next round", ["Lund, Sweden"])
    again = two.of_order("the next round")
    assert found is not None
    assert again is not None
    assert found.slug == again.slug == "summer-round"


def test_what_is_no_meeting_is_meant_by_its_words() -> None:
    found = OCCASIONS.of_words(frozenset(stems("The Berg-Holt call was short")))
    assert found is not None
    assert found.slug == "berg-holt-call"


@pytest.mark.parametrize("text", ["The talks lasted long.", "They agreed.", "Обе стороны молчат."])
def test_some_sentences_go_on(text: str) -> None:
    assert goes_on(text)


def test_others_begin_anew() -> None:
    assert not goes_on("Prices of fish rose in the North.")
