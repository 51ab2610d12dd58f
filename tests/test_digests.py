"""Digests: numbers whose sums tell one set of rows from another."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.digests import BYTES, digest_of

ROWS = st.lists(st.lists(st.text() | st.integers() | st.none()), unique_by=str, max_size=8)


@given(ROWS, ROWS)
def test_the_sum_is_the_same_for_the_same_rows_in_any_order_and_for_no_others(some, others):
    same = sorted(map(str, some)) == sorted(map(str, others))
    assert (sum(map(digest_of, some)) == sum(map(digest_of, others))) == same
    assert sum(map(digest_of, some)) == sum(map(digest_of, reversed(some)))


def test_columns_may_come_in_any_order_and_days_go_by_their_text():
    assert digest_of({"a": 1, "b": date(2025, 6, 10)}) == digest_of({"b": "2025-06-10", "a": 1})


def test_eight_million_of_them_fit_into_a_whole_number_of_the_database():
    assert 8_000_000 * 256**BYTES < 2**63
