"""Which lines of a text are no part of its article."""

from __future__ import annotations

import pytest

from tracker.intake.article import CutReason
from tracker.intake.documents.blocks import Block
from tracker.intake.documents.cutting import reasons

PROSE = "The delegations met again behind closed doors, and nobody said how long it would take."
MORE = "A second paragraph tells of notes that were handed over, and of banks that opened again."
ARTICLE = [PROSE, MORE, PROSE, MORE]
TICKER, TEASER, FORM = CutReason.TICKER, CutReason.TEASER, CutReason.FORM
RELATED, CAPTION = CutReason.RELATED, CutReason.CAPTION


def cut(*lines: str, headline: str = "") -> list[CutReason | None]:
    return reasons([Block(text=line) for line in lines], lambda text: text == headline)


def test_an_article_without_anything_around_it_stays_whole() -> None:
    assert cut(*ARTICLE) == [None] * 4


def test_a_ticker_takes_all_that_follows_with_it() -> None:
    tail = ["News Feed", "12:31 PM", "A title of it.", PROSE, "10:05 AM", "Another.", PROSE]
    assert cut(*ARTICLE, *tail) == [None] * 4 + [TICKER] * 7


def test_a_ticker_without_a_title_is_known_by_its_times() -> None:
    tail = ["12:31 PM", "A title of it.", PROSE, "10:05 AM", "Another.", PROSE]
    assert cut(*ARTICLE, *tail) == [None] * 4 + [TICKER] * 6


def test_the_teaser_above_the_tail_goes_with_it() -> None:
    teaser = ["Senators are asked to soften the bill, Courier reports", PROSE]
    assert cut(*ARTICLE, *teaser, "MORE NEWS") == [None] * 4 + [TEASER] * 3


@pytest.mark.parametrize("heading", ["What comes next", '"Every step of the way costs us dear"'])
def test_the_last_section_of_an_article_is_no_teaser(heading: str) -> None:
    assert cut(*ARTICLE, heading, PROSE, "MORE NEWS") == [None] * 6 + [TEASER]


def test_a_box_amid_the_article_does_not_end_it() -> None:
    lines = [*ARTICLE, "Most read", "Ferry late again", *ARTICLE]
    found = cut(*lines)
    assert found[4] is TEASER
    assert found[6:] == [None] * 4


def test_a_form_amid_the_article_is_cut_alone() -> None:
    lines = [*ARTICLE, "Subscribe", "* indicates required", *ARTICLE]
    assert cut(*lines) == [None] * 4 + [FORM] * 2 + [None] * 4


def test_a_ticker_above_the_article_is_not_its_tail() -> None:
    found = cut("News Feed", "12:31 PM", "Ferry late again", "Talks soon", *ARTICLE)
    assert found[:2] == [TICKER] * 2
    assert found[4:] == [None] * 4


def test_a_label_takes_the_title_below_it() -> None:
    assert cut(PROSE, "Read also:", "Ferry late again", MORE) == [None, RELATED, RELATED, None]
    assert cut(PROSE, "Read also: Ferry late", "A heading", MORE) == [None, RELATED, None, None]
    assert cut(PROSE, "Read also:", MORE) == [None, RELATED, None]


def test_a_line_above_a_credit_says_what_is_on_the_picture() -> None:
    assert cut("The deputy in Moscow", "Photo: TASS", *ARTICLE)[:2] == [CAPTION] * 2


def test_the_headline_a_date_and_a_byline_above_a_credit_are_none() -> None:
    title = "The deputy in Moscow"
    assert cut(title, "Photo: TASS", *ARTICLE, headline=title)[:2] == [None, CAPTION]
    assert cut("June 10, 2025", "Pavel Orlov / TASS", *ARTICLE)[:2] == [None, CAPTION]
    assert cut("by Olena Marchuk", "Pavel Orlov / TASS", *ARTICLE)[:2] == [None, CAPTION]


def test_what_the_markup_hints_at_is_cut_whatever_it_says() -> None:
    blocks = [Block(text=PROSE), Block(text=MORE, hint=RELATED), Block(text=PROSE)]
    assert reasons(blocks, lambda text: False) == [None, RELATED, None]


def test_a_page_that_is_all_times_and_paragraphs_is_left_as_it_is() -> None:
    lines = [line for hour in range(40) for line in (f"1{hour % 10}:05", PROSE)]
    assert cut(*lines) == [None] * 80
