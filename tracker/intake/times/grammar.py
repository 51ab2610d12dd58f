"""The days and spans that a text names, as EDTF: what stands there, never a guess at more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tracker import dates
from tracker.intake.times.words import MONTH, WEEKDAY, is_small, month_number, weekday_number

YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th|-?го)?(?!\d|:\d|%|[.,]\d)"
_AND = r"\s?(?:-|–|—|,|and|to|или|or|и|по)\s?"
_DAYS = rf"{_DAY}(?:{_AND}{_DAY}){{0,3}}"
_PARTS_OF_YEAR = {
    "early": ("01", "04"), "in early": ("01", "04"), "в начале": ("01", "04"),
    "mid": ("05", "08"), "в середине": ("05", "08"),
    "late": ("09", "12"), "в конце": ("09", "12"),
}  # fmt: skip
# A number is a day only where no other number, path or version goes on with it.
_BEGINS, _ENDS = r"(?<![\w./-])", r"(?![\w/-]|\.\d)"
_NAMED = re.compile(
    rf"{_BEGINS}(?:(?P<iso>{YEAR}-[01]\d-[0-3]\d)(?:{_ENDS}|(?=T[0-2]\d:?[0-5]\d))"
    rf"|(?P<dotted>[0-3]?\d\.[01]?\d\.{YEAR}){_ENDS}"
    rf"|(?P<slashed>[0-3]?\d/[0-3]?\d/{YEAR}){_ENDS}"
    rf"|(?P<days2>{_DAYS})\s(?:of\s)?(?P<month2>{MONTH})(?:,?\s(?P<year2>{YEAR}))?)"
    rf"|\b(?:(?P<month>{MONTH})\s(?:(?P<days>{_DAYS})(?:,?\s(?P<year>{YEAR}))?|(?P<of>{YEAR}))"
    rf"|(?:between|from|с|между)\s(?P<first>{YEAR})\s(?:and|to|по|и)\s(?P<last>{YEAR})"
    rf"|(?P<part>early|mid|late|в\sначале|в\sсередине|в\sконце)[\s-](?P<year3>{YEAR})"
    rf"|(?:since|in|с|в)\s(?P<since>{YEAR})(?:\sгод[ау])?\b"
    rf"|(?:from|during|after|following|the|после)\s(?P<told>{YEAR})(?![\w/-]|[.,]\d))",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_WORDS_BETWEEN = re.compile(r"and|и|or|или|,", re.IGNORECASE)

# The year of a month and a day that are written without one; 0 where it is not known.
YearOf = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day or a span in a text: where its words stand, its EDTF, and whether the year is said.

    `is_aside` where a year only tells one thing from another: "the 2022 war".
    """

    start: int
    end: int
    value: str
    has_year: bool = True
    is_aside: bool = False

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return dates.parse(self.value).earliest or date.min

    @property
    def is_day(self) -> bool:
        return self.first == dates.parse(self.value).latest


def unknown_year(month: int, day: int) -> int:
    """Days without a year are none."""
    return 0


def written_times(
    text: str, year_of: YearOf, start: int = 0, end: int | None = None
) -> Iterator[DayNamed]:
    """Every day, month, year or span that is written with a number in it, in order."""
    for match in _NAMED.finditer(text, start, len(text) if end is None else end):
        for value, has_year in _values(match, year_of):
            try:
                canonical = dates.parse(value).text
            except dates.DateError:
                continue
            begins = match.start("told") if match["told"] else match.start()
            yield DayNamed(begins, match.end(), canonical, has_year, bool(match["told"]))


def _values(match: re.Match[str], year_of: YearOf) -> Iterator[tuple[str, bool]]:
    """The EDTF texts of a match; whether they are dates at all is not looked at."""
    if plain := match["iso"] or match["since"] or match["told"]:
        yield plain, True
    elif match["dotted"]:
        day, month, year = map(int, match["dotted"].split("."))
        yield f"{year}-{month:02d}-{day:02d}", True
    elif match["slashed"]:
        yield from _slashed(*map(int, match["slashed"].split("/")))
    elif name := match["month"] or match["month2"]:
        yield from _of_month(match, name, year_of)
    elif match["first"]:
        yield f"{match['first']}/{match['last']}", True
    elif match["part"]:
        first, last = _PARTS_OF_YEAR[" ".join(match["part"].lower().split())]
        yield f"[{match['year3']}-{first}..{match['year3']}-{last}]", True


def _slashed(first: int, second: int, year: int) -> Iterator[tuple[str, bool]]:
    """A date with slashes, where only one order makes a day of it."""
    if first > 12 or second > 12 or first == second:
        day, month = (first, second) if first > 12 else (second, first)
        yield f"{year}-{month:02d}-{day:02d}", True


def _of_month(match: re.Match[str], name: str, year_of: YearOf) -> Iterator[tuple[str, bool]]:
    month, said = month_number(name), match["of"] or match["year"] or match["year2"]
    if match["of"]:
        yield f"{said}-{month:02d}", True
        return
    if is_small(name) and not said:
        # "They may 5 times", "the march of 20 men": nobody writes English months small.
        return
    written = match["days"] or match["days2"]
    days = [(int(found[0]), found.start()) for found in _DIGITS.finditer(written)]
    texts = [f"{said or year_of(month, day):04}-{month:02d}-{day:02d}" for day, _ in days]
    for text, (here, there) in zip(texts, pairwise([*days, (0, len(written))]), strict=True):
        between = written[here[1] : there[1]]
        if text is not texts[-1] and not _WORDS_BETWEEN.search(between):
            # "23-24 June" lasted from one day to the other.
            yield f"{text}/{texts[-1]}", bool(said)
            return
        yield text, bool(said)


_DEICTIC = re.compile(
    rf"\b(?:(?P<last>last\s|прошл\w{{2,3}}\s)?(?P<weekday>{WEEKDAY})"
    r"|(?P<today>today|сегодня)|(?P<yesterday>yesterday|вчера|накануне))\b",
    re.IGNORECASE,
)


def told_days(text: str) -> Iterator[re.Match[str]]:
    """Every day that is told from the day of writing: a weekday, today, yesterday."""
    return (match for match in _DEICTIC.finditer(text) if not is_small(match["weekday"] or "А"))


def last_weekday(match: re.Match[str], written: date) -> str:
    """The EDTF of "last Wednesday": one of two days, where this week has had a Wednesday too."""
    back = (written.weekday() - weekday_number(match["weekday"])) % 7
    near, far = written - timedelta(days=back), written - timedelta(days=back + 7)
    if near == written:
        return far.isoformat()
    return f"[{far},{near}]" if near.weekday() < written.weekday() else near.isoformat()
