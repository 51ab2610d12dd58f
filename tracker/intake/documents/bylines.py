"""Who wrote an article: the line that says so, or what the page declares."""

from __future__ import annotations

import re

_LONGEST = 120
_LABEL = re.compile(
    r"(?:(?:written |reported |story |words )?by|authors?:|автор[ы]?:|текст:)\s+", re.IGNORECASE
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,| and | & | и )\s*")
_AFTER_NAMES = re.compile(
    r"[\s|•·,;–—-]+(?:[0-9]{1,3} ?min(?:ute)?s? read)?[\s|•·,;–—-]*$", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]*)*")
_PARTICLES = {"de", "del", "da", "van", "von", "der", "den", "al", "el", "bin", "ibn", "la", "le"}
_WORDS_OF_A_NAME = 5


def byline_in(text: str) -> str:
    """The names on a line that says by whom an article is, and nothing else; else ""."""
    if len(text) > _LONGEST:
        return ""
    line = text.strip(" |•·–—-")
    label = _LABEL.match(line)
    if not label:
        return ""
    named = _AFTER_NAMES.sub("", f"{line[label.end() :]} ").strip()
    return named if all(is_name(name) for name in _BETWEEN_NAMES.split(named)) else ""


def is_name(text: str) -> bool:
    """Whether a text can be a name of a person or a desk: a few words with capital letters."""
    parts = text.split()
    return 0 < len(parts) <= _WORDS_OF_A_NAME and all(
        _NAME.fullmatch(part) and (part[0].isupper() or part.lower() in _PARTICLES)
        for part in parts
    )
