"""The days on which anything became known. Only tracker/movement.py writes this table."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models


class MovementQuerySet(models.QuerySet["DayOfMovement"]):
    def up_to(self, day: date) -> Self:
        """In the order of time."""
        return self.filter(day__lte=day).order_by("day")


class DayOfMovement(models.Model):
    """A day from which something else is known than before, and what stands from it on.

    Days to come are there too: a forecast that falls due takes another state by the calendar
    alone. Until the next such day the sums of the digests are the same.
    """

    day = models.DateField(primary_key=True)
    readings = models.BigIntegerField(help_text="The sum of the digests of the readings.")
    forecasts = models.BigIntegerField(help_text="The sum of the digests of the forecasts.")

    objects = MovementQuerySet.as_manager()

    class Meta:
        ordering = ["day"]
        verbose_name_plural = "days of movement"

    def __str__(self) -> str:
        return self.day.isoformat()
