"""Which words of the ledger tell its issues, or its events, apart; and which one a text means."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tracker.intake.glossary import RUSSIAN
from tracker.intake.stems import stems

OF_TITLE, OF_SUMMARY, OF_PRECEDENTS = 4.0, 1.0, 0.5
# One claim's wording is an accident; what many say is the subject's vocabulary.
MOST_OF_PRECEDENTS = 1.5
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Meant:
    """The subject a text means, how sure that is, and the stems that say so."""

    slug: str
    score: float
    confidence: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A subject by the texts that describe it."""

    slug: str
    title: str
    summary: str = ""
    precedents: tuple[str, ...] = ()


class Vocabulary:
    """The weight of each stem for each subject: how often it says it, how seldom others do."""

    def __init__(self, subjects: Iterable[Described]) -> None:
        weights = {subject.slug: _weights(subject) for subject in subjects}
        self.titles = {subject.slug: frozenset(stems(subject.title)) for subject in subjects}
        common = Counter(word for of_one in weights.values() for word in of_one)
        # With one subject alone nothing tells it from others; its words still mean it.
        total = len(weights) + 1
        self._subjects_of: dict[str, list[tuple[str, float]]] = {}
        for slug, of_one in weights.items():
            for word, weight in of_one.items():
                distinct = math.log(total / common[word])
                if distinct > 0:
                    self._subjects_of.setdefault(word, []).append((slug, weight * distinct))

    def scores(self, words: Collection[str]) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for word in words:
            for slug, weight in self._subjects_of.get(word, ()):
                found[slug] = found.get(slug, 0.0) + weight
        return found

    def meant(self, words: Collection[str], least: float) -> Meant | None:
        """The subject that the words mean most; None if they say too little of any."""
        ranked = sorted(self.scores(words).items(), key=lambda found: (-found[1], found[0]))
        if not ranked or ranked[0][1] < least:
            return None
        slug, score = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        return Meant(slug, score, score / (score + second), self.telling(slug, words))

    def telling(self, slug: str, words: Collection[str]) -> tuple[str, ...]:
        """Those of the words that say it most."""
        weighed = [
            (-weight, word)
            for word in words
            for of, weight in self._subjects_of.get(word, ())
            if of == slug
        ]
        return tuple(word for _, word in sorted(weighed)[:SHOWN])


def _weights(subject: Described) -> dict[str, float]:
    weights: dict[str, float] = {}
    precedents = Counter(word for text in subject.precedents for word in frozenset(stems(text)))
    for word, count in precedents.items():
        weights[word] = min(MOST_OF_PRECEDENTS, OF_PRECEDENTS * count)
    for word in frozenset(stems(subject.summary)):
        weights[word] = weights.get(word, 0.0) + OF_SUMMARY
    for word in frozenset(stems(subject.title)):
        weights[word] = weights.get(word, 0.0) + OF_TITLE
    return _with_russian(weights)


def _with_russian(weights: Mapping[str, float]) -> dict[str, float]:
    """With the Russian words for the English ones, which weigh the same."""
    both = dict(weights)
    for word, weight in weights.items():
        for russian in RUSSIAN.get(word, ()):
            both[russian] = max(both.get(russian, 0.0), weight)
    return both
