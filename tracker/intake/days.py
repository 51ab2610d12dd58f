"""Days named in running text, as EDTF: what stands there, never a guess at what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from tracker import dates

_ENGLISH = (
    "Jan(?:uary)?", "Feb(?:ruary)?", "Mar(?:ch)?", "Apr(?:il)?", "May", "June?", "July?",
    "Aug(?:ust)?", "Sept?(?:ember)?", "Oct(?:ober)?", "Nov(?:ember)?", "Dec(?:ember)?",
)  # fmt: skip
_RUSSIAN = (
    "январ[яьею]", "феврал[яьею]", "март[ае]?", "апрел[яьею]", "ма[яйею]", "июн[яьею]",
    "июл[яьею]", "август[ае]?", "сентябр[яьею]", "октябр[яьею]", "ноябр[яьею]", "декабр[яьею]",
)  # fmt: skip
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_RUSSIAN_WEEKDAYS = (
    "понедельник", "вторник", "сред[уы]", "четверг", "пятниц[уы]", "суббот[уы]", "воскресенье",
)  # fmt: skip

_MONTH = rf"(?:{'|'.join(_ENGLISH)})\b\.?|(?:{'|'.join(_RUSSIAN)})\b"
_DAY = r"[0-3]?\d(?:st|nd|rd|th|-?го)?(?![\d:%]|[.,]\d)"
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_AND = r"\s?(?:-|–|—|,|and|to|или|or|и|по)\s?"
_DAYS = rf"{_DAY}(?:{_AND}{_DAY}){{0,3}}"
_PART_OF_YEAR = {
    "early": ("01", "04"),
    "in early": ("01", "04"),
    "в начале": ("01", "04"),
    "mid": ("05", "08"),
    "в середине": ("05", "08"),
    "late": ("09", "12"),
    "в конце": ("09", "12"),
}

_NAMED = re.compile(
    rf"\b(?:(?P<iso>{_YEAR}-[01]\d-[0-3]\d)\b"
    rf"|(?P<dotted>[0-3]?\d\.[01]?\d\.{_YEAR})"
    rf"|(?P<month>{_MONTH})\s(?:(?P<days>{_DAYS})(?:,?\s(?P<year>{_YEAR}))?|(?P<of>{_YEAR}))"
    rf"|(?P<days2>{_DAYS})\s(?:of\s)?(?P<month2>{_MONTH})(?:,?\s(?P<year2>{_YEAR}))?"
    rf"|(?:between|from|с|между)\s(?P<first>{_YEAR})\s(?:and|to|по|и)\s(?P<last>{_YEAR})"
    rf"|(?P<part>early|mid|late|в\sначале|в\sсередине|в\sконце)[\s-](?P<year3>{_YEAR})"
    rf"|(?:last|прошл\w{{2,3}})\s(?P<weekday>(?:{'|'.join(_WEEKDAYS)})day"
    rf"|{'|'.join(_RUSSIAN_WEEKDAYS)})"
    rf"|(?:since|in|с|в)\s(?P<since>{_YEAR})(?:\sгод[ау])?\b)",
    re.IGNORECASE,
)
_MAY_NAME_ONE = re.compile(r"\d|[Ll]ast|[Пп]рошл")
_DIGITS = re.compile(r"\d+")
_WORDS_BETWEEN = re.compile(r"and|и|or|или|,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day or a span in a text: where its words stand, its EDTF, and whether the year is said."""

    start: int
    end: int
    value: str
    has_year: bool = True

    @property
    def is_day(self) -> bool:
        span = dates.parse(self.value)
        return span.earliest is not None and span.earliest == span.latest


@lru_cache(maxsize=64)
def days_named(text: str, around: date | None) -> tuple[DayNamed, ...]:
    """Every day the text names. One without a year is that nearest to the day `around`."""
    return tuple(_days_named(text, around)) if _MAY_NAME_ONE.search(text) else ()


def _days_named(text: str, around: date | None) -> Iterator[DayNamed]:
    for match in _NAMED.finditer(text):
        for value, has_year in _values(match, around):
            try:
                canonical = dates.parse(value).text
            except dates.DateError:
                continue
            yield DayNamed(match.start(), match.end(), canonical, has_year)


def _values(match: re.Match[str], around: date | None) -> Iterator[tuple[str, bool]]:
    """The EDTF texts of a match; whether they are dates at all is not looked at."""
    if match["iso"]:
        yield match["iso"], True
    elif match["dotted"]:
        day, month, year = match["dotted"].split(".")
        yield f"{year}-{int(month):02d}-{int(day):02d}", True
    elif month := match["month"] or match["month2"]:
        yield from _of_month(match, _number(month), around)
    elif match["first"]:
        yield f"{match['first']}/{match['last']}", True
    elif match["part"]:
        first, last = _PART_OF_YEAR[" ".join(match["part"].lower().split())]
        yield f"[{match['year3']}-{first}..{match['year3']}-{last}]", True
    elif match["since"]:
        yield match["since"], True
    elif match["weekday"] and around:
        yield _last_weekday(match["weekday"], around).isoformat(), True


def _of_month(match: re.Match[str], month: int, around: date | None) -> Iterator[tuple[str, bool]]:
    if match["of"]:
        yield f"{match['of']}-{month:02d}", True
        return
    said = match["year"] or match["year2"]
    written = match["days"] or match["days2"]
    days = [(int(found[0]), found.start()) for found in _DIGITS.finditer(written)]
    texts = []
    for day, _ in days:
        year = int(said) if said else _nearest_year(month, day, around)
        texts.append(f"{year}-{month:02d}-{day:02d}")
    for text, (here, there) in zip(texts, pairwise([*days, (0, len(written))]), strict=True):
        between = written[here[1] : there[1]]
        if text is not texts[-1] and not _WORDS_BETWEEN.search(between):
            # "23-24 June" lasted from one day to the other.
            yield f"{text}/{texts[-1]}", bool(said)
            return
        yield text, bool(said)


def _nearest_year(month: int, day: int, around: date | None) -> int:
    if around is None:
        return 0
    years = (around.year, around.year - 1, around.year + 1)
    return min(years, key=lambda year: abs((_day(year, month, day) - around).days))


def _day(year: int, month: int, day: int) -> date:
    """Any day near it where there is none such, as of 29 February."""
    return date(year, min(month, 12) or 1, min(day, 28) or 1)


def _number(month: str) -> int:
    for number, patterns in enumerate(zip(_ENGLISH, _RUSSIAN, strict=True), start=1):
        if any(re.fullmatch(pattern, month.rstrip("."), re.IGNORECASE) for pattern in patterns):
            return number
    return 0


def _last_weekday(name: str, around: date) -> date:
    patterns = zip(_WEEKDAYS, _RUSSIAN_WEEKDAYS, strict=True)
    wanted = next(
        number
        for number, (english, russian) in enumerate(patterns)
        if re.fullmatch(rf"{english}day|{russian}", name, re.IGNORECASE)
    )
    back = (around.weekday() - wanted) % 7 or 7
    return around - timedelta(days=back)
