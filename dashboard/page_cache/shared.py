"""The copies of kept pages that all processes share, in Redis; and who of them makes a page."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.core.cache.backends.base import BaseCache
from redis.exceptions import RedisError

from dashboard.page_cache.answers import Answer
from dashboard.page_cache.encodings import IDENTITY
from dashboard.page_cache.state import State

logger = logging.getLogger(__name__)
T = TypeVar("T")

A_DAY = 24 * 60 * 60
# A process that died while it made a page holds up the others no longer than this, in seconds.
PATIENCE = 10
PAUSE = 0.02


class SharedPages:
    """Pages by state and address in a cache that other processes read too.

    Where it cannot be reached there are no shared pages, and each process makes its own.
    """

    def __init__(self, cache: BaseCache, pause: Callable[[float], None] = time.sleep) -> None:
        self._cache = cache
        self._pause = pause

    def get(self, address: str, state: State) -> Answer | None:
        kept = _if_reached(lambda: self._cache.get(_key("page", address, state)))
        return Answer(state, kept[0], {IDENTITY: kept[1]}) if kept else None

    def put(self, address: str, answer: Answer) -> None:
        """The plain body alone: each process compresses its copy for those who ask it."""
        told = answer.headers, answer.bodies[IDENTITY]
        _if_reached(lambda: self._cache.set(_key("page", address, answer.state), told, A_DAY))

    @contextmanager
    def making(self, address: str, state: State) -> Iterator[None]:
        """Wait while another process makes the page; let the others wait while this one does."""
        name = _key("making", address, state)
        is_mine = self._wait_for(name, address, state)
        try:
            yield
        finally:
            if is_mine:
                _if_reached(lambda: self._cache.delete_many([name]))

    def _wait_for(self, name: str, address: str, state: State) -> bool:
        """Whether it falls to this process to make the page; else another has made it."""
        for _ in range(int(PATIENCE / PAUSE)):
            # Where Redis is away nobody is waited for.
            if _if_reached(lambda: self._cache.add(name, True, PATIENCE)) is not False:
                return True
            if self.get(address, state):
                return False
            self._pause(PAUSE)
        return False


def _key(kind: str, address: str, state: State) -> str:
    named = hashlib.sha256("\n".join((*map(str, state), address)).encode()).hexdigest()
    return f"{kind}:{named}"


def _if_reached(work: Callable[[], T]) -> T | None:
    try:
        return work()
    except (RedisError, OSError) as error:
        logger.warning("The shared pages cannot be reached: %s", error)
        return None
