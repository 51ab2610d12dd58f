"""Whatever is given, reading it ends: with an article whose parts fit, or with a sentence."""

from __future__ import annotations

import random
import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.articles import IMITATIONS, NAMES, as_page
from tracker.dates import parse
from tracker.intake.article import Article, IntakeError, Source
from tracker.intake.documents import put_back, read
from tracker.text import clean_text

TODAY = date(2026, 11, 27)
INSERTS = [
    *(
        "<",
        ">",
        "</p>",
        "<p>",
        "<div>",
        "<form>",
        "<!--",
        "]]>",
        "&",
        "&#0;",
        "&#xD800;",
        '"',
        "“",
        "[",
        "](",
    ),
    *(
        "\x00",
        "\x0b",
        "\u202e",
        "\u200f",
        "\ufeff",
        "\ud800",
        "\u0301",
        "\r",
        "\u2028",
        "\t",
        "\xa0",
    ),
    *(
        " " * 1000,
        "\n" * 50,
        "—",
        "/ AA",
        "12:31 PM\n",
        "June 31, 2025",
        "10.06.2025",
        "# ",
        "**",
        "News Feed\n",
    ),
]
TEXTS = [text for one in IMITATIONS for text in (one.pasted, as_page(one))]


def outcome(content: str | bytes) -> Article | None:
    """The article, or None where reading was refused in a sentence; anything else fails."""
    try:
        article = read(Source(content=content, url="https://paper.example/a"), NAMES, TODAY)
    except IntakeError as error:
        if re.fullmatch(r"[A-Z].+\.", str(error)):
            return None
        raise
    assert_it_fits_together(article)
    return article


def assert_it_fits_together(article: Article) -> None:
    assert article.body
    assert article.body == clean_text(article.body)
    assert article.headline == clean_text(article.headline, one_line=True)
    assert article.byline == clean_text(article.byline, one_line=True)
    places = [cut.at for cut in article.cut]
    assert places == sorted(places)
    assert all(0 <= place <= len(article.body) for place in places)
    assert all(cut.text == clean_text(cut.text) for cut in article.cut)
    assert len(article.headline) <= 300
    assert len(article.byline) <= 200
    if article.published:
        assert parse(article.published).text == article.published
    if article.cut:
        assert article.cut[0].text in put_back(article, article.cut[0]).body


def mutated(text: str, choice: random.Random) -> str | bytes:
    """The text with a few pieces put in, taken out or doubled, perhaps as broken bytes."""
    for _ in range(choice.randint(1, 8)):
        start = choice.randrange(len(text) + 1)
        end = min(len(text), start + choice.choice((0, 1, 20, 500)))
        middle = choice.choice((choice.choice(INSERTS), text[start:end] * 2, ""))
        text = text[:start] + middle + text[end:]
    if choice.random() < 0.5:
        return text
    charset = choice.choice(("utf-8", "cp1251", "utf-16-le", "utf-16", "cp1252"))
    content = bytearray(text.encode(charset, "replace"))
    for _ in range(choice.randint(0, 4)):
        if content:
            content[choice.randrange(len(content))] = choice.randrange(256)
    return bytes(content[choice.choice((0, 0, 0, 1)) :])


@pytest.mark.parametrize("seed", range(20))
def test_mutated_articles_are_read_or_refused_in_a_sentence(seed: int) -> None:
    choice = random.Random(seed)
    for _ in range(25):
        outcome(mutated(choice.choice(TEXTS), choice))


@given(st.one_of(st.text(max_size=400), st.binary(max_size=400)))
@settings(max_examples=200, deadline=None)
def test_any_text_and_any_bytes_are_read_or_refused_in_a_sentence(content: str | bytes) -> None:
    outcome(content)


@given(st.lists(st.sampled_from([*INSERTS, "Talks go on. ", "word ", "\n"]), max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_heap_of_marks_is_read_or_refused_in_a_sentence(pieces: list[str]) -> None:
    outcome("".join(pieces))


@pytest.mark.parametrize(
    "piece",
    [
        *('"', "“", " ", "[", "[a](", "**a ", "(", "<", "\n", "a\n", "A / ", "since 2022 it was. "),
        *(
            "12:30 PM\n",
            "June 10, 2025\n",
            "Related:\n",
            "— a?\n",
            "\x00",
            "\u202e",
            "a\u0301\u0323",
        ),
        *(
            "<div>",
            "<p>a</p>",
            "<i>a</i> ",
            "<!--",
            "<b><i>a",
            "<a href=",
            "&amp;",
            "<table><tr><td>",
        ),
    ],
)
def test_a_million_of_anything_does_not_hang(piece: str) -> None:
    """Where it took the square of the length, it would take hours."""
    began = time.process_time()
    heap = piece * (1_000_000 // len(piece))
    outcome(f"<p>{heap}" if piece[0] == "<" else heap)
    assert time.process_time() - began < 30
