"""What can be told of a block from its words alone."""

from __future__ import annotations

import pytest

from tracker.intake.documents.blocks import Block, ends_a_sentence, word_set


@pytest.mark.parametrize("text", ["Yes.", "Yes?", 'He said "yes."', "“Yes!”", "(Yes…)", "«Да.»"])
def test_a_sentence_ends_with_its_mark_and_what_closes_it(text: str) -> None:
    assert ends_a_sentence(text)


@pytest.mark.parametrize("text", ["", "Yes", "Yes,", "Yes:", "U.S. talks", '"Yes"'])
def test_other_texts_are_open(text: str) -> None:
    assert not ends_a_sentence(text)


def test_a_paragraph_reads_otherwise_than_a_title() -> None:
    assert Block(
        text="The talks went on for about six hours, behind doors that were closed."
    ).is_prose
    assert Block(text="word " * 24 + "word").is_prose
    assert Block(text="— Is there a date?").is_prose
    assert not Block(
        text="Talks to be held in Moscow 'very soon,' ambassador of the country claims"
    ).is_prose
    assert not Block(text="New prosecutor sworn in.").is_prose
    assert not Block(text="A heading of " + "words " * 30, is_heading=True).is_prose


def test_words_are_compared_without_marks_and_capitals() -> None:
    assert word_set("'Very soon,' says U.S.") == word_set("very SOON says u s")
