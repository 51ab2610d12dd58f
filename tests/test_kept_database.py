"""The migrated file of the tests is kept for these migrations alone, and copied whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import kept_database


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_database, "FOLDER", tmp_path / "local")
    return tmp_path / "local"


def test_where_nothing_is_kept_nothing_is_copied(tmp_path: Path) -> None:
    assert not kept_database.copied_to(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_what_is_kept_is_the_whole_database_and_what_was_kept_before_goes(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE migrated (at TEXT)")
    monkeypatch.setattr(kept_database, "connection", SimpleNamespace(connection=database))
    folder.mkdir()
    (folder / "pourparler_migrated_before.sqlite3").touch()
    kept_database.keep()
    database.close()
    assert [path.stem for path in folder.iterdir()] == [kept_database.name()]
    assert kept_database.copied_to(tmp_path / "copy")
    copy = sqlite3.connect(tmp_path / "copy")
    assert copy.execute("SELECT name FROM sqlite_master").fetchall() == [("migrated",)]
    copy.close()


def test_other_migrations_are_another_database(monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept_database.name()
    assert kept_database.name() == before
    monkeypatch.setattr(kept_database, "SOURCES", ("tracker/*.py",))
    assert kept_database.name() != before
