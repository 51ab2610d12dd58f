"""`manage.py import_claims FILE`: makes drafts of the rows of a table, all of them or none."""

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.management import BaseCommand, CommandError

from tracker.bulk.columns import NOUNS, TableKind
from tracker.bulk.drafting import draft
from tracker.bulk.outcome import Outcome
from tracker.management.commands.import_ledger import read as read_file
from tracker.sheets.reading import read
from tracker.sheets.table import Table, TableError


class Command(BaseCommand):
    help = (
        "Import claims, reports, actors or outlets from a CSV or XLSX file, as drafts: nothing "
        "that is public changes. Every row is checked, every problem is listed with its row and "
        "column, and nothing is stored unless all rows can be. docs/tables.md has the columns."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file, .csv or .xlsx; - reads standard input")
        parser.add_argument(
            "--of",
            choices=[kind.value for kind in TableKind],
            default=TableKind.CLAIM.value,
            help="what its rows are; claims unless given",
        )
        parser.add_argument(
            "--map",
            nargs="+",
            default=[],
            metavar="HEADING=COLUMN",
            help="headings that mean a column of another name; HEADING= leaves one out",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and do nothing"
        )

    def handle(
        self,
        *,
        file: str,
        of: str,
        dry_run: bool,
        **options: Any,
    ) -> None:
        kind = TableKind(of)
        try:
            table = read(read_file(file))
        except TableError as error:
            raise CommandError(f"{file}: {error}") from error
        columns = mapped(kind, table, options["map"])
        outcome = draft(kind, table, columns, dry_run=dry_run)
        if outcome.problems:
            listed = "\n".join(str(problem) for problem in outcome.problems)
            raise CommandError(f"Nothing was imported:\n{listed}")
        self.tell(outcome, table, columns, dry_run=dry_run)

    def tell(
        self, outcome: Outcome, table: Table, columns: Sequence[str], *, dry_run: bool
    ) -> None:
        if dry_run:
            self.stdout.write("A dry run: this is what would be done, and nothing was.")
        unused = [
            heading for heading, column in zip(table.headings, columns, strict=True) if not column
        ]
        if unused:
            self.stdout.write(f"Columns that were not used: {', '.join(unused)}.")
        self.stdout.write(f"{outcome}.")


def mapped(kind: TableKind, table: Table, given: Sequence[str]) -> list[str]:
    """The column for each heading: the one that is given, or else the one of that name."""
    noun = NOUNS[kind]
    columns = noun.guess(table.headings)
    for pair in given:
        heading, _, name = pair.rpartition("=")
        if heading not in table.headings:
            raise CommandError(f"--map {pair}: the file has no column headed “{heading}”.")
        if name and name not in {column.name for column in noun.columns}:
            known = ", ".join(column.name for column in noun.columns)
            raise CommandError(f"--map {pair}: “{name}” is not one of: {known}.")
        columns = ["" if column == name else column for column in columns]
        columns[table.headings.index(heading)] = name
    return columns
