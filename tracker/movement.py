"""Keeps the days on which anything became known, each with the digest of what stands from it on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import Greatest

from tracker.models import (
    Assessment,
    DayOfMovement,
    ForecastReading,
    Reading,
    Report,
    Ruling,
    Succession,
)

# Of each day the sums of the digests of the readings and of the forecasts.
Sums = tuple[int, int]


def bring_up_to_date() -> int:
    """Write the days that the record and the readings give; returns how many were others.

    Needs the readings and the days on which nouns became known to be up to date.
    """
    wanted, stored = _wanted(), _stored()
    gone = stored.keys() - wanted.keys()
    other = {day: sums for day, sums in wanted.items() if stored.get(day) != sums}
    DayOfMovement.objects.filter(day__in=gone).delete()
    DayOfMovement.objects.bulk_create(
        [
            DayOfMovement(day=day, readings=readings, forecasts=forecasts)
            for day, (readings, forecasts) in other.items()
        ],
        update_conflicts=True,
        unique_fields=["day"],
        update_fields=["readings", "forecasts"],
    )
    return len(gone) + len(other)


def is_up_to_date() -> bool:
    """Whether bring_up_to_date() would change nothing."""
    return _wanted() == _stored()


def _stored() -> dict[date, Sums]:
    rows = DayOfMovement.objects.values_list("day", "readings", "forecasts")
    return {day: (readings, forecasts) for day, readings, forecasts in rows}


def _wanted() -> dict[date, Sums]:
    readings, forecasts = _changes(Reading.objects.all()), _changes(ForecastReading.objects.all())
    moved = _days_of_movement()
    found: dict[date, Sums] = {}
    so_far = 0, 0
    for day in sorted({*moved, *readings, *forecasts}):
        so_far = so_far[0] + readings[day], so_far[1] + forecasts[day]
        if day in moved:
            found[day] = so_far
    return found


def _days_of_movement() -> set[date]:
    """The days on which a published report became known, a verdict, ruling or succession of the
    desk began to count, or a forecast took another state, today's and those to come."""
    reports, *others = (
        _latest(Report.objects.published(), "known_from"),
        _latest(Assessment.objects.published(), "known_from", "leading_claim__known_from"),
        _latest(Ruling.objects.public(), "known_from", "claim__known_from", "other__known_from"),
        _latest(
            Succession.objects.public(), "known_from", "former__known_from", "later__known_from"
        ),
        _latest(ForecastReading.objects.all(), "known_from"),
    )
    return {day for (day,) in reports.union(*others)}


def _latest(rows: QuerySet[Any], *columns: str) -> QuerySet[Any, tuple[date]]:
    """The latest of the days in those columns, of the rows that have all of them."""
    known = rows.order_by().filter(**{f"{column}__isnull": False for column in columns})
    return known.values_list(Greatest(*columns) if len(columns) > 1 else columns[0])


def _changes(rows: QuerySet[Any]) -> Counter[date]:
    """By how much the sum of the digests of what stands is another from each day on."""
    found: Counter[date] = Counter()
    for end, sign in (("known_from", 1), ("known_to", -1)):
        ending = rows.order_by().filter(**{f"{end}__isnull": False})
        for day, total in ending.values_list(end).annotate(Sum("digest")):
            found[day] += sign * int(total)
    return found
