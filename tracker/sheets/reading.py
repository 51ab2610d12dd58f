"""Reading a file as a table: a text with commas, semicolons or tabs, or a workbook."""

from __future__ import annotations

import codecs
import csv
import io

from tracker.sheets import workbooks
from tracker.sheets.table import MOST_BYTES, Table, TableError, table_of

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_DELIMITERS = ",;\t"


def read(data: bytes) -> Table:
    """The table in a CSV or XLSX file; raises TableError with a sentence for what is none."""
    if len(data) > MOST_BYTES:
        raise TableError("The file is larger than 2 MB: split it.")
    if data.startswith(_ZIP):
        return table_of(workbooks.lines(data), is_guarded=False)
    if data.startswith(_OLD_EXCEL):
        raise TableError("It is an old or a locked Excel file: save it as .xlsx or CSV.")
    return _read_text(_decoded(data))


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise TableError(
            "The file is not written in UTF-8: in a spreadsheet, save it as “CSV UTF-8” or .xlsx."
        ) from None
    if "\0" in text:
        raise TableError("The file is neither CSV nor XLSX.")
    return text


def _read_text(text: str) -> Table:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return table_of(lines, is_guarded=True)
    except csv.Error as error:
        raise TableError(f"It cannot be read beyond line {lines.line_num}: {error}.") from error
