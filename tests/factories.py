"""Rows for tests: valid and published unless the test says otherwise."""

from datetime import date
from itertools import count
from typing import Any, TypeVar

from django.utils import timezone

from tracker.aspects import Scope
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Decided,
    Decision,
    Event,
    Intake,
    Issue,
    Negotiation,
    Outlet,
    Party,
    Publication,
    Report,
    Ruling,
    Series,
    Statement,
    StatementSpeaker,
    Succession,
    SuccessionKind,
    Suggested,
)
from tracker.models.slugs import Slugged
from tracker.rules.record import Kind
from tracker.rules.relations import Relation

N = TypeVar("N", bound=Slugged)

# New in every call, so that no two rows of one test are taken for one.
_numbers = count(1)
# Places in lists are small numbers: PostgreSQL holds them to 32,767 over a whole run.
_places = count(1)

PUBLISHED = date(2025, 6, 10)


def make_negotiation(**fields: Any) -> Negotiation:
    return Negotiation.objects.create(**{"title": "Talks between North and South", **fields})


def make_party(slug: str = "", **fields: Any) -> Party:
    """A principal party, unless `principal=False`."""
    slug = slug or f"party-{next(_numbers)}"
    own = {"name": _name(slug), "principal": True, "order": next(_places)}
    return Party.objects.create(slug=slug, **{**own, **fields})


def make_actor(slug: str = "", **fields: Any) -> Actor:
    """A person of a new party, unless `party` is given; `party=None` for the press."""
    slug = slug or f"actor-{next(_numbers)}"
    if "party" not in fields:
        fields["party"] = make_party()
    return Actor.objects.create(slug=slug, **{"name": _name(slug), **fields})


def make_outlet(slug: str = "", **fields: Any) -> Outlet:
    slug = slug or f"outlet-{next(_numbers)}"
    return Outlet.objects.create(slug=slug, **{"name": _name(slug), **fields})


def make_issue(slug: str = "", **fields: Any) -> Issue:
    slug = slug or f"issue-{next(_numbers)}"
    own = {"title": _name(slug), "order": next(_places)}
    return Issue.objects.create(slug=slug, **{**own, **fields})


def make_event(slug: str = "", **fields: Any) -> Event:
    slug = slug or f"event-{next(_numbers)}"
    return Event.objects.create(slug=slug, **{"title": _name(slug), **fields})


def make_series(slug: str = "", **fields: Any) -> Series:
    slug = slug or f"series-{next(_numbers)}"
    return Series.objects.create(slug=slug, **{"title": _name(slug), **fields})


def known(noun: N) -> N:
    """Let the public know the noun from a day long ago, as a published report would."""
    noun.known_from = date(2020, 1, 1)
    type(noun)._default_manager.filter(pk=noun.pk).update(known_from=noun.known_from)
    return noun


def make_report(*, status: str = Publication.PUBLISHED, **fields: Any) -> Report:
    """A report known on the day it was published, 10 June 2025 unless the test says otherwise."""
    if "outlet" not in fields:
        fields["outlet"] = make_outlet()
    own: dict[str, Any] = {
        "headline": f"Headline {next(_numbers)}",
        "url": f"https://example.org/news/{next(_numbers)}",
        "published": PUBLISHED.isoformat(),
    }
    if status == Publication.WITHDRAWN:
        own |= {"withdrawn_on": date(2025, 7, 1), "withdrawal_reason": "It was a hoax."}
    return Report.objects.create(status=status, **{**own, **fields})


def make_statement(*speakers: Actor, office: str = "", **fields: Any) -> Statement:
    """A statement by these actors, or by a new one."""
    own = {"said": PUBLISHED.isoformat(), "medium": "interview"}
    statement = Statement.objects.create(**{**own, **fields})
    for order, actor in enumerate(speakers or [make_actor()]):
        StatementSpeaker.objects.create(
            statement=statement, actor=actor, office=office, order=order
        )
    return statement


