"""What the page of an outlet says: where its words come from, and how it stands among relays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, F, Q

from dashboard import drift_rows, wording
from dashboard.claim_rows import Row, address
from dashboard.page import narrowed
from dashboard.promise_tally import FEWEST_FOR_A_SHARE
from dashboard.statement_rows import statement_lines, title, with_speakers
from dashboard.tables import report_row, with_carried
from tracker.ledger import Ledger
from tracker.models import Outlet, Statement

SHOWN = 100
# The newest statements that others relayed too are named; all of them are counted.
NAMED = 25


def context(ledger: Ledger, outlet: Outlet) -> Row:
    """All of it for templates/dashboard/outlet.html; a number of queries that does not grow."""
    reports = ledger.reports().filter(outlet=outlet)
    made_to_it = ledger.statements().filter(origin=outlet)
    return {
        "facts": _facts(outlet, ledger),
        "sources": sources(outlet, ledger),
        "firsts": firsts(outlet, ledger),
        "drift": _drift(outlet, ledger),
        "count": wording.counted(reports.count(), "report"),
        "reports": [report_row(row, ledger) for row in with_carried(reports, ledger)[:SHOWN]],
        "reports_url": narrowed(ledger, "reports", outlet=outlet.slug),
        "made_to_it": statement_lines(with_speakers(made_to_it)[:SHOWN], ledger),
    }


def _facts(outlet: Outlet, ledger: Ledger) -> list[Row]:
    family = ledger.outlets().filter(Q(family=outlet.voice) | Q(slug=outlet.voice))
    others = ", ".join(family.exclude(pk=outlet.pk).values_list("name", flat=True))
    rows = [
        ("Kind", outlet.get_kind_display(), "", ""),
        ("Control", "State-controlled" if outlet.state_controlled else "", "", ""),
        ("Family", others, "", "one owner: their own voices count once"),
        ("Country", outlet.country, "", ""),
        ("Homepage", outlet.homepage, outlet.homepage, ""),
    ]
    return [
        {"term": term, "text": text, "url": url, "note": note, "original": bool(url)}
        for term, text, url, note in rows
        if text
    ]


def count_row(label: str, count: int, total: int, url: str = "") -> Row:
    """A row of _counts.html: "3 of 8", and a percentage unless they are too few for one."""
    few = total < FEWEST_FOR_A_SHARE
    percent = None if few else round(100 * count / total)
    return {"label": label, "url": url, "count": count, "of": total, "percent": percent}


# Where its words come from.


def sources(outlet: Outlet, ledger: Ledger) -> list[Row]:
    """The claims of its reports by where the words come from."""
    relayed = Q(statement__isnull=False)
    made_to_it = relayed & Q(statement__origin=F("report__outlet"))
    counts = (
        ledger.claims()
        .filter(report__outlet=outlet)
        .aggregate(
            all=Count("pk"),
            own=Count("pk", filter=made_to_it),
            elsewhere=Count("pk", filter=relayed & ~Q(statement__origin=None) & ~made_to_it),
            unnamed=Count("pk", filter=relayed & Q(statement__origin=None)),
            voice=Count("pk", filter=~relayed),
        )
    )
    words = {
        "own": "Said to it: its own reporting",
        "elsewhere": "Relayed: said to another outlet",
        "unnamed": "Relayed: to whom it was said is not named",
        "voice": "Its own voice, unattributed",
    }
    total = counts["all"]
    own_voice = narrowed(ledger, "claims", outlet=outlet.slug, voice="outlet")
    return [
        count_row(label, counts[name], total, own_voice if name == "voice" and counts[name] else "")
        for name, label in words.items()
        if total
    ]


# How early it was with statements that other outlets relayed too.


class Place(StrEnum):
    """When an outlet had a statement, against the others that relay it."""

    ORIGIN = "First: said to it"
    FIRST = "First: the earliest report on record"
    TIED = "Level: the same day, or too vague to tell"
    LATER = "After another outlet"


class Days(NamedTuple):
    """Between which days the first report of a statement came out."""

    earliest: date
    latest: date


class Relay(NamedTuple):
    """A report that relays a statement, and between which days it came out."""

    outlet: int
    name: str
    days: Days


def firsts(outlet: Outlet, ledger: Ledger) -> Row:
    """How often the outlet was first with a statement that others relayed too, and with which."""
    origins, relayed = _relays(outlet, ledger)
    places = {
        statement: place_of(outlet.pk, origins.get(statement), relays)
        for statement, relays in relayed.items()
        if any(relay.outlet != outlet.pk for relay in relays)
    }
    counts = {place: sum(found is place for found in places.values()) for place in Place}
    named = with_speakers(ledger.statements().filter(pk__in=places))[:NAMED]
    return {
        "note": f"{wording.counted(len(places), 'statement')} that others relayed too",
        "counts": [count_row(p.value, counts[p], len(places)) for p in Place if places],
        "statements": [_named(s, places[s.pk], relayed[s.pk], ledger) for s in named],
    }


def _relays(
    outlet: Outlet, ledger: Ledger
) -> tuple[Mapping[int, int | None], Mapping[int, list[Relay]]]:
    """Of the statements it relays or that were made to it, by primary key: the outlet each was
    made to, and the reports that relay it. One query.
    """
    its_own = ledger.claims().filter(report__outlet=outlet, statement__isnull=False)
    made_to_it = ledger.statements().filter(origin=outlet)
    concerned = Q(statement__in=its_own.values("statement")) | Q(
        statement__in=made_to_it.values("pk")
    )
    columns = "outlet", "outlet__name", "published_earliest", "known_from"
    rows = (
        ledger.claims()
        .filter(concerned)
        .order_by("statement", "report")
        .values_list("statement", "statement__origin", *(f"report__{c}" for c in columns))
        .distinct()
    )
    origins: dict[int, int | None] = {}
    relays: dict[int, list[Relay]] = defaultdict(list)
    for statement, origin, found, name, earliest, latest in rows:
        origins[statement] = origin
        relays[statement].append(Relay(found, name, Days(earliest or date.min, latest)))
    return origins, relays


def place_of(outlet: int, origin: int | None, relays: Iterable[Relay]) -> Place:
    """Among the relays of a statement; where bounds of days overlap nobody was surely first."""
    if outlet == origin:
        return Place.ORIGIN
    mine = _first_days(relay.days for relay in relays if relay.outlet == outlet)
    others = _first_days(relay.days for relay in relays if relay.outlet != outlet)
    if mine.latest < others.earliest:
        return Place.FIRST
    return Place.LATER if others.latest < mine.earliest else Place.TIED


def _first_days(reports: Iterable[Days]) -> Days:
    found = list(reports)
    return Days(min(days.earliest for days in found), min(days.latest for days in found))


def _named(statement: Statement, place: Place, relays: list[Relay], ledger: Ledger) -> Row:
    """One of the statements, with the outlets that relay it, day by day."""
    by_day: dict[date, dict[str, None]] = {}
    for relay in sorted(relays, key=lambda relay: (relay.days.latest, relay.name.casefold())):
        by_day.setdefault(relay.days.latest, {})[relay.name] = None
    days = (f"{', '.join(names)} ({_when(day)})" for day, names in by_day.items())
    return {
        "title": title(statement),
        "url": address(statement, ledger),
        "place": place.value,
        "relays": "; ".join(days),
    }


def _when(day: date) -> str:
    return wording.when(day.isoformat())


# What becomes of others' words in its reports.


def _drift(outlet: Outlet, ledger: Ledger) -> Row:
    found = drift_rows.drift(outlet, ledger)
    moved, total = found["moved"], found["total"]
    return found | {"counts": [count_row(m.value, n, total) for m, n in moved.items() if total]}
