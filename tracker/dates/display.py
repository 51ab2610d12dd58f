"""Dates in the words that pages show: EDTF in, plain English out."""

from datetime import timedelta
from functools import lru_cache

from tracker.dates.edtf import MONTHS, SPRING, WINTER, Edtf, Kind, Point, dissect

SEASONS = ("spring", "summer", "autumn", "winter")

_QUALIFIERS = {"": "", "~": "around ", "?": "possibly ", "%": "possibly around "}
_ONE_POINT = {
    Kind.POINT: "{}",
    Kind.LASTING_FROM: "from {}",
    Kind.LASTING_UNTIL: "until {}",
    Kind.NOT_BEFORE: "{} or later",
    Kind.NOT_AFTER: "by {}",
}


def words(value: Edtf | str) -> str:
    """A date as a page says it: "10 June 2025", "around April 2025", "2016 to 2018".

    A text must be strict EDTF; anything else raises DateError. `read` takes every wording back,
    but for "23–24 June 2026": two neighbouring days are called that both as an interval and as
    the one day of a range, and it reads the interval.
    """
    return _worded(value if isinstance(value, str) else value.text)


# A page of claims says the same dates over and over.
@lru_cache(maxsize=4096)
def _worded(text: str) -> str:
    expression = dissect(text)
    kind, points = expression.kind, expression.points
    match kind:
        case Kind.LASTING:
            return _lasting(*points)
        case Kind.BETWEEN:
            return _between(*points)
        case Kind.ONE_OF:
            return _one_of(points)
    closing = kind in {Kind.LASTING_UNTIL, Kind.NOT_AFTER}
    return _ONE_POINT[kind].format(_to_its_end(points[0]) if closing else _full(points[0]))


def _lasting(first: Point, last: Point) -> str:
    if first == last:
        return f"throughout {_full(last)}"
    if _are_days_of_one_month(first, last):
        return f"{first.day}–{_full(last)}"
    return f"{_before(first, last)} to {_full(last)}"


def _between(first: Point, last: Point) -> str:
    neighbours = last.first - first.first == timedelta(days=1)
    if neighbours and _are_days_of_one_month(first, last):
        return f"{first.day}–{_full(last)}"
    return f"between {_before(first, last)} and {_full(last)}"


def _one_of(points: tuple[Point, ...]) -> str:
    *others, last = points
    # Leaving the year or month to the last one reads well only where all are alike.
    alike = len({_likeness(point, last) for point in others}) == 1
    named = [_before(point, last) if alike else _full(point) for point in others]
    return f"{', '.join(named)} or {_full(last)}"


def _likeness(point: Point, last: Point) -> tuple[bool, ...]:
    return (
        (point.part is None) == (last.part is None),
        (point.day is None) == (last.day is None),
        _leaves_year_to(point, last),
        _are_days_of_one_month(point, last),
    )


def _before(point: Point, last: Point) -> str:
    """The point as it is said before `last`, which names the year or month for both."""
    if _are_days_of_one_month(point, last):
        return str(point.day)
    if _leaves_year_to(point, last):
        return _full(point).removesuffix(f" {point.year}")
    return _full(point)


def _are_days_of_one_month(a: Point, b: Point) -> bool:
    days = a.day is not None and b.day is not None
    return days and (a.year, a.part) == (b.year, b.part) and not (a.qualifier or b.qualifier)


def _leaves_year_to(point: Point, last: Point) -> bool:
    """Whether the year need not be said twice; a winter lies in two years and says its own."""
    return (
        point.year == last.year
        and not {point.part, last.part} & {None, WINTER}
        and not (point.qualifier or last.qualifier)
    )


def _to_its_end(point: Point) -> str:
    """A closing date; of a month, season or year it says that the whole of it is meant."""
    if point.day is None and not point.qualifier:
        return f"the end of {_full(point)}"
    return _full(point)


def _full(point: Point) -> str:
    return _QUALIFIERS[point.qualifier] + _plain(point)


def _plain(point: Point) -> str:
    if point.part is None:
        return str(point.year)
    if point.part == WINTER:
        following = (point.year + 1) % 100
        return f"winter {point.year}–{f'{following:02d}' if following else point.year + 1}"
    if point.part >= SPRING:
        return f"{SEASONS[point.part - SPRING]} {point.year}"
    month = f"{MONTHS[point.part - 1]} {point.year}"
    return month if point.day is None else f"{point.day} {month}"
