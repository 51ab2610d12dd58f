"""Tests of tracker/intake/sentences.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.sentences import clauses, sentence_around, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met on Feb. 27 and left.", 1),
        ("The U.S. Congress met. It left.", 2),
        ("Sen. J. Doe met him... and left.", 1),
        ("One.\n\nTwo", 2),
        ("«Да». Он ушёл.", 2),
        ("Gen. Doe and Prof. Roe came. Mr. Poe left.", 2),
        ("It was No. 5 of the U.S. Navy. Is it? No. Then what?", 4),
        ("Дом на ул. Мира, 5 тыс. рублей. Так и т.д. Да.", 2),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_a_full_stop_does_not_always_end_a_sentence(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_a_sentence_has_clauses() -> None:
    text = "Both met in Vienna on Feb. 27 and April 10 after Berg met Holt in Oslo, who left"
    assert [text[start:end] for start, end in clauses(text)] == [
        "Both met in Vienna on Feb. 27 and April 10",
        " after Berg met Holt in Oslo, who left",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Oslo", "They met on Feb. 27 in Oslo."),
        ("left", "The U.S. Navy left"),
        ("in Oslo. The", "They met on Feb. 27 in Oslo. The U.S. Navy left"),
    ],
)
def test_the_sentence_around_words_has_all_of_them(words: str, sentence: str) -> None:
    text = "It rained. They met on Feb. 27 in Oslo. The U.S. Navy left\nNobody knows."
    at = text.index(words)
    assert sentence_around(text, at, at + len(words)) == sentence


def test_of_a_text_without_an_end_only_what_is_near_is_the_sentence() -> None:
    text = "and so on " * 500
    assert len(sentence_around(text, 2_500, 2_510)) < 1_000


@given(st.text(alphabet="Aa. ,;\n“”-—и", max_size=200))
def test_sentences_and_clauses_lose_no_word_and_keep_their_order(text: str) -> None:
    spans = list(sentences(text))
    assert spans == sorted(spans)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    assert "".join(text[start:end] for start, end in clauses(text)) == text
