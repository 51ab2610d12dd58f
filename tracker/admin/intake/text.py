"""An article as its review shows it: paragraphs with marked passages, and what was cut in place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import ClassVar

from tracker.intake.article import Article, Cut, CutReason
from tracker.text import fold_space

_PARAGRAPH = re.compile(r"[^\n]+")
_FIRST_WORDS = 60

REASONS = {
    CutReason.TEASER: "teaser",
    CutReason.TICKER: "news ticker",
    CutReason.FORM: "form",
    CutReason.CAPTION: "caption",
    CutReason.RELATED: "related articles",
    CutReason.FURNITURE: "page furniture",
    CutReason.HEAD: "headline, byline or date",
}


class Manner(IntEnum):
    """How the words of a suggestion are marked; where several stand, the greatest shows."""

    REJECTED = 0
    TAKEN = 1
    OPEN = 2
    UNCERTAIN = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Where the words of a suggestion stand; `number` is how the page numbers it."""

    number: int
    start: int
    end: int
    manner: Manner = Manner.OPEN


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same suggestions cover, and those of them that begin here."""

    text: str
    spans: tuple[Span, ...] = ()
    begins: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(span.number for span in self.spans)

    @property
    def manner(self) -> str:
        return max(span.manner for span in self.spans).name.lower() if self.spans else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]

    is_cut: ClassVar = False


@dataclass(frozen=True, slots=True)
class CutPassage:
    """A passage that was left out, by its place in the list of cuts."""

    index: int
    reason: str
    text: str

    is_cut: ClassVar = True

    @property
    def first_words(self) -> str:
        words = fold_space(self.text)
        return words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS].rstrip()}…"


Block = Paragraph | CutPassage


def blocks(article: Article, spans: Sequence[Span]) -> list[Block]:
    """The whole article in its order; every character of the body but line breaks is there once."""
    cuts = deque(sorted(enumerate(article.cut), key=lambda entry: (entry[1].at, entry[0])))
    coming = deque(sorted(spans, key=lambda span: (span.start, span.number)))
    near: list[Span] = []
    found: list[Block] = []
    for start, end in _stretches(article.body, sorted({cut.at for cut in article.cut})):
        while cuts and cuts[0][1].at <= start:
            found.append(_passage(*cuts.popleft()))
        near = [span for span in near if span.end > start]
        while coming and coming[0].start < end:
            near.append(coming.popleft())
        found.append(Paragraph(tuple(_pieces(article.body, start, end, near))))
    return found + [_passage(*entry) for entry in cuts]


def _passage(index: int, cut: Cut) -> CutPassage:
    return CutPassage(index, REASONS[cut.reason], cut.text)


def _stretches(body: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The paragraphs, each broken where something was cut out of its middle."""
    for match in _PARAGRAPH.finditer(body):
        start, end = match.span()
        inside = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
        yield from pairwise([start, *inside, end])


def _pieces(body: str, start: int, end: int, near: Sequence[Span]) -> Iterator[Piece]:
    edges = {edge for span in near for edge in (span.start, span.end) if start < edge < end}
    for left, right in pairwise(sorted({start, end, *edges})):
        here = tuple(span for span in near if span.start <= left and span.end >= right)
        begins = tuple(span.number for span in here if span.start == left)
        yield Piece(body[left:right], here, begins)