def make_claim(**fields: Any) -> Claim:
    """A speaker's claim that an issue is under discussion.

    Give an `event` or an `issue`; give an `aspect` and its `value`; `statement=None` for the
    outlet's own voice, which then speaks of a new party where the aspect needs one. `status`
    is that of its report.
    """
    if "report" not in fields:
        status = fields.pop("status", Publication.PUBLISHED)
        fields["report"] = make_report(status=status)
    if "statement" not in fields:
        fields["statement"] = make_statement(said=fields["report"].published)
    if fields.get("event") is None and fields.get("issue") is None:
        fields["issue"] = make_issue()
    if "aspect" not in fields:
        fields["aspect"] = "status"
        default = "under discussion" if fields.get("issue") else "announced"
        fields.setdefault("value", "" if fields.get("kind") == Kind.SILENCE else default)
    own = {"kind": Kind.STATEMENT.value, "quote": "words", "summary": "It is said so."}
    claim = Claim(**{**own, **fields})
    if claim.statement is None and "about" not in fields and _needs_party(claim):
        claim.about = make_party()
    claim.save()
    return claim


def make_forecast(**fields: Any) -> Claim:
    """A speaker's forecast that an event will be held very soon."""
    own = {"kind": Kind.FORECAST.value, "aspect": "status", "value": "held"}
    if "event" not in fields:
        fields["event"] = make_event()
    if not {"window", "window_words", "not_scorable"} & set(fields):
        fields["window_words"] = "very soon"
    return make_claim(**{**own, **fields})


def make_assessment(
    *further_claims: Claim, status: str = Publication.PUBLISHED, **fields: Any
) -> Assessment:
    """A verdict that agrees with its leading claim, which is a new one unless given."""
    claim = fields.pop("leading_claim", None) or make_claim()
    own: dict[str, Any] = {
        "event": claim.event,
        "issue": claim.issue,
        "aspect": claim.aspect,
        "value": claim.value,
        "known_from": PUBLISHED,
        "rationale": "The desk weighed the claims.",
    }
    assessment = Assessment(leading_claim=claim, status=status, **{**own, **fields})
    if "party" not in fields and _is_party_scoped(assessment):
        assessment.party = claim.about or make_party()
    assessment.save()
    assessment.further_claims.set(further_claims)
    return assessment


def make_succession(
    former: Event | None = None,
    later: Event | None = None,
    *,
    status: str = Publication.PUBLISHED,
    **fields: Any,
) -> Succession:
    """The later event replaces the former; each is a new one unless given."""
    own: dict[str, Any] = {
        "former": former or make_event(),
        "later": later or make_event(),
        "kind": SuccessionKind.REPLACES,
        "reason": "They said that it comes instead.",
        "known_from": PUBLISHED,
    }
    return Succession.objects.create(status=status, **{**own, **fields})


def make_ruling(
    claim: Claim | None = None,
    other: Claim | None = None,
    *,
    status: str = Publication.PUBLISHED,
    **fields: Any,
) -> Ruling:
    """The desk rejects that two claims contradict; each is a new one unless given."""
    claim = claim or make_claim()
    other = other or make_claim(event=claim.event, issue=claim.issue, aspect=claim.aspect,
                                value="refused")  # fmt: skip
    own: dict[str, Any] = {
        "relation": Relation.CONTRADICTS,
        "decision": Decision.REJECTED,
        "reason": "They speak of different things.",
        "known_from": PUBLISHED,
    }
    return Ruling.objects.create(claim=claim, other=other, status=status, **{**own, **fields})


def make_intake(**fields: Any) -> Intake:
    """An article that the desk took in and has not reviewed."""
    own = {"headline": f"Article {next(_numbers)}", "article": '{"body": "more words"}'}
    return Intake.objects.create(**{**own, **fields})


def make_suggested(intake: Intake | None = None, **fields: Any) -> Suggested:
    """The next suggestion of an article, or of a new one; a decided one was decided just now."""
    intake = intake or make_intake()
    own: dict[str, Any] = {
        "order": intake.suggested.count(),
        "kind": Kind.STATEMENT.value,
        "proposed": '{"quote": "words", "start": 5, "end": 10}',
    }
    if fields.get("decision", Decided.OPEN) != Decided.OPEN:
        own["decided_at"] = timezone.now()
    if fields.get("decision") in (Decided.ACCEPTED, Decided.CHANGED):
        own["final"] = "{}"
    return Suggested.objects.create(intake=intake, **{**own, **fields})


def _is_party_scoped(row: Claim | Assessment) -> bool:
    return row.definition is not None and row.definition.scope is Scope.PARTY


def _needs_party(claim: Claim) -> bool:
    return claim.kind == Kind.SILENCE or _is_party_scoped(claim)


def _name(slug: str) -> str:
    return slug.replace("-", " ").title()
