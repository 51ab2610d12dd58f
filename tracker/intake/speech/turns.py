"""Interviews: which paragraphs are questions and which are answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.intake.lists import listed
from tracker.intake.names import Named
from tracker.intake.speech.dashes import has_tag
from tracker.intake.speech.marks import quotations
from tracker.intake.speech.spans import Span
from tracker.intake.speech.spellings import Spellings, folded
from tracker.intake.utterance import Form

DASH = re.compile(r"[—–-]\s*+(?=\S)")
LONGEST_LABEL = 40
LONGEST_HEADING = 90
ASKING = listed("q question interviewer correspondent host вопрос корреспондент журналист ведущий")
ANSWERING = listed("a answer ответ")
QUOTING = "\"“„«‘'"
UNEVEN = "Whether this is a question or an answer, the text does not make plain."


class Sign(StrEnum):
    """How a paragraph is set apart, if it is."""

    NONE = ""
    DASH = "dash"
    BOLD = "bold"
    LABEL = "label"
    HEADING = "heading"
    QUOTED_HEADING = "quoted heading"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its number, how it is set apart, the words without that, and its label."""

    number: int
    sign: Sign
    span: Span
    label: str = ""
    named: tuple[Named, ...] = ()
    is_outlet: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of an interview. DIRECT is a heading made of words of the interviewee."""

    line: Line
    form: Form
    doubt: str = ""


def turns(body: str, spans: Sequence[Span], spellings: Spellings) -> list[Turn]:
    """The paragraphs that belong to an interview; none where there is no interview."""
    lines = [_line(body, number, span, spellings) for number, span in enumerate(spans)]
    for sign in (Sign.DASH, Sign.LABEL, Sign.BOLD):
        marked = [line for line in lines if line.sign is sign]
        if _is_interview(marked, sign):
            return list(
                _taken(lines[marked[0].number - _headings(lines, marked[0]) :], sign, marked)
            )
    return []


def _line(body: str, number: int, span: Span, spellings: Spellings) -> Line:
    text = body[span.start : span.end]
    asks = text.rstrip("*_ ").endswith(("?", "...", "…"))
    if (dash := DASH.match(text)) and not has_tag(text):
        return Line(number, Sign.DASH, Span(span.start + dash.end(), span.end), asks=asks)
    if text.startswith("**") and text.endswith("**") and len(text) > 4:
        return Line(number, Sign.BOLD, Span(span.start + 2, span.end - 2), asks=asks)
    if label := _labelled(text, spellings):
        return replace(
            label, number=number, asks=asks, span=Span(span.start + label.span.start, span.end)
        )
    return Line(number, _unmarked(body, span, text), span, asks=asks)


def _labelled(text: str, spellings: Spellings) -> Line | None:
    """The label that a paragraph begins with: "Q:", "Ryabkov:"."""
    colon = text.find(":", 0, LONGEST_LABEL)
    behind = text[colon + 1 :].lstrip(" *_")
    label = text[:colon].strip("*_ ")
    words = label.split()
    if colon < 1 or not behind or behind[0] in QUOTING or not 0 < len(words) <= 4:
        return None
    if not all(word[0].isupper() for word in words):
        return None
    found = spellings.longest([folded(words[-1])]) if len(words[0]) == 2 else None
    found = found or spellings.longest([folded(word) for word in words])
    named = found.named if found is not None else ()
    start = len(text) - len(behind)
    return Line(0, Sign.LABEL, Span(start, 0), label, named, found is not None and found.is_outlet)


def _unmarked(body: str, span: Span, text: str) -> Sign:
    if "://" in text or not any(letter.islower() for letter in text):
        return Sign.FOOT
    quoted = quotations(body, span.start, span.end) if text[0] in QUOTING else []
    if len(quoted) == 1 and (quoted[0].opens, quoted[0].closes) == span:
        return Sign.QUOTED_HEADING
    is_short = len(text) <= LONGEST_HEADING and text[-1].isalnum()
    return Sign.HEADING if is_short else Sign.NONE


def _headings(lines: Sequence[Line], first: Line) -> int:
    """How many headings stand right in front of the first turn."""
    before = first.number
    while before > 0 and lines[before - 1].sign is Sign.QUOTED_HEADING:
        before -= 1
    return first.number - before


def _is_interview(marked: Sequence[Line], sign: Sign) -> bool:
    if len(marked) < 2:
        return False
    if sign is Sign.LABEL:
        labels = [folded(line.label) for line in marked]
        known = [line for line in marked if line.named or _part(line)]
        return (len(set(labels)) < len(labels) and len(known) >= 2) or len(
            {*labels} & (ASKING | ANSWERING)
        ) == 2
    return any(line.asks for line in marked[:-1]) or all(line.asks for line in marked)


def _part(line: Line) -> Form | None:
    """What a label says its words are."""
    key = folded(line.label)
    if key in ASKING or line.is_outlet:
        return Form.QUESTION
    if key in ANSWERING or line.named:
        return Form.ANSWER
    return None


def _taken(lines: Sequence[Line], sign: Sign, marked: Sequence[Line]) -> Iterator[Turn]:
    """The turns, with the paragraphs that go on with them, up to the foot of the page."""
    only_questions = sign is not Sign.LABEL and all(line.asks for line in marked)
    last = marked[-1].number
    current: Turn | None = None
    for line in lines:
        if line.sign is sign:
            current = _next(line, current, only_questions)
            yield current
        elif line.sign is Sign.QUOTED_HEADING:
            yield Turn(line, Form.DIRECT)
        elif line.sign is Sign.FOOT and line.number > last:
            return
        elif current is not None and line.sign is not Sign.FOOT and line.sign is not Sign.HEADING:
            if current.form is Form.QUESTION and (only_questions or current.line.asks):
                current = Turn(replace(current.line, asks=False), Form.ANSWER, current.doubt)
            yield Turn(line, current.form, current.doubt)


def _next(line: Line, before: Turn | None, only_questions: bool) -> Turn:
    if line.sign is Sign.LABEL:
        form = _part(line)
        return Turn(line, form or Form.ANSWER)
    if only_questions or before is None:
        return Turn(line, Form.QUESTION, "" if line.asks else UNEVEN)
    if before.form is Form.QUESTION:
        return Turn(line, Form.ANSWER, UNEVEN if line.asks and not before.line.asks else "")
    return Turn(line, Form.QUESTION, "" if line.asks else UNEVEN)
