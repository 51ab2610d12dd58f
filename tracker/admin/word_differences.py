"""Two versions of a text, told apart word by word, with what they share between them shortened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

SAME, ADDED, REMOVED = "same", "added", "removed"

# So many words on either side are compared with each other; of more, all that differ are replaced.
COMPARED = 1500
# So many words around a difference are shown of what both versions share.
AROUND = 12
CUT = " … "


class Piece(NamedTuple):
    """A run of words; `kind` says whether both versions have it, or which."""

    text: str
    kind: str


def compared(before: str, after: str) -> list[Piece]:
    """The later text in pieces, with what it lacks of the earlier where that stood."""
    pieces = [
        Piece("".join(words), kind) for kind, words in _runs(_words(before), _words(after)) if words
    ]
    return [_shortened(pieces, number) for number in range(len(pieces))]


def shortened(text: str) -> list[Piece]:
    """A text that is compared with nothing, with its middle left out if it is long."""
    return [_shortened([Piece(text, SAME)], 0)] if text else []


def _words(text: str) -> list[str]:
    """Words, each with the space behind it, so that any of them can follow any other."""
    return re.findall(r"\s*\S+\s+", text if text[-1:].isspace() else f"{text} ")


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    start = _shared_start(before, after)
    end = _shared_start(before[start:][::-1], after[start:][::-1])
    yield SAME, after[:start]
    yield from _between(before[start : len(before) - end], after[start : len(after) - end])
    yield SAME, after[len(after) - end :]


def _between(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    if max(len(before), len(after)) > COMPARED:
        yield REMOVED, before
        yield ADDED, after
        return
    matcher = SequenceMatcher(None, _bare(before), _bare(after), autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield SAME, after[k:m]
        else:
            yield REMOVED, before[i:j]
            yield ADDED, after[k:m]


def _shared_start(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(_bare(one), _bare(other), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _bare(words: Sequence[str]) -> list[str]:
    return [word.strip() for word in words]


def _shortened(pieces: Sequence[Piece], number: int) -> Piece:
    """A piece that both versions have, cut down to what stands beside a difference."""
    text, kind = pieces[number]
    words = _words(text)
    first, last = number == 0, number == len(pieces) - 1
    room = AROUND * (1 if first != last else 2)
    if kind != SAME or len(words) <= room + AROUND:
        return pieces[number]
    head = "" if first and not last else "".join(words[:AROUND])
    tail = "" if last and not first else "".join(words[-AROUND:])
    return Piece(f"{head}{CUT}{tail}", kind)
