"""The pages that one process keeps, in so many bytes: the longest unasked for goes first."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from dashboard.page_cache.answers import Answer
from dashboard.page_cache.state import State


class Store:
    """Answers by address, of any state; a page of another state than the reader's is none."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._answers: OrderedDict[str, tuple[Answer, int]] = OrderedDict()
        self._lock = Lock()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, address: str, state: State) -> Answer | None:
        """The page at an address as it is in a state, if it is kept."""
        with self._lock:
            if (found := self._answers.get(address)) is None or found[0].state != state:
                return None
            self._answers.move_to_end(address)
            return found[0]

    def put(self, address: str, answer: Answer) -> None:
        """Keep a page in place of what was kept of its address; again, once it has grown."""
        with self._lock:
            self._forget(address)
            size = answer.size
            # One that takes up a quarter of the room would drive out too many others.
            if size > self._most_bytes // 4:
                return
            self._answers[address] = answer, size
            self.bytes += size
            while self.bytes > self._most_bytes:
                self._forget(next(iter(self._answers)))

    def _forget(self, address: str) -> None:
        if found := self._answers.pop(address, None):
            self.bytes -= found[1]
