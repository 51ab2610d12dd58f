"""What a spreadsheet would calculate is told from what it would not, and can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.sheets.harmless import bare, guarded, looks_like_formula

DANGEROUS = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1",
             "\u00a0=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "﹢1", "﹣1",
             "﹫x"]  # fmt: skip
HARMLESS = ["", "a=1", "1-1", "e@example.org", "'", "'a", "–", "— he said", "2025-06-10", "Дарчиев"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert looks_like_formula(text)
    assert guarded(text) == f"'{text}"
    assert not looks_like_formula(guarded(text))


@pytest.mark.parametrize("text", HARMLESS)
def test_what_does_not_stays_as_it_is(text: str) -> None:
    assert guarded(text) == bare(text) == text


@given(st.text() | st.text(alphabet="'=+-@\t a＝"))
def test_the_guard_can_be_taken_off_again(text: str) -> None:
    assert bare(guarded(text)) == text
    assert not looks_like_formula(guarded(text))
