"""What is worked out once a version."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.remembered import once_a_version
from tests import sweep
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
