"""The index of everybody's spellings, in which a text's words are looked up, inflected or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.intake.names import Named, Names
from tracker.intake.speech.letters import latin

# Outlets so well known that a text names them without saying what they are; no slug until the
# ledger has them.
WELL_KNOWN = (
    "RIA Novosti", "RIA", "РИА Новости", "Reuters", "Рейтер", "Associated Press", "AP", "AFP",
    "Agence France-Presse", "Bloomberg", "Interfax", "Интерфакс", "TASS", "ТАСС", "Izvestia",
    "Известия", "Kommersant", "Коммерсантъ", "Коммерсант", "Vedomosti", "Ведомости", "RBC",
    "РБК", "RT", "Sputnik", "Anadolu", "Anadolu Agency", "Xinhua", "Axios", "Politico", "CNN",
    "BBC", "Би-би-си", "Fox News", "NBC News", "NBC", "CBS News", "CBS", "ABC News",
    "New York Times", "Wall Street Journal", "WSJ", "Financial Times",
    "Guardian", "Meduza", "Медуза", "Novaya Gazeta", "Kyiv Independent",
    "Ukrinform", "Укринформ", "Al Jazeera", "Al Arabiya", "Rossiyskaya Gazeta",
    "Российская газета", "Rossiya 1", "Россия 1", "Россия 24", "Channel One", "Первый канал",
    "Der Spiegel", "Le Monde", "Newsweek", "MENAFN", "Лента.ру", "Газета.ru", "DPA", "dpa",
    "Kyodo", "Yonhap", "EFE", "ANSA",
)  # fmt: skip
LONGEST = 8
_ENDINGS = (
    "ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями",
    "ым", "им", "ом", "ем", "ём", "ой", "ей", "ях", "ах", "ям", "ам", "ую", "ая", "яя",
)  # fmt: skip
_VOWELS = "аеёиоуыэюяйь"


def folded(word: str) -> str:
    """A word as it is compared: no case, no dots, straight apostrophes."""
    return word.casefold().replace(".", "").replace("’", "'")


def without_possessive(word: str) -> str:
    """A folded word without the 's of a possessor."""
    return word.removesuffix("'s").removesuffix("'")


def is_cyrillic(word: str) -> bool:
    return "а" <= word[:1] <= "я"


def bare_stem(word: str) -> str:
    """What all cases of a Russian name have in common, in Latin letters."""
    if is_cyrillic(word):
        return latin(stem(word))
    written = latin(word)
    bare = written.rstrip("aeiou")
    return bare if len(bare) >= 3 else written


def stem(word: str) -> str:
    """A folded Cyrillic word without its ending."""
    if len(word) < 4:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    bare = word.rstrip(_VOWELS)
    return bare if len(bare) >= 3 else word


class Found(NamedTuple):
    """Whom so many words in a row name; more than one where the name is shared."""

    length: int
    named: tuple[Named, ...]
    is_outlet: bool
    is_inflected: bool
    is_full: bool


@dataclass(slots=True)
class Entry:
    """What one spelling stands for."""

    actors: dict[str, Named] = field(default_factory=dict)
    outlet: Named | None = None
    is_full: bool = False


class Spellings:
    """Everybody's spellings, by their words in Latin letters."""

    def __init__(self, names: Names) -> None:
        self._exact: dict[tuple[str, ...], Entry] = {}
        self._stems: dict[tuple[str, ...], Entry] = {}
        self._lengths: dict[str, set[int]] = {}
        for actor in names.actors:
            for spelling in actor.spellings:
                self._add_actor(actor, self._words(spelling))
        for outlet in names.outlets:
            for spelling in outlet.spellings:
                self._add_outlet(outlet, self._words(spelling))
        for name in WELL_KNOWN:
            self._add_outlet(Named(slug="", name=name), self._words(name))

    @staticmethod
    def _words(spelling: str) -> tuple[str, ...]:
        words = tuple(folded(word.strip(",()\"'“”«»")) for word in spelling.split())
        return words[1:] if len(words) > 1 and words[0] == "the" else words

    def _add_actor(self, actor: Named, words: tuple[str, ...]) -> None:
        for entry in self._entries(words):
            entry.actors[actor.slug] = actor
            entry.is_full = entry.is_full or len(words) > 1
        if actor.kind == "person" and len(words) > 1:
            for entry in self._entries(words[-1:]):
                entry.actors[actor.slug] = actor

    def _add_outlet(self, outlet: Named, words: tuple[str, ...]) -> None:
        for entry in self._entries(words):
            if entry.outlet is None or not entry.outlet.slug:
                entry.outlet = outlet

    def _entries(self, words: tuple[str, ...]) -> list[Entry]:
        if not words or len(words) > LONGEST or not all(words):
            return []
        exact, stems = tuple(map(latin, words)), tuple(map(bare_stem, words))
        for first in {exact[0], stems[0]}:
            self._lengths.setdefault(first, set()).add(len(words))
        return [
            self._exact.setdefault(exact, Entry()),
            self._stems.setdefault(stems, Entry()),
        ]

    def longest(self, words: list[str]) -> Found | None:
        """Whom the first of these folded words name, by as many of them as possible."""
        if not words:
            return None
        lengths: set[int] = set()
        exact, owner = latin(words[0]), latin(without_possessive(words[0]))
        for first in {exact, owner, bare_stem(words[0])}:
            lengths |= self._lengths.get(first, set())
        for length in sorted(lengths, reverse=True):
            if length <= len(words) and (found := self._look_up(tuple(words[:length]))):
                return found
        return None

    def _look_up(self, words: tuple[str, ...]) -> Found | None:
        bare = (*words[:-1], without_possessive(words[-1]))
        entry = self._exact.get(tuple(map(latin, words))) or self._exact.get(
            tuple(map(latin, bare))
        )
        is_inflected = entry is None
        if entry is None and is_cyrillic(words[0]):
            entry = self._stems.get(tuple(map(bare_stem, words)))
        if entry is None:
            return None
        named = tuple(entry.actors.values()) or ((entry.outlet,) if entry.outlet else ())
        if not named:
            return None
        return Found(len(words), named, not entry.actors, is_inflected, entry.is_full)
