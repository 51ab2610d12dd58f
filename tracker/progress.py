"""How far long work has come: a line that is written anew on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")

# So many rows are enough to wait for; of fewer nothing is said unless they take a second.
MANY = 5_000
PATIENCE = 1.0
# Seconds between two tellings, on a terminal and in a log.
ON_A_TERMINAL, ELSEWHERE = 0.2, 10.0


class Stream(Protocol):
    """Where it is told: a file, or what Django's commands write to."""

    def isatty(self) -> bool: ...

    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


class Watch(Protocol):
    """Gives back what it is given, one by one, and may tell somebody how far that has come.

    `rows` says how many rows an item is, if it is a batch of them.
    """

    def __call__(
        self, words: str, items: Collection[T], rows: Callable[[T], int] = ...
    ) -> Iterable[T]: ...


def one(item: object) -> int:
    return 1


def unwatched(words: str, items: Collection[T], rows: Callable[[T], int] = one) -> Iterable[T]:
    """For whoever does not wait for it."""
    return items


class Progress:
    """Tells a stream how many rows are done, how many a second, and how long the rest will take."""

    def __init__(self, stream: Stream, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._is_terminal = stream.isatty()

    def __call__(
        self, words: str, items: Collection[T], rows: Callable[[T], int] = one
    ) -> Iterator[T]:
        """The items; between them what it tells of them. `words` say what is done with the rows."""
        number = sum(map(rows, items))
        began = told = self._clock()
        pause = ON_A_TERMINAL if self._is_terminal else ELSEWHERE
        done = 0
        for item in items:
            yield item
            done += rows(item)
            now = self._clock()
            is_worth_it = number >= MANY or now - began >= PATIENCE
            if is_worth_it and now - told >= pause and done < number:
                self._tell(words, done, number, now - began)
                told = now
        taken = self._clock() - began
        if number >= MANY or told > began:
            self._tell(words, number, number, taken, is_last=True)

    def _tell(
        self, words: str, done: int, number: int, taken: float, *, is_last: bool = False
    ) -> None:
        rate = done / taken if taken else 0
        line = f"{words}: {done:,} of {number:,}"
        if rate:
            line += f", {rate:,.0f} a second"
            left = f"{taken:.0f} s in all" if is_last else f"{(number - done) / rate:.0f} s left"
            line += f", {left}"
        if self._is_terminal:
            # Back to the start of the line, and nothing of the last one left behind.
            self._stream.write(f"\r\x1b[K{line}{chr(10) if is_last else ''}")
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()
