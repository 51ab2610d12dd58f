"""The strict EDTF grammar: what a date's text may be, and which days it can mean."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

MAX_LENGTH = 80
FIRST_YEAR, LAST_YEAR = 1000, 2999
SPRING, WINTER = 21, 24
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
_OPEN = ".."
_SHOWN = 40


class DateError(ValueError):
    """A text that is no date; the message is a sentence for an editor and ends with an example."""

    def __init__(self, text: str, problem: str | None = None, example: str = "2025-02") -> None:
        self.problem = problem
        self.example = example
        super().__init__(f"{_quoted(text)} {problem or 'is not a date'}; for example {example}")

    def quoting(self, text: str) -> "DateError":
        """The same problem, said about the whole text of which only a part was read."""
        return DateError(text, self.problem, self.example)


def _quoted(text: str) -> str:
    """The text between quotes, cut short and safe to print, whatever was typed."""
    if not text.strip():
        return "An empty text"
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return '"' + "".join(letter if letter.isprintable() else "�" for letter in shown) + '"'


@dataclass(frozen=True, slots=True)
class Edtf:
    """One date of the record: its canonical text and the days it can mean (None = no bound)."""

    text: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month (part 1-12), season (part 21-24) or year, with its qualifier."""

    year: int
    part: int | None = None
    day: int | None = None
    qualifier: str = ""

    @property
    def text(self) -> str:
        smaller = [f"-{number:02d}" for number in (self.part, self.day) if number is not None]
        return f"{self.year:04d}{''.join(smaller)}{self.qualifier}"

    @property
    def first(self) -> date:
        """The first day it covers, not widened. Seasons are northern; winter starts in December."""
        if self.part is not None and self.part >= SPRING:
            return date(self.year, 3 * (self.part - SPRING + 1), 1)
        return date(self.year, self.part or 1, self.day or 1)

    @property
    def last(self) -> date:
        return self._moved(1).first - timedelta(days=1)

    @property
    def earliest(self) -> date:
        """The first day it can mean: `~` reaches one day, month, season or year further back."""
        return self._moved(-1).first if self._is_approximate else self.first

    @property
    def latest(self) -> date:
        return self._moved(1).last if self._is_approximate else self.last

    @property
    def _is_approximate(self) -> bool:
        return self.qualifier in {"~", "%"}

    def _moved(self, steps: int) -> "Point":
        """The point as many of its own kind later; it may leave the years that can be written."""
        if self.part is None:
            return replace(self, year=self.year + steps)
        if self.day is not None:
            moved = self.first + timedelta(days=steps)
            return replace(self, year=moved.year, part=moved.month, day=moved.day)
        start, parts_a_year = (SPRING, 4) if self.part >= SPRING else (1, 12)
        years, part = divmod(self.part - start + steps, parts_a_year)
        return replace(self, year=self.year + years, part=part + start)


class Kind(Enum):
    """How the points of a date belong together; the value is the EDTF around them."""

    POINT = "{}"
    LASTING = "{}/{}"
    LASTING_FROM = "{}/.."
    LASTING_UNTIL = "../{}"
    BETWEEN = "[{}..{}]"
    NOT_BEFORE = "[{}..]"
    NOT_AFTER = "[..{}]"
    ONE_OF = "[{}]"


@dataclass(frozen=True, slots=True)
class Expression:
    """A dissected date. An interval is a state that lasted; a set is one day in there."""

    kind: Kind
    points: tuple[Point, ...]

    @property
    def text(self) -> str:
        texts = [point.text for point in self.points]
        return self.kind.value.format(*([",".join(texts)] if self.kind is Kind.ONE_OF else texts))

    @property
    def earliest(self) -> date | None:
        if self.kind in {Kind.LASTING_UNTIL, Kind.NOT_AFTER}:
            return None
        # The second end of an interval may be vaguer than the first and reach further back.
        starts = self.points if self.kind is Kind.ONE_OF else self.points[:1]
        return min(point.earliest for point in starts)

    @property
    def latest(self) -> date | None:
        if self.kind in {Kind.LASTING_FROM, Kind.NOT_BEFORE}:
            return None
        ends = self.points if self.kind is Kind.ONE_OF else self.points[-1:]
        return max(point.latest for point in ends)


