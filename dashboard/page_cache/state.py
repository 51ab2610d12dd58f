"""What every page hangs on beside its address: the ledger's version and today's date."""

from __future__ import annotations

from typing import NamedTuple

from django.db import DatabaseError, connection
from django.utils import timezone

from tracker.ledger import newest_version


class State(NamedTuple):
    """Two pages at one address are the same if their states are.

    The moment of the version is part of it: ledgers that follow each other in one database may
    share a number.
    """

    version: int
    moment: str
    today: str


def current_state() -> State:
    """The state that any reader finds now; raises DatabaseError where there is no database.

    The connection is the thread's own, outside any transaction, so a version is found as soon as
    it is committed. One that the server closed meanwhile is opened again.
    """
    try:
        version, moment = newest_version()
    except DatabaseError:
        connection.close()
        version, moment = newest_version()
    return State(version, moment, timezone.localdate().isoformat())
