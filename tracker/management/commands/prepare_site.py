"""`manage.py prepare_site FILE`: makes a private machine's database ready to be served."""

import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import BaseCommand, CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from tracker.models import Negotiation

DESK = "desk"


class Command(BaseCommand):
    help = "Migrate, load a ledger file if there is no ledger yet, create the desk's first login."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the ledger file an empty database begins with")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            refuse_newer_database()
            call_command("migrate", interactive=False, verbosity=0)
        except DatabaseError as error:
            raise CommandError(
                f"The database cannot be used ({str(error).strip()}); check DATABASE_URL, "
                "or move the file away to begin with a new one."
            ) from error
        self.load(file)
        self.create_desk()

    def load(self, file: Path) -> None:
        """Import the file, unless there is a ledger already: that one is kept as it is."""
        held = Negotiation.objects.first()
        if held is None:
            call_command("import_ledger", str(file), stdout=self.stdout)
        else:
            self.stdout.write(f"Ledger: {held}, kept as it was.")

    def create_desk(self) -> None:
        """Create a first login with a random password, unless somebody can log in already."""
        users = get_user_model()._default_manager
        if users.filter(is_staff=True).exists():
            return
        password = secrets.token_urlsafe(12)
        desk = users.create_superuser(DESK, password=password)
        desk.groups.set(Group.objects.filter(name="publisher"))
        self.stdout.write(f"Login for the desk, shown only now: {DESK}, password {password}")


def refuse_newer_database() -> None:
    """Raise CommandError if migrations were applied that this version of the code lacks."""
    loader = MigrationLoader(connection)
    known = {*loader.disk_migrations}
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    ours = loader.migrated_apps
    unknown = sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in ours and (app, name) not in known
    )
    if unknown:
        raise CommandError(
            f"The database is from a newer version of Pourparler (it has {', '.join(unknown)}); "
            "update the code, or choose another database: DATABASE_URL=sqlite:///other.sqlite3"
        )