def parse(text: str) -> Edtf:
    """The date that a strict EDTF text means, its text in canonical form. Raises DateError.

    Canonical form sorts a choice, drops what it says twice, and writes a set of one point as that
    point. `~` widens a day, month, season or year by one of its kind on each side; `?` widens
    nothing; `%` is both (design section 4, rule 1).
    """
    return _parsed(text)


# The rules compare every date of a subject with every other, and they are the same few hundred.
@lru_cache(maxsize=4096)
def _parsed(text: str) -> Edtf:
    expression = dissect(text)
    return Edtf(expression.text, expression.earliest, expression.latest)


def dissect(text: str) -> Expression:
    """The parts of a strict EDTF text, in canonical form. Raises DateError."""
    if len(text) > MAX_LENGTH:
        raise DateError(text, "is too long for a date")
    try:
        return _expression(text)
    except DateError as error:
        raise error.quoting(text) from None


def _expression(text: str) -> Expression:
    if text.startswith("[") and text.endswith("]"):
        return _set(text[1:-1])
    if "/" in text:
        return _interval(text)
    return Expression(Kind.POINT, (_point(text),))


def _interval(text: str) -> Expression:
    match text.split("/"):
        case [first, ".."]:
            return Expression(Kind.LASTING_FROM, (_point(first),))
        case ["..", last]:
            return Expression(Kind.LASTING_UNTIL, (_point(last),))
        case [first, last]:
            return Expression(Kind.LASTING, _in_order(_point(first), _point(last)))
    raise DateError(text)


def _set(inner: str) -> Expression:
    match inner.split(_OPEN):
        case [members]:
            points = tuple(sorted({_point(member) for member in members.split(",")}, key=_order))
            return Expression(Kind.ONE_OF if len(points) > 1 else Kind.POINT, points)
        case [first, ""]:
            return Expression(Kind.NOT_BEFORE, (_point(first),))
        case ["", last]:
            return Expression(Kind.NOT_AFTER, (_point(last),))
        case [first, last] if first == last:
            return Expression(Kind.POINT, (_point(first),))
        case [first, last]:
            return Expression(Kind.BETWEEN, _in_order(_point(first), _point(last)))
    raise DateError(inner)


def _in_order(first: Point, last: Point) -> tuple[Point, Point]:
    if first.first > last.last:
        raise DateError("", "ends before it begins", "2016/2018")
    return first, last


def _order(point: Point) -> tuple[date, date, str]:
    return point.first, point.last, point.text


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError(text)
    year, part, day = (int(number) if number else None for number in match.group(1, 2, 3))
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(text, f"is not in the years {FIRST_YEAR} to {LAST_YEAR}")
    if part is not None and not _is_part(part, with_day=day is not None):
        raise DateError(text, "names a month that does not exist")
    if part is not None and day is not None:
        days = Point(year, part).last.day
        if not 1 <= day <= days:
            problem = f"names a day that does not exist: {MONTHS[part - 1]} {year} has {days} days"
            raise DateError(text, problem, Point(year, part, days).text)
    return Point(year, part, day, match[4])


def _is_part(part: int, *, with_day: bool) -> bool:
    return 1 <= part <= 12 or (SPRING <= part <= WINTER and not with_day)


def single_day(day: date) -> Edtf:
    """The EDTF of a calendar day. Raises DateError outside the years that can be written."""
    return parse(day.isoformat())


def disjoint(a: Edtf, b: Edtf) -> bool:
    """Whether two dates disagree: no day lies in both ranges (design section 3)."""
    return _ends_before(a, b) or _ends_before(b, a)


def _ends_before(a: Edtf, b: Edtf) -> bool:
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def width(value: Edtf) -> int | None:
    """How many days the date can mean, both ends counted: a day is 1; None when unbounded."""
    if value.earliest is None or value.latest is None:
        return None
    return (value.latest - value.earliest).days + 1
