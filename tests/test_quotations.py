"""Quotations: found exactly, white space aside, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.quotations import (
    Occurrence,
    QuoteState,
    ambiguity,
    around,
    chosen,
    occurrences,
    problem,
    state,
)

BODY = "He said: a phase of\nsome  stagnation. Later again a phase of some stagnation, he said."
TWICE = "a phase of some stagnation"


@pytest.mark.parametrize(
    ("quote", "body", "expected"),
    [
        ("very soon", "It will be very soon.", QuoteState.VERIFIED),
        ("very soon", "It will be very\n\n  soon.", QuoteState.VERIFIED),
        ("Very soon", "It will be very soon.", QuoteState.NOT_FOUND),
        ("very  soon", "It will be very-soon.", QuoteState.NOT_FOUND),
        ("it’s soon", "it's soon", QuoteState.NOT_FOUND),
        ("a.c (b)*", "abc bb", QuoteState.NOT_FOUND),
        ("a.c (b)*", "so a.c (b)* it is", QuoteState.VERIFIED),
        ("very soon", "", QuoteState.NOT_HELD),
    ],
)
def test_a_quotation_is_verified_only_letter_by_letter(
    quote: str, body: str, expected: QuoteState
) -> None:
    assert state(quote, body) is expected


def test_every_place_of_a_quotation_is_found_where_it_stands_in_the_body() -> None:
    places = occurrences(TWICE, BODY)
    assert [BODY[place.start : place.end].split() for place in places] == [TWICE.split()] * 2


def test_places_that_overlap_are_two_places() -> None:
    assert occurrences("a b a", "a b a b a") == [Occurrence(0, 5), Occurrence(4, 9)]


def test_no_quotation_stands_nowhere() -> None:
    assert occurrences("  ", BODY) == []


def test_the_only_place_needs_no_choice() -> None:
    assert chosen("Later again", None, BODY) == occurrences("Later again", BODY)[0]


def test_of_two_places_only_the_one_the_editor_chose_is_meant() -> None:
    first, second = occurrences(TWICE, BODY)
    assert chosen(TWICE, second.start, BODY) == second
    assert chosen(TWICE, None, BODY) is None
    assert chosen(TWICE, first.start + 1, BODY) is None


def test_an_editor_is_shown_the_places_to_choose_from() -> None:
    first, second = occurrences(TWICE, BODY)
    asked = ambiguity(TWICE, None, BODY)
    assert "2 times" in asked
    assert f"{first.start}: He said" in asked
    assert f"{second.start}: …" in asked
    assert ambiguity(TWICE, second.start, BODY) == ""


@pytest.mark.parametrize(
    ("quote", "quote_at", "body", "said"),
    [
        ("", None, BODY, ""),
        ("he said", None, "", ""),
        ("he said", None, BODY, ""),
        ("she said", None, BODY, "does not stand in the stored text"),
        (TWICE, None, BODY, "2 times"),
        (TWICE, 9, BODY, ""),
    ],
)
def test_what_keeps_a_quotation_from_publication_is_said(
    quote: str, quote_at: int | None, body: str, said: str
) -> None:
    found = problem(quote, quote_at, body)
    assert found == "" if not said else said in found


def test_a_place_is_shown_with_the_words_around_it() -> None:
    assert around("one two three four five", Occurrence(8, 13), 4) == "…two three fou…"
    assert around("three", Occurrence(0, 5)) == "three"


WORDS = st.lists(st.text("ab.*", min_size=1, max_size=3), min_size=1, max_size=4)


@given(before=st.text("ab \n", max_size=8), words=WORDS, gap=st.sampled_from([" ", "\n", " \t "]))
def test_what_was_copied_from_the_body_is_found_there(
    before: str, words: list[str], gap: str
) -> None:
    body = before + gap.join(words)
    assert len(before) in {place.start for place in occurrences(" ".join(words), body)}
