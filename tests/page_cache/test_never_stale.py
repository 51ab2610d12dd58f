"""Nobody is given an older version after a newer one was acknowledged."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from threading import Event, Lock, Thread

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from tests.factories import make_claim, make_negotiation
from tests.page_cache.asking import ask, page_cache
from tests.reading_pages import read_again
from tracker.ledger import newest_version
from tracker.models import Negotiation

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PUBLICATIONS, READERS, PROCESSES = 12, 2, 2
_VERSION = re.compile(rb"[Vv]ersion (?:<[^>]*>)?(\d+)")


class Acknowledged:
    """The newest version that somebody was told of."""

    def __init__(self) -> None:
        self.number, self._lock = 0, Lock()

    def tell(self, number: int) -> None:
        with self._lock:
            self.number = max(self.number, number)


def started(work: Callable[[], None]) -> Thread:
    """The work in a thread with a connection of its own, closed at its end."""

    def whole() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = Thread(target=whole)
    thread.start()
    return thread


def stale_reads(acknowledged: Acknowledged) -> tuple[int, int]:
    """How many pages were read beside two writers, and how many of these were older than told."""
    done, reads, stale = Event(), [0], [0]
    sites = [page_cache(WSGIHandler()) for _ in range(PROCESSES)]

    def write() -> None:
        for _ in range(PUBLICATIONS):
            Negotiation.objects.raise_version()
            acknowledged.tell(newest_version()[0])

    def read(number: int) -> None:
        while not done.is_set():
            told = acknowledged.number
            body = ask(sites[number % PROCESSES], "/issues/").body
            shown = max(map(int, _VERSION.findall(body)))
            reads[0] += 1
            stale[0] += shown < told

    readers = [started(partial(read, n)) for n in range(READERS * PROCESSES)]
    writers = [started(write) for _ in range(2)]
    for writer in writers:
        writer.join()
    done.set()
    for reader in readers:
        reader.join()
    return reads[0], stale[0]


def test_no_reader_is_given_an_older_version_than_somebody_was_told_of() -> None:
    make_negotiation()
    make_claim()
    read_again()
    reads, stale = stale_reads(Acknowledged())
    assert reads >= READERS * PROCESSES
    assert stale == 0


def test_the_check_finds_what_is_stale() -> None:
    """The control: to a reader who was told of a version that nobody made every page is old."""
    make_negotiation()
    make_claim()
    read_again()
    beyond = Acknowledged()
    beyond.tell(1_000_000)
    reads, stale = stale_reads(beyond)
    assert stale == reads > 0
