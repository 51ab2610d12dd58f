"""What moved and when: readings that came, became another or fell away, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import wording
from dashboard.claim_rows import address
from dashboard.evidence import TO_NAME, Shown, behind, definition_of
from dashboard.standing import Standing, marks_of
from tracker.aspects import ALL_SLUGS, Nature
from tracker.ledger import Ledger
from tracker.models import Claim, Reading
from tracker.models.readings import ReadingQuerySet
from tracker.rules.record import OWN

Row = dict[str, Any]

POSITIONS = ("status", "demand", "offer", "condition")
# What changes what a reader would do next; agendas, formats and background do not.
NEWS = (*POSITIONS, "date", "place")
# All that can be read, what tells most first.
ASPECTS = tuple(dict.fromkeys([*NEWS, *ALL_SLUGS]))
GONE = "no longer stands"
_KEY = ("event_id", "issue_id", "aspect", "party_id", "series_id", "item", "said_by")
_NAMES = ("issue__slug", "event__slug", "party__slug", "series__slug")
_STATE = ("known_from", "known_to", "values", "contested", "drift")
# Not every new interval is news: most only bring support. So many are looked through for it.
_LOOKED_THROUGH = 200


def moved_on(ledger: Ledger) -> dict[int, date]:
    """The last day on which each issue, by primary key, took another position."""
    return ledger.reading_history().of(*POSITIONS).last_moves()


@dataclass(frozen=True)
class Move:
    """A reading that came, became another or fell away; what was read before, and what is now.

    `reading` is the primary key of the interval that began, or of the one that ended for good.
    """

    day: date
    aspect: str
    issue: str
    event: str
    key: tuple[str, str, str, str]
    reading: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    was_disputed: bool
    is_disputed: bool

    @property
    def is_another(self) -> bool:
        """Whether something else is read now, and not the same with other support."""
        return frozenset(self.before) != frozenset(self.after)

    @property
    def order(self) -> tuple[Any, ...]:
        """The newest first; of a day what tells most, and what became another before the new."""
        rank = ASPECTS.index(self.aspect), bool(self.event), not self.before
        return -self.day.toordinal(), *rank, self.issue, self.event, self.key


def latest(ledger: Ledger, limit: int) -> list[Row]:
    """The newest movements of all, as _change_line.html takes them; positions before the rest."""
    history = ledger.reading_history().of(*NEWS)
    new = _intervals(history.order_by("-known_from", "-pk")[:_LOOKED_THROUGH])
    days = {row["known_from"] for row in new}
    replaced = _intervals(history.filter(known_to__in=days))
    moves = sorted(_begun(new, replaced), key=lambda move: move.order)[:limit]
    standing = Standing(ledger, readings_of(ledger, moves), TO_NAME, Shown.VALUES)
    return change_rows(standing, moves)


def between(ledger: Ledger, since: date, until: date) -> list[Move]:
    """Every move after one day and up to another, the newest first."""
    history = ledger.reading_history()
    new = _intervals(history.begun(since, until))
    ended = _intervals(history.ended(since, until))
    return sorted([*_begun(new, ended), *_gone(new, ended)], key=lambda move: move.order)


def _intervals(readings: ReadingQuerySet) -> list[Row]:
    return list(readings.values("pk", *_STATE, *_KEY, *_NAMES))


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _KEY)


def _begun(new: Iterable[Row], ended: Iterable[Row]) -> list[Move]:
    """Those of the new intervals that are more than new support."""
    before = {(row["known_to"], *_key(row)): row for row in ended}
    moves = []
    for row in new:
        former = before.get((row["known_from"], *_key(row)))
        if former is None or _sense(former) != _sense(row):
            moves.append(_move(row, row["known_from"], former, row))
    return moves


def _gone(new: Iterable[Row], ended: Iterable[Row]) -> list[Move]:
    """Those of the intervals that ended for good: nothing of their key is read after them."""
    after = {(row["known_from"], *_key(row)) for row in new}
    return [
        _move(row, row["known_to"], row, None)
        for row in ended
        if (row["known_to"], *_key(row)) not in after
    ]


def _move(row: Row, day: date, former: Row | None, now: Row | None) -> Move:
    return Move(
        day=day,
        aspect=row["aspect"],
        issue=row["issue__slug"] or "",
        event=row["event__slug"] or "",
        key=(
            row["party__slug"] or "",
            row["series__slug"] or "",
            row["said_by"],
            row["item"],
        ),
        reading=row["pk"],
        before=tuple(former["values"]) if former else (),
        after=tuple(now["values"]) if now else (),
        was_disputed=bool(former and is_disputed(former)),
        is_disputed=bool(now and is_disputed(now)),
    )


def is_disputed(row: Row) -> bool:
    """Whether it is contradicted, or reports of one statement give it differently."""
    return bool(row["contested"] or row["drift"])


def _sense(row: Row) -> tuple[frozenset[str], bool]:
    return frozenset(row["values"]), is_disputed(row)


# Moves as lines.


def readings_of(ledger: Ledger, moves: Iterable[Move]) -> ReadingQuerySet:
    return ledger.reading_history().filter(pk__in=[move.reading for move in moves])


def change_rows(standing: Standing, moves: Iterable[Move]) -> list[Row]:
    """What _change_line.html takes of each move; `standing` has the readings_of() them."""
    by_pk = {reading.pk: reading for reading in standing.readings}
    return [_row(standing, by_pk[move.reading], move) for move in moves]


def _row(standing: Standing, reading: Reading, move: Move) -> Row:
    subject = reading.subject
    # A verdict may cite what became known after it.
    claims = [c for c in behind(reading) if c.known_from and c.known_from <= move.day]
    news = [claim for claim in claims if claim.known_from == move.day] or claims
    day = move.day.isoformat()
    after = [standing.text(reading, value) for value in move.after]
    return {
        "when": wording.when(day),
        "when_iso": day,
        "subject": str(subject),
        "subject_url": address(subject, standing.ledger) if subject else "",
        "label": label_of(standing, reading, claims, is_new=not move.before),
        "before": " or ".join(standing.text(reading, value) for value in move.before),
        "after": " or ".join(after) or GONE,
        "url": address(news[0], standing.ledger) if news and after else "",
        **(marks_of(reading) if after else {}),
    }


def label_of(standing: Standing, reading: Reading, claims: Sequence[Claim], *, is_new: bool) -> str:
    """What moved, and in whose word: "status, United States, says Russia"."""
    definition = definition_of(reading)
    added = "new " if is_new and definition.nature is Nature.MANY else ""
    parts = [added + definition.label.lower(), reading.party.name if reading.party else ""]
    if reading.said_by not in ("", OWN):
        parts.append(standing.says(reading, claims))
    return ", ".join(part for part in parts if part)
