"""The article beside its suggestions: nothing lost, nothing twice, every passage marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.admin.intake.text import REASONS, CutPassage, Manner, Paragraph, Piece, Span, blocks
from tracker.intake.article import Article, Cut, CutReason

T = CutReason.TEASER


def cut(at: int, text: str = "cut") -> Cut:
    return Cut(text, T, at)


def plain(body: str, *spans: Span, cuts: tuple[Cut, ...] = ()) -> list[str]:
    """The blocks as short texts: [marked words]numbers, ^begins, ~cut passages."""
    return [
        f"~{block.text}" if isinstance(block, CutPassage) else "".join(map(_shown, block.pieces))
        for block in blocks(Article(body=body, cut=cuts), spans)
    ]


def _shown(piece: Piece) -> str:
    numbers = "".join(map(str, piece.numbers))
    begins = "".join(map(str, piece.begins))
    return f"{'^' + begins if begins else ''}[{piece.text}]{numbers}" if numbers else piece.text


@pytest.mark.parametrize(
    ("body", "spans", "cuts", "expected"),
    [
        ("One.\n\nTwo.", (), (), ["One.", "Two."]),
        ("abcdef", (Span(1, 2, 4),), (), ["ab^1[cd]1ef"]),
        ("abcdef", (Span(1, 0, 6),), (), ["^1[abcdef]1"]),
        ("abcdef", (Span(1, 1, 4), Span(2, 3, 6)), (), ["a^1[bc]1^2[d]12[ef]2"]),
        ("abcdef", (Span(1, 1, 4), Span(2, 1, 4)), (), ["a^12[bcd]12ef"]),
        ("abc\ndef", (Span(1, 1, 6),), (), ["a^1[bc]1", "[de]1f"]),
        ("One.\nTwo.", (), (cut(5),), ["One.", "~cut", "Two."]),
        ("One.\nTwo.", (), (cut(0), cut(9)), ["~cut", "One.", "Two.", "~cut"]),
        ("One.\nTwo.", (), (cut(4),), ["One.", "~cut", "Two."]),
        ("abcdef", (Span(1, 1, 5),), (cut(3),), ["a^1[bc]1", "~cut", "[de]1f"]),
        ("ab", (), (cut(1, "x"), cut(1, "y")), ["a", "~x", "~y", "b"]),
        ("ab", (), (cut(2, "late"), cut(0, "early")), ["~early", "ab", "~late"]),
        ("", (), (cut(0),), ["~cut"]),
    ],
)
def test_words_are_marked_and_cuts_stand_in_their_place(
    body: str, spans: tuple[Span, ...], cuts: tuple[Cut, ...], expected: list[str]
) -> None:
    assert plain(body, *spans, cuts=cuts) == expected


def test_where_several_stand_what_needs_a_look_shows_first() -> None:
    spans = [Span(n, 0, 1 + n, manner) for n, manner in enumerate(Manner)]
    (paragraph,) = blocks(Article(body="abcde"), spans)
    assert isinstance(paragraph, Paragraph)
    manners = [piece.manner for piece in paragraph.pieces]
    assert manners == ["uncertain", "uncertain", "uncertain", "uncertain", ""]


BODIES = st.text("ab \n", max_size=30)


@given(BODIES, st.data())
def test_every_character_is_there_once_however_it_is_marked(body: str, data: st.DataObject) -> None:
    place = st.integers(0, len(body))
    ends = data.draw(st.lists(st.tuples(place, place), max_size=5))
    spans = [Span(n, min(pair), max(pair)) for n, pair in enumerate(ends)]
    cuts = tuple(cut(at) for at in data.draw(st.lists(place, max_size=3)))
    found = blocks(Article(body=body, cut=cuts), spans)
    pieces = [p for block in found if isinstance(block, Paragraph) for p in block.pieces]
    assert "".join(piece.text for piece in pieces) == body.replace("\n", "")
    assert len([block for block in found if isinstance(block, CutPassage)]) == len(cuts)
    begun = [number for piece in pieces for number in piece.begins]
    assert len(begun) == len({*begun})


def test_a_cut_passage_is_known_by_its_place_and_its_first_words() -> None:
    (passage,) = blocks(Article(body="", cut=(cut(0, "word  " * 30),)), ())
    assert isinstance(passage, CutPassage)
    assert (passage.index, passage.reason) == (0, "teaser")
    assert passage.first_words.startswith("word word")
    assert len(passage.first_words) < 62


def test_every_reason_to_cut_has_a_word() -> None:
    assert {*REASONS} == {*CutReason}
