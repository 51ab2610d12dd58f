"""Text on its way into the record: what is removed, what is kept, what is folded."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text import clean_text, fold_space

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tu\u0308rkiye", "T\u00fcrkiye"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("a\x0bb\x00c\x1bd\x7fe\x9ff", "abcdef"),
        ("tab\tstays", "tab\tstays"),
        ("\ufeffmark\ufffe\uffff", "mark"),
        ("half \ud83d alone", "half \ufffd alone"),
        ("pair \ud83d\ude00", "pair \U0001f600"),
        ("  around \n", "around"),
        ("right \u202eleft\u202c in running text", "right \u202eleft\u202c in running text"),
    ],
)
def test_running_text_loses_what_would_break_a_page_or_a_feed(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\nlines\tand  spaces\u00a0here", "two lines and spaces here"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("\u2066name\u2069\u200f", "name"),
        ("\u200e spaced \u200e", "spaced"),
        ("cafe\u200e\u0301", "caf\u00e9"),
        ("zero-width joiner \u200d stays", "zero-width joiner \u200d stays"),
    ],
)
def test_one_line_has_no_direction_controls_and_single_spaces(typed: str, kept: str) -> None:
    assert clean_text(typed, one_line=True) == kept


@given(ANYTHING, st.booleans())
def test_cleaning_twice_changes_nothing_more(typed: str, one_line: bool) -> None:
    cleaned = clean_text(typed, one_line=one_line)
    assert clean_text(cleaned, one_line=one_line) == cleaned


@given(ANYTHING, st.booleans())
def test_what_is_kept_can_be_stored_and_written_as_xml(typed: str, one_line: bool) -> None:
    cleaned = clean_text(typed, one_line=one_line)
    assert cleaned.encode().decode() == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    controls = {c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs")}
    assert controls <= (set() if one_line else {"\n", "\t"})
    assert not {"\ufffe", "\uffff"} & set(cleaned)


def test_folding_makes_every_run_of_white_space_one_space() -> None:
    assert fold_space("\n a \t\u2003 b\n") == "a b"
