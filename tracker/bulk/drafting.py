"""From a table to drafts of the record: all of its rows, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from tracker.bulk.columns import NOUNS, TableKind
from tracker.bulk.outcome import Entry, Outcome, Problem
from tracker.bulk.rows import ClaimDrafting, NounDrafting, ReportDrafting, RowDrafting
from tracker.sheets.table import Row, Table

_DRAFTING: dict[TableKind, type[RowDrafting]] = {
    TableKind.OUTLET: NounDrafting,
    TableKind.ACTOR: NounDrafting,
    TableKind.REPORT: ReportDrafting,
    TableKind.CLAIM: ClaimDrafting,
}


def draft(kind: TableKind, table: Table, columns: Sequence[str], *, dry_run: bool) -> Outcome:
    """Make drafts of the rows; `columns` says what each heading means, "" for nothing.

    One transaction: with a problem in any row, or on a dry run, nothing is stored. What the
    public sees is never changed, so nothing of it has to be rebuilt.
    """
    drafting = _DRAFTING[kind](NOUNS[kind])
    outcome = Outcome()
    headings = {
        name: heading for name, heading in zip(columns, table.headings, strict=True) if name
    }
    with transaction.atomic():
        for row in table.rows:
            cells = {name: text for name, text in zip(columns, row.cells, strict=True) if name}
            try:
                outcome.entries.append(_entry(drafting, row, cells))
            except ValidationError as error:
                outcome.problems += _problems(row, error, headings)
                drafting.forget()
        drafting.finish()
        if dry_run or outcome.problems:
            transaction.set_rollback(True)
    return outcome


def _entry(drafting: RowDrafting, row: Row, cells: Mapping[str, str]) -> Entry:
    try:
        with transaction.atomic():
            return drafting.entry(row.number, cells)
    except IntegrityError:
        drafting.forget()
    try:  # Now it shall say which rule it breaks.
        with transaction.atomic():
            return drafting.entry(row.number, cells, is_thorough=True)
    except IntegrityError:
        raise ValidationError("It clashes with another row.") from None


def _problems(row: Row, error: ValidationError, headings: Mapping[str, str]) -> Iterator[Problem]:
    if not hasattr(error, "error_dict"):
        yield from (Problem(row.number, "", message) for message in error.messages)
        return
    for name, messages in error.message_dict.items():
        column = "" if name == NON_FIELD_ERRORS else _heading(name, headings)
        yield from (Problem(row.number, column, message) for message in messages)


def _heading(name: str, headings: Mapping[str, str]) -> str:
    """What the file calls the column; one that it lacks is named as it would be."""
    if name in {"event", "issue"} and name not in headings:
        name = "subject"
    return headings.get(name, name)
