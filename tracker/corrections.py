"""Writes down what changes of something public: what it said, what it says, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import models
from django.utils import timezone

from tracker import ids
from tracker.models import Corrected, Correction, CorrectionKind
from tracker.models.corrections import TITLE_LIMIT, Change, as_json
from tracker.public_wording import BATCH, Cell, Wording, Wordings, noun_of, wordings

# The column that says what else a merged thing was recorded as.
MERGED = "merged"
RECORDED_TWICE = "It was recorded twice."

Former = Mapping[tuple[str, str], Mapping[str, Cell]]
Found = tuple[CorrectionKind, Wording, list[Change]]


def record(before: Wordings, after: Wordings, reason: str) -> list[Correction]:
    """Keep how what was public differs from what is: called in the transaction of the change.

    What the public could not see before is no correction, but for what a public report gained.
    """
    found: list[Found] = []
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key), after.get(key)
        if was and now:
            if changes := _changes(was.cells, now.cells):
                found.append((CorrectionKind.CHANGED, now, changes))
        elif was:
            is_part = was.noun == Corrected.CLAIM
            kind = CorrectionKind.REMOVED if is_part else CorrectionKind.WITHDRAWN
            found.append((kind, was, _changes(was.cells, {})))
        elif now and (Corrected.REPORT, now.report) in before:
            found.append((CorrectionKind.ADDED, now, _changes({}, now.cells)))
    return _store(found, reason)


def record_again(row: models.Model, reason: str) -> list[Correction]:
    """Keep that what was withdrawn is public again, and how it differs from what it said then."""
    after = wordings(row)
    whole = after[noun_of(row), row.pk]
    formerly = _wordings_at_withdrawal(whole, after)
    found = [(CorrectionKind.RESTORED, whole, _former_changes(formerly, whole))]
    for now in after.values():
        if now is not whole:
            is_new = formerly and (now.noun, now.name) not in formerly
            changes = _changes({}, now.cells) if is_new else _former_changes(formerly, now)
            if changes:
                kind = CorrectionKind.ADDED if is_new else CorrectionKind.CHANGED
                found.append((kind, now, changes))
    return _store(found, reason)


def _wordings_at_withdrawal(whole: Wording, after: Wordings) -> Former:
    """What was written down when it was withdrawn last; nothing if that is not on record."""
    withdrawn = Correction.objects.of(whole.noun, whole.name).filter(kind=CorrectionKind.WITHDRAWN)
    last = withdrawn.first()
    if last is None:
        return {}
    rows = [last]
    if last.report_id:
        rows = [*Correction.objects.filter(report=last.report_id, made_at=last.made_at)]
    return {
        (row.noun, row.name): {column: Cell(before) for column, before, _ in row.changed}
        for row in rows
    }


def _former_changes(formerly: Former, now: Wording) -> list[Change]:
    was = formerly.get((now.noun, now.name))
    return [] if was is None else _changes(was, now.cells)


def record_merger(before: Wordings, kept: models.Model) -> list[Correction]:
    """Keep that what was recorded twice is one now, if the public saw any of it."""
    key = noun_of(kept), kept.pk
    now = wordings(kept).get(key)
    if now is None or not before:
        return []
    changes = [(MERGED, gone.title, "") for other, gone in before.items() if other != key]
    changes += _changes(before[key].cells, now.cells) if key in before else []
    return _store([(CorrectionKind.MERGED, now, changes)], RECORDED_TWICE)


def _changes(was: Mapping[str, Cell], now: Mapping[str, Cell]) -> list[Change]:
    """The columns that differ, in their order, with what they said and say."""
    nothing = Cell("")
    both = ((name, was.get(name, nothing), now.get(name, nothing)) for name in {**was, **now})
    return [(name, one.text, other.text) for name, one, other in both if one.differs(other)]


def _store(found: Iterable[Found], reason: str) -> list[Correction]:
    moment = timezone.now()
    made = [_correction(moment, *each, reason) for each in found]
    for correction in made:
        correction.prepare()
    return Correction.objects.bulk_create(made, batch_size=BATCH)


def _correction(
    moment: datetime, kind: CorrectionKind, of: Wording, changes: list[Change], reason: str
) -> Correction:
    return Correction(
        # The same act has the same ids wherever it is played again.
        public_id=ids.id_of(moment.isoformat(), kind, of.noun, of.name),
        made_at=moment,
        kind=kind,
        noun=of.noun,
        name=of.name,
        title=of.title[:TITLE_LIMIT],
        report_id=of.report,
        reason=reason,
        changes=as_json(changes),
    )
