"""Importing a ledger file: all of it in one transaction, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db import DatabaseError, connection, transaction

from tracker.ledger_file.correcting import REASON, Correcting
from tracker.ledger_file.entries import read_entries
from tracker.ledger_file.format import LISTS, TOP
from tracker.ledger_file.parsing import parse
from tracker.ledger_file.plan import Plan
from tracker.ledger_file.problems import LedgerFileError, Problem, refuse
from tracker.ledger_file.publicity import bring_up_to_date
from tracker.ledger_file.storing import store
from tracker.models import Negotiation, Publication
from tracker.progress import Watch, unwatched
from tracker.projection import ReadingChange
from tracker.quotations import QuoteState

# A statement's speakers are a part of it, and are not counted on their own.
COUNTED: tuple[str, ...] = ("negotiation", *LISTS, "claims")


@dataclass
class Outcome:
    """What an import did, in numbers by list, or what it would have done."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    notices: list[str] = field(default_factory=list)
    changes: list[ReadingChange] = field(default_factory=list)
    version: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.created or self.updated or self.changes)


def load(
    data: bytes, *, dry_run: bool = False, reason: str = REASON, watch: Watch = unwatched
) -> Outcome:
    """Import the bytes of a ledger file; a dry run does all of it and then takes it back.

    Raises LedgerFileError with every problem, and then nothing was imported. Other writers wait
    meanwhile: what is all or nothing cannot be cut into pieces.
    """
    entries = read_entries(parse(data))
    try:
        with transaction.atomic():
            _let_others_wait()
            plan = Plan(entries, watch)
            if plan.problems:
                raise LedgerFileError(sorted(plan.problems, key=_place))
            correcting = Correcting(plan)
            store(plan, watch)
            outcome = _counted(plan)
            outcome.changes = bring_up_to_date(plan, watch)
            correcting.record(reason)
            outcome.version = Negotiation.objects.current().version
            if dry_run:
                transaction.set_rollback(True)
    except DatabaseError as error:
        said = str(error).strip().splitlines() or ["it gave no reason"]
        raise refuse(f"The database refused it, and nothing was imported: {said[0]}") from error
    return outcome


def _let_others_wait() -> None:
    """What was planned must hold until it is stored. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        models = apps.get_app_config("tracker").get_models()
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def _place(problem: Problem) -> tuple[int, list[int]]:
    """Where in the file a problem is, so that a list of them can be worked through in order."""
    head = re.split(r"[.\[]", problem.path, maxsplit=1)[0]
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", problem.path)]
    return (TOP.index(head) if head in TOP else -1), numbers


def _counted(plan: Plan) -> Outcome:
    outcome = Outcome(notices=[*_notices(plan)])
    for name in COUNTED:
        for row in plan.rows(name):
            if row.is_new:
                outcome.created[name] += 1
            elif row.is_changed:
                outcome.updated[name] += 1
            elif row.entry:
                outcome.unchanged[name] += 1
    return outcome


def _notices(plan: Plan) -> Iterator[str]:
    """What a person may not expect, and should know."""
    if plan.entries.has_readings:
        yield "The file's readings were left out: they follow from the claims, and are made anew."
    reports = [row for row in plan.rows("reports") if row.entry]
    texts = [r for r in reports if r.instance.body and r.entry and "body" not in r.entry.values]
    if texts:
        yield f"Reports whose stored text is not in the file, and stays: {len(texts)}."
    for name, section in LISTS.items():
        named = len(plan.entries[name])
        if named and (others := section.model._default_manager.count() - named):
            title = name.replace("_", " ").capitalize()
            yield f"{title} that are not in the file, and stay: {others}."
    if others := sum(row.entry is None for row in plan.rows("claims")):
        yield f"Claims of these reports that are not in the file, and stay: {others}."
    wrong = [
        str(row.instance.public_id)
        for row in plan.rows("claims")
        if row.entry
        and row.instance.quote_state == QuoteState.NOT_FOUND
        and row.instance.report.status == Publication.PUBLISHED
    ]
    if wrong:
        yield (
            "Quotations that do not stand in the stored text of their report, as the site says "
            f"beside them: {', '.join(wrong)}."
        )
