"""The forgiving reader: the dates that editors type, taken to EDTF."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import accumulate

from tracker.dates.display import SEASONS, words
from tracker.dates.edtf import (
    MAX_LENGTH,
    MONTHS,
    SPRING,
    WINTER,
    DateError,
    Edtf,
    Expression,
    Kind,
    Point,
    parse,
)

MAX_WORDING = 300

_SPACES = re.compile(r"[ \t\r\n\u00a0\u2000-\u200a\u202f\u3000]+")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_AROUND_SIGNS = re.compile(r" ?(/|,|\.\.|\[|\]) ?")

_NUMBERS_OF_PARTS = {
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{season: number for number, season in enumerate(SEASONS, start=SPRING)},
    "sept": 9,
    "fall": 23,
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS_OF_WEEKDAYS = {
    **{name[:3].lower(): number for number, name in enumerate(_WEEKDAYS)},
    **{name.lower(): number for number, name in enumerate(_WEEKDAYS)},
}
_FILLERS = {"the", "of", "on", "in"}
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"([0-9]{4})")
# d day, m month, s season, y year: what may stand in which order, a weekday before a day aside.
_ORDERS = {"y", "my", "dmy", "mdy", "sy", "d", "dy", "m", "dm", "md", "s"}

_QUALIFIED = re.compile(
    r"(?:in )?(?P<unsure>(?:possibly|perhaps|probably|maybe) )?"
    r"(?P<vague>(?:around|about|approximately|approx|roughly|circa|ca|c) |(?:approx|ca|c)\. ?)?"
    r"(?P<named>.+?)"
    r"(?P<sign>[?~%]| \(\?\))?"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_WINTER = re.compile(r"winter ([0-9]{4})[-/](?:[0-9]{2})?([0-9]{2})")

_EITHER_ORDER = re.compile(r"\b[0-9]{1,2}([-/])[0-9]{1,2}\1[0-9]{4}\b")
_VAGUE = re.compile(r"\b(?:early|late|mid|middle|beginning|start|end)\b")


def read(text: str) -> Edtf:
    """The date an editor means, from EDTF or from words. Raises DateError.

    "before" and "after" leave out the date they name; "by", "until" and "since" take it in.
    "to", "from" and a dash make an interval (it lasted), "between" a range (one day in there).
    "10.06.2025" is day first; "10/06/2025" and "early 2025" are refused, since careful people
    would disagree about the days they mean.
    """
    if len(text) > MAX_WORDING:
        raise DateError(text, "is too long for a date")
    wording = _SPACES.sub(" ", _DASHES.sub("-", text)).strip(" ").lower()
    if not wording.isprintable():
        raise DateError(text)
    try:
        return _edtf_in(wording) or _phrase_in(wording) or _choice_in(wording)
    except DateError as error:
        raise error.quoting(text.strip()) from None


def _edtf_in(wording: str) -> Edtf | None:
    """Strict EDTF, spaces aside. A text of that shape with an impossible day is an error."""
    text = _AROUND_SIGNS.sub(r"\1", wording)
    try:
        return parse(text)
    except DateError as error:
        if error.problem and len(text) <= MAX_LENGTH:
            raise
        return None


def _phrase_in(wording: str) -> Edtf | None:
    for pattern, meaning in _PHRASES.items():
        match = re.fullmatch(pattern, wording)
        points = _points(match.groups()) if match else None
        if points:
            build = partial(Expression, meaning) if isinstance(meaning, Kind) else meaning
            return parse(build(points).text)
    return None


def _choice_in(wording: str) -> Edtf:
    """One of several, as in "10, 12 or 14 June 2025". Any other text is refused with the reason."""
    *others, last = wording.split(" or ")
    # A comma separates dates only where the text is not one date: "June 10, 2025".
    names = [n for other in others for n in ([other] if _fragment(other) else other.split(","))]
    points = _points([*names, last]) if others else None
    if points:
        return parse(Expression(Kind.ONE_OF, points).text)
    if _EITHER_ORDER.search(wording):
        raise DateError(wording, "could be read day first or month first", "2025-06-10")
    if _VAGUE.search(wording):
        example = "between January and April 2025"
        raise DateError(wording, "does not say which days it covers", example)
    raise DateError(wording)


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A point as far as it is written: in "24 June to 31 August 2026" the first has no year."""

    year: int | None = None
    part: int | None = None
    day: int | None = None
    weekday: int | None = None
    qualifier: str = ""

    def completed_by(self, other: "_Fragment") -> "_Fragment":
        """Itself, with the year and, for a bare day, the month that stand only in the other."""
        lacks_month = self.part is None and self.day is not None
        month = other.part if lacks_month and other.day is not None else self.part
        return replace(self, year=self.year or other.year, part=month)

    def point(self) -> Point:
        if self.part is None and self.day is not None:
            raise DateError("")
        if self.year is None:
            raise DateError("", "has no year", "10 June 2025")
        point = Point(self.year, self.part, self.day, self.qualifier)
        parse(point.text)
        if self.weekday not in {None, point.first.weekday()}:
            problem = f"names the wrong weekday: that day is a {_WEEKDAYS[point.first.weekday()]}"
            raise DateError("", problem, words(point.text))
        return point


