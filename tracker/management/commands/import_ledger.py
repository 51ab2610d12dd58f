"""`manage.py import_ledger FILE`: imports a ledger file, all of it or nothing."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from tracker.ledger_file.correcting import REASON
from tracker.ledger_file.load import COUNTED, Outcome, load
from tracker.ledger_file.problems import LedgerFileError
from tracker.progress import Progress


class Command(BaseCommand):
    help = (
        "Import a ledger file. Everything is checked first, and every problem is listed; rows are "
        "known by id or slug, so importing a file twice changes nothing. Nothing is deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file; - reads standard input")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and do nothing"
        )
        parser.add_argument(
            "--reason",
            default=REASON,
            help="why what is public already is changed: the public reads it on /corrections/",
        )

    def handle(self, *, file: str, dry_run: bool, reason: str, **options: Any) -> None:
        try:
            outcome = load(
                read(file),
                dry_run=dry_run,
                reason=reason.strip() or REASON,
                watch=Progress(self.stderr),
            )
        except LedgerFileError as error:
            count = len(error.problems)
            counted = "a problem" if count == 1 else f"{count} problems"
            raise CommandError(f"Nothing was imported, because of {counted}:\n{error}") from error
        self.tell(outcome, dry_run=dry_run)

    def tell(self, outcome: Outcome, *, dry_run: bool) -> None:
        if dry_run:
            self.stdout.write("A dry run: this is what would be done, and nothing was.")
        for notice in outcome.notices:
            self.stdout.write(notice)
        if outcome.is_nothing:
            self.stdout.write(f"Nothing to change; the ledger stays at version {outcome.version}.")
            return
        for name in COUNTED:
            counts = {
                "created": outcome.created[name],
                "updated": outcome.updated[name],
                "unchanged": outcome.unchanged[name],
            }
            if any(counts.values()):
                shown = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
                self.stdout.write(f"{name.replace('_', ' ').capitalize()}: {shown}.")
        self.stdout.write(f"Readings changed: {len(outcome.changes)}.")
        self.stdout.write(f"The ledger is at version {outcome.version}.")


def read(file: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises CommandError."""
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CommandError(f"{file} cannot be read: {reason}.") from error
