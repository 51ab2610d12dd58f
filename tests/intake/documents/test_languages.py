"""The language of an article: declared, or told by letters and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    "text",
    [
        "Дарчиев сказал, что встреча прошла в Москве.",
        "Стороны провели встречу 11 июня.",
        "Если мир наступит, нас позовут.",
        "Посол сообщил о встрече.",
        "Объявлено: стороны готовятся к встрече.",
        "Переговоров больше не будет.",
    ],
)
def test_a_short_russian_text_is_told_by_a_letter_or_a_word(text: str) -> None:
    assert language(text, ())[0] == "ru"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Він сказав, що зустріч була в Києві.", "uk"),
        ("Посол сказав: зустріч в Москві.", "uk"),
        ("Вони сказали: так. Посол заявила: для нас то добра новина.", ""),
        ("Сустрэча адбылася ў горадзе, і пра гэта паведаміў пасол Беларусі.", ""),
        ("Делегациите ще се срещнат в града, където е бъдещето на разговорите.", ""),
        ("Делегације ће се састати у граду, али још није познато када.", ""),
        ("Делегациялар аптаның соңында қалада кездеседі, бұл бірінші кездесу.", ""),
        ("Москва, Женева, Вена", ""),
    ],
)
def test_a_text_in_another_cyrillic_language_is_not_called_russian(text: str, code: str) -> None:
    assert language(text, ())[0] == code


WORDS = st.lists(
    st.sampled_from(["он", "сказал", "что", "встреча", "будет", "в", "москве"]), max_size=9
)


@given(WORDS, st.sampled_from("іїєґ"), WORDS)
def test_a_text_with_no_letter_of_russian_alone_but_one_of_ukrainian_is_not_russian(
    before: list[str], letter: str, after: list[str]
) -> None:
    assert language(" ".join([*before, letter, *after]), ())[0] != "ru"


def test_a_ukrainian_name_does_not_make_a_russian_article_ukrainian() -> None:
    assert (
        language(f"{RUSSIAN} Об этом писала «Дзеркало тижня. Україна».{RUSSIAN * 3}", ())[0] == "ru"
    )
