"""Places named in running text, as the ledger writes them: most specific part first."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tracker.intake.stems import stem

# Cities where envoys meet, with their countries: a list of the world's, of no one negotiation.
GAZETTEER = Path(__file__).with_name("places.csv")

_CAPITAL = r"[^\W\d_a-zа-яё][\w'’.-]*"
# Only what stands in a place is one: a capital is also a name for its government.
_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Вв]о?)\s(?:the\s(?:[\w-]{2,20}\s){1,2}of\s)?"
    rf"(?P<name>{_CAPITAL}(?:(?:,\s?|\s)(?:and\s|и\s)?{_CAPITAL}){{0,4}})"
)
_LONGEST_NAME = 4
_PARTS = re.compile(r"[^\s,]+")
_CYRILLIC = re.compile("[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """A place in a text: where its words stand, and the value of it."""

    start: int
    end: int
    value: str


class Places:
    """Every place that is known by name; what the ledger writes goes before the list."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._values = dict(_listed())
        for value in sorted(known, key=lambda place: place.count(",")):
            parts = [part.strip() for part in value.split(",")]
            for at in range(len(parts) - 1, -1, -1):
                key = _key(parts[at])
                if at == 0 or key not in self._values:
                    self._values[key] = ", ".join(parts[at:])

    def named(self, text: str) -> Iterator[PlaceNamed]:
        """Each place the text says something is or happens in."""
        for match in _IN.finditer(text):
            parts = list(_PARTS.finditer(match["name"]))[:_LONGEST_NAME]
            for last in range(len(parts), 0, -1):
                name = match["name"][: parts[last - 1].end()].rstrip(".,'’")
                if value := self._value(name):
                    start = match.start("name")
                    yield PlaceNamed(start, start + len(name), value)
                    break

    def _value(self, name: str) -> str:
        """The value of a name; "City, Country" is the city's where both are known together."""
        if found := self._values.get(_key(name)):
            return found
        city, comma, country = name.partition(",")
        value = self._values.get(_key(city), "")
        is_whole = comma and _key(country.strip()) in {_key(part) for part in value.split(", ")[1:]}
        return value if is_whole else ""


@lru_cache(maxsize=1)
def _listed() -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    with GAZETTEER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        found |= {_key(row[name]): row["country"] for name in ("country", "country_ru")}
    for row in rows:
        value = f"{row['city']}, {row['country']}"
        found |= {_key(row[name]): value for name in ("city", "city_ru")}
    return tuple(found.items())


def _key(name: str) -> str:
    """What the spellings of a name share; Russian names are declined, others are not."""
    if _CYRILLIC.search(name):
        words = re.findall(r"\w+", name.casefold().replace("ё", "е"))
        return " ".join(stem(word) or word for word in words)
    return re.sub(r"['’]s$", "", name.casefold().strip(" ."))
