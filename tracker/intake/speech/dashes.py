"""Tags that dashes set off: "— We are ready, — said X" and «We are ready, — said X, — quite»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.intake.lists import listed
from tracker.intake.speech.marks import Quoted
from tracker.intake.speech.verbs import SAYING

OPENING = re.compile(r"[—–-]\s*+(?=\S)")
TURNING = re.compile(r"([,.!?…])\s{1,5}[—–-]\s{1,5}")
TAG_WORDS = 4
# Behind one of these a verb of saying is the speaker's own: "— and that says much, —".
NO_TAG = listed("и а но что как это не если я мы вы and but that as it if i we you")


def has_tag(text: str) -> bool:
    """Whether the paragraph says itself who speaks: "..., — said ..."."""
    turning = TURNING.search(text)
    return turning is not None and _is_tag(text, turning.end(), len(text))


def _is_tag(text: str, start: int, end: int) -> bool:
    words = re.findall(r"\w+", text[start : min(end, start + 60)].casefold())[:TAG_WORDS]
    verb = next((at for at, word in enumerate(words) if word in SAYING), None)
    return verb is not None and NO_TAG.isdisjoint(words[:verb])


def dash_quotations(body: str, start: int, end: int) -> list[Quoted]:
    """What is speech in a paragraph that begins with a dash and has a tag."""
    opening = OPENING.match(body, start, end)
    if opening is None or not has_tag(body[start:end]):
        return []
    return list(without_tags(body, Quoted(opening.end(), end, start, end)))


def without_tags(body: str, whole: Quoted) -> Iterator[Quoted]:
    """The parts of what is said between the tags in it; all of it where there is none."""
    begun: int | None = whole.start
    opens, is_carried, is_parted = whole.opens, whole.is_carried, False
    for turning in TURNING.finditer(body, whole.start, whole.end):
        if begun is None:
            begun, opens = turning.end(), turning.start(1) + 1
        elif _is_tag(body, turning.end(), whole.end):
            stop = turning.start(1) + (turning[1] in "!?…")
            if begun < stop:
                yield Quoted(begun, stop, opens, stop, True, is_carried, is_parted)
            begun, is_carried, is_parted = None, False, True
    if begun is not None and begun < whole.end:
        yield Quoted(begun, whole.end, opens, whole.closes, whole.is_closed, is_carried, is_parted)
