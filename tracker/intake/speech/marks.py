"""Quotation marks of every kind: which open, which close, and which are no quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

MARK = re.compile("([\"“”„‟«»‹›'‘’‚])(\\1{3,}+)?")
SENTENCE_END = re.compile(r"[.!?…]")

CLOSED_BY = {
    "“": "”\"“",
    "”": "”",
    "„": "“”\"",
    "‟": "”",
    "«": "»",
    "‹": "›",
    '"': "\"”",
    "‘": "’'",
    "’": "’",
    "‚": "‘’",
    "'": "'’",
}  # fmt: skip
SINGLE = "'‘’‚‹›"
# What stands in front of an opening mark, besides white space.
BEFORE_OPENING = "([{—–-/:=\"“„«‘'"
AFTER_CLOSING = ".,;:!?…)]}—–-/\"”“»’'"
# Words that lost their beginning: the mark in front of them is an apostrophe.
CLIPPED = frozenset({"em", "tis", "twas", "til", "till", "cause", "bout", "n", "round", "s", "t"})
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: [start:end] without its marks, [opens:closes] with them.

    One that is not closed ends with its paragraph; `is_carried` where it carries on what the
    paragraph before left open, `is_parted` where only a tag parts it from the words before it.
    """

    start: int
    end: int
    opens: int
    closes: int
    is_closed: bool = True
    is_carried: bool = False
    is_parted: bool = False


class Open(NamedTuple):
    """A mark that has been opened and waits for the one that closes it."""

    mark: str
    at: int


def quotations(body: str, start: int, end: int, *, is_carried: bool = False) -> list[Quoted]:
    """The outermost quotations of a paragraph, in order.

    `is_carried` where the paragraph before left a quotation open that this one continues.
    """
    waiting: list[Open] = []
    closed: list[Quoted] = []
    # A row of one mark is a line drawn on the page, and opens nothing.
    marks = [match.start() for match in MARK.finditer(body, start, end) if not match[2]]
    for index, at in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        role = _role(body, at, start, end, waiting, following)
        if role == "open" and len(waiting) < DEEPEST:
            waiting.append(Open(body[at], at))
        elif role == "close":
            _close(body[at], at, waiting, closed)
    closed.extend(_unclosed(body, end, waiting, closed, marks))
    return _outermost(closed, is_carried)


def _role(
    body: str, at: int, start: int, end: int, waiting: list[Open], following: int | None
) -> str:
    """Whether a mark opens, closes, or is "neither"."""
    mark = body[at]
    before = body[at - 1] if at > start else " "
    after = body[at + 1] if at + 1 < end else " "
    if mark in "«„‹‟‚":
        return "open"
    if mark in "»›":
        return "close"
    if mark in "'‘’":
        return _single_role(body, at, before, after, waiting, following)
    return _double_role(mark, before, after, waiting)


def _double_role(mark: str, before: str, after: str, waiting: list[Open]) -> str:
    is_open = _is_open(mark, waiting)
    may_open = (before.isspace() or before in BEFORE_OPENING) and not after.isspace()
    may_close = not before.isspace() and (after.isspace() or after in AFTER_CLOSING)
    if mark == "“" and not (is_open and may_close and not may_open):
        return "open"
    if mark == "”" and not (may_open and not is_open):
        return "close"
    if mark == '"' and before.isdigit() and not is_open:
        return "neither"  # inches
    if is_open and (may_close or not may_open):
        return "close"
    return "open" if may_open or not is_open else "close"


def _single_role(
    body: str, at: int, before: str, after: str, waiting: list[Open], following: int | None
) -> str:
    mark = body[at]
    if before.isalnum() and after.isalnum():
        return "neither"
    may_open = (before.isspace() or before in BEFORE_OPENING) and after.isalnum()
    if may_open and mark != "’" and not _is_clipped(body, at):
        return "open"
    is_open = _is_open(mark, waiting)
    may_close = is_open and not before.isspace() and not after.isalnum()
    if may_close and not _is_possessive(body, at, following):
        return "close"
    return "neither"


def _is_clipped(body: str, at: int) -> bool:
    """Whether the mark stands for letters left out: ’25, ‘em."""
    word = re.match(r"\w{1,8}", body[at + 1 : at + 9])
    return word is not None and (word[0].isdigit() or word[0].lower() in CLIPPED)


def _is_possessive(body: str, at: int, following: int | None) -> bool:
    """Whether "s'" is a plural's: a word follows, and a later mark closes the quotation."""
    if body[at - 1] not in "sS" or body[at + 1 : at + 2] != " " or following is None:
        return False
    if not body[at + 2 : at + 3].islower() or body[following] not in "'’":
        return False
    return not body[following + 1 : following + 2].isalnum()


def _is_open(mark: str, waiting: list[Open]) -> bool:
    return any(mark in CLOSED_BY[one.mark] for one in waiting)


def _close(mark: str, at: int, waiting: list[Open], closed: list[Quoted]) -> None:
    for index in range(len(waiting) - 1, -1, -1):
        if mark in CLOSED_BY[waiting[index].mark]:
            opened = waiting[index]
            del waiting[index:]
            closed.append(Quoted(opened.at + 1, at, opened.at, at + 1))
            return


def _unclosed(
    body: str, end: int, waiting: list[Open], closed: list[Quoted], marks: list[int]
) -> list[Quoted]:
    """The first double mark that nothing closed, as far as its words can reach."""
    opened = next((one for one in waiting if one.mark not in SINGLE), None)
    if opened is None:
        return []
    inner = [one for one in closed if one.opens > opened.at]
    if opened.mark == "«" and inner and inner[-1].closes == marks[-1] + 1:
        # «... «...»: in Russian one mark closes both.
        return [Quoted(opened.at + 1, inner[-1].closes, opened.at, inner[-1].closes)]
    limit = min((one.opens for one in inner), default=end)
    if limit < end:
        stops = [match.end() for match in SENTENCE_END.finditer(body, opened.at, limit)]
        limit = stops[-1] if stops else limit
    return [Quoted(opened.at + 1, limit, opened.at, limit, is_closed=False)]


def _outermost(closed: list[Quoted], is_carried: bool) -> list[Quoted]:
    found: list[Quoted] = []
    for one in sorted(closed, key=lambda one: (one.opens, -one.closes)):
        if one.start >= one.end or (found and one.opens < found[-1].closes):
            continue
        found.append(one)
    if is_carried and found:
        first = found[0]
        found[0] = Quoted(
            first.start, first.end, first.opens, first.closes, first.is_closed, is_carried=True
        )
    return found


def trimmed(body: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends, and without the comma that leads to the tag."""
    while start < end and body[start].isspace():
        start += 1
    while end > start and (body[end - 1].isspace() or body[end - 1] in ",;"):
        end -= 1
    return (start, end) if any(letter.isalnum() for letter in body[start:end]) else None
