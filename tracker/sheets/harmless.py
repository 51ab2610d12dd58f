"""Cells that a spreadsheet would run as a formula, and how a text file keeps it from that."""

from __future__ import annotations

import unicodedata

_BEGINS_FORMULA = frozenset("=+-@")
_GUARD = "'"


def looks_like_formula(text: str) -> bool:
    """Whether some spreadsheet would calculate it: full-width signs and space before them count."""
    begun = text.lstrip()[:1]
    if unicodedata.normalize("NFKC", begun)[:1] in _BEGINS_FORMULA and begun:
        return True
    return text[:1] in {"\t", "\r", "\n"}


def guarded(text: str) -> str:
    """The text as a CSV file may hold it: an apostrophe in front of what looks like a formula."""
    return _GUARD + text if looks_like_formula(text.lstrip(_GUARD)) else text


def bare(text: str) -> str:
    """The text that `guarded` was given."""
    is_guarded = text.startswith(_GUARD) and looks_like_formula(text.lstrip(_GUARD))
    return text[1:] if is_guarded else text
