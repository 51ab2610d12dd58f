"""From blocks to a body: paragraphs, sentences put together, and where each cut stood."""

from __future__ import annotations

import pytest

from tracker.intake.article import Cut, CutReason
from tracker.intake.documents.assembling import assembled
from tracker.intake.documents.blocks import Block

OPEN = "They want six houses back that were taken over alleged"


def body_of(*lines: str | tuple[str, CutReason]) -> tuple[str, list[Cut]]:
    given = [(line, None) if isinstance(line, str) else line for line in lines]
    return assembled((Block(text=text), reason) for text, reason in given)


def test_a_blank_line_stands_between_paragraphs() -> None:
    assert body_of("One.", "Two.") == ("One.\n\nTwo.", [])


def test_a_sentence_that_a_block_parted_is_put_together() -> None:
    related = ("Related: Two Bridges", CutReason.RELATED)
    body, cuts = body_of(OPEN, related, "meddling in elections.")
    assert body == f"{OPEN} meddling in elections."
    assert cuts == [Cut("Related: Two Bridges", CutReason.RELATED, len(OPEN))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{OPEN} meddling.", "in the end nothing came of it."),
        (OPEN, "Meddling in elections."),
        ("A short heading", "in small letters."),
        (f"{OPEN}:", "meddling."),
        (f"{OPEN} “meddling”", "in elections."),
        (OPEN, "— meddling?"),
    ],
)
def test_what_is_no_broken_sentence_stays_apart(before: str, after: str) -> None:
    assert body_of(before, after)[0] == f"{before}\n\n{after}"


def test_neighbours_cut_for_one_reason_are_one_passage() -> None:
    form, teaser = CutReason.FORM, CutReason.TEASER
    body, cuts = body_of(("A", form), ("B", form), "One.", ("C", form), ("D", teaser))
    assert body == "One."
    assert cuts == [Cut("A\n\nB", form, 0), Cut("C", form, 4), Cut("D", teaser, 4)]


def test_where_all_is_cut_there_is_no_body() -> None:
    assert body_of(("A", CutReason.FORM)) == ("", [Cut("A", CutReason.FORM, 0)])
