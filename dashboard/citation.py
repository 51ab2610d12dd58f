"""The permanent citation of a view: its address, and a short hash of the readings it rests on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from dashboard.days import last_movement
from dashboard.parameters import Seen
from dashboard.remembered import once_a_version
from tracker.ledger import Ledger
from tracker.models import Event, Issue

Subject = Event | Issue | None


@dataclass(frozen=True)
class Citation:
    """What dashboard/_citation.html takes beside the title and the day.

    `of` says whose readings the hash is of: "issue", "event", or "" for the whole ledger's.
    """

    url: str
    version: int
    digest: str
    of: str


@dataclass(frozen=True)
class Compared:
    """A reader's citation and the page as it is now, for dashboard/_seen.html."""

    version: int
    changed: bool
    of: str


def cite(request: HttpRequest, ledger: Ledger, about: Subject) -> Citation:
    """The citation of a page as it stands; the page is about an issue or event, or about all.

    Its address always names the day, today's too, and carries the version and the hash as `seen`:
    whoever comes back by it is told whether the readings are still the same.
    """
    digest = fingerprint(ledger, about)
    query = request.GET.copy()
    query["as_of"] = ledger.day.isoformat()
    query["seen"] = f"{ledger.version}.{digest}"
    return Citation(
        url=f"{settings.PUBLIC_BASE_URL}{request.path}?{query.urlencode()}",
        version=ledger.version,
        digest=digest,
        of=_noun(about),
    )


def compare(ledger: Ledger, about: Subject, seen: Seen) -> Compared:
    """Whether the readings are those that a citation saw, by their hash alone."""
    return Compared(seen.version, seen.digest != fingerprint(ledger, about), _noun(about))


def fingerprint(ledger: Ledger, about: Subject) -> str:
    """Eight hexadecimal digits that change when a reading or a forecast's state does.

    They are the beginning of a SHA-256 over the sums of the digests of the readings and outlooks
    as of the day, of the issue or event a page is about, else of all. Everything in a digest goes
    by its public name: two databases with one record give one hash.
    """
    # Since the last movement nothing has changed, whichever of the days after it is asked for.
    moved = last_movement(ledger)
    whose = f"{_noun(about)}:{about.slug}" if about else ""
    name = f"fingerprint:{moved.isoformat() if moved else ''}:{whose}"
    return once_a_version(ledger, name, lambda: _digest(ledger, about))


def _digest(ledger: Ledger, about: Subject) -> str:
    each = ledger.readings(), ledger.forecasts()
    sums = [_of(rows, about).sum_of_digests() for rows in each] if about else ledger.digests()
    return hashlib.sha256(" ".join(map(str, sums)).encode()).hexdigest()[:8]


def _of(rows: Any, about: Event | Issue) -> Any:
    return rows.about_issue(about) if isinstance(about, Issue) else rows.about_event(about)


def _noun(about: Subject) -> str:
    return {Issue: "issue", Event: "event"}[type(about)] if about else ""
