"""The whole of intake: from what an editor gave to all that is proposed for it."""

from __future__ import annotations

from datetime import date

from tracker.intake.article import Article, Source
from tracker.intake.dating import dated_by_events
from tracker.intake.documents import read
from tracker.intake.known import Known, Near
from tracker.intake.likeness import likenings
from tracker.intake.proposal import Proposal
from tracker.intake.speech import utterances
from tracker.intake.suggesting import suggestions
from tracker.intake.suggestion import Suggestion


def propose(source: Source, known: Known, today: date) -> Proposal:
    """What the source could be entered as; nothing is created. Raises IntakeError."""
    article = dated_by_events(read(source, known.names, today), known)
    near = known.near(article)
    return Proposal(
        article=article,
        duplicate_of=likenings(article, near.reports, known.names),
        suggestions=_claims(article, known, near, today),
    )


def claimed(article: Article, known: Known, today: date) -> tuple[Suggestion, ...]:
    """The claims of an article that has been read before."""
    return _claims(article, known, known.near(article), today)


def _claims(article: Article, known: Known, near: Near, today: date) -> tuple[Suggestion, ...]:
    spoken = utterances(
        article.body, known.names, article.language, article.published, article.headline
    )
    return suggestions(article, spoken, known, near, today)
