"""How reports word one proposition: what only one of them has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.wordings import Part, worded


def marked(quote: str, *others: str) -> str:
    """The quotation with what is only in it in brackets."""
    return "".join(f"[{text}]" if only else text for text, only in worded(quote, others).parts)


@pytest.mark.parametrize(
    ("quote", "others", "expected"),
    [
        ("a deal was made", [], "a deal was made"),
        ("a deal was made", ["a deal was made"], "a deal was made"),
        ("a deal was made", ["A deal, was made."], "a deal was made"),
        ("a first deal was made", ["a deal was made"], "a [first] deal was made"),
        ("a deal was nearly all made", ["a deal was made"], "a deal was [nearly all] made"),
        ("a deal was made, at last", ["a deal was made"], "a deal was made, [at last]"),
        ("a deal was made", ["a deal was made", "no deal was made"], "a deal was made"),
        ("the old deal was made", ["the deal was made", "the old pact was made"],
         "the old deal was made"),
        ("a  deal\nwas lately made", ["a deal was made"], "a  deal\nwas [lately] made"),
        ("they met — at noon", ["they met at noon"], "they met [—] at noon"),
    ],
)  # fmt: skip
def test_words_that_no_other_report_has_are_marked(
    quote: str, others: list[str], expected: str
) -> None:
    assert marked(quote, *others) == expected


def test_what_shares_hardly_a_word_is_another_sentence_and_is_not_marked() -> None:
    found = worded("the decision was preliminary", ["both sides agreed to move their talks"])
    assert found.apart
    assert found.parts == (Part("the decision was preliminary", only=False),)


def test_without_another_wording_nothing_is_apart() -> None:
    assert not worded("a deal was made", ["", ""]).apart


def test_what_is_only_here_is_named_for_those_who_cannot_see_it() -> None:
    found = worded("a first deal was nearly made", ["a deal was made"])
    assert found.only_here == "“first”, “nearly”"


QUOTES = st.text(st.sampled_from("ab ,.–\n"), max_size=30)


@given(QUOTES, st.lists(QUOTES, max_size=4))
def test_the_parts_make_up_the_quotation_again(quote: str, others: list[str]) -> None:
    found = worded(quote, others)
    assert "".join(part.text for part in found.parts) == quote
    assert all(part.text == part.text.strip() for part in found.parts if part.only)


@given(QUOTES)
def test_a_quotation_has_nothing_that_its_like_has_not(quote: str) -> None:
    assert not any(part.only for part in worded(quote, [quote]).parts)
