"""Months, seasons, weeks and years named without all their numbers: "in August", "this autumn"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from tracker.dates.edtf import Point
from tracker.intake.times.grammar import YEAR
from tracker.intake.times.tense import Tense
from tracker.intake.times.words import MONTH, SEASON, is_small, month_number, season_number


class Relation(Enum):
    """How something lies to a period: in it, or not later than its beginning or end."""

    IN = "within"
    BEFORE = "before"
    BY = "by"
    BY_THE_END = "end"


_WHICH = {
    -1: r"last|previous|прошл\w{2,3}|минувш\w{2,3}",
    0: r"this|current|эт(?:от|ого|ому|ом|ой|у|им)|текущ\w{2,3}|нынешн\w{2,3}",
    1: r"next|coming|следующ\w{2,3}|будущ\w{2,3}|грядущ\w{2,3}",
}
_ANY_WHICH = "|".join(_WHICH.values())
_RELATIONS = (
    r"(?P<end>(?:before|by|until|till)\s(?:the\s)?(?:very\s)?end\sof\s|(?:до|к)\sконц[ау]\s)"
    r"|(?P<before>(?:before|prior\sto)\s|до\s(?:начала\s)?)"
    r"|(?P<by>(?:by|not?\slater\sthan)\s|(?:к|не\sпозднее)\s)"
    r"|(?P<within>(?<=planned\s)for\s|(?<=scheduled\s)for\s|(?<=set\s)for\s"
    r"|(?:in|during|within|(?:at|in|towards?)\sthe\s(?:end|start|beginning|middle|first\shalf|second\shalf)\sof)\s"
    r"|(?:в|на)\s(?:(?:начале|середине|конце|течение|(?:перв|втор)ой\sполовине)\s)?)"
)
_PERIOD = re.compile(
    rf"\b(?:{_RELATIONS})?(?:(?:early|mid|late)[\s-])?(?:the\s)?(?:(?P<which>{_ANY_WHICH})\s)?"
    rf"(?:(?P<month>{MONTH})(?!\s\d{{1,2}}\b)|(?P<season>{SEASON})"
    r"|(?P<unit>year|month|week|год[ау]?|месяц[ае]?|недел[еиюя])\b)"
    rf"(?:,?\s(?:of\s)?(?:(?P<year>{YEAR})(?:\sгод[ау])?"
    rf"|(?P<of>{_ANY_WHICH})\s(?:year|год[ау]))\b)?"
    rf"|\b(?P<end2>(?:before|by|until|till)\s(?:the\s)?end\sof\s|(?:до|к)\sконц[ау]\s)"
    rf"(?P<alone>{YEAR})(?:\sгод[ау])?\b",
    re.IGNORECASE,
)
_MAY_BE_ONE = re.compile(
    rf"{MONTH}|{SEASON}|end\sof|year|month|week|год|месяц|недел|конц", re.IGNORECASE
)
# "Осенью": a season that is in the case of when.
_WHEN = re.compile(r".*(?:ью|ой|ою|ом)", re.IGNORECASE)


class Meant(NamedTuple):
    """A period of the calendar: its EDTF and its days."""

    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Period:
    """A month (1-12), season (21-24), "year", "month" or "week", as it is written and where.

    `step` is -1 for the last, 0 for this and 1 for the next; None where the words leave it out.
    """

    start: int
    end: int
    relation: Relation
    part: int = 0
    unit: str = ""
    year: int = 0
    step: int | None = None
    step_of_year: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether only the tense around it tells which one is meant."""
        return bool(self.part) and self.step is None and not self.year and self.step_of_year is None

    def meant(self, written: date | None, tense: Tense | None) -> Sequence[Meant]:
        """What it is to whoever wrote on that day: none if unknown, two where it can be either."""
        if self.year:
            return [_of_point(Point(self.year, self.part or None))]
        if written is None:
            return []
        if self.step_of_year is not None:
            return [_of_point(Point(written.year + self.step_of_year, self.part or None))]
        if self.unit:
            return [_counted(self.unit, self.step or 0, written)]
        return [_of_point(point) for point in _recurring(self.part, self.step, written, tense)]


