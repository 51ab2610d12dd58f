"""What became of a table, row by row, or what stands in the way of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class Action(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that says something else than the record did."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table and what it is in the record."""

    row: int
    action: Action
    label: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken; `column` is its heading in the file, "" for the whole row."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"Row {self.row}, column “{self.column}”" if self.column else f"Row {self.row}"
        return f"{place}: {self.message}"


@dataclass(slots=True)
class Outcome:
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def count(self, action: Action) -> int:
        return sum(entry.action is action for entry in self.entries)

    @property
    def drafted(self) -> int:
        return len(self.entries) - self.count(Action.SAME)

    @property
    def seal(self) -> str:
        """Another as soon as the same table would do anything else than this."""
        return hashlib.sha256(repr((self.entries, self.problems)).encode()).hexdigest()[:16]

    def __str__(self) -> str:
        counts = {action: self.count(action) for action in Action}
        return ", ".join(f"{count} {action}" for action, count in counts.items() if count)
