"""Writing rows as a CSV or XLSX file in which every cell is a text and none is ever calculated."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import chain
from typing import IO

import openpyxl
from openpyxl.cell import WriteOnlyCell

from tracker.sheets.harmless import guarded, looks_like_formula
from tracker.text import clean_text

# What a cell of a workbook can hold.
_LONGEST_CELL = 32_767


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def media_type(self) -> str:
        if self is Format.CSV:
            return "text/csv; charset=utf-8"
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write(
    file: IO[bytes], form: Format, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write the table, its texts clean."""
    if form is Format.CSV:
        _write_csv(file, headings, rows)
    else:
        _write_xlsx(file, headings, rows)


def _write_csv(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    # The mark tells spreadsheets that it is UTF-8.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text)
    for row in chain([headings], rows):
        lines.writerow([guarded(clean_text(cell)) for cell in row])
    text.detach()


def _write_xlsx(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in chain([headings], rows):
        sheet.append([_cell(sheet, clean_text(cell)[:_LONGEST_CELL]) for cell in row])
    book.save(file)


def _cell(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    # So that it stays a text when somebody opens the cell and leaves it.
    cell.quotePrefix = looks_like_formula(text)
    return cell
