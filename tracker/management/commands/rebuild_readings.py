"""`manage.py rebuild_readings`: brings all that is derived from the record up to it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from tracker import movement, projection, versions, visibility
from tracker.progress import Progress


class Command(BaseCommand):
    help = "Rebuild the readings from the claims, and print what changed: normally nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit with 1 if anything would"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        touched, watch = projection.everything(), Progress(self.stderr)
        if check:
            changes = projection.check(touched, watch)
            is_current = visibility.is_up_to_date() and movement.is_up_to_date()
        else:
            with transaction.atomic():
                is_current = not visibility.bring_up_to_date() and movement.is_up_to_date()
                changes = projection.rebuild(touched, watch=watch)
                if changes or not is_current:
                    # Pages are cached by the version: they shall not show what was wrong.
                    versions.raise_version(changes)
        for change in changes:
            self.stdout.write(str(change))
        if not is_current:
            self.stdout.write(
                "The days on which anything became known were not those of the record."
            )
        if check and (changes or not is_current):
            raise CommandError("What is derived differs from the record; run rebuild_readings.")
