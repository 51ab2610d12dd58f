"""The body in passages: sentences or parts of them, each in one voice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from tracker.intake.sentences import Span, clause_at, sentences, trimmed
from tracker.intake.stems import stems
from tracker.intake.utterance import Form, Utterance

QUOTE_LIMIT = 500

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
                yield from ((span, utterance) for span in trimmed(body, *around))


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
