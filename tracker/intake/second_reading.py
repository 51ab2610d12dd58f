"""A passage goes back into an article that the desk has kept, and what it says is suggested too."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.intake.article import IntakeError
from tracker.intake.documents import place_of, put_back
from tracker.intake.keeping import PUT_BACK, article_of, put_back_and_add, suggestion_of
from tracker.intake.suggestion import Suggestion
from tracker.intake.taking import take_again
from tracker.models import Intake


def put_back_and_read(intake: Intake, number: int) -> int:
    """Put one cut passage back where it stood; how many suggestions that adds, behind all others.

    Nothing is locked while it is read. Raises IntakeError as keeping.put_back_and_add() does.
    """
    found = [*_found(intake, number)]
    put_back_and_add(intake, number, found)
    return len(found)


def _found(intake: Intake, number: int) -> Iterator[Suggestion]:
    """What the passage says, read where it stands, and nothing before has said."""
    article = article_of(intake)
    if number >= len(article.cut):
        raise IntakeError(PUT_BACK)
    first, last = place_of(article, article.cut[number])
    said = {suggestion_of(row).content for row in intake.suggested.all()}
    for suggestion in take_again(put_back(article, article.cut[number])):
        is_new = not suggestion.aspect or suggestion.content not in said
        if first <= suggestion.start and suggestion.end <= last and is_new:
            yield suggestion
