"""Reading an XLSX workbook without trusting it: no formulas, no bombs, no entities."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

import openpyxl

from tracker.sheets.table import MOST_COLUMNS, MOST_ROWS, TableError

# What a workbook of the size that is taken unpacks to, and then some.
_MOST_UNPACKED = 30 * 1024 * 1024
_MOST_PARTS = 500
# XML written in another way than ASCII's letters could hide a declaration from us.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def lines(data: bytes) -> list[list[str]]:
    """The cells of the first sheet as texts."""
    try:
        _check_parts(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(_lines(data))
    except TableError:
        raise
    except Exception as error:  # Whatever openpyxl meets in a broken file.
        raise TableError("The workbook is broken, or is none.") from error


def _check_parts(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise TableError("The workbook unpacks to more than anybody types.")
        for part in parts:
            text = archive.read(part)
            if part.filename.endswith((".xml", ".rels")) and (
                b"<!DOCTYPE" in text or b"<!ENTITY" in text or text.startswith(_WIDE)
            ):
                raise TableError("The workbook holds declarations that no spreadsheet writes.")


def _lines(data: bytes) -> Iterator[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise TableError("The workbook has no sheet with rows.")
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        # What a sheet says of its own size may be anything: a row too many is seen, and no more.
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
        for number, row in enumerate(rows, start=1):
            yield _texts(number, row)
    finally:
        book.close()


def _texts(number: int, row: Sequence[Any]) -> list[str]:
    texts = []
    for cell in row:
        if cell.data_type == "f":
            raise TableError(
                f"Cell {cell.coordinate} in row {number} holds a formula: give what it comes to."
            )
        if cell.data_type == "e":
            raise TableError(f"Cell {cell.coordinate} in row {number} holds an error.")
        texts.append(_text(cell.value))
    return texts


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date() | time():
            return value.isoformat()
    return str(value)
