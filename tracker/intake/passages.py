"""The body in passages: sentences or parts of them, each in one voice; and clauses of a passage."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from tracker.intake.stems import stems
from tracker.intake.utterance import Form, Utterance

Span = tuple[int, int]

# A passage without an end to its sentence is cut: nobody speaks so long, but pages go wrong.
LONGEST = 2_000
FEWEST_WORDS_OF_CLAUSE = 3
QUOTE_LIMIT = 500

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”»’')\]]*+\s++|\n\s*+")
_ABBREVIATED = re.compile(
    r"(?:\b[^\W\d_]|\b(?:[^\W\d_]\.)+[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|St|No|vs|etc"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|гг?|им|руб|млн|тыс|т))\.\s+$"
)
_BREAK = re.compile(
    r"[,;:]\s|\s[—–-]\s|\.{3}\s|…\s"
    r"|\s(?:after|before|while|whereas|where|which|who|when|although|though|but|because|as"
    r"|после|пока|где|котор(?:ый|ая|ое|ые|ых)|но|хотя|поскольку|когда)\s",
    re.IGNORECASE,
)
# "GENEVA, June 10 (Agency) - " is where and when it was written, and nobody says it.
_OPENING = re.compile(
    r"[A-ZА-ЯЁ][A-ZА-ЯЁ .'-]{2,30}, [^\n()/]{0,20}\d[^\n()/]{0,12}"
    r"(?:\([^()\n]{2,30}\)|/[^/\n]{2,30}/)\s?[-—–.]\s+"
)
_AROUND = ' \t\n,;:.—–-"“”«»„'


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of the body in one voice, None for the outlet's own, with the stems of the words."""

    start: int
    end: int
    text: str
    stems: frozenset[str]
    voice: Utterance | None = None


def passages(body: str, utterances: Iterable[Utterance]) -> list[Passage]:
    """What is said and what is told, in the order of the body; no passage is in two voices."""
    spoken = sorted(utterances, key=lambda utterance: (utterance.start, utterance.end))
    spans = chain(_of_speech(body, spoken), ((span, None) for span in _told(body, spoken)))
    ordered = sorted(spans, key=lambda found: found[0])
    return [found for span, voice in ordered if (found := _passage(body, span, voice))]


def _passage(body: str, span: Span, voice: Utterance | None) -> Passage | None:
    """A passage with words in it; None for marks alone."""
    start, end = span
    if opening := _OPENING.match(body, start, end):
        start = opening.end()
    text = body[start:end]
    words = frozenset(stems(text))
    if not words and voice is None:
        return None
    return Passage(start=start, end=end, text=text, stems=words, voice=voice)


def sentences(body: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of a stretch of the body, without the white space around them."""
    limit = len(body) if end is None else end
    begun = start
    for match in _END.finditer(body, start, limit):
        is_line = "\n" in match[0]
        if not is_line and _goes_on(body, match):
            continue
        yield from _trimmed(body, begun, match.end())
        begun = match.end()
    yield from _trimmed(body, begun, limit)


def _goes_on(body: str, match: re.Match[str]) -> bool:
    """Whether the full stop ends no sentence: an abbreviation, or the next word is small."""
    if body[match.end() : match.end() + 1].islower():
        return True
    return bool(_ABBREVIATED.search(body[max(0, match.end() - 20) : match.end()]))


def _trimmed(body: str, start: int, end: int) -> Iterator[Span]:
    end = min(end, start + LONGEST)
    text = body[start:end]
    left = len(text) - len(text.lstrip())
    if stripped := text.strip():
        yield start + left, start + left + len(stripped)


def _of_speech(body: str, spoken: Sequence[Utterance]) -> Iterator[tuple[Span, Utterance]]:
    """Each sentence of what is said; words quoted in part are read with those around them."""
    whole = [utterance for utterance in spoken if utterance.form is not Form.PARTIAL]
    for utterance in whole:
        for span in sentences(body, utterance.start, utterance.end):
            yield span, utterance
    starts = [utterance.start for utterance in whole]
    read: set[tuple[Span, str]] = set()
    for utterance in spoken:
        if utterance.form is Form.PARTIAL:
            around = _around(utterance, whole, starts)
            if around and (around, utterance.speaker) not in read:
                read.add((around, utterance.speaker))
                yield from ((span, utterance) for span in _trimmed(body, *around))


def _around(partial: Utterance, whole: Sequence[Utterance], starts: Sequence[int]) -> Span | None:
    """The sentence of words quoted in part, as far as nobody else's words are in it."""
    start, end = partial.sentence
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    for other in whole[max(0, first - 1) : last]:
        if other.start <= partial.start and partial.end <= other.end:
            return None
        if other.end <= partial.start:
            start = max(start, other.end)
        elif other.start >= partial.end:
            end = min(end, other.start)
    return start, end


def _told(body: str, spoken: Sequence[Utterance]) -> Iterator[Span]:
    """The sentences in which nobody but the outlet speaks."""
    taken = sorted(
        (min(utterance.start, utterance.sentence[0]), max(utterance.end, utterance.sentence[1]))
        for utterance in spoken
    )
    reached, at = 0, 0
    for start, end in sentences(body):
        while at < len(taken) and taken[at][0] < end:
            reached = max(reached, taken[at][1])
            at += 1
        if start >= reached:
            yield start, end


@lru_cache(maxsize=64)
def clauses(text: str) -> tuple[Span, ...]:
    """The clauses of a passage; what is too short to say anything belongs to its neighbour."""
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


def quotable(text: str, start: int, end: int) -> Span:
    """As few words as carry the evidence: its clauses, without the marks around them."""
    first, last = clause_at(text, start)[0], clause_at(text, max(start, end - 1))[1]
    first, last = min(first, start), max(last, end)
    if last - first > QUOTE_LIMIT:
        first, last = start, min(end, start + QUOTE_LIMIT)
    while first < start and (text[first] in _AROUND or text[first].isspace()):
        first += 1
    while last > end and (text[last - 1] in _AROUND or text[last - 1].isspace()):
        last -= 1
    return first, last
