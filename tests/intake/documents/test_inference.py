"""When an article without a date can have been published, as far as its text tells."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.intake.documents.inference import inferred

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met on March 24, 2025.", "[2025-03-24..]"),
        (
            "They met on February 27, 2025. Then talks were held on March 24, 2025.",
            "[2025-03-24..]",
        ),
        (
            "They met on March 24, 2025. The next round will be held on April 10, 2025.",
            "[2025-03-24..2025-04-10]",
        ),
        ("The next round will be held on April 10, 2025.", "[..2025-04-10]"),
        ("Relations have been strained since 2022.", "[2022..]"),
        ("They met in Istanbul in March 2025.", "[2025-03..]"),
        ("The house was taken after 2016 and following the 2022 war.", "[2022..]"),
        ("Отношения испортились после 2022 года.", "[2022..]"),
        ("Переговоры прошли 24 марта 2025 года.", "[2025-03-24..]"),
        # What is to come, or may be, bounds nothing from below.
        ("The treaty expires by 2030, and in 2028 there will be elections.", ""),
        ("The house would be sold by March 24, 2025.", ""),
        ("A summit planned for March 24, 2025 was announced.", ""),
        # Nor do days that bear no year, nor numbers that are none.
        ("They met on February 27 and April 10.", ""),
        ("They held 2025 sheep, and paid 2,025 for them.", ""),
        ("The round was held.", ""),
        ("", ""),
        # Later than today nothing has been.
        ("They met on March 24, 2027.", ""),
    ],
)
def test_the_bounds_are_what_the_text_supports(text: str, published: str) -> None:
    assert inferred(text, TODAY).published == published


def test_the_note_says_what_the_bounds_rest_on() -> None:
    text = "They met on March 24, 2025. The next round will be held on April 10, 2025."
    found = inferred(text, TODAY)
    assert found.note == (
        "The text bears no date. It speaks of 24 March 2025 as past. "
        "It announces something for 10 April 2025."
    )
    assert found.words == "March 24, 2025 … April 10, 2025"


def test_the_note_says_honestly_that_nothing_is_known() -> None:
    note = inferred("They met on February 27 and Apr. 10, and again on February 27.", TODAY).note
    assert note == (
        "The text bears no date. It names no day or year that tells when it was written. "
        "Its days bear no year (February 27, Apr. 10)."
    )
