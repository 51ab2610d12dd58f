"""Pasted text: its lines, Markdown, and lines that only a margin broke."""

from __future__ import annotations

import pytest

from tracker.intake.documents.plain import blocks


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ryabkov [said](#) Tuesday.", "Ryabkov said Tuesday."),
        ("He [told](https://a.example/b_(c)?d=1) TASS.", "He told TASS."),
        ('He [told](https://a.example "A title") TASS.', "He told TASS."),
        ("See ![a picture](p.jpg) here.", "See a picture here."),
        ("**Related article:** [Two Bridges](#)", "Related article: Two Bridges"),
        ("__All__ of it", "All of it"),
        ("**Is there a date?**", "**Is there a date?**"),
        ("**Is there a [date](#)?**", "**Is there a date?**"),
        ("<https://a.example/b>", "https://a.example/b"),
        # These are words of the article.
        ('"[The talks] will go on," he said.', '"[The talks] will go on," he said.'),
        ("* indicates required", "* indicates required"),
        ("five * six ** seven", "five * six ** seven"),
        ("snake_case__name", "snake_case__name"),
        ("[unclosed](", "[unclosed]("),
    ],
)
def test_the_marks_of_markdown_are_resolved(line: str, text: str) -> None:
    assert texts(line) == [text]


def test_headings_are_known_by_their_rank() -> None:
    first, second, third = blocks("# A title\n## A heading\n#1 in the land")
    assert (first.text, first.is_title, first.is_heading) == ("A title", True, True)
    assert (second.text, second.is_title, second.is_heading) == ("A heading", False, True)
    assert (third.text, third.is_heading) == ("#1 in the land", False)


def test_every_line_is_a_block_where_lines_are_paragraphs() -> None:
    assert texts("One.\nTwo.\n\n\n  Three.  ") == ["One.", "Two.", "Three."]


def test_lines_that_a_margin_broke_are_put_together() -> None:
    text = (
        "Envoys of both countries will meet in the city before long, said\n"
        "the ambassador in an interview with the agency on Tuesday. The\n"
        "meeting would be the first one.\n"
        "\n"
        "Earlier rounds were held behind closed doors, and nobody knows who\n"
        "said what to whom, or when, or why it was that nothing came of it,\n"
        "of all things.\n"
    )
    assert texts(text) == [
        "Envoys of both countries will meet in the city before long, said the ambassador in an"
        " interview with the agency on Tuesday. The meeting would be the first one.",
        "Earlier rounds were held behind closed doors, and nobody knows who said what to whom, or"
        " when, or why it was that nothing came of it, of all things.",
    ]


def test_turns_of_an_interview_stay_apart_within_a_margin() -> None:
    turn = (
        "— Is there any chance left that the talks on all of this will\n"
        "begin in the city before long, or is it that nobody wants to\n"
        "begin?\n"
    )
    assert [line[0] for line in texts(turn * 6)] == ["—"] * 6
