"""Raises the ledger's version, and logs what that version changed of the readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils import timezone

from tracker.models import Event, LedgerVersion, Negotiation, Party, Revision, Series
from tracker.projection import ReadingChange
from tracker.stored_readings import FOLLOWING

# So many changes of a version are kept, what tells most first; of the rest the number.
MOST = 300
# Days are the revision's own; which claims are cited is to be seen at the reading.
_UNLOGGED = {"known_to", "cited", "claim", *FOLLOWING}

State = dict[str, Any] | None


def raise_version(changes: Sequence[ReadingChange]) -> None:
    """Record that something public changed; called in the transaction of the change."""
    Negotiation.objects.raise_version()
    log(changes)


def log(changes: Sequence[ReadingChange]) -> None:
    """Keep what the ledger's version, as it is now, changed."""
    number = Negotiation.objects.current().version
    # A ledger that was taken back to an older version begins anew from there.
    LedgerVersion.objects.filter(number__gte=number).delete()
    revisions = sorted(_revisions(changes), key=_order)
    version = LedgerVersion.objects.create(
        number=number, made_at=timezone.now(), left_out=len(revisions[MOST:])
    )
    for revision in revisions[:MOST]:
        revision.version = version
    Revision.objects.bulk_create(revisions[:MOST])


def begin(changes: Sequence[ReadingChange]) -> None:
    """Let the log begin with the ledger's version: all is new with it, and none of it is kept."""
    LedgerVersion.objects.all().delete()
    number = Negotiation.objects.current().version
    LedgerVersion.objects.create(number=number, made_at=timezone.now(), left_out=len(changes))


def _order(revision: Revision) -> tuple[Any, ...]:
    """What is read otherwise before what only has other support, and the newest first."""
    is_other = _sense(revision.before) != _sense(revision.after)
    return not is_other, -revision.known_from.toordinal()


def _sense(state: State) -> Any:
    names = ("values", "state", "contested", "drift")
    return state and [state.get(name) for name in names]


def _revisions(changes: Sequence[ReadingChange]) -> Iterator[Revision]:
    """The stretches of days over which something else is read than before, of each reading."""
    alike: dict[tuple[Any, ...], list[ReadingChange]] = defaultdict(list)
    for change in changes:
        alike[type(change.subject), change.subject.pk, change.key].append(change)
    parties = dict(Party.objects.values_list("slug", "pk")) if changes else {}
    series = dict(Series.objects.values_list("slug", "pk")) if changes else {}
    for group in alike.values():
        about = _about(group[0], parties, series)
        for known_from, known_to, before, after in _stretches(group):
            yield Revision(
                known_from=known_from, known_to=known_to, before=before, after=after, **about
            )


def _about(
    change: ReadingChange, parties: Mapping[str, int], series: Mapping[str, int]
) -> dict[str, Any]:
    subject = {"event" if isinstance(change.subject, Event) else "issue": change.subject}
    if change.key[0] == "forecast":
        *_, aspect, item = change.key
        return {**subject, "is_forecast": True, "aspect": aspect, "item": item}
    _, aspect, scope, item, said_by = change.key
    return {
        **subject,
        "aspect": aspect,
        "party_id": parties.get(scope) if aspect != "ordinal" else None,
        "series_id": series.get(scope) if aspect == "ordinal" else None,
        "item": item,
        "said_by": said_by,
    }


def _stretches(
    changes: Sequence[ReadingChange],
) -> Iterator[tuple[date, date | None, State, State]]:
    """From which day to which what was read before differs from what is read after.

    The rows that changed are enough for that: where none of them holds, nothing changed.
    """
    before = _by_day((change.known_from, change.before) for change in changes)
    after = _by_day((change.known_from, change.after) for change in changes)
    was: State = None
    now: State = None
    found: list[tuple[date, State, State]] = []
    for day in sorted({*before, *after}):
        was, now = before.get(day, was), after.get(day, now)
        if not found or found[-1][1:] != (was, now):
            found.append((day, was, now))
    ends = [*(later[0] for _, later in pairwise(found)), None]
    for (day, was, now), end in zip(found, ends, strict=True):
        if was != now:
            yield day, end, was, now


def _by_day(rows: Iterable[tuple[date, Mapping[str, Any] | None]]) -> dict[date, State]:
    """What is read from each day on which that changes."""
    stored = [(known_from, row) for known_from, row in rows if row is not None]
    states: dict[date, State] = {row["known_to"]: None for _, row in stored if row["known_to"]}
    return states | {known_from: _logged(row) for known_from, row in stored}


def _logged(row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as JSON holds them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
        if name not in _UNLOGGED
    }
