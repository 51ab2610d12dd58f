"""A document as a row of blocks, and what one can tell of a block from its words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.intake.article import CutReason, IntakeError

# No headline, caption or line of furniture is longer.
LONGEST_LINE = 300
# A page of 20,000 words has about a thousand.
MOST_BLOCKS = 10_000
TOO_MANY_LINES = "This has more than 10,000 lines. Paste the text of the article alone."

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NOT_A_WORD = re.compile(r"[^\w]+")
_TURN = re.compile(r"[—–-] ?\w")
_WORDS_OF_PROSE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a heading or a line: clean text on one line, never empty.

    `hint` is what the page's own markup takes it for; `is_title` marks a heading of the first
    rank, `is_heading` one of any.
    """

    text: str
    hint: CutReason | None = None
    is_title: bool = False
    is_heading: bool = False

    @property
    def is_line(self) -> bool:
        return len(self.text) <= LONGEST_LINE

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph of an article rather than as a title or a label."""
        if self.is_heading:
            return False
        count = self.text.count(" ") + 1
        return count >= 2 * _WORDS_OF_PROSE or (
            ends_a_sentence(self.text) and (count >= _WORDS_OF_PROSE or self.is_turn)
        )

    @property
    def is_turn(self) -> bool:
        """Whether it is a turn of an interview, set apart by a dash."""
        return bool(_TURN.match(self.text))


def refuse_too_many(count: int) -> None:
    """Raises IntakeError for more blocks than any article has, before anything is done to them."""
    if count > MOST_BLOCKS:
        raise IntakeError(TOO_MANY_LINES)


def ends_a_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text[-8:]))


def word_set(text: str) -> frozenset[str]:
    """The words of a short text in small letters, to compare it with another."""
    return frozenset(words(text))


def words(text: str) -> list[str]:
    return [word for word in _NOT_A_WORD.split(text.casefold()) if word]
