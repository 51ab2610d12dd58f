"""The migrated SQLite file of the tests: kept from one run to the next, and copied by each process.

Migrating takes longer than many a test.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

import django
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".local"
# What the tables, and the rows that migrations write, are made from.
SOURCES = (
    "dashboard/settings.py",
    "tracker/*.py",
    "tracker/models/*.py",
    "tracker/migrations/*.py",
)


def name() -> str:
    """Another name as soon as another database would come of the migrations."""
    total = hashlib.sha256(django.get_version().encode())
    paths = [path for pattern in SOURCES for path in sorted(ROOT.glob(pattern))]
    for path in [*paths, ROOT / "requirements.txt"]:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"pourparler_migrated_{total.hexdigest()[:16]}"


def copied_to(path: Path) -> bool:
    """Whether there was a kept file for these migrations, which lies at that path now."""
    kept = FOLDER / f"{name()}.sqlite3"
    if not kept.exists():
        return False
    shutil.copyfile(kept, path)
    return True


def keep() -> None:
    """Keep the database of the connection, as the migrations left it, for the runs to come."""
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    for former in FOLDER.glob("pourparler_migrated_*.sqlite3"):
        if former.stem != name():
            former.unlink(missing_ok=True)
    # Under a name of its own until it is whole: other processes look for it meanwhile.
    unfinished = FOLDER / f"unfinished-{os.getpid()}.sqlite3"
    target = sqlite3.connect(unfinished)
    connection.connection.backup(target)
    target.close()
    unfinished.replace(FOLDER / f"{name()}.sqlite3")