def _points(names: Iterable[str]) -> tuple[Point, ...] | None:
    """The dates of a phrase, or None if one is not understood.

    What one leaves out is taken from the next ("24 June to 31 August 2026"), else from the one
    before ("June 23 to 24, 2026"). Raises DateError for a date understood but impossible.
    """
    fragments = [_fragment(name.strip()) for name in names]
    known = [fragment for fragment in reversed(fragments) if fragment]
    if len(known) < len(fragments):
        return None
    from_next = [*accumulate(known, lambda later, this: this.completed_by(later))]
    from_both = accumulate(reversed(from_next), lambda earlier, this: this.completed_by(earlier))
    return tuple(fragment.point() for fragment in from_both)


def _fragment(wording: str) -> _Fragment | None:
    """One date as written, or None if it is none: "about April 2025", "June 23", "2025-04~"."""
    match = _QUALIFIED.fullmatch(wording)
    named = match and _named(match["named"])
    if not match or not named:
        return None
    sign = match["sign"] or ""
    unsure = bool(match["unsure"]) or "?" in sign or sign == "%"
    vague = bool(match["vague"]) or sign in {"~", "%"}
    return replace(named, qualifier=("%" if vague else "?") if unsure else "~" if vague else "")


def _named(wording: str) -> _Fragment | None:
    tokens = [t.removesuffix(".") for t in wording.replace(",", " ").split() if t not in _FILLERS]
    name = " ".join(tokens)
    if match := _YEAR_FIRST.fullmatch(name):
        year, part, day = (int(number) if number else None for number in match.groups())
        return _Fragment(year, part, day)
    if match := _DAY_FIRST.fullmatch(name):
        day, part, year = map(int, match.groups())
        return _Fragment(year, part, day)
    if match := _WINTER.fullmatch(name):
        year, following = map(int, match.groups())
        return _Fragment(year, WINTER) if (year + 1) % 100 == following else None
    return _spelled(tokens)


def _spelled(tokens: list[str]) -> _Fragment | None:
    order = ""
    found: dict[str, int] = {}
    for token in tokens:
        if match := _YEAR.fullmatch(token):
            letter, number = "y", int(match[1])
        elif match := _DAY.fullmatch(token):
            letter, number = "d", int(match[1])
        elif token in _NUMBERS_OF_PARTS:
            number = _NUMBERS_OF_PARTS[token]
            letter = "s" if number >= SPRING else "m"
        elif token in _NUMBERS_OF_WEEKDAYS:
            letter, number = "w", _NUMBERS_OF_WEEKDAYS[token]
        else:
            return None
        order += letter
        found[letter] = number
    if order.removeprefix("w") not in _ORDERS or ("w" in found and "d" not in found):
        return None
    part = found.get("m", found.get("s"))
    return _Fragment(found.get("y"), part, found.get("d"), found.get("w"))


def _throughout(points: tuple[Point, ...]) -> Expression:
    return Expression(Kind.LASTING, points * 2)


def _before(points: tuple[Point, ...]) -> Expression:
    return Expression(Kind.NOT_AFTER, (_day_beside(points[0], -1),))


def _after(points: tuple[Point, ...]) -> Expression:
    return Expression(Kind.NOT_BEFORE, (_day_beside(points[0], 1),))


def _day_beside(point: Point, side: int) -> Point:
    """The day just outside the point; an approximate one has no edge to stand beside."""
    if point.qualifier:
        raise DateError("", "needs a plain date to stand before or after", "before 10 April 2025")
    day = (point.first if side < 0 else point.last) + timedelta(days=side)
    return Point(day.year, day.month, day.day)


_START = "(?:(?:the )?(?:start|beginning) of )?"
_END = "(?:(?:the )?end of )?"
_BEFORE = "(?:before|prior to|earlier than)"
_BY = "(?:by|on or before|not? later than)"
_TO = "(?:to|until|till|through)"

# The first pattern that fits, and whose dates are understood, decides.
_PHRASES: dict[str, Kind | Callable[[tuple[Point, ...]], Expression]] = {
    "(.+)": Kind.POINT,
    f"(?:{_BY} {_END}|{_BEFORE} (?:the )?end of )(.+)": Kind.NOT_AFTER,
    f"{_BEFORE} {_START}(.+)": _before,
    f"(?:after|later than) {_END}(.+)": _after,
    f"(?:on or after|not before|not? earlier than) {_START}(.+)": Kind.NOT_BEFORE,
    "(.+) or (?:later|after)": Kind.NOT_BEFORE,
    "(.+) or (?:earlier|before)": Kind.NOT_AFTER,
    "between (.+) and (.+)": Kind.BETWEEN,
    f"from {_START}(.+) {_TO} {_END}(.+)": Kind.LASTING,
    f"(?:from|since) {_START}(.+?)(?: onwards?)?": Kind.LASTING_FROM,
    f"(?:until|till|up to) {_END}(.+)": Kind.LASTING_UNTIL,
    "(?:throughout|all of|the whole of) (.+)": _throughout,
    f"(.+) (?:{_TO}|-) (.+)": Kind.LASTING,
    "([^-]+)-([^-]+)": Kind.LASTING,
}
