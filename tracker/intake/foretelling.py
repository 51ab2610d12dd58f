"""What a passage promises by a time: that an event will be held, or what becomes of an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tracker.aspects import IssueStatus, Subject
from tracker.intake.finding import Finding, Rule, rule
from tracker.intake.manner import hedge_of
from tracker.intake.passages import Passage
from tracker.intake.sentences import clause_at
from tracker.intake.times.days import tense_at
from tracker.intake.times.tense import Tense
from tracker.intake.times.windows import Window, windows
from tracker.intake.utterance import Form
from tracker.rules.record import Hedge, Kind

_AHEAD = {Hedge.HOPES, Hedge.EXPECTS, Hedge.PLANS}
# Farther from its time, a verb belongs to something else.
_REACH = 160
_DENIED = re.compile(r"\b(?:not|never|unlikely|nor|не|вряд)\b|n['’]t\b", re.IGNORECASE)

_MODAL = (
    r"(?:will|would|could|may|might|should|can|to)\s(?:\w+ly\s|soon\s|again\s)?(?:be\s)?"
    r"(?:\w+ly\s)?"
)
_WILL_BE = r"буд(?:ет|ут)\s(?:\w+о\s)?"
_BECOMES = (
    rule(
        IssueStatus.IMPLEMENTED.value,
        "resume resumed restore restored reopen reopened reinstate reinstated return returned lift "
        "lifted implement implemented complete completed возобновятся возобновится возобновят "
        "возобновить возобновиться возобновлены возобновлено восстановятся восстановится "
        "восстановят восстановиться восстановить восстановлены восстановлено "
        "вернут вернуть возвращены откроют откроется открыть открыты снимут снять сняты",
        _MODAL + r"(?:resum|restor|reopen|reinstat|return|lift|implement|complet)(?:e|ed)?\b"
        r"|возобнов(?:ит|ят)\w*|восстанов(?:ит|ят)\w*|верн(?:ут|уть|[её]т)\w*|откр(?:о[ею]т|ыть)\w*"
        rf"|сн(?:имут|ять)\b|{_WILL_BE}(?:возобн|восст|возвращ|откры|снят)\w+",
    ),
    rule(
        IssueStatus.AGREED.value,
        "agree agreed sign signed agreement deal договорятся договориться согласуют согласовать "
        "подпишут подписать подписано подписан",
        _MODAL + r"(?:agreed?\b|sign(?:ed)?\b|reach\s(?:an?\s)?(?:agreement|deal|accord)\b)"
        rf"|договор(?:ятся|иться)|соглас(?:уют|овать)|подпи(?:шут|сать)|{_WILL_BE}подписан\w*",
    ),
    rule(
        IssueStatus.UNDER_DISCUSSION.value,
        "discuss discussed обсудят обсуждать обсуждаться",
        _MODAL + rf"discuss(?:ed)?\b|обсуд(?:ит|ят)\b|{_WILL_BE}обсужда\w+",
    ),
)  # fmt: skip


def promised(
    passage: Passage, written: date | None, *, is_sure: bool, is_planned: bool = False
) -> Window | None:
    """The first time by which something is to be, as the passage says.

    A time of the calendar is a promise only where the words look ahead and deny nothing. Whoever
    asks promises nothing.
    """
    text = passage.text
    if passage.voice and passage.voice.form is Form.QUESTION:
        return None
    for window in windows(text, written, is_sure=is_sure):
        looks_ahead = is_planned or looks_ahead_at(passage, window.start)
        if not window.is_dated or (looks_ahead and not _is_denied(text, window)):
            return window
    return None


def looks_ahead_at(passage: Passage, at: int) -> bool:
    """Whether the words there tell of what is to be, by themselves or as a hope or a plan."""
    hedge = hedge_of(passage.voice.verb) if passage.voice else None
    is_hoped = hedge is not None and hedge.meaning in _AHEAD
    return is_hoped or tense_at(passage.text, at) is Tense.TO_COME


def _is_denied(text: str, window: Window) -> bool:
    start = clause_at(text, max(0, window.start - 2))[0]
    return bool(_DENIED.search(text[start : window.start]))


def issue_forecasts(passage: Passage, written: date | None, *, is_sure: bool) -> Iterator[Finding]:
    """What is to become of an issue, and by when."""
    text = passage.text
    found = [(becomes, match) for becomes in _BECOMES if (match := _foretold(becomes, passage))]
    window = promised(passage, written, is_sure=is_sure) if found else None
    if window is None:
        return
    for becomes, match in found:
        start, end = min(match.start(), window.start), max(match.end(), window.end)
        if end - start > _REACH or _DENIED.search(text[clause_at(text, match.start())[0] : end]):
            continue
        yield Finding(
            subject=Subject.ISSUE, aspect="status", value=becomes.meaning,
            start=min(start, _beginning(text, match.start())), end=end,
            reason=f'"{match[0]}" says what it is to become, '
            f'and "{text[window.start:window.end]}" when.',
            confidence=0.6, kind=Kind.FORECAST.value, window=window.meaning, doubt=window.doubt,
        )  # fmt: skip
        return


def _foretold(becomes: Rule, passage: Passage) -> re.Match[str] | None:
    """The verb; an infinitive alone can also be what is asked for."""
    match = becomes.search(passage.text, passage.stems)
    if match and looks_ahead_at(passage, match.start()):
        return match
    return None


def _beginning(text: str, at: int) -> int:
    """Where the clause of the verb begins, without the white space."""
    start = clause_at(text, at)[0]
    return start + len(text[start:at]) - len(text[start:at].lstrip(" ,;:"))
