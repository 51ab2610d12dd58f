"""Written tables hold texts only, and come back as what they were."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.test_harmless import DANGEROUS
from tracker.sheets.reading import read
from tracker.sheets.writing import Format, write
from tracker.text import clean_text

TEXTS = st.text(max_size=30).map(clean_text)


def written(form: Format, *rows: list[str]) -> bytes:
    file = io.BytesIO()
    write(file, form, ["name", "value"], rows)
    return file.getvalue()


def test_a_csv_file_opens_in_a_spreadsheet_as_utf_8() -> None:
    assert written(Format.CSV, ["Дарчиев", "a,b"]) == (
        b"\xef\xbb\xbf" + 'name,value\r\nДарчиев,"a,b"\r\n'.encode()
    )


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_calculated(text: str) -> None:
    line = written(Format.CSV, [text, "x"]).decode("utf-8-sig").splitlines()[1]
    assert line.lstrip('"').startswith("'")
    book = openpyxl.load_workbook(io.BytesIO(written(Format.XLSX, [text, "x"])))
    cell = book.active["A2"]
    assert cell.data_type == "s"
    assert cell.value == clean_text(text)
    assert cell.quotePrefix


@pytest.mark.parametrize("text", ["1", "007", "1e5", "TRUE", "2025-06-10", "#REF!", "plain"])
def test_the_cells_of_a_workbook_are_texts_whatever_they_look_like(text: str) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(written(Format.XLSX, [text, ""]))).active["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, False)


def test_a_text_too_long_for_a_cell_is_cut_in_a_workbook_alone() -> None:
    long = "x" * 40_000
    assert read(written(Format.CSV, [long, ""])).rows[0].cells[0] == long
    assert len(read(written(Format.XLSX, [long, ""])).rows[0].cells[0]) == 32_767


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.sampled_from(Format))
def test_what_is_written_is_read_again(rows: list[tuple[str, str]], form: Format) -> None:
    kept = [list(row) for row in rows if any(row)]
    if kept:
        assert [list(row.cells) for row in read(written(form, *kept)).rows] == kept
