"""The one door of intake: what an editor gave, set against the ledger as it is today."""

from __future__ import annotations

from django.utils import timezone

from tracker.intake.article import Article, Source
from tracker.intake.from_ledger import known
from tracker.intake.proposal import Proposal
from tracker.intake.proposing import claimed, propose
from tracker.intake.suggestion import Suggestion


def take(source: Source) -> Proposal:
    """All that can be made of it; nothing is stored. Raises IntakeError."""
    return propose(source, known(), timezone.localdate())


def take_again(article: Article) -> tuple[Suggestion, ...]:
    """The claims of an article whose text has changed since it was taken in; nothing is stored."""
    return claimed(article, known(), timezone.localdate())
