"""From what an editor gave to the article in it: the one entry of reading."""

from __future__ import annotations

from datetime import date

from tracker.intake.article import Article, IntakeError, Source
from tracker.intake.names import Names
from tracker.text import clean_text

NOTHING = "There is no text in what was given."


def read(source: Source, names: Names, today: date) -> Article:
    """The article, with what can be known of its report. Raises IntakeError."""
    content = source.content
    body = clean_text(content if isinstance(content, str) else content.decode(errors="replace"))
    if not body:
        raise IntakeError(NOTHING)
    return Article(body=body)
