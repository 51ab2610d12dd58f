"""The record as it will stand once drafts are published: to be looked at, and never kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tracker import publishing
from tracker.ledger import Ledger, NotPublic
from tracker.models import Assessment, Event, Issue, Report, Ruling, Succession
from tracker.projection import ReadingChange

# What can be published, by the name that its preview has.
PUBLISHED_BY: dict[str, tuple[Any, Callable[[Any], list[ReadingChange]]]] = {
    "report": (Report, publishing.publish),
    "assessment": (Assessment, publishing.publish_assessment),
    "ruling": (Ruling, publishing.publish_ruling),
    "succession": (Succession, publishing.publish_succession),
}
# So many are published at once at most; as many as the desk lets be chosen.
MOST = 100


class TentativeLedger(Ledger):
    """A ledger that nobody else has, and of which nothing may be remembered."""

    is_tentative = True


@dataclass(frozen=True)
class Prospect:
    """What there will be: the ledger as of today, the rows, and every subject that reads anew."""

    ledger: Ledger
    before: int
    rows: Sequence[Any]
    subjects: Sequence[Event | Issue]


@contextmanager
def as_if_published(noun: str, ids: Sequence[str]) -> Iterator[Prospect]:
    """Inside it the rows of these public ids are published, for this connection alone.

    At its end all is taken back, whatever happened: nothing is stored, no version is raised for
    anybody else. On SQLite nobody can save meanwhile, so do no more inside than has to be.
    Raises NotPublic where there is no such row, ValidationError for what stands in the way.
    """
    model, publish = PUBLISHED_BY[noun]
    before = Ledger.as_of().version
    with transaction.atomic():
        try:
            rows = [*model._default_manager.filter(public_id__in=ids[:MOST]).order_by("pk")]
            if not rows:
                raise NotPublic
            changes = [change for row in rows for change in publish(row)]
            subjects = dict.fromkeys(change.subject for change in changes)
            today = Ledger.as_of().today
            yield Prospect(TentativeLedger(today, today), before, rows, [*subjects])
        finally:
            transaction.set_rollback(True)
