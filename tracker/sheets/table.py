"""A table as it was read from a file: headings and rows of plain texts, within limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.sheets.harmless import bare
from tracker.text import clean_text

MOST_ROWS = 1000
MOST_COLUMNS = 60
MOST_BYTES = 2 * 1024 * 1024


class TableError(Exception):
    """Why a file cannot be read as a table, as a sentence for whoever gave it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as spreadsheets count, the headings being the first, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def table_of(lines: Iterable[Sequence[str]], *, is_guarded: bool) -> Table:
    """The table of these lines, the first of which are the headings."""
    headings: tuple[str, ...] | None = None
    rows: list[Row] = []
    size = 0
    for number, line in enumerate(lines, start=1):
        filled = _without_end(line)
        if len(filled) > MOST_COLUMNS:
            raise TableError(f"Row {number} has more than {MOST_COLUMNS} cells.")
        cells = tuple(clean_text(bare(cell) if is_guarded else cell) for cell in filled)
        if not any(cells):
            continue
        size += sum(len(cell.encode()) for cell in cells)
        if size > MOST_BYTES:
            raise TableError("It holds more than 2 MB of text: split it.")
        if headings is None:
            headings = _headings(cells)
            continue
        rows.append(Row(number, _fitted(number, cells, len(headings))))
        if len(rows) > MOST_ROWS:
            raise TableError(f"It has more than {MOST_ROWS} rows: split it.")
    if headings is None or not rows:
        raise TableError("It has no rows: the first are the headings, and below them the rows.")
    return Table(headings, tuple(rows))


def _without_end(line: Sequence[str]) -> Sequence[str]:
    """The cells without the empty ones at the end, of which some programs write thousands."""
    length = len(line)
    while length and not line[length - 1].strip():
        length -= 1
    return line[:length]


def _headings(cells: Sequence[str]) -> tuple[str, ...]:
    found = [clean_text(cell, one_line=True) for cell in cells]
    folded = [heading.casefold() for heading in found if heading]
    for heading in found:
        if heading and folded.count(heading.casefold()) > 1:
            raise TableError(f"Two columns are headed “{heading}”.")
    return tuple(found)


def _fitted(number: int, cells: Sequence[str], width: int) -> tuple[str, ...]:
    if any(cells[width:]):
        raise TableError(f"Row {number} has more cells than there are headings.")
    return (*cells[:width], *[""] * (width - len(cells)))
