"""How events went, day by day, as the readings have it: what settles the forecasts about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.aspects import NONE, EventStatus
from tracker.ledger import Ledger
from tracker.models import Assessment, Reading
from tracker.rule_claims import rule_claim, with_voices
from tracker.rules.forecasts import Course
from tracker.rules.successions import Daily, Link, joined, stand_ins
from tracker.rules.words import UNSPOKEN

OFF = (EventStatus.CANCELLED.value, EventStatus.POSTPONED.value)

# An event or issue by what it is and its primary key.
Subject = tuple[str, int]


@dataclass
class _Trail:
    """What became known of one subject: its readings, when it was called off, the verdicts."""

    readings: list[Reading] = field(default_factory=list)
    called_off: list[tuple[date, date]] = field(default_factory=list)
    verdicts: list[Assessment] = field(default_factory=list)

    def daily(self) -> Daily:
        """The course on each day on which it may have changed."""
        days = {reading.known_from for reading in self.readings}
        days |= {known for known, _ in self.called_off}
        days |= {verdict.known_from for verdict in self.verdicts}
        return [(day, self._on(day)) for day in sorted(days)]

    def _on(self, day: date) -> Course:
        read = {r.aspect: r.values for r in self.readings if _stands(r, day)}
        decided = {
            (v.aspect, v.party_id, v.series_id): v for v in self.verdicts if v.known_from <= day
        }
        status = decided.get(("status", None, None))
        off = {said for known, said in self.called_off if known <= day}
        if status and status.value in OFF:
            off.add(status.known_from)
        held = EventStatus.HELD.value in read.get("status", [])
        days = read.get("date", []) if held else []
        return Course(
            is_held=held,
            held_on=days[0] if len(days) == 1 and days[0] != NONE else "",
            called_off=tuple(sorted(off)),
            verdicts=frozenset((aspect, v.value) for (aspect, _, _), v in decided.items()),
        )


def _stands(reading: Reading, day: date) -> bool:
    return reading.known_from <= day and (reading.known_to is None or day < reading.known_to)


def settling(ledger: Ledger, events: Collection[int]) -> Mapping[Subject, Daily]:
    """What settles forecasts about these events: their course and that of those in their place.

    Five queries, whatever there is.
    """
    followed = ledger.successions().followed().order_by("pk")
    links = [
        # Before its former event is known a link says nothing.
        Link(former, later, max(known, public or known))
        for former, later, known, public in followed.values_list(
            "former_id", "later_id", "known_from", "former__known_from"
        )
    ]
    instead = {event: stand_ins(event, links) for event in events}
    own = courses(ledger, {*events, *(pk for others in instead.values() for pk in others)})
    found = dict(own)
    for event, others in instead.items():
        if others:
            went = [(since, own.get(("event", pk), ())) for pk, since in sorted(others.items())]
            found["event", event] = joined(own.get(("event", event), ()), went)
    return found


def courses(ledger: Ledger, events: Collection[int]) -> dict[Subject, Daily]:
    """The course of each of these events, by primary key, and of every issue the desk judged.

    The last course of each is that of the ledger's day. Four queries, whatever there is.
    """
    trails: dict[Subject, _Trail] = defaultdict(_Trail)
    history = ledger.reading_history().of("status", "date").filter(event__in=events)
    for reading in history.order_by("known_from", "pk"):
        trails["event", reading.event_id or 0].readings.append(reading)
    words = ledger.claims().filter(event__in=events, aspect="status", value__in=OFF)
    for claim in with_voices(words.exclude(kind__in=[kind.value for kind in UNSPOKEN])):
        word = rule_claim(claim)
        trails["event", claim.event_id or 0].called_off.append((word.known, word.clock[1]))
    for verdict in _verdicts(ledger, events):
        trails[subject_of(verdict)].verdicts.append(verdict)
    return {subject: trail.daily() for subject, trail in trails.items()}


def _verdicts(ledger: Ledger, events: Collection[int]) -> Iterable[Assessment]:
    wanted = ledger.assessments().filter(event__in=events) | ledger.assessments().filter(
        issue__isnull=False
    )
    return wanted.order_by("known_from", "public_id")


def subject_of(row: Assessment) -> Subject:
    return ("event", row.event_id) if row.event_id else ("issue", row.issue_id or 0)
