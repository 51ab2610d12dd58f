"""What moved and when: readings that came or became another, as lines from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import wording
from dashboard.claim_rows import address
from dashboard.evidence import behind, definition_of
from dashboard.standing import Standing, marks_of
from tracker.aspects import Nature
from tracker.ledger import Ledger
from tracker.models import Reading
from tracker.rules.record import OWN

Row = dict[str, Any]

POSITIONS = ("status", "demand", "offer", "condition")
# What changes what a reader would do next; agendas, formats and background do not.
NEWS = (*POSITIONS, "date", "place")
_KEY = ("event_id", "issue_id", "aspect", "party_id", "series_id", "item", "said_by")
_NAMES = ("issue__slug", "event__slug", "party__slug")
_STATE = ("known_from", "values", "contested")
# Not every new interval is news: most only bring support. So many are looked through for it.
_LOOKED_THROUGH = 200


def moved_on(ledger: Ledger) -> dict[int, date]:
    """The last day on which each issue, by primary key, took another position; one query."""
    history = ledger.reading_history().about_issues().of(*POSITIONS).order_by("known_from", "pk")
    rows = history.values_list("issue_id", "known_from", "values", *_KEY[2:])
    stands: dict[tuple[Any, ...], frozenset[str]] = {}
    moved: dict[int, date] = {}
    for issue, day, values, *key in rows:
        if stands.get((issue, *key)) != frozenset(values):
            stands[issue, *key] = frozenset(values)
            moved[issue] = day
    return moved


def latest(ledger: Ledger, limit: int) -> list[Row]:
    """The newest movements of all, as _change_line.html takes them; positions before the rest."""
    history = ledger.reading_history().of(*NEWS).order_by("-known_from", "-pk")
    newest = history.values("pk", *_STATE, *_KEY, *_NAMES)[:_LOOKED_THROUGH]
    moves = sorted(_moves(ledger, list(newest)), key=lambda move: move.order)
    return _rows(ledger, moves[:limit])


@dataclass(frozen=True)
class Move:
    """A reading that came, or became another, and what it was before."""

    day: date
    aspect: str
    issue: str
    event: str
    key: tuple[str, str, str]
    reading: int
    before: tuple[str, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        """The newest first; of a day what tells most, and what became another before the new."""
        rank = NEWS.index(self.aspect), bool(self.event), not self.before
        return -self.day.toordinal(), *rank, self.issue, self.event, self.key


def _moves(ledger: Ledger, new: list[Row]) -> list[Move]:
    """Those of the new intervals that are more than new support."""
    ended = ledger.reading_history().filter(
        known_to__in={row["known_from"] for row in new},
        aspect__in={row["aspect"] for row in new},
    )
    before = {
        (row["known_to"], *(row[name] for name in _KEY)): row
        for row in ended.values("known_to", *_STATE, *_KEY)
    }
    moves = []
    for row in new:
        former = before.get((row["known_from"], *(row[name] for name in _KEY)))
        if former is None or _sense(former) != _sense(row):
            values = tuple(former["values"]) if former else ()
            moves.append(_move(row, values))
    return moves


def _move(row: Row, before: tuple[str, ...]) -> Move:
    return Move(
        day=row["known_from"],
        aspect=row["aspect"],
        issue=row["issue__slug"] or "",
        event=row["event__slug"] or "",
        key=(row["party__slug"] or "", row["said_by"], row["item"]),
        reading=row["pk"],
        before=before,
    )


def _sense(row: Row) -> tuple[frozenset[str], bool]:
    return frozenset(row["values"]), row["contested"]


def _rows(ledger: Ledger, moves: list[Move]) -> list[Row]:
    moved = ledger.reading_history().filter(pk__in=[move.reading for move in moves])
    standing = Standing(ledger, moved)
    by_pk = {reading.pk: reading for reading in standing.readings}
    return [_row(standing, by_pk[move.reading], move.before) for move in moves]


def _row(standing: Standing, reading: Reading, former: tuple[str, ...]) -> Row:
    subject = reading.subject
    claims = behind(reading)
    news = [claim for claim in claims if claim.known_from == reading.known_from] or claims
    day = reading.known_from.isoformat()
    return {
        "when": wording.when(day),
        "when_iso": day,
        "subject": str(subject),
        "subject_url": address(subject, standing.ledger) if subject else "",
        "label": label_of(standing, reading),
        "before": " or ".join(standing.text(reading, value) for value in former),
        "after": " or ".join(standing.text(reading, value) for value in reading.values),
        "url": address(news[0], standing.ledger) if news else "",
        **marks_of(reading),
    }


def label_of(standing: Standing, reading: Reading) -> str:
    """What moved, and in whose word: "status, United States, says Russia"."""
    definition = definition_of(reading)
    added = "new " if definition.nature is Nature.MANY else ""
    parts = [added + definition.label.lower(), reading.party.name if reading.party else ""]
    if reading.said_by not in ("", OWN):
        parts.append(standing.says(reading, behind(reading)))
    return ", ".join(part for part in parts if part)
