"""The order of lists: where an object stands in the file is where it stands on the site."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

from tracker.ledger_file.rows import Row

T = TypeVar("T", bound=Hashable)


def merged(stored: Sequence[T], named: Sequence[T]) -> list[T]:
    """The stored sequence, named ones in their new order, new ones behind their neighbours.

    What is not named keeps its place: a file may name a part of a list.
    """
    there = set(stored) & set(named)
    followers: dict[T | None, list[T]] = {None: []}
    anchor: T | None = None
    for item in dict.fromkeys(named):
        if item in there:
            anchor = item
        followers.setdefault(anchor, [])
        if item not in there:
            followers[anchor].append(item)
    moved = iter([item for item in dict.fromkeys(named) if item in there])
    placed: list[T] = []
    for item in stored:
        if item not in there:
            placed.append(item)
            continue
        if first := followers.pop(None, []):
            placed += first
        item = next(moved)
        placed += [item, *followers[item]]
    return placed + followers.get(None, [])


def arrange(stored: Sequence[Row], wanted: Sequence[Row]) -> None:
    """Number rows by their place, unless they stand in the right order as they are numbered."""
    if [id(row) for row in stored] == [id(row) for row in wanted]:
        return
    for place, row in enumerate(wanted):
        row.instance.order = place
