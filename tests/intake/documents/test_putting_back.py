"""What was cut goes back where it stood, and the rest stays in its order."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from tests.intake.articles import IMITATIONS, NAMES, RELATED, Imitation
from tracker.intake.article import Article, Cut, CutReason, Source
from tracker.intake.documents import put_back, read
from tracker.text import clean_text

ARTICLE = Article(
    body="One.\n\nTwo goes on.",
    cut=(
        Cut("Top", CutReason.FURNITURE, 0),
        Cut("Caption", CutReason.CAPTION, 0),
        Cut("Between", CutReason.RELATED, 4),
        Cut("Within", CutReason.RELATED, 9),
        Cut("Foot", CutReason.FORM, 18),
    ),
)
WHOLE = "Top\n\nCaption\n\nOne.\n\nBetween\n\nTwo\n\nWithin\n\ngoes on.\n\nFoot"


@pytest.mark.parametrize("order", list(permutations(range(5))))
def test_in_whatever_order_they_go_back_the_whole_is_the_same(order: tuple[int, ...]) -> None:
    article = ARTICLE
    texts = [cut.text for cut in ARTICLE.cut]
    for number in order:
        article = put_back(article, next(c for c in article.cut if c.text == texts[number]))
    assert (article.body, article.cut) == (WHOLE, ())


@pytest.mark.parametrize("imitation", IMITATIONS, ids=str)
def test_every_passage_of_an_article_can_go_back(imitation: Imitation) -> None:
    source = Source(content=imitation.pasted, url=imitation.url)
    article = read(source, NAMES, date(2026, 11, 27))
    while article.cut:
        article = put_back(article, article.cut[-1])
    assert article.body == clean_text(article.body)
    assert article.headline in article.body or imitation.name == "interview"


def test_a_sentence_that_was_put_together_is_parted_again() -> None:
    article = read(Source(content=RELATED.pasted), NAMES, date(2026, 11, 27))
    related = next(cut for cut in article.cut if cut.reason is CutReason.RELATED)
    parted = put_back(article, related).body
    assert f"over alleged meddling\n\n{related.text}\n\nin elections." in parted


def test_a_passage_of_another_article_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        put_back(ARTICLE, Cut("Top", CutReason.FORM, 0))
