"""Which blocks are no part of the article, and what they are instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tracker.intake.article import CutReason
from tracker.intake.documents.blocks import Block, ends_a_sentence
from tracker.intake.documents.bylines import byline_in
from tracker.intake.documents.datelines import dateline
from tracker.intake.documents.furniture import (
    CLOCK,
    TEASER_TITLE,
    TICKER_TITLE,
    furniture,
    is_credit,
    is_related_label,
)

# So many paragraphs in a row, and the article still goes on.
_PARAGRAPHS_OF_AN_ARTICLE = 3
_WORDS_BEFORE_A_TAIL = 40
_LEAST_SHARE_LEFT = 0.1
_NEAR = 4
_TITLE_WORDS = range(4, 31)
_SHORT_CAPTION_WORDS = 15

Reasons = list[CutReason | None]


def reasons(blocks: Sequence[Block], is_headline: Callable[[str], bool]) -> Reasons:
    """For each block why it is cut, None for one that stays.

    `is_headline` tells the article's own headline from a caption.
    """
    found: Reasons = [block.hint or furniture(block.text) for block in blocks]
    _cut_titles_after_labels(blocks, found)
    _cut_captions_before_credits(blocks, found, is_headline)
    tail = _tail_start(blocks, found)
    cut = [*found[:tail], *_tail_reasons(found[tail:])]
    _cut_teasers_before(tail, blocks, cut)
    return cut if _enough_is_left(blocks, cut) else [block.hint for block in blocks]


def _cut_titles_after_labels(blocks: Sequence[Block], found: Reasons) -> None:
    """ "Read also:" takes the title on the next line with it."""
    for place, block in enumerate(blocks[:-1]):
        is_label = found[place] is CutReason.RELATED and is_related_label(block.text)
        if is_label and not found[place + 1] and _can_be_a_title(blocks[place + 1]):
            found[place + 1] = CutReason.RELATED


def _can_be_a_title(block: Block) -> bool:
    return block.is_line and not block.is_prose


def _cut_captions_before_credits(
    blocks: Sequence[Block], found: Reasons, is_headline: Callable[[str], bool]
) -> None:
    """A short line right above a credit says what is to be seen on the picture."""
    for place, block in enumerate(blocks[:-1]):
        if found[place] or not is_credit(blocks[place + 1].text):
            continue
        if _can_be_a_caption(block) and not is_headline(block.text):
            found[place] = CutReason.CAPTION


def _can_be_a_caption(block: Block) -> bool:
    is_short = block.text.count(" ") < _SHORT_CAPTION_WORDS
    is_else = block.is_heading or ends_a_sentence(block.text) or byline_in(block.text)
    return is_short and not is_else and not dateline(block.text)


def _tail_start(blocks: Sequence[Block], found: Reasons) -> int:
    """Where the article is over and the rest of the page begins; their number if nowhere."""
    over = _last_long_run(blocks, found)
    words = 0
    for place, block in enumerate(blocks):
        is_tail = place > over and _is_tail_title(block.text)
        if words >= _WORDS_BEFORE_A_TAIL and (is_tail or _begins_a_ticker(blocks, place)):
            return place
        if block.is_prose and not found[place]:
            words += block.text.count(" ") + 1
    return len(blocks)


def _last_long_run(blocks: Sequence[Block], found: Reasons) -> int:
    """The last place at which several paragraphs of an article stand in a row."""
    run, last = 0, -1
    for place, block in enumerate(blocks):
        run = run + 1 if block.is_prose and not found[place] else 0
        if run >= _PARAGRAPHS_OF_AN_ARTICLE:
            last = place
    return last


def _is_tail_title(text: str) -> bool:
    return bool(TICKER_TITLE.fullmatch(text) or TEASER_TITLE.fullmatch(text))


def _begins_a_ticker(blocks: Sequence[Block], place: int) -> bool:
    """A title of a ticker with a time of day below it, or a time of day with a second one near."""
    near = blocks[place + 1 : place + 1 + _NEAR]
    is_timed = any(CLOCK.fullmatch(block.text) for block in near if block.is_line)
    text = blocks[place].text
    return is_timed and bool(TICKER_TITLE.fullmatch(text) or CLOCK.fullmatch(text))


def _tail_reasons(found: Reasons) -> Iterator[CutReason]:
    """Each block of the tail is what it says itself, else what stood before it."""
    last = CutReason.TEASER
    for reason in found:
        last = reason or last
        yield last


def _cut_teasers_before(tail: int, blocks: Sequence[Block], cut: Reasons) -> None:
    """Above the tail: pairs of a headline and one paragraph that tell of other articles."""
    if tail == len(blocks):
        return
    place = tail
    while place >= 2 and _is_teaser(blocks[place - 2], blocks[place - 1]):
        if cut[place - 2] or cut[place - 1]:
            return
        cut[place - 2] = cut[place - 1] = CutReason.TEASER
        place -= 2


def _is_teaser(title: Block, text: Block) -> bool:
    is_title = not ends_a_sentence(title.text) and title.text[0].isalnum()
    has_length = title.text.count(" ") + 1 in _TITLE_WORDS and title.is_line
    return is_title and has_length and text.is_prose and not text.is_turn


def _enough_is_left(blocks: Sequence[Block], cut: Reasons) -> bool:
    """Whether the rules have left an article; else the page is of a kind they do not know."""
    prose = [
        (len(block.text), reason)
        for block, reason in zip(blocks, cut, strict=True)
        if block.is_prose
    ]
    left = sum(length for length, reason in prose if reason is None)
    return left >= sum(length for length, _ in prose) * _LEAST_SHARE_LEFT
