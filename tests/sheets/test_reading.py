"""Reading CSV and XLSX files: what comes out as texts, and what is refused with a sentence."""

import codecs
import random
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.workbook import part, with_part, workbook
from tracker.sheets.reading import read
from tracker.sheets.table import MOST_BYTES, MOST_ROWS, Row, Table, TableError

PAIR = Table(("name", "value"), (Row(2, ("Дарчиев", "one; two")),))


def refused(data: bytes) -> str:
    with pytest.raises(TableError) as refusal:
        read(data)
    return str(refusal.value)


@pytest.mark.parametrize(
    "data",
    [
        "name,value\nДарчиев,one; two\n".encode(),
        "name,value\r\nДарчиев,one; two".encode("utf-8-sig"),
        'name;value\nДарчиев;"one; two"\n'.encode(),
        "name\tvalue\r\nДарчиев\tone; two\r\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "name,value\nДарчиев,one; two\n".encode("utf-16-be"),
        "name,value,,\nДарчиев,one; two\n,,\n".encode(),
        workbook(["name", "value"], ["Дарчиев", "one; two"]),
        workbook(["name", "value"], ["Дарчиев", "one; two"], [None, None]),
    ],
    ids=["utf-8", "mark", "semicolons", "utf-16", "utf-16-be", "empty cells", "xlsx", "empty row"],
)
def test_a_table_is_the_same_however_a_spreadsheet_saves_it(data: bytes) -> None:
    assert read(data) == PAIR


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    data = b'name,value\n"two\nlines",1\n\nlast,2\n'
    assert read(data).rows == (Row(2, ("two\nlines", "1")), Row(4, ("last", "2")))


def test_the_guard_of_a_csv_file_is_taken_off_and_texts_are_cleaned() -> None:
    assert read("name\n'=1+1\n \x0be\u0301 \n".encode()).rows == (Row(2, ("=1+1",)), Row(3, ("é",)))
    assert read(workbook(["name"], ["'=1+1"])).rows == (Row(2, ("'=1+1",)),)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        (3.0, "3"),
        (2.5, "2.5"),
        (date(2025, 6, 10), "2025-06-10"),
        (datetime(2025, 6, 10), "2025-06-10"),  # noqa: DTZ001  # Workbooks know no zones.
        (datetime(2025, 6, 10, 9, 30), "2025-06-10 09:30"),  # noqa: DTZ001
        (time(9, 30), "09:30:00"),
        (" text ", "text"),
    ],
)
def test_the_cells_of_a_workbook_are_read_as_texts(value: Any, text: str) -> None:
    assert read(workbook(["name"], [value])).rows == (Row(2, (text,)),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no rows"),
        (b"name,value\n", "no rows"),
        (b"\n\n,,\n", "no rows"),
        ("имя\nДарчиев\n".encode("cp1251"), "not written in UTF-8"),
        (b"\xff\xfen\x00a", "not written in UTF-8"),
        (b"name\0,value\na,b\n", "neither CSV nor XLSX"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not written in UTF-8"),
        (b'name,value\n"open,b\n', "cannot be read beyond line"),
        (b'name,value\n"a"b,c\n', "cannot be read beyond line"),
        (b"name\n" + b"x" * 200_000 + b"\n", "cannot be read beyond line"),
        (b"name,value\na,b,c\n", "Row 2 has more cells"),
        (b"name,Name\na,b\n", "Two columns are headed “name”"),
        (b",".join(b"h%d" % n for n in range(61)) + b"\nx\n", "Row 1 has more than 60 cells"),
        (b"name\n" + b"x," * 1_000_000 + b"\n", "Row 2 has more than 60 cells"),
        (b"name\n" + b"," * 2_000_000 + b"\n", "no rows"),
        (b"\n" * 2_000_000, "no rows"),
        (b"name\n" + b"x\n" * (MOST_ROWS + 1), "more than 1000 rows"),
        (b"x" * (MOST_BYTES + 1), "larger than 2 MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or a locked Excel file"),
        (b"PK\x03\x04 and no more", "broken"),
        (workbook(["name"], ["=1+1"]), "Cell A2 in row 2 holds a formula"),
        (workbook(["name"], ["=HYPERLINK(\"http://x\")"]), "holds a formula"),
        (workbook(["name"], ["#REF!"]), "Cell A2 in row 2 holds an error"),
        (workbook(["name"], *[["x"]] * (MOST_ROWS + 1)), "more than 1000 rows"),
        (workbook(["name"], [None, "b"]), "Row 2 has more cells"),
        (workbook(), "no rows"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in refused(data)


def test_a_workbook_that_unpacks_to_very_much_is_refused_before_it_is_read() -> None:
    bomb = with_part(workbook(["name"], ["x"]), "xl/media/zeros.bin", bytes(40 * 1024 * 1024))
    assert len(bomb) < MOST_BYTES
    assert "more than anybody types" in refused(bomb)


def test_a_workbook_that_repeats_one_text_beyond_all_measure_is_refused() -> None:
    data = workbook(["name"], *[["x" * 30_000]] * 100)
    assert "more than 2 MB of text" in refused(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_with_entities_is_refused(encoding: str) -> None:
    data = workbook(["name"], ["x"])
    sheet = part(data, "xl/worksheets/sheet1.xml").decode()
    bomb = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>' + sheet.partition("?>")[2]
    evil = with_part(data, "xl/worksheets/sheet1.xml", bomb.encode(encoding))
    assert "declarations" in refused(evil)


def test_a_sheet_that_claims_to_be_endless_is_read_to_its_limit_only() -> None:
    data = workbook(["name"], ["x"])
    sheet = part(data, "xl/worksheets/sheet1.xml")
    evil = with_part(data, "xl/worksheets/sheet1.xml", sheet.replace(b'r="2"', b'r="1048576"'))
    assert "no rows" in refused(evil)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_are_refused(data: bytes) -> None:
    with suppress(TableError):
        assert read(data).rows


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_workbook_is_a_table_or_is_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(workbook(["name", "value"], ["a", 1], ["b", date(2025, 6, 10)]))
    for _ in range(chance.randrange(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(TableError):
        assert read(bytes(data)).headings