def in_edtf(meant: Sequence[Meant]) -> str:
    """The EDTF of what is meant: one of several where it can be either; "" for nothing."""
    texts = [each.text for each in meant]
    return texts[0] if len(texts) == 1 else f"[{','.join(texts)}]" if texts else ""


def periods(text: str) -> Iterator[Period]:
    """Every period that the text says something to be in, before or by the end of."""
    if not _MAY_BE_ONE.search(text):
        return
    for match in _PERIOD.finditer(text):
        if found := _period(match):
            yield found


def _period(match: re.Match[str]) -> Period | None:
    if match["alone"]:
        return Period(*match.span(), Relation.BY_THE_END, year=int(match["alone"]))
    relation = next((each for each in Relation if match[each.value]), None)
    if _OR_ANOTHER.match(match.string, match.end()):
        return None
    month, season, unit = match["month"] or "", match["season"] or "", match["unit"] or ""
    is_when = bool(match["which"]) or bool(_WHEN.fullmatch(season))
    if is_small(month) or not (relation or is_when):
        return None
    if unit and not match["which"] and relation is not Relation.BY_THE_END:
        return None
    if unit and relation is Relation.IN and _FROM_NOW.search(match[0]):
        return None
    return Period(
        *match.span(),
        relation or Relation.IN,
        part=month_number(month) or season_number(season),
        unit=_UNITS.get(unit[:3].lower(), ""),
        year=int(match["year"] or 0),
        step=_step(match["which"]),
        step_of_year=_step(match["of"]),
    )


# "In late June or early July" is neither of them.
_OR_ANOTHER = re.compile(
    rf"\s?(?:or|and|to|или|и|-|–)\s?(?:in\s|в\s)?(?:(?:early|mid|late)[\s-])?(?:{MONTH}|{SEASON})",
    re.IGNORECASE,
)
# "In the next month" may be the thirty days to come.
_FROM_NOW = re.compile(r"\bthe\s(?:next|coming)\s", re.IGNORECASE)
_UNITS = {
    "yea": "year", "год": "year", "mon": "month", "мес": "month", "wee": "week", "нед": "week",
}  # fmt: skip


def _step(which: str | None) -> int | None:
    if which is None:
        return None
    return next(step for step, words in _WHICH.items() if re.fullmatch(words, which, re.I))


def _of_point(point: Point) -> Meant:
    return Meant(point.text, point.first, point.last)


def _counted(unit: str, step: int, written: date) -> Meant:
    if unit == "year":
        return _of_point(Point(written.year + step))
    if unit == "month":
        years, month = divmod(written.month - 1 + step, 12)
        return _of_point(Point(written.year + years, month + 1))
    monday = written + timedelta(days=7 * step - written.weekday())
    sunday = monday + timedelta(days=6)
    return Meant(f"{monday}/{sunday}", monday, sunday)


def _recurring(part: int, step: int | None, written: date, tense: Tense | None) -> Sequence[Point]:
    """The month or season that is meant of those that come every year."""
    all_of_them = [Point(written.year + years, part) for years in range(-2, 3)]
    begun = [point for point in all_of_them if point.first <= written]
    if step is None:
        # What is to come is not before the month of the report, though that may be over soon.
        ahead = [point for point in all_of_them if point.last >= written.replace(day=1)]
        return begun[-1:] if tense is Tense.PAST else ahead[:1] if tense else []
    if step == 0:
        running = [point for point in begun if point.last >= written]
        return running or [point for point in all_of_them if point.year == written.year]
    if step > 0:
        following = [point for point in all_of_them if point.first > written]
        return following[: 1 if following[0].first.year > written.year else 2]
    passed = [point for point in begun if point.last < written]
    return passed[-1 if passed[-1].last.year < written.year else -2 :]
