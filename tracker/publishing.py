"""The verbs that change what is public; each one transaction, the readings rebuilt in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from tracker import corrections, projection, versions
from tracker.models import Assessment, Claim, Publication, Report, Ruling, Succession
from tracker.projection import Foreseen, Published, ReadingChange
from tracker.public_wording import wordings
from tracker.rule_claims import rule_claim, with_voices
from tracker.rules.words import UNSPOKEN, key_of
from tracker.touched import Touched


@contextmanager
def public_change(
    touched: Touched, foreseen: Foreseen | None = None
) -> Iterator[list[ReadingChange]]:
    """Whatever is done inside becomes public whole or not at all.

    Add to `touched` inside the block what the change reaches. At its end the readings are
    rebuilt, the ledger's version rises by one and logs what moved, which the list that was
    given holds then. `foreseen` is what the change is known to come to.
    """
    changes: list[ReadingChange] = []
    with transaction.atomic():
        yield changes
        rebuilt = projection.rebuild(touched, foreseen)
        changes += [change for change in rebuilt if change.is_seen]
        versions.raise_version(changes)


def problems_of(report: Report) -> list[str]:
    """What stands in the way of publishing a report, as sentences for the editor."""
    if report.status == Publication.PUBLISHED:
        return ["This report is published already."]
    problems = [
        f"The quotation “{claim.quote}” does not stand in the stored text."
        for claim in report.claims.quoting_wrongly()
    ]
    for row in with_voices(report.claims.all()):
        claim = rule_claim(row)
        if not claim.voices:
            problems.append(f"The statement behind “{row}” has no speaker.")
        elif claim.kind not in UNSPOKEN and not any(key_of(claim, v) for v in claim.voices):
            problems.append(f"“{row}” describes a party: say which one, in the field about.")
    return problems


def mark_ready(report: Report) -> None:
    """Hand a draft over to whoever publishes it. Raises ValidationError for what is in the way."""
    if report.status != Publication.DRAFT:
        raise ValidationError("Only a draft can be marked as ready.")
    if problems := problems_of(report):
        raise ValidationError(problems)
    _hand_over(report, Publication.READY)


def take_back(report: Report) -> None:
    """Make a draft again of what was marked as ready."""
    if report.status != Publication.READY:
        raise ValidationError("It is not marked as ready.")
    _hand_over(report, Publication.DRAFT)


def _hand_over(report: Report, status: Publication) -> None:
    """Nothing public changes: no version, no reading."""
    report.status = status
    report.edition += 1
    report.save()


def publish(
    report: Report, reason: str = "", foreseen: Foreseen | None = None
) -> list[ReadingChange]:
    """Make a draft, one that is ready or, with a reason, a withdrawn report public.

    What was foreseen of it spares those who wait the work, if it still holds. Raises
    ValidationError for what stands in the way.
    """
    if problems := problems_of(report):
        raise ValidationError(problems)
    report.withdrawn_on, report.withdrawal_reason = None, ""
    return _set_status(report, Publication.PUBLISHED, reason, foreseen)


def withdraw(report: Report, reason: str, foreseen: Foreseen | None = None) -> list[ReadingChange]:
    """Take a published report back; it keeps its address, with the notice and the reason.

    Raises ValidationError without a reason, or for a report that is not published.
    """
    if report.status != Publication.PUBLISHED:
        raise ValidationError("Only a published report can be withdrawn.")
    report.withdrawn_on, report.withdrawal_reason = timezone.localdate(), reason
    return _set_status(report, Publication.WITHDRAWN, reason, foreseen)


def publish_assessment(assessment: Assessment, reason: str = "") -> list[ReadingChange]:
    """Let a verdict decide from its day. Raises ValidationError if its leading claim is a draft."""
    if assessment.leading_claim.known_from is None:
        raise ValidationError("A verdict rests on published claims; its leading claim is a draft.")
    return _set_status(assessment, Publication.PUBLISHED, reason)


def withdraw_assessment(assessment: Assessment, reason: str) -> list[ReadingChange]:
    """Let a verdict decide no longer, on any day."""
    return _set_status(assessment, Publication.WITHDRAWN, reason)


def publish_succession(succession: Succession, reason: str = "") -> list[ReadingChange]:
    """Let forecasts follow one event to another. Raises ValidationError if one is not public."""
    if not (succession.former.is_public and succession.later.is_public):
        raise ValidationError("It links two public events; of one of them only drafts speak.")
    return _set_status(succession, Publication.PUBLISHED, reason)


def withdraw_succession(succession: Succession, reason: str) -> list[ReadingChange]:
    """Let forecasts follow it no longer, on any day."""
    return _set_status(succession, Publication.WITHDRAWN, reason)


def publish_ruling(ruling: Ruling, reason: str = "") -> list[ReadingChange]:
    """Let a ruling count from its day. Raises ValidationError if one of the claims is a draft."""
    if None in (ruling.claim.known_from, ruling.other.known_from):
        raise ValidationError("A ruling is on two published claims; one of these is a draft.")
    return _set_status(ruling, Publication.PUBLISHED, reason)


def withdraw_ruling(ruling: Ruling, reason: str) -> list[ReadingChange]:
    """Let the rules decide alone again, on every day."""
    return _set_status(ruling, Publication.WITHDRAWN, reason)


def _set_status(
    row: Published, status: Publication, reason: str, foreseen: Foreseen | None = None
) -> list[ReadingChange]:
    """Publish or withdraw; a withdrawal, and its end, is a correction that says why."""
    is_again = row.status == Publication.WITHDRAWN
    if (is_again or status == Publication.WITHDRAWN) and not reason.strip():
        verb = "published again" if is_again else "withdrawn"
        raise ValidationError(f"Say why it is {verb}: the public reads the reason.")
    with transaction.atomic():
        before = wordings(row)
        holds = foreseen is not None and foreseen.fits(row)
        with public_change(projection.touched_by(row), foreseen if holds else None) as changes:
            row.status = status
            if isinstance(row, Report):
                row.full_clean()
                # A form that was opened before notices, and does not save the former status
                # over this.
                row.edition += 1
            row.save()
        if is_again:
            corrections.record_again(row, reason)
        else:
            corrections.record(before, wordings(row), reason)
    return changes


def reached_by(report: Report) -> Touched:
    """The subjects a report's claims are about, those of its republications included.

    A republication's own voice counts as the republished outlet's (rule 2).
    """
    return Touched().add(Claim.objects.carrying(report))
