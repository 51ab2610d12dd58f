"""What is kept once a version: pages too, for as long as the record and the day are the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dashboard.remembered import once_a_version
from tests import sweep
from tests.factories import make_claim, make_issue, make_report
from tests.reading_pages import html, read_again
from tracker import publishing
from tracker.ledger import Ledger
from tracker.models import Negotiation

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(settings, request) -> Iterator[int]:
    """Numbers that say how often they were asked for, with a cache that keeps what it is given."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": request.node.name}}
    return iter(range(100))


def ask(counting, name="the-question"):
    return once_a_version(Ledger.as_of(), name, lambda: next(counting))


def test_the_same_question_is_worked_out_once(counting):
    assert [ask(counting), ask(counting), ask(counting, "another")] == [0, 0, 1]


def test_a_new_version_is_worked_out_anew(counting):
    Negotiation.objects.raise_version()
    assert [ask(counting), ask(counting)] == [0, 0]
    Negotiation.objects.raise_version()
    assert ask(counting) == 1


def test_another_ledger_of_the_same_number_is_not_taken_for_it(counting, monkeypatch):
    Negotiation.objects.raise_version()
    assert ask(counting) == 0
    Negotiation.objects.all().delete()
    sweep.stop_the_clock(monkeypatch)
    Negotiation.objects.raise_version()
    assert Ledger.as_of().version == 1
    assert ask(counting) == 1


# Pages.


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        html(client, address)
    return len(asked)


def test_a_page_that_was_asked_for_before_asks_only_for_the_version(client, counting):
    publishing.publish(make_claim(status="draft").report)
    assert queries(client, "/") > 5
    assert queries(client, "/") == 1


def test_the_page_kept_is_the_page(client, counting):
    publishing.publish(make_claim(status="draft").report)
    first, second = client.get("/claims/"), client.get("/claims/")
    assert first.content == second.content
    assert dict(first.items()) == dict(second.items())


def test_a_publication_is_seen_at_once(client, counting):
    publishing.publish(make_claim(status="draft").report)
    assert "Fishing" not in html(client, "/issues/")
    report = make_report(status="draft")
    make_claim(report=report, issue=make_issue("fishing", title="Fishing"))
    assert "Fishing" not in html(client, "/issues/")
    publishing.publish(report)
    assert "Fishing" in html(client, "/issues/")


def test_another_day_and_another_address_are_other_pages(client, monkeypatch, counting):
    publishing.publish(make_claim(status="draft").report)
    today = html(client, "/reports/")
    assert html(client, "/reports/?as_of=2025-06-12") != today
    assert html(client, "/reports/?sort=headline") != today
    sweep.stop_the_clock(monkeypatch, sweep.TODAY + timedelta(days=400))
    assert html(client, "/reports/") != today


def test_a_filtered_list_is_made_anew(client, counting):
    publishing.publish(make_claim(status="draft").report)
    html(client, "/claims/?kind=fact")
    assert queries(client, "/claims/?kind=fact") > 5


def test_what_is_not_there_is_not_kept(client, counting):
    html(client, "/issues/fishing/", 404)
    make_claim(issue=make_issue("fishing"))
    read_again()
    html(client, "/issues/fishing/")
