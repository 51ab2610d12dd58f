"""The blocks of a web page, in its order, with what its markup hints at."""

from __future__ import annotations

import pytest

from tracker.intake.article import CutReason, IntakeError
from tracker.intake.documents.blocks import Block
from tracker.intake.documents.markup import blocks, parsed

PROSE = "The delegations met again behind closed doors, and nobody said how long it would take."


def blocks_of(markup: str) -> list[Block]:
    return blocks(parsed(f"<html><body>{markup}</body></html>"))


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks_of(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>He <b>said</b> <a href='x'>so</a>.</p>", ["He said so."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<p>One.<br>Two.<br/><br/>Three.</p>", ["One.", "Two.", "Three."]),
        ("<div>One.<p>Two.</p>Three.</div>", ["One.", "Two.", "Three."]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<p>He said <q>so</q>.</p>", ["He said “so”."]),
        ("<p>&ldquo;So,&rdquo; he&nbsp;said&#x2026;</p>", ["“So,” he said…"]),
        ("<p>One\n  two\t three.</p>", ["One two three."]),
        ("<p>One<script>var a = 1;</script> two.</p>", ["One two."]),
        ("<p>One <!-- not seen -->two.</p>", ["One two."]),
        ("<p>One.</p><p hidden>Not seen.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.</p><p style='display: none'>Not seen.</p>after", ["One.", "after"]),
        ("<p>One.</p><svg><text>Not seen.</text></svg>after", ["One.", "after"]),
        ("<p>e&#x301;</p>", ["é"]),
        ("<p>a&#11;b</p>", ["ab"]),
    ],
)
def test_what_can_be_seen_is_read_in_its_order(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><strong>Is there a date?</strong></p>", "**Is there a date?**"),
        ("<p><b> Is there </b><b>a date?</b> </p>", "**Is there a date?**"),
        ("<p><strong>Is <em>there</em> a <i>date?</i></strong></p>", "**Is there a date?**"),
        ("<p><b>Is</b> there a date?</p>", "Is there a date?"),
        ("<p><b>There is no date.</b></p>", "There is no date."),
    ],
)
def test_a_question_in_bold_stays_marked_as_a_turn(markup: str, expected: str) -> None:
    assert texts(markup) == [expected]


def test_headings_are_known_by_their_rank() -> None:
    title, heading, prose = blocks_of("<h1>A <em>title</em></h1><h3>A heading</h3><p>Text.</p>")
    assert (title.text, title.is_title, title.is_heading) == ("A title", True, True)
    assert (heading.is_title, heading.is_heading) == (False, True)
    assert not prose.is_heading


@pytest.mark.parametrize(
    ("markup", "hint"),
    [
        ("<figure><figcaption>{}</figcaption></figure>", CutReason.CAPTION),
        ("<form><p>{}</p></form>", CutReason.FORM),
        ("<nav><ul><li>{}</li></ul></nav>", CutReason.FURNITURE),
        ("<div class='post-related'><p>{}</p></div>", CutReason.RELATED),
        ("<div id='news_ticker'><p>{}</p></div>", CutReason.TICKER),
        ("<p class='wp-caption-text'>{}</p>", CutReason.CAPTION),
        ("<div class='share'><p>{}</p></div>", CutReason.FURNITURE),
        ("<div class='unrelated shared'><p>{}</p></div>", None),
    ],
)
def test_the_markup_hints_at_what_is_no_article(markup: str, hint: CutReason | None) -> None:
    article = f"<p>{PROSE}</p>" * 3
    found = blocks_of(article + markup.format("Two Bridges") + article)
    assert [block.hint for block in found] == [None] * 3 + [hint] + [None] * 3


@pytest.mark.parametrize(
    ("markup", "hint"),
    [
        ("<p><a href='/x'>Ferry late again in the harbour</a></p>", CutReason.FURNITURE),
        ("<h3><a href='/x'><span>Ferry late</span> again</a></h3>", CutReason.FURNITURE),
        ("<h1><a href='/x'>Talks go on</a></h1>", None),
        ("<p>He <a href='/x'>said</a></p>", None),
        (f"<p><a href='/x'>{PROSE}</a></p>", None),
    ],
)
def test_a_line_that_is_all_link_leads_elsewhere(markup: str, hint: CutReason | None) -> None:
    assert blocks_of(f"<p>{PROSE}</p>{markup}<p>{PROSE}</p>")[1].hint is hint


def test_a_name_on_the_frame_around_the_article_hints_at_nothing() -> None:
    found = blocks_of(f"<div class='share-enabled related'><p>{PROSE}</p></div><p>Home</p>")
    assert [block.hint for block in found] == [None, None]


@pytest.mark.parametrize("markup", ["", "<img src='x'>", "<script>a</script>", "<p> &nbsp; </p>"])
def test_a_page_with_nothing_to_see_is_refused(markup: str) -> None:
    with pytest.raises(IntakeError, match="no web page that can be read"):
        blocks_of(markup)


def test_a_page_that_names_its_own_charset_is_read_as_characters() -> None:
    page = '<?xml version="1.0" encoding="windows-1251"?><html><body><p>“So”</p></body></html>'
    assert [block.text for block in blocks(parsed(page))] == ["“So”"]


@pytest.mark.parametrize("attribute", ["a{}", "a{}='>'", 'a{}="<p x"', "<p{}", "a{}=1/"])
def test_a_tag_with_a_hundred_thousand_attributes_is_read_in_no_time(attribute: str) -> None:
    attributes = " ".join(attribute.format(number) for number in range(100_000))
    assert blocks_of(f"<p {attributes}>One.</p><p>Two.</p>")[-1].text == "Two."
