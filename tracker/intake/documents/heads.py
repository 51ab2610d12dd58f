"""What stands around the text of an article and goes into fields of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.intake.article import CutReason
from tracker.intake.documents.blocks import Block, ends_a_sentence
from tracker.intake.documents.bylines import byline_in
from tracker.intake.documents.cutting import Reasons
from tracker.intake.documents.datelines import Dateline, dateline, opening_day

_FEWEST_WORDS_OF_A_HEADLINE = 3
_MOST_WORDS_OF_A_LABEL = 4
# A dateline may follow a standfirst, and a caption that reads like one.
_PARAGRAPHS_ABOVE_A_DATELINE = 2
# Further below stand readers' comments, each with its date.
_FOOT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The headline as the text has it, "" for none; the byline; the datelines, best first.

    `reasons` are those of the cutting, with the lines that went into fields cut as well.
    """

    headline: str
    byline: str
    datelines: tuple[Dateline, ...]
    reasons: Reasons


def head(blocks: Sequence[Block], cut: Reasons, is_headline: Callable[[str], bool]) -> Head:
    """The lines above and below the text that are no part of it."""
    reasons = list(cut)
    prose = [place for place, block in enumerate(blocks) if block.is_prose and cut[place] is None]
    above = _end_of_head(blocks, prose)
    title = _headline_place(blocks[:above], cut, is_headline)
    dated = _datelines(blocks, reasons, above, prose[-1] if prose else 0)
    signed = _bylines(blocks[:above], reasons)
    if title is not None:
        reasons[title] = CutReason.HEAD
    _cut_labels(blocks, reasons, title, prose[0] if prose else 0)
    return Head(
        headline=blocks[title].text if title is not None else "",
        byline=next((name for name in [*signed, *(line.byline for _, line in dated)] if name), ""),
        datelines=(*_ranked(dated, title), *_openings(blocks, prose)),
        reasons=reasons,
    )


def _end_of_head(blocks: Sequence[Block], prose: Sequence[int]) -> int:
    later = prose[:_PARAGRAPHS_ABOVE_A_DATELINE]
    return later[-1] + 1 if later else len(blocks)


def _headline_place(
    blocks: Sequence[Block], cut: Reasons, is_headline: Callable[[str], bool]
) -> int | None:
    open_places = [place for place, block in enumerate(blocks) if cut[place] is None]
    titles = [place for place in open_places if blocks[place].is_title]
    lines = [place for place in open_places if not blocks[place].is_prose]
    liked = [place for place in lines if is_headline(blocks[place].text)]
    if titles or liked:
        both = sorted({*titles} & {*liked})
        return (both or titles or liked)[0]
    for place in open_places:
        if blocks[place].is_prose or blocks[place].is_turn:
            return None
        if _reads_as_headline(blocks[place].text):
            return place
    return None


def _reads_as_headline(text: str) -> bool:
    return (
        text.count(" ") + 1 >= _FEWEST_WORDS_OF_A_HEADLINE
        and not dateline(text)
        and not byline_in(text)
    )


def _datelines(
    blocks: Sequence[Block], reasons: Reasons, above: int, last: int
) -> list[tuple[int, Dateline]]:
    """Those above the text and right below it, cut; a line of dates amid the text is not one."""
    found: list[tuple[int, Dateline]] = []
    below = max(last + 1, above)
    for place in [*range(above), *range(below, min(below + _FOOT, len(blocks)))]:
        if reasons[place] in {None, CutReason.FURNITURE} and (line := dateline(blocks[place].text)):
            reasons[place] = CutReason.HEAD
            found.append((place, line))
    return found


def _bylines(blocks: Sequence[Block], reasons: Reasons) -> list[str]:
    signed = []
    for place, block in enumerate(blocks):
        if reasons[place] in {None, CutReason.FURNITURE} and (name := byline_in(block.text)):
            reasons[place] = CutReason.HEAD
            signed.append(name)
    return signed


def _cut_labels(blocks: Sequence[Block], reasons: Reasons, title: int | None, first: int) -> None:
    """Above the text stay the headline's own standfirst, and no labels of a word or two."""
    for place in range(first):
        text = blocks[place].text
        is_label = text.count(" ") < _MOST_WORDS_OF_A_LABEL
        is_before = title is not None and place < title
        if reasons[place] is None and (is_before or is_label) and not ends_a_sentence(text):
            reasons[place] = CutReason.FURNITURE


def _ranked(dated: Sequence[tuple[int, Dateline]], title: int | None) -> list[Dateline]:
    """The labelled first, then those below the headline, then above it; updates last.

    Above a headline stands, on many a page, the day on which it was looked at.
    """

    def rank(placed: tuple[int, Dateline]) -> tuple[bool, bool, bool]:
        place, line = placed
        return line.is_update, not line.is_labelled, title is not None and place < title

    return [line for _, line in sorted(dated, key=rank)]


def _openings(blocks: Sequence[Block], prose: Sequence[int]) -> list[Dateline]:
    opened = opening_day(blocks[prose[0]].text) if prose else None
    return [opened] if opened else []
