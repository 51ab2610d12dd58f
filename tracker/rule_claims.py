"""From rows of the record to the small dataclasses the rules work on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from django.db.models import Prefetch, Q, QuerySet
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
from tracker.rules.parts import OF_COURSE, OUTLOOKS, Part, aspects_of, parts_of
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


# The columns that the rules ask for: articles' texts and quotations stay where they are.
_WEIGHED = (
    "public_id", "event_id", "issue_id", "aspect", "value", "kind", "holds_on", "hedge",
    "not_scorable", "window_earliest", "window_latest", "about__slug", "series__slug",
    "report__public_id", "report__status", "report__known_from", "report__published",
    "report__language", "report__primary_document", "report__outlet__slug",
    "report__outlet__family", "report__republication_of__public_id",
    "report__republication_of__status", "report__republication_of__republication_of_id",
    "report__republication_of__outlet__slug", "report__republication_of__outlet__family",
    "statement__public_id", "statement__said", "statement__language",
    "statement__according_to__slug", "statement__according_to__party__slug",
)  # fmt: skip


def rule_claim(
    claim: Claim,
    *,
    published: bool | None = None,
    scale: float = 1,
    assume: Assumed = MappingProxyType({}),
) -> rules.Claim:
    """A row as the rules see it; `published` overrules the report's state for a preview, and
    `assume` that of any.

    With another `scale` the phrases of forecasts are given so many times the table's days.
    """
    report, statement = claim.report, claim.statement
    is_published = is_assumed_published(report, assume) if published is None else published
    return rules.Claim(
        id=claim.public_id,
        subject=Subject.EVENT if claim.event_id else Subject.ISSUE,
        aspect=claim.aspect,
        value=claim.value,
        kind=rules.Kind(claim.kind),
        voices=voices_of(claim, assume),
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


def voices_of(claim: Claim, assume: Assumed = MappingProxyType({})) -> tuple[rules.Voice, ...]:
    """Rule 2: the speakers, the one hearsay is known through, or the outlet for itself."""
    statement = claim.statement
    if statement is None:
        return (rules.Voice(f"outlet:{root_of(claim.report, assume).outlet.voice}"),)
    if statement.according_to:
        actors = [statement.according_to]
    else:
        actors = [speaker.actor for speaker in statement.statementspeaker_set.all()]
    return tuple(
        rules.Voice(f"actor:{actor.slug}", actor.party.slug if actor.party else "")
        for actor in actors
    )


def root_of(report: Report, assume: Assumed = MappingProxyType({})) -> Report:
    """The published report whose text a reprint, translation or paraphrase goes back to."""
    seen = {report.pk}
    while (original := report.republication_of) and original.pk not in seen:
        if not is_assumed_published(original, assume):
            break
        report = original
        seen.add(report.pk)
    return report


def is_assumed_published(report: Report, assume: Assumed) -> bool:
    return assume.get(report.public_id, report.status == Publication.PUBLISHED)


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
    subject: Event | Issue, assume: Assumed, parts: Collection[Part] | None = None
) -> tuple[list[rules.Claim], list[rules.Verdict]]:
    """The claims about a subject, and the verdicts on it that count.

    With `parts` the claims that bear on them, and those that a verdict cites.
    """
    assessments = list(
        subject.assessments.select_related("party", "series", "leading_claim").prefetch_related(
            "further_claims"
        )
    )
    asked = subject.claims.all()
    if parts is not None:
        asked = asked.filter(pk__in=_bearing_on(subject, parts, assessments))
    rows = with_voices(asked).only(*_WEIGHED)
    claims = [rule_claim(row, assume=assume) for row in rows]
    published = {claim.id for claim in claims if claim.is_published}
    verdicts = [
        verdict(row)
        for row in assessments
        if assume.get(row.public_id, row.status == Publication.PUBLISHED)
        and row.leading_claim.public_id in published
    ]
    return claims, verdicts


def _bearing_on(
    subject: Event | Issue, parts: Collection[Part], assessments: Iterable[Assessment]
) -> set[int]:
    """The claims about a subject, by primary key, that a fold of its parts takes."""
    kind = Subject.EVENT if isinstance(subject, Event) else Subject.ISSUE
    asked = Q(aspect__in=aspects_of(parts, kind))
    if OUTLOOKS in parts:
        asked |= Q(kind=rules.Kind.FORECAST)
    told = subject.claims.filter(asked).order_by().values_list("pk", "aspect", "value", "kind")
    bearing = {
        pk
        for pk, aspect, value, said_as in told
        if not parts_of(kind, aspect, value, rules.Kind(said_as)).isdisjoint(parts)
    }
    return bearing | {claim.pk for row in assessments for claim in row.cited_claims()}


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


def stand_ins_for(event: Event, principals: Sequence[str], assume: Assumed) -> list[StandIn]:
    """How the events went that stand in the place of one.

    A link counts once its former event is known, and so only between events that are public.
    """
    links = [
        Link(former, later, known)
        for public_id, status, former, later, known in Succession.objects.followed().values_list(
            "public_id", "status", "former", "later", "known_from"
        )
        if assume.get(public_id, status == Publication.PUBLISHED)
    ]
    later = stand_ins(event.pk, links)
    if not later:
        return []
    others = Event.objects.filter(pk__in=later.keys())
    records = {other.pk: record_of(other, assume, OF_COURSE) for other in others}
    known = {pk: _first_day(pk, assume) for pk in (event.pk, *records)}
    public = [
        Link(link.former, link.later, max(link.known, day))
        for link in links
        if (day := known.get(link.former))
    ]
    return [
        (since, courses_of(*records[pk], principals))
        for pk, since in sorted(stand_ins(event.pk, public).items())
    ]


def _first_day(event: int, assume: Assumed) -> date | None:
    """The day from which something published speaks of an event."""
    about = Report.objects.filter(claims__event=event).order_by().distinct()
    told = about.values_list("public_id", "status", "known_from")
    days = [
        known
        for public_id, status, known in told
        if assume.get(public_id, status == Publication.PUBLISHED)
    ]
    return min(days, default=None)
