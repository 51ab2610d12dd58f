"""The day on which it was said, where the words around the verb tell it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.dates import DateError, parse
from tracker.intake.speech.lists import listed
from tracker.intake.speech.words import Item

WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon понедельник",
            "tuesday tue tues вторник",
            "wednesday wed среду среда",
            "thursday thu thurs четверг",
            "friday fri пятницу пятница",
            "saturday sat субботу суббота",
            "sunday sun воскресенье",
        )
    )
    for word in words.split()
}
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan января",
            "february feb февраля",
            "march mar марта",
            "april apr апреля",
            "may мая",
            "june jun июня",
            "july jul июля",
            "august aug августа",
            "september sep sept сентября",
            "october oct октября",
            "november nov ноября",
            "december dec декабря",
        ),
        start=1,
    )
    for word in words.split()
}
TODAY = frozenset({"today", "сегодня"})
YESTERDAY = frozenset({"yesterday", "вчера", "накануне"})
NOT_OF_SPEECH = listed(
    """
    held since until from till by before next between прошедших состоявшихся с до"
    """
)
LONGEST = 30


def day_of(published: str) -> date | None:
    """The day an article was published on, None where that is no single day."""
    try:
        edtf = parse(published)
    except DateError:
        return None
    return edtf.earliest if edtf.earliest == edtf.latest else None


def said(pieces: Sequence[Item], published: date | None) -> str:
    """The one day these words tell, as EDTF; "" for none, or more than one."""
    found = {day for day in _days(pieces[:LONGEST], published) if day}
    return found.pop().isoformat() if len(found) == 1 else ""


def _days(pieces: Sequence[Item], published: date | None) -> list[date | None]:
    found: list[date | None] = []
    for at, item in enumerate(pieces):
        before = pieces[at - 1].key if at else ""
        if published is not None:
            found.append(_relative(item.key, before, published))
        if item.key in MONTHS and item.is_capital | (item.key > "а"):
            found.append(_dated(pieces, at, published))
    return found


def _relative(key: str, before: str, published: date) -> date | None:
    if key in TODAY:
        return published
    if key in YESTERDAY:
        return published - timedelta(days=1)
    if key not in WEEKDAYS or before in NOT_OF_SPEECH:
        return None
    back = (published.weekday() - WEEKDAYS[key]) % 7
    if before in {"last", "прошлую", "прошлый", "прошлое"}:
        # In the week that is running, "last Wednesday" can be this week's or the one before.
        return published - timedelta(days=back) if WEEKDAYS[key] > published.weekday() else None
    return published - timedelta(days=back)


def _dated(pieces: Sequence[Item], at: int, published: date | None) -> date | None:
    behind = [item.text for item in pieces[at + 1 : at + 6] if item.text not in ".,"]
    before = [item.text for item in pieces[max(0, at - 2) : at]]
    numbers = (
        behind[:1] if behind[:1] and behind[0].isdigit() and len(behind[0]) < 3 else before[-1:]
    )
    is_range = behind[1:2] == ["-"] or behind[1:2] == ["–"] or before[:1] in (["-"], ["–"])
    if not numbers or not numbers[0].isdigit() or is_range:
        return None
    if _is_elsewhere(pieces, at):
        return None
    years = [text for text in behind[:3] if len(text) == 4 and text.isdigit()]
    return _latest(int(numbers[0]), MONTHS[pieces[at].key], years, published)


def _is_elsewhere(pieces: Sequence[Item], at: int) -> bool:
    return any(item.key in NOT_OF_SPEECH for item in pieces[max(0, at - 3) : at])


def _latest(day: int, month: int, years: list[str], published: date | None) -> date | None:
    """The day in the year given, or else the last such day up to the publication."""
    try:
        if years:
            return date(int(years[0]), month, day)
        if published is None:
            return None
        this_year = date(published.year, month, day)
        return this_year if this_year <= published else this_year.replace(year=published.year - 1)
    except ValueError:
        return None
