"""The select of a filter: Django's own, but for white space."""

from __future__ import annotations

import pytest
from django import forms

from dashboard.selects import PlainSelect

CHOICES = [("", "Any"), ("north", "North"), ("x&y", "<script>alert(1)</script> & “Ё”"), ("7", "7")]


def written(widget: forms.Select, value: object) -> list[str]:
    html = widget.render("side", value, {"id": "id_side", "required": True})
    return html.replace(">", ">\n").split()


@pytest.mark.parametrize("value", ["", None, "north", "x&y", "never-heard-of", 7])
def test_it_says_what_djangos_select_does(value: object) -> None:
    plain, stock = PlainSelect(choices=CHOICES), forms.Select(choices=CHOICES)
    assert written(plain, value) == written(stock, value)


def test_what_an_option_says_is_escaped() -> None:
    assert "<script>" not in PlainSelect(choices=CHOICES).render("side", "north")
