"""Rulings: the desk's dated word for or against a relation of two claims that the rules found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils import timezone

from tracker.models.claims import Claim
from tracker.models.columns import choices_of
from tracker.models.constraints import FieldCheck, known_word, public_id_format
from tracker.models.publication import DECISION_WORDS, OF_DECISIONS, PUBLIC, Publication
from tracker.models.record import PubliclyNumbered, tracked
from tracker.rules.relations import Relation


class Decision(models.TextChoices):
    """What the desk says of a relation that the rules computed."""

    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Rejected"


class RulingQuerySet(models.QuerySet["Ruling"]):
    def published(self) -> Self:
        return self.filter(status=Publication.PUBLISHED)

    def public(self) -> Self:
        """Those that readers see from their day on: both claims are public."""
        both = Q(claim__known_from__isnull=False, other__known_from__isnull=False)
        return self.published().filter(both)

    def ever_public(self) -> Self:
        """Those that readers see or saw: both claims' reports are published, or were."""
        both = Q(claim__report__status__in=PUBLIC, other__report__status__in=PUBLIC)
        return self.published().filter(both)

    def between(self, one: Claim, another: Claim) -> Self:
        """The ruling on these two, whichever of them it names first: at most one."""
        return self.filter(Q(claim=one, other=another) | Q(claim=another, other=one))

    def on_any_of(self, claims: Iterable[Claim]) -> Self:
        """Those that name one of these claims, or an echo of one, first."""
        found = list(claims)
        own = Q(pk__in={claim.pk for claim in found})
        echo = Q(statement__in={claim.statement_id for claim in found} - {None})
        return self.filter(claim__in=Claim.objects.filter(own | echo).values("pk"))

    def rejecting(self) -> Self:
        """Those by which two claims do not stand to each other as the rules say."""
        return self.filter(decision=Decision.REJECTED)


class Ruling(PubliclyNumbered):
    """A computed relation of two claims, confirmed or rejected; it holds for their echoes too."""

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="rulings", help_text="One of the two claims."
    )
    other = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="rulings_on", help_text="The other claim."
    )
    relation = models.CharField(
        max_length=20,
        choices=choices_of(Relation),
        help_text="How the rules say that the two stand to each other.",
    )
    decision = models.CharField(max_length=10, choices=Decision)
    reason = models.TextField(help_text="Why, for the public, in a few plain sentences.")
    known_from = models.DateField(
        "counts from",
        default=timezone.localdate,
        help_text="The day from which it counts; on earlier days the site does not know it.",
    )
    status = models.CharField(
        max_length=10, choices=OF_DECISIONS, default=Publication.DRAFT, editable=False
    )

    objects = RulingQuerySet.as_manager()
    history = tracked()

    class Meta:
        ordering = ["known_from", "public_id"]
        permissions = [("publish_ruling", "Can publish and withdraw rulings")]
        constraints = [
            public_id_format(),
            known_word("relation", Relation, "a relation"),
            known_word("decision", Decision.values, "a decision"),
            known_word("status", DECISION_WORDS, "a status"),
            models.UniqueConstraint(
                Least("claim", "other"),
                Greatest("claim", "other"),
                name="ruling_once",
                violation_error_message="There is a ruling on these two claims already.",
            ),
            FieldCheck(
                beside="other",
                condition=~Q(claim=F("other")),
                name="ruling_on_two",
                message="A claim does not stand in a relation to itself: choose two.",
            ),
            FieldCheck(
                beside="reason",
                condition=~Q(reason=""),
                name="ruling_explained",
                message="A ruling needs its reasons.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()}, {self.decision}: {self.claim} / {self.other}"

    def get_absolute_url(self) -> str:
        """The page of the first claim, which shows how others stand to it."""
        return self.claim.get_absolute_url() if self.claim_id else reverse("claims")
