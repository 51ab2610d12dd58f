"""A passage that was cut goes back into the body, where it stood."""

from __future__ import annotations

from dataclasses import replace

from tracker.intake.article import Article, Cut
from tracker.intake.sentences import Span


def put_back(article: Article, cut: Cut) -> Article:
    """The article with the passage as a paragraph of its body; what stands behind it moves.

    Raises ValueError for a passage that was not cut from this article.
    """
    place = article.cut.index(cut)
    before, after = article.body[: cut.at].rstrip(), article.body[cut.at :].lstrip()
    body = "\n\n".join(part for part in (before, cut.text, after) if part)
    growth = len(body) - len(article.body)
    behind = (replace(later, at=later.at + growth) for later in article.cut[place + 1 :])
    return replace(article, body=body, cut=(*article.cut[:place], *behind))


def place_of(article: Article, cut: Cut) -> Span:
    """Where the passage will stand in the body once it is put back."""
    before = article.body[: cut.at].rstrip()
    start = len(before) + len("\n\n") if before else 0
    return start, start + len(cut.text)
