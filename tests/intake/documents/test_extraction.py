"""Which blocks trafilatura takes for the article, and what stays whatever it says."""

from __future__ import annotations

import pytest

from tracker.intake.article import CutReason
from tracker.intake.documents.blocks import Block
from tracker.intake.documents.extraction import without_surroundings
from tracker.intake.documents.markup import blocks, parsed

PARAGRAPHS = [
    f"The {ordinal} round went on behind closed doors, and nobody said how long it would take."
    for ordinal in ("first", "second", "third", "fourth")
]
PAGE = (
    "<html><body><div><p><a href='/'>Home</a></p><p><a href='/w'>War</a></p></div>"
    f"<article><h1>Talks go on</h1>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article>"
    "<div><p>Imprint and rules of this house</p></div></body></html>"
)


def read(markup: str) -> list[Block]:
    root = parsed(markup)
    return without_surroundings(blocks(root), root)


def test_what_stands_around_the_article_is_furniture() -> None:
    hints = {block.text: block.hint for block in read(PAGE)}
    assert hints["Home"] is CutReason.FURNITURE
    assert hints["Imprint and rules of this house"] is CutReason.FURNITURE
    assert [hints[text] for text in ("Talks go on", *PARAGRAPHS)] == [None] * 5


def test_a_paragraph_amid_the_article_stays_whatever_trafilatura_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def without_the_second(*_: object, **__: object) -> str:
        return "\n".join([PARAGRAPHS[0], *PARAGRAPHS[2:]])

    monkeypatch.setattr("trafilatura.extract", without_the_second)
    hints = {block.text: block.hint for block in read(PAGE)}
    assert hints[PARAGRAPHS[1]] is None


def test_lines_that_were_broken_otherwise_are_known_by_their_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def in_short_lines(*_: object, **__: object) -> str:
        return "\n".join(PARAGRAPHS).replace(", and", ",\nand")

    monkeypatch.setattr("trafilatura.extract", in_short_lines)
    hints = {block.text: block.hint for block in read(PAGE)}
    assert [hints[text] for text in PARAGRAPHS] == [None] * 4
    assert hints["Home"] is CutReason.FURNITURE


def test_a_page_on_which_trafilatura_fails_is_read_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", failing)
    hints = {block.text: block.hint for block in read(PAGE)}
    assert hints["Imprint and rules of this house"] is None
    assert [hints[text] for text in PARAGRAPHS] == [None] * 4


@pytest.mark.parametrize("many", ["<p>a</p>" * 1_500, "<p>" + "<i>a</i> " * 1_500])
def test_a_page_that_would_take_it_for_ever_is_read_without_it(
    many: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> str:
        pytest.fail("trafilatura was asked")

    monkeypatch.setattr("trafilatura.extract", never)
    assert read(PAGE.replace("</article>", f"{many}</article>"))
