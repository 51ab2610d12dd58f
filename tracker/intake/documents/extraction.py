"""Which blocks of a page trafilatura takes for its article."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import islice

import trafilatura
from lxml.html import HtmlElement

from tracker.intake.article import CutReason
from tracker.intake.documents.blocks import Block, words
from tracker.text import fold_space

# Beyond these it takes the square of the time; no page of news comes near them.
_MOST_ELEMENTS = 10_000
_MOST_CHILDREN = 1_000
# A block is of the article if most of its runs of so many words are.
_RUN = 4
# It says in a log what it cannot use; the person who gave the page is told by us.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def without_surroundings(blocks: list[Block], root: HtmlElement) -> list[Block]:
    """The blocks, those hinted at as furniture that stand around what trafilatura extracts.

    Between the first and the last block of the article whole paragraphs stay, whatever it says.
    """
    extracted = _Extracted(_text(root))
    inside = [not block.hint and extracted.holds(block.text) for block in blocks]
    if not any(found and block.is_prose for found, block in zip(inside, blocks, strict=True)):
        return blocks
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    return [
        block
        if found or block.is_title or (_is_of_text(block) and first < place < last)
        else replace(block, hint=block.hint or CutReason.FURNITURE)
        for place, (block, found) in enumerate(zip(blocks, inside, strict=True))
    ]


class _Extracted:
    """A text that was extracted, to be asked what it holds, however its lines were broken."""

    def __init__(self, text: str) -> None:
        self._lines = [fold_space(line) for line in text.split("\n")]
        self._whole = frozenset(self._lines)

    def holds(self, text: str) -> bool:
        if text in self._whole:
            return True
        own = [*_runs(words(text))]
        return bool(own) and sum(run in self._of_words for run in own) * 2 > len(own)

    @cached_property
    def _of_words(self) -> frozenset[tuple[str, ...]]:
        return frozenset(run for line in self._lines for run in _runs(words(line)))


def _text(root: HtmlElement) -> str:
    if not _is_ordinary(root):
        return ""
    try:
        text = trafilatura.extract(root, fast=True, include_comments=False, with_metadata=False)
    # Whatever the page does to the library, its text can be read without it.
    except Exception:
        return ""
    return text or ""


def _is_ordinary(root: HtmlElement) -> bool:
    elements = list(islice(root.iter("*"), _MOST_ELEMENTS + 1))
    return len(elements) <= _MOST_ELEMENTS and max(map(len, elements)) <= _MOST_CHILDREN


def _is_of_text(block: Block) -> bool:
    return block.is_heading or block.is_prose


def _runs(line: list[str]) -> Iterable[tuple[str, ...]]:
    """Each run of four words of a line; a shorter line is one run."""
    if len(line) <= _RUN:
        return [tuple(line)] if line else []
    return zip(*(line[start:] for start in range(_RUN)), strict=False)
