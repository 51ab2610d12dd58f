"""From what editors decide about an article to a draft: its report, its statements, its claims."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, F
from django.utils import timezone
from django.utils.text import slugify

from tracker.intake.keeping import article_of, as_text, final_of
from tracker.models import (
    Actor,
    Claim,
    Decided,
    Intake,
    IntakeState,
    Medium,
    Outlet,
    Publication,
    Report,
    Statement,
    StatementSpeaker,
    Suggested,
)
from tracker.models.publication import PUBLIC
from tracker.models.slugs import SLUG_LIMIT, Slugged


class Refused(Exception):
    """Why a decision cannot be carried out, as a sentence for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """An act of speech that no statement stands for yet. Its actors may be new ones too."""

    speaker: Actor
    said: str
    office: str = ""
    origin: Outlet | None = None
    according_to: Actor | None = None
    medium: str = Medium.UNKNOWN


Words = Statement | Speech | None


# The report.


@transaction.atomic
def make_report(intake: Intake, report: Report) -> Report:
    """Store the report of an article as a draft, and its outlet with it if that is new.

    Raises ValidationError beside the fields, and Refused if there is a draft already.
    """
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    if intake.report_id is not None:
        raise Refused("There is a draft of this article already.")
    if report.outlet._state.adding:
        _store_noun(report.outlet, "outlet")
        report.outlet = report.outlet  # Its key is known only now.
    report.body = article_of(intake).body
    report.full_clean()
    report.save()
    intake.report, intake.state = report, IntakeState.OPEN
    intake.save()
    return report


# The claims.


@transaction.atomic
def accept(
    suggested: Suggested,
    claim: Claim,
    words: Words,
    editor: User | None,
    *,
    is_changed: bool,
) -> Claim:
    """Make a suggestion a claim of the draft. `claim` has all but its report and its statement.

    Raises ValidationError beside the fields, and Refused; then nothing at all is stored.
    """
    # Two suggestions of one speech that are accepted at one moment shall share its statement.
    intake = Intake.objects.select_for_update().get(pk=suggested.intake_id)
    report = _draft_of(intake)
    statement, is_new = _statement(intake, words)
    claim.report, claim.statement = report, statement
    claim.full_clean()
    claim.save()
    decision = Decided.CHANGED if is_changed else Decided.ACCEPTED
    final = as_text(_accepted_as(claim, is_new))
    _decide(suggested, editor, decision=decision, claim=claim, final=final)
    _edited(report)
    return claim


@transaction.atomic
def reject(suggested: Suggested, editor: User | None) -> None:
    _decide(suggested, editor, decision=Decided.REJECTED)


@transaction.atomic
def reopen(suggested: Suggested) -> None:
    """Take a decision back: the claim goes, and its statement too if it was made for it alone.

    Raises Refused where the claim is no longer a draft's, or something rests on it.
    """
    stored = Suggested.objects.select_for_update().get(pk=suggested.pk)
    if stored.claim is not None:
        _remove_claim(stored.claim, is_new=bool(final_of(stored).get("is_new_statement")))
    stored.decision, stored.final, stored.claim = Decided.OPEN, "", None
    stored.decided_by, stored.decided_at = None, None
    stored.save()
    Intake.objects.filter(pk=stored.intake_id).update(state=IntakeState.OPEN)
    suggested.refresh_from_db()


def _draft_of(intake: Intake) -> Report:
    report = intake.report
    if report is None:
        raise Refused("Accept the report first: claims become part of its draft.")
    if report.is_public:
        raise Refused("The report is no longer a draft: add the claim in its own form.")
    return report


def _decide(suggested: Suggested, editor: User | None, **columns: Any) -> None:
    """Store the decision if nobody has decided; the last one ends the review of the article."""
    waiting = Suggested.objects.open().filter(pk=suggested.pk)
    # One conditional UPDATE: a check beforehand lets two editors decide on PostgreSQL.
    if not waiting.update(decided_by=editor, decided_at=timezone.now(), **columns):
        raise Refused("Somebody decided this meanwhile.")
    suggested.refresh_from_db()
    if not Suggested.objects.open().filter(intake=suggested.intake_id).exists():
        ended = Intake.objects.filter(pk=suggested.intake_id, report__isnull=False)
        ended.update(state=IntakeState.FINISHED)


def _remove_claim(claim: Claim, *, is_new: bool) -> None:
    report, statement = claim.report, claim.statement
    if report.is_public:
        raise Refused("The report is no longer a draft: correct or withdraw it in its own form.")
    try:
        with transaction.atomic():
            claim.delete()
    except models.ProtectedError:
        raise Refused("A verdict or a ruling rests on this claim: remove that first.") from None
    if is_new and statement and statement.known_from is None and not statement.claims.exists():
        statement.delete()
    _edited(report)


