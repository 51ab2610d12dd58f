"""From blocks and what is no part of the article to its body, and the passages left out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from tracker.intake.article import Cut, CutReason
from tracker.intake.documents.blocks import Block

_OPEN_SENTENCE_WORDS = 8


def assembled(sorted_blocks: Iterable[tuple[Block, CutReason | None]]) -> tuple[str, list[Cut]]:
    """The body, a blank line between paragraphs, and each cut with its offset in the body."""
    parts: list[str] = []
    length = 0
    last = ""
    cuts: list[Cut] = []
    for block, reason in sorted_blocks:
        if reason is not None:
            cuts.append(Cut(block.text, reason, length))
            continue
        between = "" if not parts else " " if _goes_on(last, block.text) else "\n\n"
        parts += [between, block.text]
        length += len(between) + len(block.text)
        last = block.text
    return "".join(parts), _merged(cuts)


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence was broken in two by what stood between."""
    if not after[0].islower() or before.count(" ") + 1 < _OPEN_SENTENCE_WORDS:
        return False
    return before[-1].isalnum() or before[-1] == ","


def _merged(cuts: Iterable[Cut]) -> list[Cut]:
    """Neighbours that were cut for one reason, as one passage."""
    runs = groupby(cuts, key=lambda cut: (cut.at, cut.reason))
    return [Cut("\n\n".join(cut.text for cut in run), reason, at) for (at, reason), run in runs]
