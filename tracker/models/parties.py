"""Parties: the sides of the negotiation, and others that speak about it."""

from typing import Self

from django.db import models
from django.urls import reverse

from tracker.models.constraints import slug_format
from tracker.models.record import MENTIONED, tracked
from tracker.models.slugs import NounQuerySet, Slugged


class PartyQuerySet(NounQuerySet["Party"]):
    def principals(self) -> Self:
        """The parties that negotiate, in the ledger's order."""
        return self.filter(principal=True)


class Party(Slugged):
    """A side of the negotiation, or a third party that has a say in it."""

    name = models.CharField(max_length=100, help_text="As tables and pages name it.")
    adjective = models.CharField(
        max_length=100,
        blank=True,
        help_text='For "the … side", for example Norwegian. The name stands in if it is empty.',
    )
    principal = models.BooleanField(
        default=False,
        help_text=(
            "One of the negotiating sides. What opposite principal parties say within 90 days "
            "can contradict; a third party's word stands beside theirs."
        ),
    )
    order = models.PositiveSmallIntegerField(
        default=0, help_text="Its place among the parties, from 0; it also decides its colour."
    )

    objects = PartyQuerySet.as_manager()
    history = tracked(*MENTIONED)

    class Meta:
        ordering = ["-principal", "order", "slug"]
        verbose_name_plural = "parties"
        constraints = [slug_format()]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        """The sides of the negotiation are named on the site before anybody has said a word."""
        return self.principal or super().is_public

    def get_absolute_url(self) -> str:
        return reverse("party", kwargs={"slug": self.slug})
