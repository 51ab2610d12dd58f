"""When an article without a date can have been published, as far as its own text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from tracker.dates import words as date_in_words
from tracker.intake.sentences import sentence_around
from tracker.intake.times.days import ANY_YEAR, days_named, with_year
from tracker.intake.times.tense import announces, is_past

_BETWEEN = re.compile(r"/|\.\.")
_MOST_NAMED = 3
_MOST_MENTIONS = 500


@dataclass(frozen=True, slots=True)
class Inferred:
    """EDTF bounds, "" for none, with the reason for an editor and the words it came from."""

    published: str
    note: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Mention:
    first: date
    edtf: str
    words: str
    sentence: str

    @property
    def is_day(self) -> bool:
        return self.edtf == self.first.isoformat()


def inferred(body: str, today: date) -> Inferred:
    """Not before the latest time that the text speaks of as past, not after what it announces."""
    mentions = [
        mention for mention in islice(_mentions(body), _MOST_MENTIONS) if mention.first <= today
    ]
    past = [mention for mention in mentions if is_past(mention.sentence)]
    earliest = max(past, key=lambda mention: mention.first, default=None)
    to_come = [
        mention
        for mention in mentions
        if mention.is_day
        and announces(mention.sentence)
        and (earliest is None or mention.first > earliest.first)
    ]
    latest = min(to_come, key=lambda mention: mention.first, default=None)
    return _between(earliest, latest, _left_open(body))


def _between(earliest: _Mention | None, latest: _Mention | None, left_open: str) -> Inferred:
    reasons = ["The text bears no date."]
    if earliest:
        reasons.append(f"It speaks of {date_in_words(earliest.edtf)} as past.")
    if latest:
        reasons.append(f"It announces something for {date_in_words(latest.edtf)}.")
    if not earliest and not latest:
        reasons.append("It names no day or year that tells when it was written.")
    if left_open:
        reasons.append(left_open)
    first, last = (bound.edtf if bound else "" for bound in (earliest, latest))
    shown = " … ".join(bound.words for bound in (earliest, latest) if bound)
    return Inferred(f"[{first}..{last}]" if first or last else "", " ".join(reasons), shown)


def _mentions(body: str) -> Iterator[_Mention]:
    for named in islice(with_year(body), _MOST_MENTIONS):
        sentence = sentence_around(body, named.start, named.end)
        begins = _BETWEEN.split(named.value.strip("[]"))[0]
        yield _Mention(named.first, begins, body[named.start : named.end], sentence)


def _left_open(body: str) -> str:
    """A word on the days whose year nothing tells."""
    without_year = (named for named in days_named(body, ANY_YEAR) if not named.has_year)
    found = (body[named.start : named.end] for named in islice(without_year, _MOST_MENTIONS))
    named = list(dict.fromkeys(found))[:_MOST_NAMED]
    return f"Its days bear no year ({', '.join(named)})." if named else ""
