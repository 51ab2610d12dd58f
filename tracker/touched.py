"""Which subjects, and which parts of them, a change of the record can have touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from tracker.aspects import Subject
from tracker.models import Assessment, Claim, Event, Issue, Ruling, Succession
from tracker.rules.parts import OF_COURSE, OUTLOOKS, Part, parts_of, parts_of_verdict
from tracker.rules.record import Kind

S = TypeVar("S", Event, Issue)
Parts = dict[int, set[Part]]


@dataclass
class Touched:
    """The events and issues, by primary key, that a change can have touched: whole, or in parts.

    With an event it touches every event in whose place that one stands.
    """

    events: set[int] = field(default_factory=set)
    issues: set[int] = field(default_factory=set)
    parts_of_events: Parts = field(default_factory=lambda: defaultdict(set))
    parts_of_issues: Parts = field(default_factory=lambda: defaultdict(set))

    def add(self, rows: Iterable[Claim | Assessment | Succession | Ruling]) -> Touched:
        """Whatever the rows are about, whole: they may have said something else before."""
        for row in rows:
            if isinstance(row, Succession):
                self.events.add(row.former_id)
            elif isinstance(row, Ruling):
                self.add([row.claim])
            elif row.event_id:
                self.events.add(row.event_id)
            elif row.issue_id:
                self.issues.add(row.issue_id)
        return self

    def add_parts(self, rows: Iterable[Claim | Assessment | Succession | Ruling]) -> Touched:
        """What the rows bear on as they are: that they begin to count, or no longer do."""
        for row in rows:
            if isinstance(row, Succession):
                self.parts_of_events[row.former_id] |= OF_COURSE
            elif isinstance(row, Ruling):
                self.add_parts([row.claim, row.other])
            elif row.event_id:
                self.parts_of_events[row.event_id] |= _parts(row, Subject.EVENT)
            elif row.issue_id:
                self.parts_of_issues[row.issue_id] |= _parts(row, Subject.ISSUE)
        return self

    def subjects(self) -> Iterator[tuple[Event | Issue, Collection[Part] | None]]:
        """Each with its touched parts, None for the whole of it."""
        events = Succession.objects.with_formers(self.events)
        moved = {pk for pk, parts in self.parts_of_events.items() if OUTLOOKS in parts}
        parts = dict(self.parts_of_events)
        for former in Succession.objects.with_formers(moved) - moved:
            parts[former] = parts.get(former, set()) | OF_COURSE
        yield from _found(Event, events, parts)
        yield from _found(Issue, self.issues, self.parts_of_issues)


def _found(
    model: type[S], whole: set[int], parts: Parts
) -> Iterator[tuple[S, Collection[Part] | None]]:
    found = model._default_manager.filter(pk__in={*whole, *parts}).order_by("slug")
    for subject in found:
        yield subject, None if subject.pk in whole else parts[subject.pk]


def _parts(row: Claim | Assessment, subject: Subject) -> set[Part]:
    if isinstance(row, Assessment):
        return parts_of_verdict(subject, row.aspect, row.value)
    return parts_of(subject, row.aspect, row.value, Kind(row.kind))
