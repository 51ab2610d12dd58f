"""Marks for tests of what is drawn from them, and ledgers for tests of the marks."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.charts.marks import OTHER, Mark, Shape, timeline_marks
from tests.factories import make_claim, make_event, make_report
from tracker import projection
from tracker.ledger import Ledger
from tracker.models import Event

DAY = date(2025, 7, 1)


def ledger(day: date = DAY, today: date = DAY) -> Ledger:
    """The ledger with everything derived anew."""
    projection.rebuild(projection.everything())
    return Ledger(day, today)


def every_mark(found: Ledger) -> list[Mark]:
    """The marks of all that is known by the ledger's day."""
    return timeline_marks(found, found.events(), found.forecasts())


def make_known(slug: str, *, kind: str = "meeting", **values: str) -> Event:
    """An event of which an outlet says these values: `status="held", date="2025-06-01"`."""
    event, report = make_event(slug, kind=kind), make_report()
    said = {"event": event, "report": report, "statement": None, "kind": "fact"}
    for aspect, value in values.items():
        make_claim(**said, aspect=aspect, value=value)
    return event


def make_mark(name: str = "Talks", **fields: Any) -> Mark:
    """A meeting held on 10 June 2025, unless told otherwise; `end` is `start` unless given."""
    start = fields.pop("start", date(2025, 6, 10))
    own: dict[str, Any] = {
        "name": name,
        "url": f"/events/{name.lower().replace(' ', '-')}/",
        "kind": "meeting",
        "state": "held",
        "state_words": "held",
        "shape": Shape.DIAMOND,
        "start": start,
        "end": start,
        "when": "10 June 2025",
        "detail": "",
        "label": name,
        "lanes": (OTHER,),
    }
    return Mark(**{**own, **fields})
