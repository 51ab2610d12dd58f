"""Writes planned rows with their history, in a number of queries that does not grow per row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models

from tracker.ledger_file.format import LISTS
from tracker.ledger_file.plan import Plan
from tracker.ledger_file.rows import BATCH, Row, batches
from tracker.models import Assessment, Claim, Negotiation, Report, StatementSpeaker
from tracker.progress import Watch

REASON = "import_ledger"


def store(plan: Plan, watch: Watch) -> None:
    """Make and change every row of the plan; called in the transaction of the import."""
    _raise_editions(plan)
    for gone in plan.gone:
        gone.delete()
    _store(Negotiation, plan.rows("negotiation"), watch)
    for name, section in LISTS.items():
        if name == "reports":
            _store_reports(plan.rows("reports"))
            _store(Claim, plan.rows("claims"), watch)
        elif name == "assessments":
            _store_assessments(plan.rows("assessments"))
        else:
            _store(section.model, plan.rows(name), watch)
        if name == "statements":
            _store(StatementSpeaker, plan.rows("speakers"), watch)
    for row, former in plan.renames.done:
        row.instance.renamed(former)
    _derive_again(plan)


def _raise_editions(plan: Plan) -> None:
    """Whoever has one of these reports open in a form shall notice that it changed."""
    claims = [row for row in plan.rows("claims") if row.is_new or row.is_changed]
    touched = {id(row.instance.report) for row in claims if row.entry}
    for row in plan.rows("reports"):
        if row.before and (row.is_changed or id(row.instance) in touched):
            row.instance.edition = row.before["edition"] + 1


def _store(model: type[models.Model], rows: list[Row], watch: Watch) -> None:
    new = [row.instance for row in rows if row.is_new]
    words = f"Storing {model._meta.verbose_name_plural}"
    for batch in watch(words, [*batches(new)], len):
        model._default_manager.bulk_create(batch)
        _write_history(model, batch)
    _update(model, rows)


def _update(model: type[models.Model], rows: list[Row]) -> None:
    changed = [row for row in rows if row.changes]
    fields = sorted({name for row in changed for name in row.changes})
    if changed:
        instances = [row.instance for row in changed]
        model._default_manager.bulk_update(instances, fields, batch_size=BATCH)
    _write_history(model, [row.instance for row in changed if _is_tracked(row)], update=True)


def _write_history(model: Any, instances: Sequence[Any], *, update: bool = False) -> None:
    if hasattr(model, "history"):
        model.history.bulk_history_create(
            instances, batch_size=BATCH, update=update, default_change_reason=REASON
        )


def _is_tracked(row: Row) -> bool:
    """Whether anything changed that a history keeps: not if only derived columns did."""
    if not hasattr(row.instance, "history"):
        return False
    kept = {field.name for field in type(row.instance).history.model.tracked_fields}
    return bool(kept & set(row.changes))


def _store_reports(rows: list[Row]) -> None:
    """Reports may carry each other's text, and so are all there before any points at another."""
    new = [row.instance for row in rows if row.is_new]
    pointing = [
        (report, report.republication_of, report.republication_kind)
        for report in new
        if report.republication_of
    ]
    for report, _, _ in pointing:
        report.republication_of, report.republication_kind = None, ""
    Report.objects.bulk_create(new, batch_size=BATCH)
    for report, carried, kind in pointing:
        report.republication_of, report.republication_kind = carried, kind
    Report.objects.bulk_update(
        [report for report, _, _ in pointing],
        ["republication_of", "republication_kind"],
        batch_size=BATCH,
    )
    _write_history(Report, new)
    _update(Report, rows)


def _store_assessments(rows: list[Row]) -> None:
    """One by one: they are the desk's own and few, and their history keeps what they cite."""
    for row in rows:
        if row.is_new or row.is_changed:
            verdict: Assessment = row.instance
            verdict._change_reason = REASON  # type: ignore[attr-defined]
            verdict.save()
            verdict.further_claims.set(row.further)


def _derive_again(plan: Plan) -> None:
    """Columns of claims the file does not name follow from reports and statements it changes."""
    for name, column in (("reports", "report"), ("statements", "statement")):
        changed = [row.instance.pk for row in plan.rows(name) if row.changes]
        for pks in batches(changed):
            hanging = Claim.objects.filter(**{f"{column}__in": pks})
            hanging.select_related("report", "statement").derive_again()
