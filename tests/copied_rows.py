"""The rows of whole tables, read once and put back as often as tests need them again.

Neither models nor fields are asked, which would take longer than many a test.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

ON_POSTGRESQL = connection.vendor == "postgresql"


class Rows(NamedTuple):
    """All rows of one table: on SQLite their values, on PostgreSQL the blocks of a COPY."""

    table: str
    width: int
    rows: list[Any]


def read(tables: Iterable[str]) -> list[Rows]:
    """The rows of those of the tables that hold any."""
    with connection.cursor() as cursor:
        return [rows for table in tables if (rows := _read(cursor, table)).rows]


def _read(cursor: Any, table: str) -> Rows:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    width = len(cursor.description)
    if not ON_POSTGRESQL:
        return Rows(table, width, cursor.cursor.fetchall())
    with cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT") as blocks:
        return Rows(table, width, [bytes(block) for block in blocks])


@transaction.atomic
def put_back(kept: Iterable[Rows]) -> None:
    """Write the rows into their tables, which must hold none of them."""
    with connection.cursor() as cursor:
        for each in kept:
            _write(cursor, each)


def _write(cursor: Any, kept: Rows) -> None:
    table = connection.ops.quote_name(kept.table)
    if ON_POSTGRESQL:
        with cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for block in kept.rows:
                copy.write(block)
    else:
        places = ", ".join(["%s"] * kept.width)
        cursor.executemany(f"INSERT INTO {table} VALUES ({places})", kept.rows)


def count_on(models: list[type[Model]]) -> None:
    """Let the next row of each get a number of its own.

    PostgreSQL would otherwise give it that of a row that was put back with its number.
    """
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
