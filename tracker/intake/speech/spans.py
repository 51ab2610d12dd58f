"""Paragraphs and sentences of a body, as offsets; a sentence is never cut inside a quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.intake.sentences import CLOSERS, LONGEST, STOP, is_abbreviated
from tracker.intake.speech.dashes import dash_quotations, without_tags
from tracker.intake.speech.marks import Quoted, quotations

OPENERS = "\"“„«‘'([—–-"


class Span(NamedTuple):
    """Where something stands in the body, the end exclusive."""

    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence, in which paragraph it stands, and its outermost quotations."""

    start: int
    end: int
    paragraph: int
    quoted: tuple[Quoted, ...]


def lines(body: str) -> Iterator[Span]:
    """Every line with something on it, without the white space around it."""
    position = 0
    while position <= len(body):
        end = body.find("\n", position)
        end = len(body) if end < 0 else end
        line = body[position:end]
        start = position + len(line) - len(line.lstrip())
        if line.strip():
            yield Span(start, start + len(line.strip()))
        position = end + 1


def paragraphs(body: str) -> list[Span]:
    """The lines, where a sentence runs on over a line's end put together again."""
    found: list[Span] = []
    for line in lines(body):
        if found and _runs_on(body, found[-1], line):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _runs_on(body: str, before: Span, line: Span) -> bool:
    last, first = body[before.end - 1], body[line.start]
    return (last.isalnum() or last == ",") and first.islower()


def sentences(body: str, paragraph: Span, number: int, carried: bool) -> list[Sentence]:
    """The sentences of a paragraph; `carried` where the one before left a quotation open."""
    quoted = dash_quotations(body, paragraph.start, paragraph.end) or [
        part
        for whole in quotations(body, paragraph.start, paragraph.end, is_carried=carried)
        for part in without_tags(body, whole)
    ]
    found: list[Sentence] = []
    start = paragraph.start
    for end in _short_enough([*_ends(body, paragraph, quoted), paragraph.end], start, quoted):
        if body[start:end].strip():
            start += len(body[start:end]) - len(body[start:end].lstrip())
            found.append(Sentence(start, end, number, ()))
        start = end
    return _with_quotations(found, quoted)


def _short_enough(ends: list[int], start: int, quoted: Sequence[Quoted]) -> Iterator[int]:
    """The ends of sentences, with more of them where a sentence would be too long to be one."""
    opens = [one.opens for one in quoted]
    for end in ends:
        while end - start > LONGEST:
            start += LONGEST
            around = bisect_right(opens, start) - 1
            if around >= 0 and quoted[around].closes > start:
                start = quoted[around].closes
            if start < end:
                yield start
        yield end
        start = end


def _with_quotations(found: list[Sentence], quoted: Sequence[Quoted]) -> list[Sentence]:
    complete: list[Sentence] = []
    at = 0
    for sentence in found:
        first = at
        while at < len(quoted) and quoted[at].opens < sentence.end:
            at += 1
        complete.append(sentence._replace(quoted=tuple(quoted[first:at])))
    return complete


def _ends(body: str, paragraph: Span, quoted: Sequence[Quoted]) -> Iterator[int]:
    """Where sentences end before the paragraph does."""
    at = 0
    for stop in STOP.finditer(body, paragraph.start, paragraph.end):
        while at < len(quoted) and quoted[at].closes <= stop.start():
            at += 1
        inside = at < len(quoted) and quoted[at].start <= stop.start() < quoted[at].closes
        if inside and stop.end() < quoted[at].closes:
            continue
        if _ends_sentence(body, stop, paragraph, inside):
            yield stop.end()


def _ends_sentence(body: str, stop: re.Match[str], paragraph: Span, inside: bool) -> bool:
    rest = body[stop.end() : min(paragraph.end, stop.end() + 60)]
    following = rest.lstrip()
    if not following or rest == following:
        return False
    first = following[0]
    if not (first.isupper() or first.isdigit() or first in OPENERS):
        return False
    if first in "—–-" and inside:
        return False
    if inside and stop.group().rstrip(CLOSERS)[-1] in "!?…":
        return not _opens_a_tag(following)
    return stop.group() != "." or not is_abbreviated(body, stop.start(), paragraph.start)


def _opens_a_tag(text: str) -> bool:
    """Whether what follows "...?" says in its first words who asked."""
    words = re.findall(r"\w+", text)[:5]
    return any(
        word in {"said", "asked", "says", "asks", "told", "added", "wrote"} for word in words
    )
