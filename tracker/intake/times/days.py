"""Days named in running text: of what it tells, of speech, and with all their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache, partial

from tracker import dates
from tracker.intake.sentences import clause_at
from tracker.intake.times.grammar import (
    YEAR,
    DayNamed,
    last_weekday,
    told_days,
    unknown_year,
    written_times,
)
from tracker.intake.times.periods import Relation, in_edtf, periods
from tracker.intake.times.tense import Tense, tense_of
from tracker.intake.times.words import weekday_number

_MAY_NAME_ONE = re.compile(r"\d|[Ll]ast|[Пп]рошл")
# Around it days without a year are read by month and day alone; in a leap year each of them exists.
ANY_YEAR = date(2024, 7, 1)
_YEAR = re.compile(YEAR)
_WIDEST = 40
_WORD = re.compile(r"\w+")
# Shortly behind one of these a day is that of something else than the speech.
_OF_ELSE = {
    "held", "since", "until", "from", "till", "by", "before", "next", "between",
    "прошедших", "состоявшихся", "с", "до",
}  # fmt: skip


@lru_cache(maxsize=64)
def days_named(text: str, around: date | None) -> tuple[DayNamed, ...]:
    """Every day the text names. One without a year is that nearest to the day `around`."""
    return tuple(_days_named(text, around)) if _MAY_NAME_ONE.search(text) else ()


def _days_named(text: str, around: date | None) -> Iterator[DayNamed]:
    year_of = partial(_nearest_year, around) if around else unknown_year
    found = [named for named in written_times(text, year_of) if not named.is_aside]
    for match in told_days(text) if around else ():
        if match["last"] and around:
            value = dates.parse(last_weekday(match, around)).text
            found.append(DayNamed(match.start(), match.end(), value))
    yield from sorted(found, key=lambda named: named.start)


@lru_cache(maxsize=64)
def times_named(text: str, around: date | None) -> tuple[DayNamed, ...]:
    """Every day, and every month or season, that a sentence names, in order.

    "In August" is the next one where the words around it tell of what is to be, and the last one
    where they tell of the past; where they tell neither it is none.
    """
    days = days_named(text, around)
    taken = {at for day in days for at in range(day.start, day.end)}
    more = (
        DayNamed(period.start, period.end, value, has_year=bool(period.year))
        for period in periods(text)
        if (period.part or period.unit == "month") and period.relation is Relation.IN
        if taken.isdisjoint(range(period.start, period.end))
        if (value := in_edtf(period.meant(around, tense_at(text, period.start))))
    )
    return tuple(sorted((*days, *more), key=lambda named: named.start))


def tense_at(text: str, at: int) -> Tense | None:
    """The time that the clause there speaks of, else the sentence."""
    return tense_of(text[slice(*clause_at(text, at))]) or tense_of(text)


def _nearest_year(around: date, month: int, day: int) -> int:
    years = (around.year, around.year - 1, around.year + 1)
    return min(years, key=lambda year: abs((_day(year, month, day) - around).days))


def _day(year: int, month: int, day: int) -> date:
    """Any day near it where there is none such, as of 29 February."""
    return date(year, min(month, 12) or 1, min(day, 28) or 1)


def dated(text: str) -> Iterator[DayNamed]:
    """Every day that is written with its year; one that could be two days is none."""
    return (named for named in with_year(text) if named.is_day and not named.is_aside)


def with_year(text: str) -> Iterator[DayNamed]:
    """Every time that is written with its year."""
    done = 0
    # Looking around years alone is many times faster than looking everywhere.
    for year in _YEAR.finditer(text):
        around = max(done, year.start() - _WIDEST)
        for named in written_times(text, unknown_year, around, year.end() + _WIDEST):
            if named.start <= year.start() < named.end:
                yield named
                done = named.end


def said_on(text: str, published: date | None) -> str:
    """The one day that the words of reporting tell, as EDTF; "" for none, or more than one.

    Without a year it is the last such day up to the publication.
    """
    found = set(_days_of_speech(text, published))
    return found.pop() if len(found) == 1 else ""


def _days_of_speech(text: str, published: date | None) -> Iterator[str]:
    year_of = partial(_last_year, published) if published else unknown_year
    for named in written_times(text, year_of):
        if named.is_day and _OF_ELSE.isdisjoint(_words_before(text, named.start, 3)):
            yield named.value
    for match in told_days(text) if published else ():
        is_of_else = match["weekday"] and _words_before(text, match.start(), 1) & _OF_ELSE
        if published and not is_of_else and (day := _told_from(match, published)):
            yield day


def _words_before(text: str, at: int, count: int) -> set[str]:
    return set(_WORD.findall(text[:at].lower())[-count:])


def _told_from(match: re.Match[str], published: date) -> str:
    """The day that is meant by "on Wednesday", "yesterday"; "" where it can be one of two."""
    if match["last"]:
        value = last_weekday(match, published)
        return "" if value.startswith("[") else value
    back = 1 if match["yesterday"] else 0
    if match["weekday"]:
        back = (published.weekday() - weekday_number(match["weekday"])) % 7
    return (published - timedelta(days=back)).isoformat()


def _last_year(published: date, month: int, day: int) -> int:
    is_to_come = (month, day) > (published.month, published.day)
    return published.year - 1 if is_to_come else published.year
