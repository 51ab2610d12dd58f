"""What the draft of an article begins with: all that was found of its report, and its outlet."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.intake.article import Article
from tracker.intake.proposal import Likeness, Likening
from tracker.models import Outlet, OutletKind, PublishedBasis, Report, RepublicationKind

CARRIES = {
    Likeness.REPUBLICATION: RepublicationKind.REPRINT,
    Likeness.TRANSLATION: RepublicationKind.TRANSLATION,
}


def first_draft(article: Article, url: str, likenings: Sequence[Likening]) -> Report:
    """The report as it was found, not stored; `url` is where the editor says that it stands.

    An outlet that the ledger lacks is a new one, not stored either; one without a name is not
    known at all.
    """
    carried = next((one for one in likenings if one.likeness in CARRIES), None)
    original = Report.objects.filter(public_id=carried.report).first() if carried else None
    return Report(
        outlet=outlet_of(article),
        headline=article.headline,
        byline=article.byline,
        url=article.canonical_url or url,
        published=article.published,
        published_basis=article.published_basis or PublishedBasis.STATED,
        published_note=article.published_note,
        language=article.language or "en",
        republication_of=original,
        republication_kind=CARRIES[carried.likeness] if carried and original else "",
    )


def outlet_of(article: Article) -> Outlet:
    """The outlet that printed it: the ledger's, or a new one of no particular kind."""
    if known := Outlet.objects.filter(slug=article.outlet).first():
        return known
    return new_outlet(article, article.outlet_name or article.domain, OutletKind.OTHER)


def new_outlet(article: Article, name: str, kind: str) -> Outlet:
    """An outlet that the ledger lacks, under the host of the article; it is not stored."""
    return Outlet(name=name, kind=kind, domains=[article.domain] if article.domain else [])
