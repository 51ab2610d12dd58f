"""The types of values: how each is parsed into canonical form, compared and put in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from tracker import dates

TEXT_LIMIT = 300


class AspectError(ValueError):
    """A value or aspect the registry refuses; the message is a sentence for an editor."""


class ValueType(Protocol):
    """Parsing, comparing and wording of one kind of value; values are canonical strings."""

    @property
    def none_words(self) -> str: ...

    def canonical(self, text: str) -> str: ...

    def compatible(self, a: str, b: str) -> bool: ...

    def narrower(self, a: str, b: str) -> bool: ...

    def display(self, value: str, names: Mapping[str, str]) -> str: ...


class Exact:
    """Values that are compatible only if they are the same; none is more precise than another."""

    def compatible(self, a: str, b: str) -> bool:
        return a == b

    def narrower(self, a: str, b: str) -> bool:
        return False


@dataclass(frozen=True)
class Choice(Exact):
    """One word of a closed vocabulary; two words are compatible only if they are the same."""

    vocabulary: tuple[str, ...]
    none_words: str = ""

    def canonical(self, text: str) -> str:
        value = text.lower().replace("_", " ")
        if value not in self.vocabulary:
            raise AspectError(f'"{text}" is not one of: {", ".join(self.vocabulary)}.')
        return value

    def display(self, value: str, names: Mapping[str, str]) -> str:
        return names.get(value, value)


@dataclass(frozen=True)
class Day:
    """An EDTF date; two dates disagree only if their ranges are disjoint."""

    none_words: str = "no date set"

    def canonical(self, text: str) -> str:
        try:
            return dates.read(text).text
        except dates.DateError as error:
            raise AspectError(str(error)) from error

    def compatible(self, a: str, b: str) -> bool:
        return not dates.disjoint(dates.parse(a), dates.parse(b))

    def narrower(self, a: str, b: str) -> bool:
        return _span(a) < _span(b)

    def display(self, value: str, names: Mapping[str, str]) -> str:
        return dates.words(value)


def _span(value: str) -> float:
    width = dates.width(dates.parse(value))
    return float("inf") if width is None else float(width)


@dataclass(frozen=True)
class Place:
    """A place, most specific part first; it is compatible with a place that contains it."""

    none_words: str = "no place set"

    def canonical(self, text: str) -> str:
        parts = [" ".join(part.split()) for part in text.split(",")]
        if not all(parts) or not any(character.isalpha() for character in text):
            raise AspectError(f'"{text}" is not a place; for example Istanbul, Türkiye')
        return ", ".join(parts)

    def compatible(self, a: str, b: str) -> bool:
        short, long = sorted((_parts(a), _parts(b)), key=len)
        return long[-len(short) :] == short or long[: len(short)] == short

    def narrower(self, a: str, b: str) -> bool:
        return len(_parts(a)) > len(_parts(b))

    def display(self, value: str, names: Mapping[str, str]) -> str:
        return value


def _parts(place: str) -> list[str]:
    return [part.strip().casefold() for part in place.split(",")]


@dataclass(frozen=True)
class Number(Exact):
    """A whole number, at least `least`."""

    least: int
    none_words: str = ""

    def canonical(self, text: str) -> str:
        if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < self.least:
            raise AspectError(
                f'"{text[:40]}" is not a whole number from {self.least} up; for example 3'
            )
        return str(int(text))

    def display(self, value: str, names: Mapping[str, str]) -> str:
        return value


_DURATION = re.compile(
    r"(?P<vague>about |over )?P(?:(?P<d>\d{1,4})D)?(?:T(?:(?P<h>\d{1,4})H)?(?:(?P<m>\d{1,5})M)?)?",
    re.ASCII,
)
_DURATION_WORDS = re.compile(
    r"(?P<vague>about |over )?(?P<n>\d{1,4}) ?(?P<unit>minutes?|hours?|days?)", re.ASCII
)
_UNIT_MINUTES = {"minute": 1, "hour": 60, "day": 1440}


@dataclass(frozen=True)
class Duration:
    """An ISO 8601 duration, plain or with "about" or "over", which are ranges of ±10 %."""

    none_words: str = ""

    def canonical(self, text: str) -> str:
        vague, minutes = _duration(text)
        days, rest = divmod(minutes, 1440)
        if rest == 0:
            return f"{vague}P{days}D"
        hours, left = divmod(minutes, 60)
        return f"{vague}PT{f'{hours}H' if hours else ''}{f'{left}M' if left else ''}"

    def compatible(self, a: str, b: str) -> bool:
        (low, high), (other_low, other_high) = _duration_range(a), _duration_range(b)
        return low <= other_high and other_low <= high

    def narrower(self, a: str, b: str) -> bool:
        (low, high), (other_low, other_high) = _duration_range(a), _duration_range(b)
        return high - low < other_high - other_low

    def display(self, value: str, names: Mapping[str, str]) -> str:
        vague, minutes = _duration(value)
        days, rest = divmod(minutes, 1440)
        counts = [(days, "day"), (rest // 60, "hour"), (rest % 60, "minute")]
        words = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in counts if n]
        return vague + " ".join(words)


def _duration(text: str) -> tuple[str, int]:
    lowered = " ".join(text.split())
    if match := _DURATION.fullmatch(lowered):
        days, hours, minutes = (int(match[unit] or 0) for unit in "dhm")
        total = days * 1440 + hours * 60 + minutes
    elif match := _DURATION_WORDS.fullmatch(lowered.lower()):
        total = int(match["n"]) * _UNIT_MINUTES[match["unit"].rstrip("s")]
    else:
        total = 0
    if match is None or total == 0:
        raise AspectError(f'"{text[:40]}" is not a duration; for example PT12H or about PT6H')
    return match["vague"] or "", total


def _duration_range(value: str) -> tuple[Fraction, Fraction]:
    vague, minutes = _duration(value)
    slack = Fraction(minutes, 10) if vague else Fraction(0)
    return minutes - slack, minutes + slack


@dataclass(frozen=True)
class Person(Exact):
    """An actor, held as the actor's slug; shown by name."""

    none_words: str = "nobody named"

    def canonical(self, text: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
            raise AspectError(f'"{text[:40]}" is not an actor\'s slug; for example jane-doe')
        return text

    def display(self, value: str, names: Mapping[str, str]) -> str:
        return names.get(value, value)


@dataclass(frozen=True)
class Text:
    """A short phrase; a phrase is compatible with one that holds all its words."""

    none_words: str = ""

    def canonical(self, text: str) -> str:
        value = " ".join(text.split())
        if not value or len(value) > TEXT_LIMIT:
            raise AspectError(f"A phrase of 1 to {TEXT_LIMIT} characters is expected.")
        return value

    def compatible(self, a: str, b: str) -> bool:
        words, others = _words(a), _words(b)
        return words <= others or others <= words

    def narrower(self, a: str, b: str) -> bool:
        return len(_words(a)) > len(_words(b))

    def display(self, value: str, names: Mapping[str, str]) -> str:
        return value


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) or frozenset({text.casefold()})
