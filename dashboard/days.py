"""The bar of days: the day a page shows, and the ways from it to any other day of the record."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from dashboard import wording
from dashboard.remembered import once_a_version
from tracker.ledger import Ledger

# What another day of the same page does not keep: it may have fewer pages, and what a citation
# saw was seen on its own day.
LEFT_BEHIND = ("page", "seen")


@dataclass(frozen=True)
class Step:
    """A way to another day."""

    iso: str
    words: str
    url: str


@dataclass(frozen=True)
class Bar:
    """What dashboard/_as_of.html takes beside the day itself.

    `to_come` says that the day lies after today. `first` and `last` are the ends of the record,
    "" while it is empty; `moves` are the days of movement, counted from `first` on, for the
    script that lets the bar be dragged.
    """

    to_come: bool

    earlier: Step | None
    later: Step | None
    first: str
    last: str
    moves: str
    kept: list[dict[str, str]]


def bar(request: HttpRequest, ledger: Ledger, without: Collection[str] = ()) -> Bar:
    """The bar of a page; `without` names parameters that other days must not keep."""
    days = days_of_movement(ledger)
    before, after = bisect_left(days, ledger.day), bisect_right(days, ledger.day)
    return Bar(
        to_come=ledger.day > ledger.today,
        earlier=_step(request, ledger, days[before - 1], without) if before else None,
        later=_step(request, ledger, days[after], without) if after < len(days) else None,
        first=days[0].isoformat() if days else "",
        last=ledger.today.isoformat() if days else "",
        moves=" ".join(str((day - days[0]).days) for day in days),
        kept=_kept(request, without),
    )


def days_of_movement(ledger: Ledger) -> list[date]:
    """As the ledger's own, which is asked once for each version and each day that passes."""
    name = f"days-of-movement:{ledger.today.isoformat()}"
    return once_a_version(ledger, name, lambda: ledger.days_of_movement)


def last_movement(ledger: Ledger) -> date | None:
    """The last day of movement up to the reader's: since then all is as it was."""
    days = days_of_movement(ledger)
    place = bisect_right(days, ledger.day)
    return days[place - 1] if place else None


def on_another_day(
    request: HttpRequest, ledger: Ledger, day: date, without: Collection[str] = ()
) -> str:
    """The address of the same page, as filtered and sorted, on another day."""
    query = request.GET.copy()
    for name in ("as_of", *LEFT_BEHIND, *without):
        query.pop(name, None)
    if day != ledger.today:
        query["as_of"] = day.isoformat()
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _step(request: HttpRequest, ledger: Ledger, day: date, without: Collection[str]) -> Step:
    iso = day.isoformat()
    return Step(iso, wording.when(iso), on_another_day(request, ledger, day, without))


def _kept(request: HttpRequest, without: Collection[str]) -> list[dict[str, str]]:
    """What the form sends along: all that was asked of the page but the day."""
    left = {"as_of", *LEFT_BEHIND, *without}
    return [
        {"name": name, "value": value}
        for name, values in request.GET.lists()
        for value in values
        if value and name not in left
    ]
