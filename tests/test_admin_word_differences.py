"""Two versions of a text told apart word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.admin.word_differences import ADDED, COMPARED, CUT, REMOVED, SAME, compared, shortened

WORDS = st.lists(st.sampled_from(["a", "b", "the", "talks", "\n"]), max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("one two", "one two", [("one two ", SAME)]),
        ("", "new", [("new ", ADDED)]),
        ("old", "", [("old ", REMOVED)]),
        ("talks", "talks end", [("talks ", SAME), ("end ", ADDED)]),
        (
            "talks in Oslo end",
            "talks in Riga end",
            [("talks in ", SAME), ("Oslo ", REMOVED), ("Riga ", ADDED), ("end ", SAME)],
        ),
        ("a b", "a  b\n", [("a  b\n", SAME)]),
    ],
)
def test_words_are_the_same_added_or_removed(before, after, pieces):
    assert compared(before, after) == pieces


@given(WORDS, WORDS)
def test_the_pieces_make_up_both_texts_again(before, after):
    pieces = compared(before, after)
    for text, without in ((after, REMOVED), (before, ADDED)):
        made = "".join(piece.text for piece in pieces if piece.kind != without)
        assert made.split() == text.split()


def test_what_both_share_is_shortened_and_what_differs_is_not():
    many = " ".join(f"word{n}" for n in range(200))
    pieces = compared(f"{many} Oslo {many}", f"{many} Riga {many}")
    assert [piece.kind for piece in pieces] == [SAME, REMOVED, ADDED, SAME]
    assert all(len(piece.text.split()) < 20 for piece in pieces)
    assert pieces[0].text.endswith("word199 ")
    assert pieces[-1].text.startswith("word0 ")


def test_a_long_text_that_is_compared_with_nothing_shows_its_beginning_and_its_end():
    (piece,) = shortened(" ".join(f"word{n}" for n in range(200)))
    assert piece.text.startswith("word0 ")
    assert CUT in piece.text
    assert piece.text.strip().endswith(" word199")
    assert shortened("") == []


def test_texts_too_different_to_be_compared_in_time_replace_each_other():
    before = " ".join(["old"] * (COMPARED + 1))
    after = " ".join(["new", "newer"] * COMPARED)
    assert [piece.kind for piece in compared(before, after)] == [REMOVED, ADDED]
