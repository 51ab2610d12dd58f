"""`manage.py import_ledger`: what it prints, reads and refuses."""

import io
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.ledger_files import small, text_of, told
from tracker.models import Issue, Report

pytestmark = pytest.mark.django_db


def test_the_command_tells_what_it_created_updated_and_left(tmp_path: Path) -> None:
    assert told(small(), tmp_path=tmp_path).splitlines() == [
        "Negotiation: 1 created.",
        "Parties: 2 created.",
        "Actors: 2 created.",
        "Outlets: 1 created.",
        "Series: 1 created.",
        "Issues: 2 created.",
        "Events: 1 created.",
        "Statements: 1 created.",
        "Reports: 1 created.",
        "Claims: 2 created.",
        "Readings changed: 2.",
        "The ledger is at version 1.",
    ]
    assert told(small(), tmp_path=tmp_path) == (
        "Nothing to change; the ledger stays at version 1.\n"
    )
    document = small()
    document["issues"] = [{"slug": "ferries", "title": "Ferries"}, document["issues"][0]]
    document["issues"][1]["title"] = "Tolls and fees"
    lines = told(document, "--dry-run", tmp_path=tmp_path).splitlines()
    assert lines[:2] == [
        "A dry run: this is what would be done, and nothing was.",
        "Issues that are not in the file, and stay: 1.",
    ]
    assert "Issues: 1 created, 2 updated." in lines
    assert "Claims: 2 unchanged." in lines
    assert not Issue.objects.filter(slug="ferries").exists()


def test_the_command_reads_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO(text_of(small()).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="ascii"))
    call_command("import_ledger", "-", stdout=io.StringIO())
    assert Report.objects.count() == 1


def test_the_command_ends_with_every_problem_and_their_number(tmp_path: Path) -> None:
    document = small()
    document["issues"][0]["title"] = document["issues"][1]["title"] = ""
    with pytest.raises(CommandError) as refused:
        told(document, tmp_path=tmp_path)
    assert refused.value.returncode == 1
    assert str(refused.value).splitlines() == [
        "Nothing was imported, because of 2 problems:",
        "issues[0].title: this is missing",
        "issues[1].title: this is missing",
    ]
    del document["issues"][0]["title"], document["issues"][1]["title"]
    with pytest.raises(CommandError, match="^Nothing was imported, because of a problem:\n"):
        told(document | {"issues": document["issues"][:1], "reports": []}, tmp_path=tmp_path)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("/no/such/file.json", "No such file or directory"),
        ("/tmp", "Is a directory"),
        ("a\x00b", "embedded null byte"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(file: str, reason: str) -> None:
    with pytest.raises(CommandError, match=f"cannot be read: {reason}"):
        call_command("import_ledger", file)
