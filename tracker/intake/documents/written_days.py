"""Days as pages write them, found in a line: our own grammar, which never guesses the order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.dates import DateError, Edtf
from tracker.dates import read as read_date
from tracker.dates.edtf import MONTHS

_RUSSIAN_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_IN_ENGLISH = dict(zip(_RUSSIAN_MONTHS, MONTHS, strict=True))
_MONTH = "|".join([*MONTHS, *(f"{month[:3]}\\.?" for month in MONTHS), "Sept\\.?"])
_DAY = "[0-3]?[0-9]"
_YEAR = "(?:19|20)[0-9]{2}"
_ANY_YEAR = re.compile(_YEAR)
_WIDEST = 30
_FULL = re.compile(
    rf"""(?<![\w./-])(?:
      (?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])(?![\w-]|\.\d)
    | (?P<iso_time>{_YEAR}-[01][0-9]-[0-3][0-9])(?=T[0-2][0-9]:?[0-5][0-9])
    | (?P<dotted>{_DAY}\.[01]?[0-9]\.{_YEAR})(?![\w/-]|\.\d)
    | (?P<slashed>{_DAY}/{_DAY}/{_YEAR})(?![\w/-])
    | (?P<english>(?:(?:{_MONTH})\ {_DAY}(?:st|nd|rd|th)?,?
        | {_DAY}(?:st|nd|rd|th)?\ (?:of\ )?(?:{_MONTH}),?)\ {_YEAR})(?!\w)
    | (?P<russian>{_DAY}\ (?:{"|".join(_RUSSIAN_MONTHS)}),?\ {_YEAR})(?!\w)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day with its year as it stands in a text, and where."""

    day: date
    words: str
    start: int
    end: int


def written_days(text: str) -> Iterator[WrittenDay]:
    """Every day that is written with its year; one that could be two days is none."""
    done = 0
    # Looking around years alone is many times faster than looking everywhere.
    for year in _ANY_YEAR.finditer(text):
        around = max(done, year.start() - _WIDEST)
        for match in _FULL.finditer(text, around, year.end() + _WIDEST):
            if match.start() <= year.start() < match.end():
                done = match.end()
                if day := _day(match[match.lastgroup or 0], match.lastgroup or ""):
                    yield WrittenDay(day, match[0], *match.span())


def _day(written: str, form: str) -> date | None:
    if form == "slashed":
        return _slashed(written)
    if form == "russian":
        number, month, year = written.replace(",", "").split(" ")
        written = f"{number} {_IN_ENGLISH[month.lower()]} {year}"
    try:
        found: Edtf = read_date(written)
    except DateError:
        return None
    return found.earliest


def _slashed(written: str) -> date | None:
    """A date with slashes, where only one order makes a day of it."""
    first, second, year = map(int, written.split("/"))
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if first > 12 else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None
