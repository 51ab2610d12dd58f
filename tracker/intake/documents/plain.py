"""From pasted text or a text file to its blocks: Markdown resolved, broken lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.intake.documents.blocks import Block, ends_a_sentence, refuse_too_many
from tracker.text import clean_text

_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,1000})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?: \"[^\"\n]{0,200}\")?\)"
)
_ADDRESS = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000})(?<=\S)\1")
_HEADING = re.compile(r"(#{1,6}) +(?=\S)")
# A whole paragraph in bold that asks is a turn of an interview; its marks tell that it is one.
_BOLD_QUESTION = re.compile(r"\*\*(?=\S)[^*\n]{1,2000}\?[\"”’»)]?\*\*")
_TURN = re.compile(r"[—–-] ?\S|[•*] ")
# How long lines are that an editor's mail or a PDF has broken.
_BROKEN = range(40, 111)
_BROKEN_SHARE = 0.6
_FULL_LINE = 0.7


def blocks(text: str) -> list[Block]:
    """The lines of a text as blocks; lines that only a margin broke are one."""
    groups = _groups(text)
    refuse_too_many(sum(map(len, groups)))
    if _is_broken_by_margin(groups):
        groups = [[*_joined(group)] for group in groups]
    return [block for group in groups for line in group if (block := _block(line))]


def _groups(text: str) -> list[list[str]]:
    """The lines, those without a blank line between them together."""
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        if stripped := line.strip():
            groups[-1].append(stripped)
        elif groups[-1]:
            groups.append([])
    return groups


def _is_broken_by_margin(groups: list[list[str]]) -> bool:
    inner = [line for group in groups for line in group[:-1]]
    broken = sum(len(line) in _BROKEN and not ends_a_sentence(line) for line in inner)
    return broken >= 3 and broken >= len(inner) * _BROKEN_SHARE


def _joined(group: list[str]) -> Iterator[str]:
    width = max(map(len, group), default=0)
    open_lines: list[str] = []
    for line in group:
        if open_lines and (_TURN.match(line) or _is_last_line(open_lines[-1], width)):
            yield " ".join(open_lines)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield " ".join(open_lines)


def _is_last_line(line: str, width: int) -> bool:
    return len(line) < width * _FULL_LINE


def _block(line: str) -> Block | None:
    heading = _HEADING.match(line)
    text = clean_text(_resolved(line[heading.end() :] if heading else line), one_line=True)
    if not text:
        return None
    if _BOLD_QUESTION.fullmatch(line):
        text = f"**{text}**"
    rank = len(heading[1]) if heading else 0
    return Block(text=text, is_title=rank == 1, is_heading=rank > 0)


def _resolved(line: str) -> str:
    """The line without the marks of Markdown: of a link its text, of an address itself."""
    return _STRONG.sub(r"\2", _ADDRESS.sub(r"\1", _LINK.sub(r"\1", line)))
