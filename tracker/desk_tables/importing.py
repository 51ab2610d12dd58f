"""Importing a table at the desk: choose a file, see what would become of it, then let it be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.bulk.columns import NOUNS, Noun, TableKind
from tracker.bulk.drafting import draft
from tracker.bulk.outcome import Outcome
from tracker.sheets.reading import read
from tracker.sheets.table import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Row, Table, TableError
from tracker.text import clean_text

# As many as somebody reads before they mend them, or agree to them.
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Preview:
    """A table as it was read, what its headings are taken for, and what would become of it."""

    table: Table
    columns: Sequence[str]
    outcome: Outcome

    @property
    def headings(self) -> list[tuple[int, str, str]]:
        """Number, heading and column of each."""
        pairs = zip(self.table.headings, self.columns, strict=True)
        return [(number, heading, column) for number, (heading, column) in enumerate(pairs)]

    @property
    def left_aside(self) -> list[str]:
        """The headings that are taken for no column."""
        return [heading for _, heading, column in self.headings if heading and not column]

    @property
    def packed(self) -> str:
        """The table, for the form to bring along to the confirmation."""
        rows = [[row.number, *row.cells] for row in self.table.rows]
        return json.dumps([self.table.headings, rows], ensure_ascii=False, separators=(",", ":"))

    @property
    def problems(self) -> list[Any]:
        return self.outcome.problems[:MOST_SHOWN]

    @property
    def entries(self) -> list[Any]:
        return self.outcome.entries[:MOST_SHOWN]


def import_table(request: HttpRequest, site: AdminSite, kind: str) -> HttpResponse:
    """Ask for a file; preview it; make its rows drafts, if they are still what was previewed."""
    table_kind = TableKind(kind)
    noun = NOUNS[table_kind]
    if not may_import(request, noun):
        raise PermissionDenied
    preview, problem = None, ""
    if request.method == "POST":
        try:
            preview = _preview(request, table_kind)
        except TableError as error:
            problem = str(error)
    if preview and "confirm" in request.POST and not preview.outcome.problems:
        if outcome := _import(table_kind, preview, request.POST.get("seal", "")):
            return _imported(request, site, kind, outcome)
        preview = _preview(request, table_kind)
        problem = "The record has changed meanwhile: this is what would become of it now."
    context = {
        **site.each_context(request),
        "title": f"Import {noun.model._meta.verbose_name_plural}",
        "opts": noun.model._meta,
        "noun": noun,
        "preview": preview,
        "problem": problem,
        "most_rows": MOST_ROWS,
        "most_shown": MOST_SHOWN,
    }
    return TemplateResponse(request, "admin/import_table.html", context)


def may_import(request: HttpRequest, noun: Noun) -> bool:
    return bool(request.user.has_perms(noun.needs))


def _preview(request: HttpRequest, kind: TableKind) -> Preview:
    table, columns = _given(request, NOUNS[kind])
    return Preview(table, columns, draft(kind, table, columns, dry_run=True))


def _import(kind: TableKind, preview: Preview, seal: str) -> Outcome | None:
    """Make drafts of the rows; None, and none of them, if they become other than was agreed to."""
    with transaction.atomic():
        outcome = draft(kind, preview.table, preview.columns, dry_run=False)
        if outcome.seal == seal:
            return outcome
        transaction.set_rollback(True)
    return None


def _imported(request: HttpRequest, site: AdminSite, kind: str, outcome: Outcome) -> HttpResponse:
    messages.success(request, f"Imported as drafts: {outcome}. The public sees nothing of it yet.")
    address = reverse(f"admin:tracker_{kind}_changelist", current_app=site.name)
    return HttpResponseRedirect(address)


def _given(request: HttpRequest, noun: Noun) -> tuple[Table, list[str]]:
    """The table of the file that was chosen, or the one that the preview's form brings along."""
    if file := request.FILES.get("file"):
        if (file.size or 0) > MOST_BYTES:
            raise TableError("The file is larger than 2 MB: split it.")
        table = read(file.read())
        return table, noun.guess(table.headings)
    if not request.POST.get("table"):
        raise TableError("Choose a file first.")
    table = unpacked(request.POST["table"])
    names = {column.name for column in noun.columns}
    columns = [request.POST.get(f"column-{number}", "") for number in range(len(table.headings))]
    columns = [name if name in names else "" for name in columns]
    twice = {name for name in columns if name and columns.count(name) > 1}
    if twice:
        raise TableError(f"Two headings were given one meaning: {', '.join(sorted(twice))}.")
    return table, columns


def unpacked(packed: str) -> Table:
    """The table that a form brought along, whatever was made of it on the way."""
    try:
        headings, rows = json.loads(packed)
        cells = [text for line in [headings, *(row[1:] for row in rows)] for text in line]
        is_whole = (
            all(isinstance(text, str) for text in cells)
            and all(type(row[0]) is int and len(row) == len(headings) + 1 for row in rows)
            and len(headings) <= MOST_COLUMNS
            and len(rows) <= MOST_ROWS
        )
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        is_whole = False
    if not is_whole:
        raise TableError("The table did not come through whole: choose the file again.")
    return Table(
        tuple(clean_text(heading, one_line=True) for heading in headings),
        tuple(Row(row[0], tuple(clean_text(cell) for cell in row[1:])) for row in rows),
    )
