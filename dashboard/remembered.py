"""What is worked out once for each version of the ledger, and kept in the cache: pages too."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from tracker.ledger import Ledger

T = TypeVar("T")
A_DAY = 24 * 60 * 60
# The parameters of pages that are kept.
KEPT = {"as_of", "page", "sort"}


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


def page_of_a_version(
    request: HttpRequest, ledger: Ledger, work: Callable[[], HttpResponse]
) -> HttpResponse:
    """The page at an address, from the cache if this version of the ledger was asked for it today.

    A public page hangs on the record, the day and its address alone: on no session and no header.
    Only what was found is kept, and no filtered list, so that nobody fills the cache with what
    nobody else will ask for; and nothing with DEBUG, so that whoever works on a template sees it.
    """
    if settings.DEBUG or not set(request.GET) <= KEPT:
        return work()
    address = hashlib.sha256(request.get_full_path().encode()).hexdigest()
    key = _key(ledger, f"page:{ledger.today}:{address}")
    if (kept := cache.get(key)) is not None:
        content, content_type = kept
        return HttpResponse(content, content_type=content_type)
    answer = work()
    if answer.status_code == HTTPStatus.OK:
        cache.set(key, (answer.content, answer.headers["Content-Type"]), A_DAY)
    return answer


def _key(ledger: Ledger, name: str) -> str:
    return f"{name}:{ledger.version}:{_moment(ledger)}"


def _moment(ledger: Ledger) -> str:
    changed = ledger.negotiation.changed_at
    return str(changed.timestamp()) if changed else ""
