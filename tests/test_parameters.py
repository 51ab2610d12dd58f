"""The query string: typed values, or a refusal that names the parameter."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from dashboard import parameters
from dashboard.parameters import BadParameter


def query(**values: str) -> QueryDict:
    found = QueryDict(mutable=True)
    for name, value in values.items():
        found[name] = value
    return found


def test_a_parameter_that_is_not_given_is_nothing():
    assert parameters.day(query(), "as_of") is None
    assert parameters.number(query(), "page") is None
    assert parameters.word(query(), "kind", {"fact": "Fact"}) == ""


def test_what_parses_is_typed():
    assert parameters.day(query(as_of="2025-06-10"), "as_of") == date(2025, 6, 10)
    assert parameters.number(query(page="12"), "page") == 12
    assert parameters.word(query(kind="fact"), "kind", {"fact": "Fact"}) == "fact"


@pytest.mark.parametrize(
    "text",
    ["0001-01-01", "2025-02-30", "2025-6-1", "20250610", "today", "٢٠٢٥-٠٦-١٠", "9999-12-31", "\0"],
)
def test_what_is_no_day_is_refused_by_name(text):
    with pytest.raises(BadParameter, match="as_of expects a day") as refusal:
        parameters.day(query(as_of=text), "as_of")
    assert refusal.value.name == "as_of"


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "1" * 30, "one", "１", "100001"])
def test_what_is_no_number_is_refused_by_name(text):
    with pytest.raises(BadParameter, match="page expects a whole number"):
        parameters.number(query(page=text), "page")


def test_a_word_outside_the_list_is_refused_with_the_list():
    with pytest.raises(BadParameter, match="kind expects one of: fact, denial"):
        parameters.word(query(kind="rumour"), "kind", {"fact": "Fact", "denial": "Denial"})


def test_a_parameter_given_twice_is_refused():
    twice = QueryDict("as_of=2025-06-10&as_of=2025-06-11")
    with pytest.raises(BadParameter, match="twice"):
        parameters.day(twice, "as_of")


@given(st.text())
def test_any_text_is_a_day_or_is_refused(text):
    try:
        found = parameters.day(query(as_of=text), "as_of")
    except BadParameter:
        return
    assert found is None or found.isoformat() == text
