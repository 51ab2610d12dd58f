"""The negotiation the ledger is about: one row, and the number of the ledger's version."""

from django.db import models
from django.db.models import F
from django.utils import timezone

from tracker.models.record import Record, tracked

ONLY = 1


class NegotiationQuerySet(models.QuerySet["Negotiation"]):
    def current(self) -> "Negotiation":
        """The one row; a blank one that is not stored while the ledger is empty."""
        return self.filter(pk=ONLY).first() or Negotiation()

    def lock(self) -> None:
        """Wait for whoever changes what is public, and let nobody else until the transaction ends.

        What is derived is derived from all that is published: two changes at once, neither of
        which sees the other, would leave it with the half of each.
        """
        self.select_for_update().filter(pk=ONLY).first()

    def raise_version(self) -> None:
        """Record that something public changed; called in the transaction of the change."""
        self.get_or_create(pk=ONLY)
        self.filter(pk=ONLY).update(version=F("version") + 1, changed_at=timezone.now())


class Negotiation(Record):
    """What the whole site is about. Its principal parties are those marked as principal."""

    written_elsewhere = ("version", "changed_at")

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    title = models.CharField(
        max_length=200, blank=True, help_text="As the front page's headline says it."
    )
    summary = models.TextField(
        blank=True,
        help_text="What is negotiated, in two or three sentences. Facts, not the desk's view.",
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)

    objects = NegotiationQuerySet.as_manager()
    history = tracked("version", "changed_at")

    class Meta:
        verbose_name_plural = "negotiation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=ONLY),
                name="negotiation_only_one",
                violation_error_message="A ledger is about one negotiation.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or "Untitled negotiation"
