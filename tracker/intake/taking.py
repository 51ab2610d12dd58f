"""The one door of intake: what an editor gave, set against the ledger as it is today."""

from __future__ import annotations

from django.utils import timezone

from tracker.intake.article import Source
from tracker.intake.from_ledger import known
from tracker.intake.proposal import Proposal
from tracker.intake.proposing import propose


def take(source: Source) -> Proposal:
    """All that can be made of it; nothing is stored. Raises IntakeError."""
    return propose(source, known(), timezone.localdate())
