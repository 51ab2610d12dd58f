"""Merging of duplicates: what pointed at the others points at the one that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Model

from tracker import corrections, dates
from tracker.aspects import NOT, split_negation
from tracker.models import (
    Actor,
    ActorKind,
    Assessment,
    Claim,
    Corrected,
    Correction,
    Event,
    FormerSlug,
    Issue,
    Medium,
    Outlet,
    Publication,
    Report,
    Series,
    Statement,
    StatementSpeaker,
    Succession,
)
from tracker.models.columns import tidy_list
from tracker.models.propositions import OF_ACTORS
from tracker.models.slugs import Slugged
from tracker.projection import ReadingChange
from tracker.public_wording import wordings
from tracker.publishing import public_change
from tracker.reach import is_public, reached_by
from tracker.touched import Touched

Mergeable = Actor | Outlet | Statement | Event | Issue | Series


class MergeRefusedError(Exception):
    """The rows are no duplicates, or something must be mended first; the message says what."""


def merge(kept: Mergeable, *others: Mergeable) -> list[ReadingChange]:
    """Let everything that hangs on the others hang on the kept one, and remove the others.

    One transaction. Former slugs redirect, readings are rebuilt, and the version rises if the
    public sees anything of them. Raises MergeRefusedError for what cannot be one.
    """
    with transaction.atomic():
        kept, *others = _locked(kept, *others)  # type: ignore[assignment]  # A list for a tuple.
        if problem := refusal(kept, *others):
            raise MergeRefusedError(problem)
        touched = reached_by(kept, *others)
        before = wordings(kept, *others)
        changes: list[ReadingChange] = []
        if any(is_public(row) for row in (kept, *others)):
            with public_change(touched) as changes:
                _carry_out(kept, others)
                _add(touched, reached_by(kept))
        else:
            _carry_out(kept, others)
        corrections.record_merger(before, kept)
        return changes


def _locked(*rows: Mergeable) -> list[Any]:
    """The rows as they are stored now, kept from others until the merge is done."""
    try:
        return [type(row)._default_manager.select_for_update().get(pk=row.pk) for row in rows]
    except ObjectDoesNotExist:
        raise MergeRefusedError("One of them is gone: somebody merged or deleted it.") from None


def refusal(kept: Mergeable, *others: Mergeable) -> str:
    """Why these cannot be merged, as a sentence for the editor; "" if they can."""
    if not others:
        return "Choose at least two that are the same."
    for other in others:
        if type(other) is not type(kept) or other.pk == kept.pk:
            return "Only different rows of one kind can be merged."
        if problem := _refusals(kept, other):
            return problem
    if isinstance(kept, Event):
        return _refuse_linked(kept, *others)
    return ""


def _refusals(kept: Mergeable, other: Mergeable) -> str:
    if isinstance(kept, Actor) and isinstance(other, Actor):
        return _refuse_actors(kept, other)
    if isinstance(kept, Statement) and isinstance(other, Statement):
        return _refuse_statements(kept, other)
    return ""


def _refuse_actors(kept: Actor, other: Actor) -> str:
    if ActorKind.ANONYMOUS in (kept.kind, other.kind):
        return (
            "An anonymous source is never merged with another actor: "
            "nobody knows whether they are one."
        )
    if kept.kind != other.kind:
        return f"{kept} and {other} are of different kinds; one of them must be corrected first."
    if kept.party_id and other.party_id and kept.party_id != other.party_id:
        return f"{kept} and {other} speak for different parties; correct that first."
    both = {kept.pk, other.pk}
    of_itself = Statement.objects.filter(according_to__in=both, speakers__in=both).first()
    if of_itself:
        return (
            f"The statement {of_itself.public_id} is known of one of them through the other; "
            "as one actor they would be hearsay of themselves."
        )
    return ""


def _refuse_statements(kept: Statement, other: Statement) -> str:
    ours, theirs = _speakers(kept), _speakers(other)
    if {*ours} != {*theirs}:
        return (
            f"They have different speakers ({_names(ours)}; {_names(theirs)}). "
            "If it is one act of speech, name the same speakers in both first."
        )
    if kept.according_to_id != other.according_to_id:
        return (
            "They are known in different ways: one is hearsay through somebody, the other is not, "
            "or through somebody else. Correct that first."
        )
    if dates.disjoint(dates.parse(kept.said), dates.parse(other.said)):
        return (
            f"They were not said at one time ({dates.words(kept.said)}; "
            f"{dates.words(other.said)}). Correct the date of one of them first."
        )
    return ""


def _refuse_linked(*events: Any) -> str:
    """As one event they would stand in their own place."""
    both = Succession.objects.filter(former__in=events, later__in=events)
    link = both.exclude(status=Publication.WITHDRAWN).first()
    if link is None:
        return ""
    verb = "Withdraw" if link.status == Publication.PUBLISHED else "Delete"
    return f"{link}: one event does not stand in its own place. {verb} that succession first."


def _speakers(statement: Statement) -> dict[int, str]:
    rows = statement.statementspeaker_set.select_related("actor")
    return {row.actor_id: row.actor.name for row in rows}


def _names(speakers: dict[int, str]) -> str:
    return ", ".join(speakers.values()) or "nobody"


def _carry_out(kept: Mergeable, others: Sequence[Mergeable]) -> None:
    for other in others:
        reason = f"Merged: {_name(other)} into {_name(kept)}"
        _MERGES[type(kept)](kept, other, reason)
        _store(kept, reason)
        if isinstance(kept, Slugged) and isinstance(other, Slugged):
            FormerSlug.objects.follow(other, kept.slug)
        if other.has_been_public and not kept.was_public:
            kept.was_public = True
            type(kept)._default_manager.filter(pk=kept.pk).update(was_public=True)
        other._change_reason = reason  # type: ignore[union-attr]  # simple_history reads it.
        other.delete()


def _merge_actors(kept: Actor, other: Actor, reason: str) -> None:
    for speaker in StatementSpeaker.objects.filter(actor=other).select_related("statement"):
        _move_speaker(speaker, kept, reason)
    _move(Statement.objects.filter(according_to=other), "according_to", kept, reason)
    _replace_value(Claim.objects.all(), other.slug, kept.slug, reason)
    _replace_value(Assessment.objects.all(), other.slug, kept.slug, reason)
    names = tidy_list([*kept.aliases, other.name, *other.aliases])
    kept.aliases = [name for name in names if name != kept.name]
    kept.party = kept.party or other.party
    _fill(kept, other, "description")


def _move_speaker(speaker: StatementSpeaker, kept: Actor, reason: str) -> None:
    """Name the kept actor; one that the statement names already takes over the office."""
    named = StatementSpeaker.objects.filter(statement=speaker.statement, actor=kept).first()
    if named is None:
        speaker.actor = kept
        _store(speaker, reason)
        return
    named.office = named.office or speaker.office
    named.order = min(named.order, speaker.order)
    _store(named, reason)
    speaker._change_reason = reason  # type: ignore[attr-defined]  # simple_history reads it.
    speaker.delete()


def _replace_value(rows: Any, former: str, now: str, reason: str) -> None:
    """Let values that name one actor name another, each with an entry in its history."""
    for row in rows.filter(aspect__in=OF_ACTORS, value__in=[former, NOT + former]):
        negated, _ = split_negation(row.value)
        row.value = f"{NOT}{now}" if negated else now
        _store(row, reason)


def _merge_outlets(kept: Outlet, other: Outlet, reason: str) -> None:
    _move(Report.objects.filter(outlet=other), "outlet", kept, reason)
    _move(Statement.objects.filter(origin=other), "origin", kept, reason)
    for kin in Outlet.objects.filter(family=other.slug).exclude(pk__in=[kept.pk, other.pk]):
        kin.family = kept.slug
        _store(kin, reason)
    kept.domains = tidy_list([*kept.domains, *other.domains])
    _fill(kept, other, "family", "country", "homepage")
    if kept.family in (kept.slug, other.slug):
        kept.family = ""


def _merge_statements(kept: Statement, other: Statement, reason: str) -> None:
    _move(Claim.objects.filter(statement=other), "statement", kept, reason)
    Correction.objects.renamed(Corrected.STATEMENT, other.public_id, kept.public_id)
    offices = dict(other.statementspeaker_set.values_list("actor", "office"))
    for speaker in kept.statementspeaker_set.filter(office=""):
        if offices.get(speaker.actor_id):
            speaker.office = offices[speaker.actor_id]
            _store(speaker, reason)
    kept.origin = kept.origin or other.origin
    if kept.medium == Medium.UNKNOWN:
        kept.medium = other.medium
    _fill(kept, other, "forum", "language")
    if other.note not in kept.note:
        kept.note = "\n\n".join(note for note in (kept.note, other.note) if note)


def _merge_subjects(field: str) -> Callable[[Any, Any, str], None]:
    """Merging of two events, two issues or two series: their claims and verdicts move."""

    def merge_two(kept: Any, other: Any, reason: str) -> None:
        _move(Claim.objects.filter(**{field: other}), field, kept, reason)
        _move(Assessment.objects.filter(**{field: other}), field, kept, reason)
        if isinstance(kept, Issue):
            _fill(kept, other, "summary")
        if isinstance(kept, Event):
            _move_successions(kept, other, reason)

    return merge_two


def _move_successions(kept: Event, other: Event, reason: str) -> None:
    """Link the kept event instead; two links to one event become one, a public one if any is."""
    for end, far in (("former", "later"), ("later", "former")):
        for link in Succession.objects.filter(**{end: other}):
            further = getattr(link, far)
            linked = Succession.objects.between(kept, further).first()
            is_needed = link.status == Publication.PUBLISHED != (linked and linked.status)
            if further == kept or (linked and not is_needed):
                _remove(link, reason)
                continue
            if linked:
                _remove(linked, reason)
            setattr(link, end, kept)
            _store(link, reason)


def _remove(row: Any, reason: str) -> None:
    row._change_reason = reason
    row.delete()


_MERGES: dict[type[Any], Callable[[Any, Any, str], None]] = {
    Actor: _merge_actors,
    Outlet: _merge_outlets,
    Statement: _merge_statements,
    Event: _merge_subjects("event"),
    Issue: _merge_subjects("issue"),
    Series: _merge_subjects("series"),
}


def _move(rows: Iterable[Any], field: str, kept: Model, reason: str) -> None:
    """Point each row at the kept one through save(), so that its history tells of it."""
    for row in rows:
        setattr(row, field, kept)
        _store(row, reason)


def _fill(kept: Any, other: Any, *fields: str) -> None:
    for field in fields:
        setattr(kept, field, getattr(kept, field) or getattr(other, field))


def _store(row: Any, reason: str) -> None:
    row._change_reason = reason
    row.save()


def _name(row: Any) -> str:
    return str(row.slug if isinstance(row, Slugged) else row.public_id)


def _add(touched: Touched, more: Touched) -> None:
    touched.events |= more.events
    touched.issues |= more.issues
