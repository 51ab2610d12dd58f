"""What is put back into a table is what was in it, to the letter."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from tests import copied_rows
from tests.at_the_desk import make_user
from tests.factories import make_actor, make_claim
from tests.ledger_files import empty_the_record
from tests.sample_rows import load_sample
from tracker.models import Actor, Claim, Reading

RECORD = list(apps.get_app_config("tracker").get_models(include_auto_created=True))
# Of each kind of column some: days, moments, yes and no, numbers, lists, texts.
TABLES = [model._meta.db_table for model in (Actor, Claim, Reading, Actor.history.model)]


def letters(table: str) -> list[list[str]]:
    """Every value of a table as the database itself writes it."""
    form = "quote({})" if connection.vendor == "sqlite" else "{}::text"
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        columns = ", ".join(form.format(connection.ops.quote_name(each.name)) for each in described)
        cursor.execute(f"SELECT {columns} FROM {table} ORDER BY 1")
        return [list(row) for row in cursor.fetchall()]


@pytest.mark.django_db
def test_what_is_put_back_is_to_the_letter_what_was_read() -> None:
    load_sample()
    make_claim(quote="Tab\t, line\n, \\, 'quoted', Рябков", note="")
    before = {table: letters(table) for table in TABLES}
    kept = copied_rows.read(model._meta.db_table for model in RECORD)
    empty_the_record()
    assert not Claim.objects.exists()
    copied_rows.put_back(kept)
    assert {table: letters(table) for table in TABLES} == before
    assert all(before.values())


@pytest.mark.django_db
def test_a_row_made_after_the_copied_ones_has_a_number_of_its_own(sample: None) -> None:
    empty_the_record()
    load_sample()
    taken = {*Actor.objects.values_list("pk", flat=True)}
    assert taken
    assert make_actor("another").pk not in taken


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_one_that_commits_finds_what_the_migrations_wrote(time: str) -> None:
    assert Group.objects.get(name="editor").permissions.exists()
    make_user("editor")


@pytest.mark.django_db
def test_and_so_does_the_next_that_does_not() -> None:
    assert Group.objects.get(name="editor").permissions.exists()
