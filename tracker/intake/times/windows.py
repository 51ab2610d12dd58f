"""By when something is to be: the window of a forecast, in a phrase of the rules or in dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.intake.times.days import days_named
from tracker.intake.times.grammar import DayNamed
from tracker.intake.times.periods import Meant, Period, Relation, in_edtf, periods
from tracker.intake.times.tense import Tense
from tracker.rules.forecasts import PHRASES

EITHER_END = "“{}” may mean its beginning or its end."
ONE_OF_TWO = "“{}” may mean one of two."
YEAR_RESTS = "Its year rests on the day of the article, which is inferred."


@dataclass(frozen=True, slots=True)
class Window:
    """Words that say by when; `meaning` is a phrase that the rules count in days, or EDTF."""

    start: int
    end: int
    meaning: str
    doubt: str = ""

    @property
    def is_dated(self) -> bool:
        return self.meaning not in PHRASES


# Other wordings of the phrases of the table, those with most words first.
_WORDINGS: Sequence[tuple[str, str]] = (
    (r"in\sthe\svery\snear\sfuture", "in the very near future"),
    (r"in\sthe\snearest\sfuture", "in the very near future"),
    (r"в\sсамое\sближайшее\sвремя", "in the very near future"),
    (r"in\sthe\s(?:foreseeable|not\stoo\sdistant)\sfuture", "in the foreseeable future"),
    (r"в\sобозримом\sбудущем", "in the foreseeable future"),
    (r"in\sthe\snear\sfuture", "in the near future"),
    (r"в\s(?:ближайшее\sвремя|ближайшем\sбудущем)", "in the near future"),
    (r"in\sthe\s(?:near|short)\sterm", "in the near term"),
    (r"в\sближайшей\sперспективе", "in the near term"),
    (r"(?:in|within|over)\s(?:the\s)?(?:coming|next\sfew|a\sfew)\sdays", "in the coming days"),
    (r"within\sdays|в\s(?:ближайшие|считанные)\sдни", "in the coming days"),
    (r"(?:in|within|over)\s(?:the\s)?(?:coming|next\sfew|a\sfew)\sweeks", "in the coming weeks"),
    (r"within\sweeks|в\sближайшие\sнедели", "in the coming weeks"),
    (r"very\ssoon|очень\s(?:скоро|быстро)|совсем\sскоро", "very soon"),
    (r"soon|вскоре|скоро", "soon"),
)
_PHRASE = re.compile(
    r"\b(?:" + "|".join(f"(?P<w{at}>{words})" for at, (words, _) in enumerate(_WORDINGS)) + r")\b",
    re.IGNORECASE,
)
# Without one of these there is no such phrase.
_MAY_BE_A_PHRASE = re.compile(
    "soon|future|term|days|weeks|скоро|быстро|время|будущем|перспектив|дни|недели", re.IGNORECASE
)
_NO_PROMISE = re.compile(
    r"(?:\bas|\btoo|\bnot|\bnothing|\bany\s?time|\bhow|\bearlier|\bне|\bкак|\bранее)\s$",
    re.IGNORECASE,
)
_BY_A_DAY = re.compile(
    r"\b(?:(?P<before>before|prior\sto)|by|not?\slater\sthan|до|к|не\sпозднее)\s(?=\w)",
    re.IGNORECASE,
)


def windows(text: str, written: date | None, *, is_sure: bool = True) -> list[Window]:
    """Everything that says by when, in order; whether it is a promise at all is not looked at.

    Dates run from the day of writing; without a sure one, a window has only its end. What was
    over by then is no window.
    """
    found = [
        *_phrases(text),
        *_of_periods(text, written, is_sure),
        *_of_days(text, written, is_sure),
    ]
    promises = (each for each in found if not _NO_PROMISE.search(text[_back(each) : each.start]))
    return sorted(promises, key=lambda window: (window.start, -window.end))


def doubt_of_year(named: DayNamed, *, is_sure: bool) -> str:
    """What is unsure of a month or season that the day of the article gave its year to."""
    return "" if is_sure or named.has_year or named.is_day else YEAR_RESTS


def _back(window: Window) -> int:
    return max(0, window.start - 12)


def _phrases(text: str) -> Iterator[Window]:
    if not _MAY_BE_A_PHRASE.search(text):
        return
    for match in _PHRASE.finditer(text):
        phrase = next(phrase for at, (_, phrase) in enumerate(_WORDINGS) if match[f"w{at}"])
        yield Window(*match.span(), phrase)


def _of_periods(text: str, written: date | None, is_sure: bool) -> Iterator[Window]:
    for period in periods(text):
        meant = period.meant(written, Tense.TO_COME)
        last = _last_day(period, meant) if meant else date.min
        if meant and (written is None or last >= written):
            is_within = period.relation is Relation.IN
            value = in_edtf(meant) if is_within else _until(last, written if is_sure else None)
            words = text[period.start : period.end]
            doubt = _doubt(period, meant, words) or ("" if is_sure or period.year else YEAR_RESTS)
            yield Window(period.start, period.end, value, doubt)


def _last_day(period: Period, meant: Sequence[Meant]) -> date:
    if period.relation is Relation.BEFORE:
        return meant[0].first - timedelta(days=1)
    return meant[-1].last


def _until(last: date, written: date | None) -> str:
    return f"{written or '..'}/{last}"


def _doubt(period: Period, meant: Sequence[Meant], words: str) -> str:
    if period.relation is Relation.BY:
        return EITHER_END.format(words)
    return ONE_OF_TWO.format(words) if len(meant) > 1 else ""


def _of_days(text: str, written: date | None, is_sure: bool) -> Iterator[Window]:
    """ "By 10 July", which takes the day in, and "before 10 July", which does not."""
    for match in _BY_A_DAY.finditer(text):
        day = next((day for day in days_named(text, written) if day.start == match.end()), None)
        if day and day.is_day:
            last = day.first - timedelta(days=1 if match["before"] else 0)
            if written is None or last >= written:
                yield Window(match.start(), day.end, _until(last, written if is_sure else None))
