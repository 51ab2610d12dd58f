"""Which addresses are asked for most, over the last hour or so."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

# Two spans are counted, the one that runs and the one before it: half an hour to an hour.
SPAN = 30 * 60
# So many addresses are counted in a span; a crawler that asks for each page once counts no more.
MOST = 5_000


class Demand:
    """Counts requests; `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._now: Counter[str] = Counter()
        self._before: Counter[str] = Counter()

    def count(self, address: str) -> None:
        self._turn()
        if address in self._now or len(self._now) < MOST:
            self._now[address] += 1

    def most_asked(self, number: int) -> list[str]:
        """So many addresses, the one asked for most first."""
        self._turn()
        return [address for address, _ in (self._now + self._before).most_common(number)]

    def _turn(self) -> None:
        """Begin a new span when the old one is over; after two without requests nothing is left."""
        spans = int((self._clock() - self._began) // SPAN)
        if spans:
            self._before = self._now if spans == 1 else Counter()
            self._now = Counter()
            self._began += spans * SPAN
