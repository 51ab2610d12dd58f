"""How reports word one proposition: each quotation cut where it has words that no other has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

# So many of the fullest other wordings are compared; beyond them hardly a word is new.
COMPARED = 12
# Quotations that share less than this part of the shorter one are of different sentences.
LEAST_SHARED = 0.25


class Part(NamedTuple):
    """A run of words; `only` says that no other report has them."""

    text: str
    only: bool


class Wording(NamedTuple):
    """One quotation in parts that make it up again; `apart` says that it shares no sentence."""

    parts: tuple[Part, ...]
    apart: bool = False

    @property
    def only_here(self) -> str:
        """The words that are only here, for those who cannot see them marked."""
        return ", ".join(f"“{part.text}”" for part in self.parts if part.only)


def worded(quote: str, others: Iterable[str]) -> Wording:
    """A quotation set against those of other reports, in the same language."""
    fullest = sorted({*others} - {""}, key=lambda other: (-len(_words(other)), other))[:COMPARED]
    shared = [found for other in fullest if (found := _shared(quote, other))]
    if not shared:
        return Wording((Part(quote, only=False),), apart=bool(fullest))
    return Wording(tuple(_parts(quote, frozenset().union(*shared))))


def _parts(quote: str, shared: frozenset[int]) -> list[Part]:
    """The quotation cut between words; the space around what is only here is not marked."""
    parts: list[Part] = []
    done = 0
    for start, end in _runs(quote, shared):
        if done < start:
            parts.append(Part(quote[done:start], only=False))
        parts.append(Part(quote[start:end], only=True))
        done = end
    return [*parts, Part(quote[done:], only=False)] if done < len(quote) else parts


def _runs(quote: str, shared: frozenset[int]) -> list[tuple[int, int]]:
    """Where the runs of words begin and end that are not shared."""
    runs: list[tuple[int, int]] = []
    before = False
    for number, word in enumerate(re.finditer(r"\S+", quote)):
        only = number not in shared
        if only and before:
            runs[-1] = runs[-1][0], word.end()
        elif only:
            runs.append(word.span())
        before = only
    return runs


@lru_cache(maxsize=2048)
def _shared(quote: str, other: str) -> frozenset[int]:
    """The places of the words that the other has too; none where they share no sentence."""
    words, others = _words(quote), _words(other)
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    shared = frozenset(i for block in blocks for i in range(block.a, block.a + block.size))
    least = LEAST_SHARED * min(len(words), len(others))
    return shared if len(shared) >= least else frozenset()


def _words(quote: str) -> Sequence[str]:
    """Words as they are compared: without case, and without the marks around them."""
    found = re.findall(r"\S+", quote.casefold())
    return [re.sub(r"^\W+|\W+$", "", word) or word for word in found]
