"""Two renderings of one page: what only one has is marked, and no id is there twice."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.differing import pane

LINES = st.lists(st.sampled_from(["one", "two", "three"]), max_size=4)


def marked(html, other):
    return pane(html, other, "now", "Now")


@pytest.mark.parametrize(
    ("html", "other", "shown"),
    [
        ("<p>a</p>", "<p>a</p>", "<p>a</p>"),
        ("<p>a</p>", "<p>b</p>", "<p data-differs>a</p>"),
        ("<p>a</p><p>a</p>", "<p>a</p>", "<p>a</p><p data-differs>a</p>"),
        ('<p\nclass="x">a</p>', "", '<p data-differs\nclass="x">a</p>'),
        ("<li><p>a</p><p>b</p></li>", "<p>b</p>", "<li><p data-differs>a</p><p>b</p></li>"),
        ("<tr><td>a</td><td>b</td></tr>", "<tr><td>a</td></tr>",
         "<tr><td>a</td><td data-differs>b</td></tr>"),
        ("<p>a  &amp;\n b</p>", "<p>a &amp; b</p>", "<p>a  &amp;\n b</p>"),
        ("<p></p>", "", "<p></p>"),
        ("<h2>a</h2>", "<p>a</p>", "<h2 data-differs>a</h2>"),
    ],
)  # fmt: skip
def test_lines_that_only_one_has_are_marked_the_innermost_of_them(html, other, shown):
    assert marked(html, other) == shown


@given(LINES, LINES)
def test_as_many_are_marked_as_the_other_lacks(here, there):
    def html(lines):
        return "".join(f"<li>{line}</li>" for line in lines)

    found = re.findall(r"<li data-differs>(\w+)", marked(html(here), html(there)))
    assert Counter(found) == Counter(here) - Counter(there)


def test_ids_are_told_apart_and_what_names_them_follows():
    html = (
        '<section aria-labelledby="stands"><h2 id="stands">S</h2><a href="#stands">to it</a>'
        '<svg><pattern id="cut"/><rect fill="url(#cut) none"/><use href="#icon-held"/></svg>'
        '<nav aria-label="Way"></nav>'
        '<label for="x">X</label><input id="x" aria-describedby="stands other"></section>'
    )
    assert pane(html, html, "after", "After") == (
        '<section aria-labelledby="after-title after-stands"><h2 id="after-stands">S</h2>'
        '<a href="#after-stands">to it</a>'
        '<svg><pattern id="after-cut"/><rect fill="url(#after-cut) none"/>'
        '<use href="#icon-held"/></svg>'
        '<nav aria-label="After: Way"></nav><label for="after-x">X</label>'
        '<input id="after-x" aria-describedby="after-stands other"></section>'
    )
