"""What stands above and below an article's text, and goes into fields."""

from __future__ import annotations

from tracker.intake.article import CutReason
from tracker.intake.documents.blocks import Block
from tracker.intake.documents.cutting import reasons
from tracker.intake.documents.heads import Head, head

PROSE = "The delegations met again behind closed doors, and nobody said how long it would take."
HEADLINE = "Talks go on behind closed doors"
HEAD, FURNITURE = CutReason.HEAD, CutReason.FURNITURE


def head_of(*lines: str | Block, headline: str = "") -> Head:
    blocks = [line if isinstance(line, Block) else Block(text=line) for line in lines]

    def is_headline(text: str) -> bool:
        return text == headline

    return head(blocks, reasons(blocks, is_headline), is_headline)


def test_the_first_line_above_the_text_is_the_headline() -> None:
    found = head_of(HEADLINE, PROSE, PROSE)
    assert (found.headline, found.reasons) == (HEADLINE, [HEAD, None, None])


def test_a_heading_of_the_first_rank_comes_before_other_lines() -> None:
    found = head_of("World and its affairs", Block(text=HEADLINE, is_title=True), PROSE)
    assert (found.headline, found.reasons) == (HEADLINE, [FURNITURE, HEAD, None])


def test_what_the_page_calls_its_headline_comes_before_other_lines() -> None:
    assert head_of("World and its affairs", HEADLINE, PROSE, headline=HEADLINE).headline == HEADLINE


def test_a_paragraph_is_no_headline() -> None:
    found = head_of(PROSE, HEADLINE, PROSE)
    assert (found.headline, found.reasons) == ("", [None, None, None])


def test_a_standfirst_stays_and_a_label_goes() -> None:
    standfirst = "The ambassador says that the sides will go on with it"
    found = head_of(HEADLINE, "World", standfirst, PROSE)
    assert found.reasons == [HEAD, FURNITURE, None, None]


def test_dates_and_names_above_and_below_the_text_go_into_fields() -> None:
    found = head_of(HEADLINE, "by Olena Marchuk", "June 10, 2025", PROSE, PROSE, "11.06.2025")
    assert found.byline == "Olena Marchuk"
    assert [line.words for line in found.datelines] == ["June 10, 2025", "11.06.2025"]
    assert found.reasons == [HEAD, HEAD, HEAD, None, None, HEAD]


def test_the_day_above_the_headline_is_believed_last() -> None:
    found = head_of("Friday, November 28, 2025", HEADLINE, PROSE, PROSE, "11.06.2025")
    assert [line.words for line in found.datelines] == ["11.06.2025", "November 28, 2025"]


def test_the_day_that_is_labelled_is_believed_first_and_an_update_last() -> None:
    found = head_of(
        HEADLINE, "Updated June 12, 2025", "June 11, 2025", "Published June 10, 2025", PROSE
    )
    words = [line.words for line in found.datelines]
    assert words == ["June 10, 2025", "June 11, 2025", "June 12, 2025"]


def test_a_line_of_a_date_amid_the_text_is_a_heading_of_it() -> None:
    found = head_of(HEADLINE, PROSE, PROSE, "June 10, 2025", PROSE)
    assert (found.datelines, found.reasons[3]) == ((), None)


def test_a_date_in_what_was_cut_as_a_ticker_counts_for_nothing() -> None:
    lines = [PROSE, PROSE, PROSE, "News Feed", "12:31 PM", "June 17, 2025", "10:05 AM", "Ferry"]
    assert head_of(HEADLINE, *lines).datelines == ()


def test_the_days_of_comments_far_below_count_for_nothing() -> None:
    comments = ["Anna", "Bert", "Carl", "Dora", "Emil", "Fred", "June 17, 2025"]
    assert head_of(HEADLINE, PROSE, PROSE, *comments).datelines == ()
