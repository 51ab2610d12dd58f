"""The language of an article: declared, or told by letters and words."""

from __future__ import annotations

import pytest

from tracker.intake.documents.declared import Word
from tracker.intake.documents.languages import language

ENGLISH = "The delegations of both countries will meet in the city at the end of the week."
RUSSIAN = "Делегации обеих стран встретятся в городе в конце недели, и это был бы первый раунд."
UKRAINIAN = "Делегації обох країн зустрінуться в місті наприкінці тижня, і це був би перший раунд."


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (ENGLISH, "", "en"),
        (RUSSIAN, "", "ru"),
        (UKRAINIAN, "", "uk"),
        (ENGLISH, "en-GB", "en"),
        (RUSSIAN, "ru_RU", "ru"),
        ("Die Delegationen treffen sich Ende der Woche in der Stadt.", "de", "de"),
        ("Die Delegationen treffen sich Ende der Woche in der Stadt.", "", ""),
        # A template that was never translated, and what is no language.
        (RUSSIAN, "en", "ru"),
        (ENGLISH, "english; yes", "en"),
        ("", "", ""),
        ("12345 !!!", "", ""),
    ],
)
def test_the_language_is_declared_or_told_by_the_text(text: str, declared: str, code: str) -> None:
    found, because = language(text, (Word(declared, "html lang"),))
    assert found == code
    assert bool(because) == bool(code)
