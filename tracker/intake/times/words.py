"""The names of months, weekdays and seasons, in English and Russian, with their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.dates.edtf import SPRING

_MONTHS = (
    ("Jan(?:uary)?", "январ[яьею]"), ("Feb(?:ruary)?", "феврал[яьею]"),
    ("Mar(?:ch)?", "март[аеу]?"), ("Apr(?:il)?", "апрел[яьею]"), ("May", "ма[яйею]"),
    ("June?", "июн[яьею]"), ("July?", "июл[яьею]"), ("Aug(?:ust)?", "август[аеу]?"),
    ("Sept?(?:ember)?", "сентябр[яьею]"), ("Oct(?:ober)?", "октябр[яьею]"),
    ("Nov(?:ember)?", "ноябр[яьею]"), ("Dec(?:ember)?", "декабр[яьею]"),
)  # fmt: skip
_WEEKDAYS = (
    ("Mon(?:day)?", "понедельник"), ("Tue(?:s(?:day)?)?", "вторник"),
    ("Wed(?:nesday)?", "сред[ауы]"), ("Thu(?:r(?:s(?:day)?)?)?", "четверг"),
    ("Fri(?:day)?", "пятниц[ауы]"), ("Sat(?:urday)?", "суббот[ауы]"),
    ("Sun(?:day)?", "воскресенье"),
)  # fmt: skip

# "The fall of a government" is no season.
_SEASONS = (
    ("spring", "весн(?:а|ы|е|у|ой|ою)"), ("summer", "лет(?:о|а|у|ом)"),
    (r"autumn|fall(?!\sof\s(?!\d|this|last|next))", "осен(?:ь|и|ью)"),
    ("winter", "зим(?:а|ы|е|у|ой|ою)"),
)  # fmt: skip

_Named = Sequence[tuple[str, str]]


def _any_of(named: _Named) -> str:
    return "|".join(pattern for patterns in named for pattern in patterns)


# To stand between other letters, none of these may; an abbreviation has its full stop.
MONTH = rf"(?:(?:{_any_of(_MONTHS)})\b\.?)"
WEEKDAY = rf"(?:(?:{_any_of(_WEEKDAYS)})\b\.?)"
SEASON = rf"(?:(?:{_any_of(_SEASONS)})\b)"


def _numbered(named: _Named, first: int) -> Sequence[tuple[int, re.Pattern[str]]]:
    return [
        (number, re.compile("|".join(patterns), re.IGNORECASE))
        for number, patterns in enumerate(named, start=first)
    ]


_MONTH_NUMBERS = _numbered(_MONTHS, 1)
_WEEKDAY_NUMBERS = _numbered(_WEEKDAYS, 0)
_SEASON_NUMBERS = _numbered(_SEASONS, SPRING)


def month_number(name: str) -> int:
    """1 for January in any of its forms; 0 for what is no month."""
    return _number(_MONTH_NUMBERS, name, 0)


def weekday_number(name: str) -> int:
    """0 for Monday, as of `date.weekday`; -1 for what is no weekday."""
    return _number(_WEEKDAY_NUMBERS, name, -1)


def season_number(name: str) -> int:
    """21 for spring, as EDTF has it; 0 for what is no season."""
    return _number(_SEASON_NUMBERS, name, 0)


def _number(numbers: Sequence[tuple[int, re.Pattern[str]]], name: str, none: int) -> int:
    bare = name.rstrip(".")
    return next((number for number, pattern in numbers if pattern.fullmatch(bare)), none)


def is_small(name: str) -> bool:
    """Whether an English name is written small, as only "march" and "may" of other meaning are."""
    return name[:1].isascii() and name[:1].islower()
