"""A sentence as its words, names and quotations: what the grammar of speech works on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tracker.intake.names import Named
from tracker.intake.speech.marks import Quoted
from tracker.intake.speech.spans import Sentence
from tracker.intake.speech.spellings import (
    LONGEST,
    Found,
    Spellings,
    folded,
    without_possessive,
)

# The address behind a link's words, "[said](#)", is no word of the sentence.
TOKEN = re.compile(
    r"\]\([^()\s]{0,300}\)|[\[\]]|(?:[^\W\d_]\.){2,}|\w+(?:[-‑’'.](?=\w)\w+)*"
    r"|([^\w\s])\1{3,}+|[^\w\s]"
)
LONGEST_NAME_IN_MARKS = 60
# No word is longer, but pages go wrong; what such a page has is not remembered.
LONGEST_KEPT = 40
PRESS = frozenset({"post", "times", "news", "journal", "herald", "tribune", "gazette", "telegraph"})


class Kind(StrEnum):
    """What a piece of a sentence is."""

    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"
    NAME = "name"


@dataclass(slots=True)
class Item:
    """A word, a mark, a quotation, or a name that the ledger knows, of one word or several.

    `key` is the word as it is compared, for a name that of its last word, without 's.
    """

    kind: Kind
    text: str
    start: int
    end: int
    key: str = ""
    is_possessive: bool = False
    is_capital: bool = False
    quoted: Quoted | None = None
    named: tuple[Named, ...] = ()
    is_outlet: bool = False
    is_inflected: bool = False
    is_full: bool = False

    @property
    def is_cyrillic(self) -> bool:
        return "а" <= self.key[:1] <= "я"

    @property
    def is_person(self) -> bool:
        return (
            self.kind is Kind.NAME
            and not self.is_outlet
            and any(named.kind == "person" for named in self.named)
        )


class Shape(NamedTuple):
    """What a word or a mark is wherever it stands."""

    kind: Kind
    key: str
    is_possessive: bool
    is_capital: bool


def items(body: str, sentence: Sentence, spellings: Spellings) -> list[Item]:
    """The pieces of a sentence in their order, names found in them."""
    return _with_names(list(_pieces(body, sentence, spellings)), body, spellings)


def _pieces(body: str, sentence: Sentence, spellings: Spellings) -> Iterator[Item]:
    position = sentence.start
    for quoted in sentence.quoted:
        yield from _words(body, position, quoted.opens)
        if quoted.opens > sentence.start and _is_name(body, quoted, spellings):
            yield from _words(body, quoted.start, quoted.end)
        else:
            yield Item(Kind.QUOTE, "", quoted.opens, quoted.closes, quoted=quoted)
        position = max(position, quoted.closes)
    yield from _words(body, position, sentence.end)


def _words(body: str, start: int, end: int) -> list[Item]:
    found: list[Item] = []
    for match in TOKEN.finditer(body, start, end):
        text = match.group()
        if text[0] not in "[]":
            shape = _shape(text) if len(text) <= LONGEST_KEPT else _shaped(text)
            kind, key, is_possessive, is_capital = shape
            item = Item(kind, text, match.start(), match.end(), key, is_possessive, is_capital)
            found.append(item)
    return found


def _shaped(text: str) -> Shape:
    key = folded(text)
    bare = without_possessive(key)
    kind = Kind.WORD if text[0].isalnum() or text[0] == "_" else Kind.MARK
    return Shape(kind, bare or key, bare != key, text[0].isupper())


# An article says most of its words again and again.
_shape = lru_cache(maxsize=1 << 14)(_shaped)


def _is_name(body: str, quoted: Quoted, spellings: Spellings) -> bool:
    """Whether the marks are a name's, as in «Известия», and nobody's speech."""
    text = body[quoted.start : quoted.end]
    if len(text) > LONGEST_NAME_IN_MARKS or not text[:1].isupper():
        return False
    words = text.split()
    found = spellings.longest([folded(word) for word in words])
    if found is not None and found.length == len(words):
        return True
    is_behind_colon = body[max(0, quoted.opens - 3) : quoted.opens].rstrip().endswith(":")
    return (
        body[quoted.opens] == "«" and len(words) <= 3 and text[-1].isalnum() and not is_behind_colon
    )


def _with_names(pieces: list[Item], body: str, spellings: Spellings) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(pieces):
        first = pieces[at]
        name = _name_at(pieces, at, spellings) if first.is_capital else None
        if name is None:
            found.append(first)
            at += 1
            continue
        last = pieces[at + name.length - 1]
        found.append(
            Item(
                Kind.NAME,
                body[first.start : last.end],
                first.start,
                last.end,
                last.key,
                last.is_possessive,
                first.is_capital,
                named=name.named,
                is_outlet=name.is_outlet,
                is_inflected=name.is_inflected,
                is_full=name.is_full,
            )
        )
        at += name.length
    return found


def _name_at(pieces: list[Item], at: int, spellings: Spellings) -> Found | None:
    words: list[str] = []
    for piece in pieces[at : at + LONGEST]:
        if piece.kind is not Kind.WORD:
            break
        words.append(folded(piece.text))
    return spellings.longest(words) or _press(pieces[at : at + LONGEST])


def _press(pieces: list[Item]) -> Found | None:
    """An outlet that the name itself gives away: capitals that end in "Post" or "News"."""
    run = 0
    while run < len(pieces) and pieces[run].is_capital and pieces[run].kind is Kind.WORD:
        run += 1
    if run < 2 or pieces[run - 1].key not in PRESS or pieces[0].key == "the":
        return None
    name = " ".join(piece.text for piece in pieces[:run])
    return Found(run, (Named(slug="", name=name),), True, False, True)
