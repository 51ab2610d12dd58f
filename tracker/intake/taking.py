"""The one door of intake: from what an editor gave to all that can be proposed of it."""

from __future__ import annotations

from django.utils import timezone

from tracker.intake.article import Source
from tracker.intake.documents import read
from tracker.intake.names import Named, Names
from tracker.intake.proposal import Proposal
from tracker.models import Outlet


def take(source: Source) -> Proposal:
    """What can be made of an article as of today. Raises IntakeError."""
    outlets = Outlet.objects.values_list("slug", "name", "kind", "domains")
    known = Names(
        outlets=tuple(
            Named(slug=slug, name=name, kind=kind, domains=tuple(domains))
            for slug, name, kind, domains in outlets
        )
    )
    return Proposal(read(source, known, timezone.localdate()))
