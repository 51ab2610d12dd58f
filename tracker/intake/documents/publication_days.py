"""The day an article was published: stated by the page, its text or its address, or inferred."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from tracker.intake.article import Because
from tracker.intake.documents.datelines import Dateline
from tracker.intake.documents.declared import Word
from tracker.intake.documents.inference import inferred
from tracker.intake.times.days import dated
from tracker.intake.times.words import month_number

_IN_PATH = re.compile(
    r"(?<=/)((?:19|20)[0-9]{2})(?:[/-]([0-9]{1,2}|[a-z]{3})[/-]([0-9]{1,2})|([01][0-9])([0-3][0-9]))(?=[/._-]|$)"
)
# West of the desk it may still be the day before, east of it the day after.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """EDTF, its basis and note as the report has them, and why it is so."""

    published: str = ""
    basis: str = ""
    note: str = ""
    because: Because


@dataclass(frozen=True, slots=True)
class _Stated:
    day: date
    where: str
    words: str


def publication(
    declared: Iterable[Word], lines: Iterable[Dateline], address: str, body: str, today: date
) -> Publication:
    """The first day stated that is not to come; else what the text allows."""
    stated = [*_in_markup(declared), *_in_text(lines), *_in_address(address)]
    for found in stated:
        if found.day <= today + _AHEAD:
            because = Because("published", f"Stated {found.where}.", found.words)
            return Publication(published=found.day.isoformat(), basis="stated", because=because)
    guess = inferred(body, today)
    return Publication(
        published=guess.published,
        basis="inferred" if guess.published else "",
        note=guess.note,
        because=Because("published", guess.note, guess.words),
    )


def _in_markup(declared: Iterable[Word]) -> Iterator[_Stated]:
    for word in declared:
        for found in dated(word.text):
            yield _Stated(found.first, f"in the page's markup ({word.place})", word.text)


def _in_text(lines: Iterable[Dateline]) -> Iterator[_Stated]:
    return (_Stated(line.day, "in the text", line.words) for line in lines)


def _in_address(address: str) -> Iterator[_Stated]:
    try:
        path = urlsplit(address).path.lower()
    except ValueError:
        return
    for match in _IN_PATH.finditer(path):
        month = match[2] or match[4]
        number = int(month) if month.isdecimal() else month_number(month)
        try:
            found = date(int(match[1]), number, int(match[3] or match[5]))
        except ValueError:
            continue
        yield _Stated(found, "in the address", match[0])
