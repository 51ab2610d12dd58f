"""From rows of the record to the small dataclasses the rules work on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from tracker.aspects import EventStatus, Subject
from tracker.models import (
    Assessment,
    Claim,
    Event,
    Issue,
    Party,
    Reading,
    Report,
    Ruling,
    Statement,
    StatementSpeaker,
    Succession,
)
from tracker.models.publication import Publication
from tracker.rules import forecasts
from tracker.rules import record as rules
from tracker.rules.folding import courses_of
from tracker.rules.relations import Relation, relate
from tracker.rules.successions import Link, StandIn, stand_ins

# What a preview counts as published, or not, by id, whatever is stored of it.
Assumed = Mapping[str, bool]


def with_voices(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims with all that the rules ask of them, in a fixed number of queries."""
    speakers = StatementSpeaker.objects.select_related("actor__party").order_by("order")
    return claims.select_related(
        "report__outlet",
        "report__republication_of__outlet",
        "statement__according_to__party",
        "about",
        "series",
    ).prefetch_related(Prefetch("statement__statementspeaker_set", speakers))


def rule_claim(claim: Claim, *, published: bool | None = None, scale: float = 1) -> rules.Claim:
    """A row as the rules see it; `published` overrules the report's state for a preview.

    With another `scale` the phrases of forecasts are given so many times the table's days.
    """
    report, statement = claim.report, claim.statement
    is_published = report.status == Publication.PUBLISHED if published is None else published
    return rules.Claim(
        id=claim.public_id,
        subject=Subject.EVENT if claim.event_id else Subject.ISSUE,
        aspect=claim.aspect,
        value=claim.value,
        kind=rules.Kind(claim.kind),
        voices=voices_of(claim),
        known=report.known_from,
        published=report.published,
        report=report.public_id,
        statement=statement.public_id if statement else "",
        said=statement.said if statement else "",
        holds_on=claim.holds_on,
        about=claim.about.slug if claim.about else "",
        series=claim.series.slug if claim.series else "",
        hedge=rules.Hedge(claim.hedge),
        is_hearsay=bool(statement and statement.according_to_id),
        is_on_paper=report.primary_document,
        is_published=is_published,
        is_original_language=is_in_original_language(report, statement),
        window=_window(claim, scale),
        is_scorable=not claim.not_scorable,
    )


def _window(claim: Claim, scale: float) -> forecasts.Window | None:
    if scale != 1:
        return claim.window_by(scale)
    has_window = claim.window_earliest or claim.window_latest
    return (claim.window_earliest, claim.window_latest) if has_window else None


def relation_between(claim: Claim, other: Claim) -> Relation | None:
    """How the rules relate two claims as they are stored now, drafts included (rule 11).

    Forecasts are no words: those of one statement that foresee one thing are echoes, or drift
    where they word its time differently (rule 12). None where the two are not set beside each
    other.
    """
    if (claim.event_id, claim.issue_id) != (other.event_id, other.issue_id):
        return None
    a, b = rule_claim(claim, published=True), rule_claim(other, published=True)
    if a.kind is b.kind is rules.Kind.FORECAST:
        if not a.statement or (a.statement, a.aspect, a.value) != (b.statement, b.aspect, b.value):
            return None
        return Relation.ECHO if a.window == b.window else Relation.DRIFT
    principals = list(Party.objects.principals().values_list("slug", flat=True))
    statuses = Reading.objects.as_of(timezone.localdate()).filter(
        event=claim.event, event__isnull=False, aspect="status"
    )
    held = any(EventStatus.HELD in values for values in statuses.values_list("values", flat=True))
    return relate(a, b, principals, held=held)


def is_in_original_language(report: Report, statement: Statement | None) -> bool:
    """Whether the report relays the words in the language they were said in."""
    return bool(statement and statement.language and statement.language == report.language)


def voices_of(claim: Claim) -> tuple[rules.Voice, ...]:
    """Rule 2: the speakers, the one hearsay is known through, or the outlet for itself."""
    statement = claim.statement
    if statement is None:
        return (rules.Voice(f"outlet:{root_of(claim.report).outlet.voice}"),)
    if statement.according_to:
        actors = [statement.according_to]
    else:
        actors = [speaker.actor for speaker in statement.statementspeaker_set.all()]
    return tuple(
        rules.Voice(f"actor:{actor.slug}", actor.party.slug if actor.party else "")
        for actor in actors
    )


def root_of(report: Report) -> Report:
    """The published report whose text a reprint, translation or paraphrase goes back to."""
    seen = {report.pk}
    while (original := report.republication_of) and original.pk not in seen:
        if original.status != Publication.PUBLISHED:
            break
        report = original
        seen.add(report.pk)
    return report


def verdict(assessment: Assessment) -> rules.Verdict:
    """An assessment as the rules see it."""
    return rules.Verdict(
        id=assessment.public_id,
        aspect=assessment.aspect,
        value=assessment.value,
        known=assessment.known_from,
        party=assessment.party.slug if assessment.party else "",
        series=assessment.series.slug if assessment.series else "",
        cites=tuple(claim.public_id for claim in assessment.cited_claims()),
    )


def record_of(
    subject: Event | Issue, assume: Assumed
) -> tuple[list[rules.Claim], list[rules.Verdict]]:
    """The claims about a subject, and the verdicts on it that count."""
    rows = with_voices(subject.claims.all())
    claims = [rule_claim(row, published=assume.get(row.report.public_id)) for row in rows]
    published = {claim.id for claim in claims if claim.is_published}
    assessments = subject.assessments.select_related("party", "series", "leading_claim")
    verdicts = [
        verdict(row)
        for row in assessments.prefetch_related("further_claims")
        if assume.get(row.public_id, row.status == Publication.PUBLISHED)
        and row.leading_claim.public_id in published
    ]
    return claims, verdicts


def rejections_on(subject: Event | Issue, assume: Assumed) -> list[rules.Rejection]:
    """The pairs of claims about a subject of which the desk says that they are no dispute."""
    about = "claim__event" if isinstance(subject, Event) else "claim__issue"
    rows = Ruling.objects.rejecting().filter(**{about: subject})
    return [
        rules.Rejection(claim, other, known)
        for public_id, status, claim, other, known in rows.values_list(
            "public_id", "status", "claim__public_id", "other__public_id", "known_from"
        )
        if assume.get(public_id, status == Publication.PUBLISHED)
    ]


def stand_ins_for(
    event: Event, claims: Sequence[rules.Claim], principals: Sequence[str], assume: Assumed
) -> list[StandIn]:
    """How the events went that stand in the place of one, whose claims are given.

    A link counts once its former event is known, and so only between events that are public.
    """
    links = [
        Link(former, later, known)
        for public_id, status, former, later, known in Succession.objects.followed().values_list(
            "public_id", "status", "former", "later", "known_from"
        )
        if assume.get(public_id, status == Publication.PUBLISHED)
    ]
    others = Event.objects.filter(pk__in=stand_ins(event.pk, links).keys())
    records = {other.pk: record_of(other, assume) for other in others}
    known = {pk: _first_day(about) for pk, (about, _) in records.items()}
    known[event.pk] = _first_day(claims)
    public = [
        Link(link.former, link.later, max(link.known, day))
        for link in links
        if (day := known.get(link.former))
    ]
    return [
        (since, courses_of(*records[pk], principals))
        for pk, since in sorted(stand_ins(event.pk, public).items())
    ]


def _first_day(claims: Sequence[rules.Claim]) -> date | None:
    return min((claim.known for claim in claims if claim.is_published), default=None)
