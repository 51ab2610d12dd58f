"""Changes of readings in words, for whoever confirms a publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker import aspects, dates
from tracker.aspects import Subject
from tracker.models import Actor, Event, Issue, Party, Series
from tracker.models.propositions import OF_ACTORS
from tracker.projection import ReadingChange
from tracker.rules.record import DESK, OWN, PRESS

NOTHING = "nothing on record"
Row = Mapping[str, Any] | None


@dataclass(frozen=True)
class Step:
    """What a reading was from a day on, and what it becomes."""

    what: str
    day: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """Everything that changes of one event or issue."""

    subject: Event | Issue
    steps: Sequence[Step]


def in_words(changes: Iterable[ReadingChange]) -> list[Changed]:
    """The changes by subject, each reading's stretches put together in the order of their days."""
    rows = [*changes]
    names = _Names.of(rows)
    by_subject: dict[Event | Issue, dict[tuple[Any, ...], list[ReadingChange]]] = {}
    for change in rows:
        keys = by_subject.setdefault(change.subject, defaultdict(list))
        keys[change.key].append(change)
    return [
        Changed(subject, [step for key, own in keys.items() for step in _steps(key, own, names)])
        for subject, keys in by_subject.items()
    ]


def _steps(key: tuple[Any, ...], changes: Sequence[ReadingChange], names: _Names) -> Iterable[Step]:
    """The changed stretches of one reading or forecast, neighbours that read alike as one."""
    shown: tuple[str, str] | None = None
    for day in _days(changes):
        before = names.state(changes[0], key, _on(day, changes, "before"))
        after = names.state(changes[0], key, _on(day, changes, "after"))
        if before != after and (before, after) != shown:
            yield Step(names.what(key, changes[0]), dates.words(day.isoformat()), before, after)
        shown = (before, after)


def _days(changes: Sequence[ReadingChange]) -> list[date]:
    """Every day on which a stretch begins or ends."""
    rows = [(change.known_from, row) for change in changes for row in (change.before, change.after)]
    ends = {row["known_to"] for _, row in rows if row and row["known_to"]}
    return sorted({start for start, row in rows if row} | ends)


def _on(day: date, changes: Sequence[ReadingChange], side: str) -> Row:
    for change in changes:
        row: Row = getattr(change, side)
        if row and change.known_from <= day and (not row["known_to"] or day < row["known_to"]):
            return row
    return None


@dataclass(frozen=True)
class _Names:
    """Names by slug of all that the changes speak of."""

    parties: Mapping[str, str]
    series: Mapping[str, str]
    actors: Mapping[str, str]

    @classmethod
    def of(cls, changes: Sequence[ReadingChange]) -> _Names:
        slugs: set[str] = set()
        for change in changes:
            for row in (change.before, change.after):
                if row and change.key[0] == "forecast":
                    slugs.add(row["speaker"])
                elif row and change.key[1] in OF_ACTORS:
                    slugs |= {aspects.split_negation(value)[1] for value in row["values"]}
        return cls(
            dict(Party.objects.values_list("slug", "name")),
            dict(Series.objects.values_list("slug", "title")),
            dict(Actor.objects.filter(slug__in=slugs).values_list("slug", "name")),
        )

    def what(self, key: tuple[Any, ...], change: ReadingChange) -> str:
        """Which reading it is: the aspect, whose it is, and whose word."""
        if key[0] == "forecast":
            *_, subject, slug, value = key
            speaker = (change.after or change.before or {}).get("speaker", "")
            who = self.actors.get(speaker, "an outlet")
            return f"Forecast by {who}: {aspects.aspect(subject, slug).display(value, self.actors)}"
        _, aspect, scope, _, said_by = key
        definition = next(a for a in aspects.REGISTRY.values() if a.slug == aspect)
        whose = self.parties.get(scope) or self.series.get(scope) or ""
        parts = [definition.label, whose, self._word(said_by)]
        return ", ".join(part for part in parts if part)

    def _word(self, said_by: str) -> str:
        fixed = {"": "", OWN: "", PRESS: "according to the press", DESK: "the desk's verdict"}
        return fixed.get(said_by, f"according to {self.parties.get(said_by, said_by)}")

    def state(self, change: ReadingChange, key: tuple[Any, ...], row: Row) -> str:
        if row is None:
            return NOTHING
        if key[0] == "forecast":
            late = f" by {row['days_late']} days" if row["days_late"] else ""
            return f"{row['state'].replace('_', ' ')}{late}"
        subject = Subject.EVENT if isinstance(change.subject, Event) else Subject.ISSUE
        aspect = aspects.aspect(subject, key[1])
        values = " or ".join(aspect.display(value, self.actors) for value in row["values"])
        marks = [row["support"].replace("_", " ")]
        marks += [word for word in ("hearsay", "contested", "drift", "differs") if row[word]]
        marks += ["needs review"] if row["needs_review"] else []
        return f"{values} ({', '.join(marks)})"
