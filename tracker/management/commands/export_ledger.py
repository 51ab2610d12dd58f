"""`manage.py export_ledger [FILE]`: writes a ledger file of the record, or of its public part."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from tracker import dates
from tracker.ledger_file.export import export
from tracker.progress import Progress


class Command(BaseCommand):
    help = (
        "Write a ledger file: a backup of the whole record with drafts and stored texts, or with "
        "--public or --as-of what is published."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="where to; without it, the output")
        parser.add_argument(
            "--as-of",
            type=day,
            metavar="DATE",
            help="only what was published and known by that day",
        )
        parser.add_argument(
            "--readings", action="store_true", help="also what is derived from the claims"
        )
        parser.add_argument(
            "--public", action="store_true", help="without drafts, stored texts and other desk data"
        )

    def handle(
        self, *, file: str, as_of: date | None, readings: bool, public: bool, **options: Any
    ) -> None:
        try:
            text = export(
                as_of=as_of, public=public, readings=readings, watch=Progress(self.stderr)
            )
        except DatabaseError as error:
            raise CommandError(f"The database cannot be read: {str(error).strip()}.") from error
        if file == "-":
            if hasattr(self.stdout, "reconfigure"):
                # Whatever the terminal is set to, a ledger file is UTF-8.
                self.stdout.reconfigure(encoding="utf-8", newline="\n")
            self.stdout.write(text, ending="")
            return
        try:
            write(Path(file), text)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise CommandError(f"{file} cannot be written: {reason}.") from error


def day(text: str) -> date:
    """A day of the calendar; raises ArgumentTypeError."""
    try:
        span = dates.parse(text)
    except dates.DateError:
        span = None
    if span is None or span.earliest is None or span.text != span.earliest.isoformat():
        raise ArgumentTypeError(f'"{text}" is not a day; for example 2025-02-18')
    return span.earliest


def write(path: Path, text: str) -> None:
    """Write the file whole, or leave the one that was there: it may be the only backup."""
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
