"""A table that is imported while its report is published: nothing public changes silently."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from tests.at_the_desk import at_the_desk, page
from tests.bulk.tables import drafted, told
from tests.factories import make_claim
from tests.test_admin_concurrency import ROUNDS, at_once
from tracker.bulk.rows import NounDrafting
from tracker.models import Outlet, Report
from tracker.publishing import publish

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

WORDS = {"claim": "summary", "report": "headline"}


@pytest.mark.parametrize("kind", WORDS)
def test_either_the_table_is_imported_or_the_report_is_published(kind: str) -> None:
    for _ in range(ROUNDS):
        claim = make_claim(status="draft")
        row: Any = claim if kind == "claim" else claim.report
        cells = {"id": row.public_id, WORDS[kind]: "From the table"}
        publisher = at_the_desk("publisher", username=f"publisher {claim.pk}")
        confirmation = page("report", "publish") + f"?ids={claim.report.pk}"
        seen = publisher.get(confirmation).context["seen"]
        outcome, answer = at_once(
            lambda cells=cells: drafted(kind, cells),
            lambda publisher=publisher, address=confirmation, seen=seen: publisher.post(
                address, {"seen": seen}
            ),
        )
        is_published = answer.status_code == 302
        assert Report.objects.get(pk=claim.report.pk).is_published == is_published
        assert bool(told(outcome)) == is_published
        row.refresh_from_db()
        assert (getattr(row, WORDS[kind]) == "From the table") != is_published


def test_an_outlet_becomes_public_after_the_import_that_renames_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = make_claim(status="draft").report
    publication = Thread(target=publishing(report))
    fill = NounDrafting.fill

    def published_before_it_is_stored(*row: Any) -> None:
        publication.start()
        while publication.is_alive() and not somebody_waits():
            pass
        assert publication.is_alive()
        fill(*row)

    monkeypatch.setattr(NounDrafting, "fill", published_before_it_is_stored)
    outcome = drafted("outlet", {"slug": report.outlet.slug, "name": "From the table"})
    publication.join()
    assert told(outcome) == []
    outlet = Outlet.objects.get()
    assert (outlet.name, outlet.is_public) == ("From the table", True)


def publishing(report: Report) -> Callable[[], None]:
    def work() -> None:
        try:
            publish(Report.objects.get(pk=report.pk))
        finally:
            connection.close()

    return work


def somebody_waits() -> bool:
    """Whether a transaction waits for a row that another one holds.

    On SQLite every other one does: the import has had the only right to write since it began.
    """
    if connection.vendor == "sqlite":
        return connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])
