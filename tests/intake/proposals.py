"""Proposals as intake makes them, put together by hand."""

from __future__ import annotations

from typing import Any

from tracker.intake.article import Article, Because, Cut, CutReason, Source
from tracker.intake.keeping import keep
from tracker.intake.proposal import Likening, Proposal
from tracker.intake.suggestion import Suggestion
from tracker.models import Claim, Intake, Medium, Report, Suggested

BODY = (
    "Direct flights will resume very soon, Jane Doe told the Oslo Times on Tuesday.\n\n"
    "“The next round will be held in Oslo,” she said. A source close to the delegation spoke of "
    "“a good start”."
)
RELATED = "Read also: Ten things to know about Oslo"


def make_article(**fields: Any) -> Article:
    own: dict[str, Any] = {
        "body": BODY,
        "headline": "Flights to resume",
        "byline": "By A. Writer",
        "outlet": "oslo-times",
        "outlet_name": "The Oslo Times",
        "domain": "oslotimes.example",
        "published": "2025-06-10",
        "published_basis": "stated",
        "language": "en",
        "canonical_url": "https://oslotimes.example/flights",
        "cut": (Cut(RELATED, CutReason.RELATED, BODY.index("“The next")),),
        "because": (Because("published", "It stands below the headline.", "June 10, 2025"),),
    }
    return Article(**{**own, **fields})


def suggest(quote: str, *, body: str = BODY, **fields: Any) -> Suggestion:
    """What Jane Doe says of the flights in these words of the body, unless the test says else."""
    start = body.index(quote)
    own: dict[str, Any] = {
        "speaker": "jane-doe",
        "speaker_as_written": "Jane Doe",
        "form": "indirect",
        "kind": "position",
        "issue": "flights",
        "aspect": "status",
        "value": "under discussion",
        "confidence": 0.9,
        "because": (Because("speaker", "The only actor of that name.", "Jane Doe"),),
    }
    return Suggestion(quote=quote, start=start, end=start + len(quote), **{**own, **fields})


FLIGHTS = suggest("Direct flights will resume very soon", origin="oslo-times")
OSLO = suggest(
    "The next round will be held in Oslo",
    form="direct",
    kind="statement",
    issue="",
    event="oslo-round",
    aspect="place",
    value="Oslo",
    origin="oslo-times",
)
START = suggest(
    "a good start",
    form="partial",
    speaker="",
    speaker_as_written="A source close to the delegation",
    kind="appraisal",
    uncertain="The source has no name.",
    confidence=0.4,
)


def kept(
    *suggestions: Suggestion,
    likenings: tuple[Likening, ...] = (),
    editor: Any = None,
    **fields: Any,
) -> Intake:
    """The article as the desk keeps it, with these suggestions."""
    proposal = Proposal(make_article(**fields), likenings, suggestions)
    return keep(proposal, Source(content="", url="https://oslotimes.example/flights?utm=1"), editor)


def first(intake: Intake) -> Suggested:
    return intake.suggested.get(order=0)


def report_for(outlet: Any, **fields: Any) -> Report:
    """The report of the article, not stored yet."""
    own = {"headline": "Flights to resume", "published": "2025-06-10", "language": "en"}
    return Report(outlet=outlet, **{**own, **fields})


def claim_for(**fields: Any) -> Claim:
    """A claim that an editor has settled on, without its report and its statement."""
    own = {
        "quote": "Direct flights will resume very soon",
        "kind": "position",
        "aspect": "status",
        "value": "under discussion",
        "summary": "The flights are under discussion.",
        "order": None,
    }
    return Claim(**{**own, **fields})


SPOKEN: dict[str, Any] = {"said": "2025-06-10", "medium": Medium.INTERVIEW}
