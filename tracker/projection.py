"""Rebuilds what is derived from the record: readings, outlooks, and the days anything is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from tracker import movement, visibility
from tracker.models import (
    Assessment,
    Claim,
    Event,
    ForecastReading,
    Issue,
    Negotiation,
    Party,
    Reading,
    Report,
    Ruling,
    Succession,
)
from tracker.progress import Watch, unwatched
from tracker.rule_claims import record_of, rejections_on, stand_ins_for
from tracker.rules import record as rules
from tracker.rules.folding import fold
from tracker.rules.parts import OUTLOOKS, Part
from tracker.stored_readings import FOLLOWING, Ident, Row, store, stored_rows, wanted_rows
from tracker.touched import Touched

# What is published and withdrawn.
Published = Report | Assessment | Succession | Ruling


@dataclass(frozen=True)
class ReadingChange:
    """One stretch of a subject's readings or outlooks that came, went or became another.

    `before` and `after` are what is stored and what belongs there, None where there is nothing;
    `key` is what the stretches of one reading or forecast share.
    """

    subject: Event | Issue
    label: str
    known_from: date
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    key: tuple[Any, ...]

    @property
    def is_seen(self) -> bool:
        """Whether the row itself says something else, and not only what follows from others."""
        return _own(self.before) != _own(self.after)

    def __str__(self) -> str:
        return (
            f"{self.subject}: {self.label} from {self.known_from}: "
            f"{_worded(self.before)} → {_worded(self.after)}"
        )


def _own(row: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return row and {name: value for name, value in row.items() if name not in FOLLOWING}


def _worded(row: Mapping[str, Any] | None) -> str:
    if row is None:
        return "nothing"
    shown = ", ".join(row["values"]) if "values" in row else str(row["state"])
    until = row["known_to"]
    contested = ", contested" if row.get("contested") else ""
    end = f", until {until}" if until else ""
    return f"{shown} ({row.get('support', 'forecast')}{contested}{end})"


def everything() -> Touched:
    """Every subject there is."""
    return Touched(
        set(Event.objects.values_list("pk", flat=True)),
        set(Issue.objects.values_list("pk", flat=True)),
    )


@transaction.atomic
def rebuild(
    touched: Touched, foreseen: Foreseen | None = None, watch: Watch = unwatched
) -> list[ReadingChange]:
    """Bring the readings of the touched subjects, every noun's day and the days of movement up
    to the record.

    Called in the transaction of the change that calls for it, it waits for any other that was
    begun. What was foreseen() of the change is taken as it is. Returns what it changed.
    """
    Negotiation.objects.lock()
    plans = foreseen.plans if foreseen else _plans(touched, watch)
    changes = []
    for plan in plans:
        changes += plan.changes()
        plan.carry_out()
    visibility.bring_up_to_date()
    movement.bring_up_to_date()
    return changes


def check(touched: Touched, watch: Watch = unwatched) -> list[ReadingChange]:
    """What rebuild() would change, without changing it."""
    return [change for plan in _plans(touched, watch) for change in plan.changes()]


def _plans(touched: Touched, watch: Watch) -> Iterator[Plan]:
    """One after the other: the next is made when the last has been carried out."""
    for of in watch("Reading events and issues", [*touched.subjects()]):
        yield Plan.of(*of)


def preview(*rows: Published, published: bool) -> list[ReadingChange]:
    """The readings that would change if the rows were published, or were not."""
    plans = foresee(*rows, published=published).plans
    return [change for plan in plans for change in plan.changes() if change.is_seen]


@dataclass(frozen=True)
class Foreseen:
    """What publishing or withdrawing rows comes to, worked out before anybody has to wait for it.

    It holds as long as the ledger's version and the editions of the rows are the same.
    """

    version: int
    editions: Mapping[str, int]
    plans: Sequence[Plan]

    def fits(self, row: Published) -> bool:
        """Whether it still holds of that row alone; asked before the row itself is changed."""
        is_same = self.version == Negotiation.objects.current().version
        return is_same and self.editions == _editions([row])


def foresee(*rows: Published, published: bool) -> Foreseen:
    """What is to be stored once the rows are published, or are not any more."""
    version = Negotiation.objects.current().version
    assume = {row.public_id: published for row in rows}
    plans = [Plan.of(*of, assume) for of in touched_by(*rows).subjects()]
    return Foreseen(version, _editions(rows), plans)


def touched_by(*rows: Published) -> Touched:
    """What publishing rows, or withdrawing them, bears on: no more than their claims say."""
    touched = Touched()
    for row in rows:
        touched.add_parts(Claim.objects.carrying(row) if isinstance(row, Report) else [row])
    return touched


def _editions(rows: Iterable[Published]) -> dict[str, int]:
    return {row.public_id: getattr(row, "edition", 0) for row in rows}


@dataclass
class Plan:
    """What is stored of one subject, or of parts of it, and what belongs there."""

    subject: Event | Issue
    stored: dict[Ident, tuple[int, Row]]
    wanted: dict[Ident, Row]

    @classmethod
    def of(
        cls,
        subject: Event | Issue,
        parts: Collection[Part] | None = None,
        assume: Mapping[str, bool] | None = None,
    ) -> Plan:
        """`assume` says of reports, and of what the desk says, by id, whether to count them as
        published."""
        found = fold_subject(subject, assume or {}, parts)
        return cls(subject, stored_rows(subject, parts), wanted_rows(subject, found))

    def changes(self) -> list[ReadingChange]:
        found = []
        for ident in sorted({*self.stored, *self.wanted}, key=repr):
            before = self.stored[ident][1] if ident in self.stored else None
            after = self.wanted.get(ident)
            if before != after:
                label, known_from = _label(ident), ident[-1]
                found.append(
                    ReadingChange(self.subject, label, known_from, before, after, ident[:-1])
                )
        return found

    def carry_out(self) -> None:
        gone: dict[str, list[int]] = {"reading": [], "forecast": []}
        for ident, (pk, row) in self.stored.items():
            if self.wanted.get(ident) != row:
                gone[ident[0]].append(pk)
        Reading.objects.filter(pk__in=gone["reading"]).delete()
        ForecastReading.objects.filter(pk__in=gone["forecast"]).delete()
        new = {
            ident: row
            for ident, row in self.wanted.items()
            if ident not in self.stored or self.stored[ident][1] != row
        }
        store(self.subject, new)


def fold_subject(
    subject: Event | Issue, assume: Mapping[str, bool], parts: Collection[Part] | None = None
) -> rules.Fold:
    """All that the rules read of one subject, or of parts of it; see Plan.of() for `assume`."""
    claims, verdicts = record_of(subject, assume, parts)
    principals = list(Party.objects.principals().values_list("slug", flat=True))
    instead = (
        stand_ins_for(subject, principals, assume)
        if isinstance(subject, Event) and (parts is None or OUTLOOKS in parts)
        else []
    )
    rejections = rejections_on(subject, assume)
    return fold(claims, verdicts, principals, rejections, instead, parts)


def _label(ident: Ident) -> str:
    if ident[0] == "forecast":
        return f"forecast of {ident[3]} {ident[4]} ({ident[1]})"
    _, aspect, scope, item, said_by, _ = ident
    parts = (scope, item, f"said by {said_by}" if said_by else "")
    return " / ".join([aspect, *(part for part in parts if part)])
