"""Which language an article is in: what the page declares, or what its letters and words tell."""

from __future__ import annotations

import re
from collections import Counter

from tracker.intake.article import Because
from tracker.intake.documents.declared import Word

_SAMPLE = 5000
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?", re.IGNORECASE)
_ONLY_UKRAINIAN = frozenset("іїєґ")
_ONLY_RUSSIAN = frozenset("ыэёъ")
_ENGLISH = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "at",
        "it",
    )
)
_ENGLISH_SHARE = 0.15
_LEAST_WORDS = 5


def language(text: str, declared: tuple[Word, ...]) -> tuple[str, Because | None]:
    """The code of the language, "" where nothing tells it, and why."""
    told = _by_letters(text[:_SAMPLE].lower())
    for word in declared:
        tag = _TAG.fullmatch(word.text)
        # Many a page in another script calls itself English, as its template came.
        if tag and told in {"", "en", tag[1].lower()}:
            return tag[1].lower(), Because(
                "language", f"The page says so ({word.place}).", word.text
            )
    if not told:
        return "", None
    return told, Because("language", "Its letters and commonest words tell.")


def _by_letters(text: str) -> str:
    counts = Counter(text)
    cyrillic = sum(count for letter, count in counts.items() if "а" <= letter <= "ӿ")
    latin = sum(count for letter, count in counts.items() if "a" <= letter <= "z")
    if cyrillic > latin:
        ukrainian = sum(counts[letter] for letter in _ONLY_UKRAINIAN)
        russian = sum(counts[letter] for letter in _ONLY_RUSSIAN)
        return "" if ukrainian == russian else "uk" if ukrainian > russian else "ru"
    found = re.findall("[a-z]+", text)
    common = sum(word in _ENGLISH for word in found)
    is_english = len(found) >= _LEAST_WORDS and common >= len(found) * _ENGLISH_SHARE
    return "en" if is_english else ""
