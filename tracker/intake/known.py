"""What the ledger knows that an article can be set against, as plain dataclasses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tracker.intake.article import Article
from tracker.intake.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIssue:
    """An issue; `precedents` are words of past claims about it: quotations and summaries."""

    slug: str
    title: str
    summary: str = ""
    precedents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEvent:
    """An event with every date, place and number that any claim gives it.

    `is_meeting` tells talks from calls and expiries. `first_known` is the day of the first report
    that speaks of it, `is_held` whether any says that it was held.
    """

    slug: str
    title: str
    is_meeting: bool = True
    dates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    is_held: bool = False
    first_known: date | None = None
    precedents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownClaim:
    """What a statement was taken to say: `words` are its quotation and summary."""

    words: str
    issue: str = ""
    event: str = ""
    aspect: str = ""
    value: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStatement:
    """An act of speech: slugs of its speakers, origin and teller, EDTF, and its claims."""

    id: str
    speakers: tuple[str, ...]
    said: str
    origin: str = ""
    according_to: str = ""
    claims: tuple[KnownClaim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReport:
    """A report: its body if that is held, and the quotations its claims took from it."""

    id: str
    outlet: str
    url: str = ""
    headline: str = ""
    published: str = ""
    language: str = ""
    body: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """What of the record lies about an article: statements and reports of its days."""

    statements: tuple[KnownStatement, ...] = ()
    reports: tuple[KnownReport, ...] = ()


def nothing_near(article: Article) -> Near:
    return Near()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The ledger as intake needs it.

    `places` are all that claims name, most specific part first. `near` fetches what lies about an
    article, once its day is found: of a large record that is all there is time to look at.
    """

    names: Names = field(default_factory=Names)
    issues: tuple[KnownIssue, ...] = ()
    events: tuple[KnownEvent, ...] = ()
    places: tuple[str, ...] = ()
    near: Callable[[Article], Near] = nothing_near
