"""Speech that a dash opens, as in Russian: "— We are ready, — said the envoy. — Quite ready."""

from __future__ import annotations

import re

from tracker.intake.speech.marks import Quoted
from tracker.intake.speech.verbs import SAYING

OPENING = re.compile(r"[—–-]\s*+(?=\S)")
TURNING = re.compile(r"([,.!?…])\s{1,5}[—–]\s{1,5}")
TAG_WORDS = 4


def has_tag(text: str) -> bool:
    """Whether the paragraph says itself who speaks: "..., — said ..."."""
    turning = TURNING.search(text)
    return turning is not None and _is_tag(text, turning.end())


def _is_tag(text: str, start: int) -> bool:
    words = re.findall(r"\w+", text[start : start + 60])[:TAG_WORDS]
    return any(word.casefold() in SAYING for word in words)


def dash_quotations(body: str, start: int, end: int) -> list[Quoted]:
    """What is speech in a paragraph that begins with a dash and has a tag."""
    text = body[start:end]
    opening = OPENING.match(text)
    if opening is None or not has_tag(text):
        return []
    found: list[Quoted] = []
    begun: int | None = opening.end()
    opens = 0
    for turning in TURNING.finditer(text, opening.end()):
        if begun is not None and _is_tag(text, turning.end()):
            stop = turning.start(1) + (turning[1] in "!?…")
            found.append(Quoted(start + begun, start + stop, start + opens, start + stop))
            begun = None
        elif begun is None:
            begun, opens = turning.end(), turning.start(1) + 1
    if begun is not None:
        found.append(Quoted(start + begun, end, start + opens, end))
    return [one for one in found if one.start < one.end]
