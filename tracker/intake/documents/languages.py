"""Which language an article is in: what the page declares, or what its letters and words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from tracker.intake.article import Because
from tracker.intake.documents.declared import Word
from tracker.intake.lists import listed

_SAMPLE = 5000
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?", re.IGNORECASE)
_CYRILLIC = re.compile("[а-ӿ]")
_ONLY_RUSSIAN = frozenset("ыэё")
_ONLY_UKRAINIAN = frozenset("іїєґ")
_OF_BOTH = frozenset("абвгдежзийклмнопрстуфхцчшщъьюя")
# Languages share letters and quote one another: one has so many times as many as all others.
_PLAINLY = 3
# No other language in Cyrillic letters has them, at least not without letters of its own.
_RUSSIAN = listed(
    """
    что чтобы если когда где только уже еще также тоже нет его ее ему был была было были будет
    будут может можно сказал заявил сообщил сообщила сообщили отметил отметила отметили добавил
    добавила добавили января февраля апреля июня июля сентября октября ноября декабря года
    """
)
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
    cyrillic = sum(count for letter, count in counts.items() if _CYRILLIC.match(letter))
    latin = sum(count for letter, count in counts.items() if "a" <= letter <= "z")
    if cyrillic > latin:
        return _of_cyrillic(text, counts)
    found = re.findall("[a-z]+", text)
    common = sum(word in _ENGLISH for word in found)
    is_english = len(found) >= _LEAST_WORDS and common >= len(found) * _ENGLISH_SHARE
    return "en" if is_english else ""


def _of_cyrillic(text: str, counts: Mapping[str, int]) -> str:
    """By the letters that one language alone has; where there are none, by Russian words."""
    russian = sum(counts[letter] for letter in _ONLY_RUSSIAN)
    ukrainian = sum(counts[letter] for letter in _ONLY_UKRAINIAN)
    shared = sum(counts[letter] for letter in _OF_BOTH)
    own = sum(count for letter, count in counts.items() if _CYRILLIC.match(letter)) - shared
    if russian and russian >= _PLAINLY * (own - russian):
        return "ru"
    if ukrainian and ukrainian >= _PLAINLY * (own - ukrainian):
        return "uk"
    return "ru" if not own and not _RUSSIAN.isdisjoint(re.findall("[а-я]+", text)) else ""
