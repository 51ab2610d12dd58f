"""Where sentences end, and the clauses of one: for all who read the text of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.intake.lists import listed

Span = tuple[int, int]

# Nobody writes longer sentences, but pages go wrong.
LONGEST = 2_000
FEWEST_WORDS_OF_CLAUSE = 3
CLOSERS = "\"”“»’')]"

STOP = re.compile(r"[.!?…]++[\"”“»’')\]]*+")
_STOP_OR_LINE = re.compile(rf"{STOP.pattern}\s++|\n\s*+")
_LAST_WORD = re.compile(r"[^\s(\[\"“«‘—–/]*$")
# The longest of them, with the mark in front of it.
_REACH = 12
_NEAR = 400

_BEFORE_CAPITALS = listed(
    """
    Mr Mrs Ms Dr Prof Gen Lt Col Sgt Capt Sen Rep Gov St Jr Sr Jan Feb Mar Apr Jun Jul Aug Sep Sept
    Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Ph.D Inc Ltd Fig Art
    """
)
_BEFORE_ANYTHING = listed(
    """
    vs etc e.g i.e a.m p.m approx dept est г гг им ул д т т.е т.д т.п т.к тыс млн млрд руб ст стр
    см др проф акад св пр рис янв фев февр авг сент окт нояб дек н.э с.г
    """
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def is_abbreviated(text: str, dot: int, start: int = 0) -> bool:
    """Whether the full stop belongs to the word in front of it: "Gen. X", "the U.S. side"."""
    found = _LAST_WORD.search(text[max(start, dot - _REACH) : dot])
    word = found[0] if found else ""
    if word == "No":
        return text[dot + 1 : dot + 3].strip()[:1].isdigit()
    if word in _BEFORE_CAPITALS or word.casefold() in _BEFORE_ANYTHING:
        return True
    return word.isupper() and bool(_INITIALS.fullmatch(word))


def goes_on(text: str, stop: int, following: int) -> bool:
    """Whether a sentence goes on behind its stop: small letters, an abbreviation, the like."""
    if text[following : following + 1].islower():
        return True
    return text[stop] == "." and text[stop + 1 : stop + 2].isspace() and is_abbreviated(text, stop)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of a stretch of the text, without the white space around them."""
    limit = len(text) if end is None else end
    begun = start
    for match in _STOP_OR_LINE.finditer(text, start, limit):
        if "\n" not in match[0] and goes_on(text, match.start(), match.end()):
            continue
        yield from trimmed(text, begun, match.end())
        begun = match.end()
    yield from trimmed(text, begun, limit)


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """A stretch, cut if it is too long, without the white space around it; if anything is left."""
    end = min(end, start + LONGEST)
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    if stripped := words.strip():
        yield start + left, start + left + len(stripped)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which that stands, as far as it is near."""
    first, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    around = [span for span in sentences(text, first, last) if span[0] < end and start < span[1]]
    return text[around[0][0] : around[-1][1]] if around else text[start:end]


_BREAK = re.compile(
    r"[,;:]\s|\s[—–-]\s|\.{3}\s|…\s"
    r"|\s(?:after|before|while|whereas|where|which|who|when|although|though|but|because|as"
    r"|после|пока|где|котор(?:ый|ая|ое|ые|ых)|но|хотя|поскольку|когда)\s",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def clauses(text: str) -> tuple[Span, ...]:
    """The clauses of a sentence; what is too short to say anything belongs to its neighbour."""
    found: list[Span] = []
    begun = 0
    for match in _BREAK.finditer(text):
        if text.count(" ", begun, match.start()) >= FEWEST_WORDS_OF_CLAUSE - 1:
            found.append((begun, match.start()))
            begun = match.start()
    if found and text.count(" ", begun) < FEWEST_WORDS_OF_CLAUSE:
        found[-1] = (found[-1][0], len(text))
    else:
        found.append((begun, len(text)))
    return tuple(found)


def clause_at(text: str, at: int) -> Span:
    """The clause in which that character stands."""
    return next((span for span in clauses(text) if span[0] <= at < span[1]), (0, len(text)))
