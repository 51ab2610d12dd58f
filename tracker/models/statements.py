"""Statements: single acts of speech, by one or more speakers, that reports relay."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models, transaction
from django.urls import reverse

from tracker.fields import EdtfField, bounds
from tracker.models.actors import Actor
from tracker.models.constraints import FieldCheck, known_word, language_tag, public_id_format
from tracker.models.outlets import Outlet
from tracker.models.record import (
    MENTIONED,
    Mentioned,
    MentionedQuerySet,
    PubliclyNumbered,
    Record,
    tracked,
)


class Medium(models.TextChoices):
    INTERVIEW = "interview", "Interview"
    REMARKS = "remarks", "Remarks"
    REMARKS_TO_REPORTERS = "remarks to reporters", "Remarks to reporters"
    STATEMENT = "statement", "Statement"
    CALL = "call", "Call"
    DOCUMENT = "document", "Document"
    SOCIAL_MEDIA = "social media", "Social media"
    QUESTION = "question", "Question"
    UNKNOWN = "unknown", "Not known"


class StatementQuerySet(MentionedQuerySet["Statement"]):
    """Statements, the latest first."""

    def said_between(self, first: date, last: date) -> Self:
        """Those that can have been made on one of the days; without a bound it is the report's."""
        return self.filter(said_latest__gte=first, said_latest__lte=last)

    def with_speakers(self) -> Self:
        """With who made each and for which party, in one query more."""
        speakers = StatementSpeaker.objects.with_parties()
        return self.prefetch_related(models.Prefetch("statementspeaker_set", speakers))


class Statement(Mentioned, PubliclyNumbered):
    """One act of speech. Many reports may relay it; it stays one."""

    derived = ("said_earliest", "said_latest")

    speakers: models.ManyToManyField[Actor, StatementSpeaker] = models.ManyToManyField(
        Actor, through="StatementSpeaker", related_name="statements"
    )
    origin = models.ForeignKey(
        Outlet,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text="The outlet it was made to, if any; not an outlet that relays it.",
    )
    forum = models.CharField(
        max_length=200,
        blank=True,
        help_text="Where it was made, if that is known; for example a conference and its city.",
    )
    said = EdtfField(
        help_text=(
            "The day it was said, not the day it was printed. If the report does not tell, give "
            "the bounds; for example before 11 June 2025"
        )
    )
    said_earliest = models.DateField(null=True, editable=False)
    said_latest = models.DateField(null=True, editable=False)
    medium = models.CharField(max_length=30, choices=Medium, default=Medium.UNKNOWN)
    according_to = models.ForeignKey(
        Actor,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements_told",
        help_text=(
            "Hearsay: the actor through whom alone it is known. It then counts as that one's "
            "word, and is marked. Not for the outlets that relay it."
        ),
    )
    language = models.CharField(
        max_length=20,
        blank=True,
        help_text="The language it was made in, as a tag, if that is known; for example ru",
    )
    note = models.TextField(blank=True, help_text="The desk's remark. The public reads it.")

    objects = StatementQuerySet.as_manager()
    history = tracked("said_earliest", "said_latest", *MENTIONED)

    class Meta:
        ordering = ["-said_latest", "-pk"]
        constraints = [
            public_id_format(),
            language_tag("language", blank=True),
            known_word("medium", Medium.values, "a medium"),
            FieldCheck(
                beside="said",
                condition=~models.Q(said=""),
                name="statement_said",
                message=(
                    "Say when it was said, or at least by when; for example before 11 June 2025"
                ),
            ),
        ]

    def __str__(self) -> str:
        if self._state.adding:
            return "New statement"
        names = ", ".join(speaker.actor.name for speaker in self.statementspeaker_set.all())
        return f"{names or 'Nobody yet'}, {self.said} ({self.get_medium_display().lower()})"

    def get_absolute_url(self) -> str:
        return reverse("statement", kwargs={"public_id": self.public_id})

    def derive(self) -> None:
        self.said_earliest, self.said_latest = bounds(self.said)

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            super().save(*args, **options)
            self.claims.select_related("report").derive_again()


class SpeakerQuerySet(models.QuerySet["StatementSpeaker"]):
    def with_parties(self) -> Self:
        """With the actors and their parties, in the order the statement names them."""
        return self.select_related("actor__party").order_by("order", "pk")


class StatementSpeaker(Record):
    """One actor who makes a statement, with the office as the report writes it."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT)
    office = models.CharField(
        max_length=200, blank=True, help_text="As the report writes it, or empty if it gives none."
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = SpeakerQuerySet.as_manager()
    history = tracked()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "speaker"
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "actor"],
                name="speaker_once_a_statement",
                violation_error_message="This speaker is named already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor.name}, {self.office}" if self.office else self.actor.name
