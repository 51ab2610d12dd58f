"""`manage.py prepare_site`: what makes a private machine's database ready."""

import io
import re
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import RequestFactory

from bootstrap import SAMPLE_LEDGER
from tracker.management.commands import prepare_site
from tracker.models import Negotiation, Report

pytestmark = pytest.mark.django_db


def prepare(file: Path = SAMPLE_LEDGER) -> str:
    out = io.StringIO()
    call_command("prepare_site", str(file), stdout=out)
    return out.getvalue()


def test_an_empty_database_gets_the_ledger_and_a_login_that_works(rf: RequestFactory) -> None:
    said = prepare()
    shown = re.search(r"shown only now: (\S+), password (\S+)", said)
    assert shown is not None
    name, password = shown.groups()
    assert len(password) >= 16
    desk = authenticate(rf.post("/admin/login/"), username=name, password=password)
    assert isinstance(desk, User)
    assert desk.is_staff
    assert [group.name for group in desk.groups.all()] == ["publisher"]
    assert Negotiation.objects.count() == 1
    assert Report.objects.count() == 5


def test_a_second_run_keeps_the_ledger_and_shows_no_password() -> None:
    prepare()
    Negotiation.objects.update(title="As the desk has it now")
    said = prepare()
    assert "Ledger: As the desk has it now, kept as it was." in said
    assert "password" not in said
    assert User.objects.count() == 1


def test_no_login_is_made_where_somebody_can_log_in_already() -> None:
    User.objects.create_user("editor", password="right horse", is_staff=True)
    assert "password" not in prepare()
    assert [user.username for user in User.objects.all()] == ["editor"]


def test_two_machines_do_not_share_a_password() -> None:
    first = prepare().split()[-1]
    User.objects.all().delete()
    assert prepare().split()[-1] != first


def test_a_database_from_a_newer_version_is_left_alone_and_named() -> None:
    MigrationRecorder(connection).record_applied("tracker", "9999_from_the_future")
    with pytest.raises(CommandError) as refusal:
        prepare()
    assert "from a newer version of Pourparler (it has tracker.9999_from_the_future)" in str(
        refusal.value
    )
    assert "update the code" in str(refusal.value)
    assert not Negotiation.objects.exists()


def test_what_another_application_once_left_behind_is_no_newer_version() -> None:
    MigrationRecorder(connection).record_applied("once_installed", "0001_initial")
    prepare_site.refuse_newer_database()


def test_a_database_that_cannot_be_used_ends_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise DatabaseError("file is not a database")

    monkeypatch.setattr(prepare_site, "refuse_newer_database", fail)
    with pytest.raises(CommandError, match="cannot be used .file is not a database.; check"):
        prepare()
