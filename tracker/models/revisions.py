"""The log of versions: what each changed of the readings. Only tracker/versions.py writes it."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from tracker.models.agenda import Event, Issue, Series
from tracker.models.constraints import one_subject
from tracker.models.parties import Party
from tracker.models.propositions import VALUE_LIMIT
from tracker.models.slugs import SLUG_LIMIT


class LedgerVersion(models.Model):
    """A version of the ledger that was logged when it was made, be it that no reading changed."""

    number = models.PositiveIntegerField(primary_key=True)
    made_at = models.DateTimeField()
    left_out = models.PositiveIntegerField(
        default=0, help_text="How many of its changes the log does not hold: there were too many."
    )
    objects: models.Manager[LedgerVersion] = models.Manager()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Version {self.number}"


class RevisionQuerySet(models.QuerySet["Revision"]):
    def after_version(self, number: int) -> Self:
        return self.filter(version__gt=number)

    def public(self, day: date) -> Self:
        """Of what the public knows by the day, and of that what holds from a day up to it."""
        known = [Q(**{f"{name}__known_from__lte": day}) for name in ("event", "issue")]
        party = Q(party=None) | Q(party__principal=True) | Q(party__known_from__lte=day)
        series = Q(series=None) | Q(series__known_from__lte=day)
        return self.filter(known[0] | known[1], party, series, known_from__lte=day)


class Revision(models.Model):
    """What a version made another of one reading or forecast, over the days from one to another.

    `before` and `after` hold the columns of the reading or forecast; null is nothing. Of a
    forecast `item` is what was foreseen; the rest is as in Reading.
    """

    version = models.ForeignKey(LedgerVersion, on_delete=models.CASCADE, related_name="revisions")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, related_name="revisions")
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, null=True, related_name="revisions")
    is_forecast = models.BooleanField(default=False)
    aspect = models.CharField(max_length=30)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, related_name="revisions")
    series = models.ForeignKey(
        Series, on_delete=models.CASCADE, null=True, related_name="revisions"
    )
    item = models.CharField(max_length=VALUE_LIMIT, blank=True)
    said_by = models.CharField(max_length=SLUG_LIMIT, blank=True)
    known_from = models.DateField()
    known_to = models.DateField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        # The rows of one version are written with what tells most first.
        ordering = ["-version_id", "pk"]
        constraints = [
            one_subject(),
            models.CheckConstraint(
                condition=Q(known_to__isnull=True) | Q(known_to__gt=F("known_from")),
                name="%(class)s_interval",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.aspect} of {self.subject} from {self.known_from}"

    @property
    def subject(self) -> Event | Issue | None:
        return self.event or self.issue
