"""Lines that belong to no article, and lines of articles that look a little like them."""

from __future__ import annotations

import pytest

from tracker.intake.article import CutReason
from tracker.intake.documents.furniture import furniture, is_credit, is_related_label


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("12:31 PM", CutReason.TICKER),
        ("10:05", CutReason.TICKER),
        ("6:52 PM  (Updated: )", CutReason.TICKER),
        ("News Feed", CutReason.TICKER),
        ("Лента новостей", CutReason.TICKER),
        ("MORE NEWS", CutReason.TEASER),
        ("Editors' Picks", CutReason.TEASER),
        ("Editor’s picks", CutReason.TEASER),
        ("Most read", CutReason.TEASER),
        ("You may also like", CutReason.TEASER),
        ("Related article: ‘Harbours of Hope’ and Two Bridges", CutReason.RELATED),
        ("Related articles", CutReason.RELATED),
        ("Read also: The ferry is late again", CutReason.RELATED),
        ("READ MORE: The ferry is late again", CutReason.RELATED),
        ("Читайте также: Паром снова не пришел", CutReason.RELATED),
        ("* indicates required", CutReason.FORM),
        ("Subscribe", CutReason.FORM),
        ("Enter your email to subscribe", CutReason.FORM),
        ("Please, enter correct email address", CutReason.FORM),
        ("Successfuly subscribed", CutReason.FORM),
        (
            "Thank you for signing up for this newsletter. We’ve sent you a confirmation email.",
            CutReason.FORM,
        ),
        ("Photo: TASS", CutReason.CAPTION),
        ("Фото: Павел Орлов / ТАСС", CutReason.CAPTION),
        ("Pavel Orlov / TASS", CutReason.CAPTION),
        ("REUTERS/Pavel Orlov", CutReason.CAPTION),
        ("The embassy in Moscow. (Ivan Petrenko via Getty Images)", CutReason.CAPTION),
        ("The embassy (Photo by Ivan Petrenko/AFP)", CutReason.CAPTION),
        ("According to Darchiev, the houses come first. / AA", CutReason.CAPTION),
        ("Skip to content", CutReason.FURNITURE),
        ("Edit post", CutReason.FURNITURE),
        ("This audio is created with AI assistance", CutReason.FURNITURE),
        ("2 min read", CutReason.FURNITURE),
        ("SOURCE:Strait Broadcasting & Agencies", CutReason.FURNITURE),
        ("read more in our Telegram-channel https://t.me/Example", CutReason.FURNITURE),
        ("Подписывайтесь на наш канал", CutReason.FURNITURE),
        ("Original url:", CutReason.FURNITURE),
        ("https://paper.example/a", CutReason.FURNITURE),
        ("© 2026 A Paper. All rights reserved.", CutReason.FURNITURE),
        ("* * *", CutReason.FURNITURE),
    ],
)
def test_a_line_of_the_page_is_told_by_its_words(line: str, reason: CutReason) -> None:
    assert furniture(line) is reason


@pytest.mark.parametrize(
    "line",
    [
        "He said more news would follow.",
        "“Subscribe to nothing,” the envoy joked.",
        "The source: a man close to the talks, who would not be named, and whose word nobody could"
        " check.",
        "Related matters were left for the next round, he said.",
        "Talks began at 12:31 PM in Istanbul.",
        "The note was handed over via Geneva (the Swiss confirmed it).",
        "— Is there a date?",
        '"Every step costs us dear"',
        "The sides spoke of property and/or compensation.",
        "Alexander Darchiev",
        "A photo of the embassy was all he showed.",
        "x" * 301,
    ],
)
def test_a_line_of_an_article_stays(line: str) -> None:
    assert furniture(line) is None


def test_a_label_that_names_nothing_takes_the_next_line_with_it() -> None:
    assert is_related_label("Related article:")
    assert is_related_label("READ ALSO")
    assert not is_related_label("Related article: Two Bridges")


def test_a_credit_says_only_whose_the_picture_is() -> None:
    assert is_credit("Pavel Orlov / TASS")
    assert is_credit("Photo: TASS")
    assert not is_credit("The embassy in Moscow, as seen on a day in November. / TASS")
