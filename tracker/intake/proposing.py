"""The whole of intake: from what an editor gave to all that is proposed for it."""

from __future__ import annotations

from datetime import date

from tracker.intake.article import Source
from tracker.intake.dating import dated_by_events
from tracker.intake.documents import read
from tracker.intake.known import Known
from tracker.intake.likeness import likenings
from tracker.intake.proposal import Proposal
from tracker.intake.speech import utterances
from tracker.intake.suggesting import suggestions


def propose(source: Source, known: Known, today: date) -> Proposal:
    """What the source could be entered as; nothing is created. Raises IntakeError."""
    article = dated_by_events(read(source, known.names, today), known)
    near = known.near(article)
    spoken = utterances(article.body, known.names, article.language, article.published)
    return Proposal(
        article=article,
        duplicate_of=likenings(article, near.reports, known.names),
        suggestions=suggestions(article, spoken, known, near, today),
    )
