"""What is worked out once for each version of the ledger, and kept in the cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache

from tracker.ledger import Ledger

T = TypeVar("T")
A_DAY = 24 * 60 * 60


def once_a_version(ledger: Ledger, name: str, work: Callable[[], T]) -> T:
    """The result of `work`, from the cache if this version of the ledger had it worked out.

    The name says all else that the result hangs on. The moment of the version is part of the
    key: ledgers that share a cache, or follow each other in one database, may share a number.
    Of a tentative ledger nothing is kept: it never comes to be.
    """
    if ledger.is_tentative:
        return work()
    found: Any = cache.get_or_set(_key(ledger, name), work, A_DAY)
    return found  # type: ignore[no-any-return]


def _key(ledger: Ledger, name: str) -> str:
    return f"{name}:{ledger.version}:{_moment(ledger)}"


def _moment(ledger: Ledger) -> str:
    changed = ledger.negotiation.changed_at
    return str(changed.timestamp()) if changed else ""