def _edited(report: Report) -> None:
    """Let others who have the draft open notice; one that was ready for review is so no longer."""
    drafts = Report.objects.filter(pk=report.pk).exclude(status__in=PUBLIC)
    if not drafts.update(edition=F("edition") + 1, status=Publication.DRAFT):
        raise Refused("The report was published meanwhile.")


# The act of speech.


def _statement(intake: Intake, words: Words) -> tuple[Statement | None, bool]:
    """The statement a claim relays, and whether it was made for this article."""
    if not isinstance(words, Speech):
        return words, False
    speaker = _actor(intake, words.speaker, "speaker")
    teller = words.according_to and _actor(intake, words.according_to, "according_to")
    if teller == speaker:
        raise ValidationError(
            {"according_to": "Nobody is known only through himself: leave it empty, or name "
             "the other speaker."}
        )  # fmt: skip
    statement = Statement(
        said=words.said, origin=words.origin, according_to=teller, medium=words.medium
    )
    statement.full_clean()
    if same := _same_speech(intake, statement, speaker):
        return same, _is_made_here(intake, same)
    statement.save()
    with _beside("office"):
        spoken = StatementSpeaker(statement=statement, actor=speaker, office=words.office)
        spoken.full_clean()
    spoken.save()
    return statement, True


def _same_speech(intake: Intake, wanted: Statement, speaker: Actor) -> Statement | None:
    """The statement that another claim of this article relays already, if it is this one."""
    alone = Statement.objects.annotate(voices=Count("speakers", distinct=True)).filter(voices=1)
    return alone.filter(
        claims__suggested__intake=intake,
        speakers=speaker,
        said=wanted.said,
        origin=wanted.origin,
        according_to=wanted.according_to,
        medium=wanted.medium,
    ).first()


def _is_made_here(intake: Intake, statement: Statement) -> bool:
    taken = [final_of(suggested) for suggested in intake.suggested.taken()]
    ids = {final["statement"] for final in taken if final.get("is_new_statement")}
    return statement.public_id in ids


def _actor(intake: Intake, actor: Actor, field: str) -> Actor:
    """The actor as stored: a new one once an article, however many claims name it."""
    if not actor._state.adding:
        return actor
    here = Statement.objects.filter(claims__suggested__intake=intake)
    same = Actor.objects.filter(name=actor.name, kind=actor.kind)
    made = same.filter(statements__in=here) | same.filter(statements_told__in=here)
    return made.first() or _store_noun(actor, field)


def _store_noun(noun: Any, field: str) -> Any:
    noun.slug = noun.slug or free_slug(type(noun), noun.name)
    with _beside(field):
        noun.full_clean()
    noun.save()
    return noun


def free_slug(model: type[Slugged], name: str) -> str:
    """A slug after the name that no row of the model has."""
    stem = slugify(name)[: SLUG_LIMIT - 4].strip("-") or str(model._meta.model_name)
    taken = {*model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True)}
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


@contextmanager
def _beside(field: str) -> Iterator[None]:
    """Let what is wrong with a row be said beside the one field of the form that it comes from."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def _accepted_as(claim: Claim, is_new: bool) -> dict[str, Any]:
    """The claim in the words of a suggestion."""
    statement = claim.statement
    speakers = statement.statementspeaker_set.select_related("actor") if statement else []
    return {
        "quote": claim.quote,
        "speaker": ", ".join(spoken.actor.slug for spoken in speakers),
        "speaker_as_written": claim.speaker_as_written,
        "office": ", ".join(spoken.office for spoken in speakers),
        "origin": statement.origin.slug if statement and statement.origin else "",
        "according_to": _slug(statement.according_to if statement else None),
        "said": statement.said if statement else "",
        "statement": statement.public_id if statement else "",
        "is_new_statement": is_new,
        "kind": claim.kind,
        "hedge": claim.hedge,
        "issue": _slug(claim.issue),
        "event": _slug(claim.event),
        "aspect": claim.aspect,
        "value": claim.value,
        "window": claim.window or claim.window_words,
    }


def _slug(noun: Any) -> str:
    return noun.slug if noun else ""


# The article as a whole.


def set_state(intake: Intake, state: IntakeState) -> None:
    """End its review, set it aside, or open it again. Raises ValidationError for what cannot be."""
    intake.state = state
    intake.full_clean()
    intake.save(update_fields=["state"])
