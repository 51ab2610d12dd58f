"""The line that says who wrote an article."""

from __future__ import annotations

import pytest

from tracker.intake.documents.bylines import byline_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("by Olena Marchuk", "Olena Marchuk"),
        ("By Olena Marchuk and Pavel Orlov", "Olena Marchuk and Pavel Orlov"),
        ("BY OLENA MARCHUK", "OLENA MARCHUK"),
        ("Written by Ludwig van der Berg", "Ludwig van der Berg"),
        ("by Olena Marchuk | 2 min read", "Olena Marchuk"),
        ("Автор: Павел Орлов", "Павел Орлов"),
        ("By J. O'Neill-Smith", "J. O'Neill-Smith"),
    ],
)
def test_the_names_are_read_from_it(line: str, names: str) -> None:
    assert byline_in(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Olena Marchuk",
        "by the end of the summer",
        "By all accounts it was hard going.",
        "By Tuesday nobody had packed",
        "by",
        "",
        "by " + "A" * 200,
    ],
)
def test_other_lines_name_nobody(line: str) -> None:
    assert byline_in(line) == ""
