"""Readings know since when they are disputed and whether they moved; all go by a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import migrations, models
from django.db.models import Q

from tracker.digests import digest_of

BATCH = 2000
READING = (
    "values", "since", "support", "speakers", "origins", "reports", "outlets", "hearsay",
    "contested", "drift", "differs", "needs_review",
)  # fmt: skip
OUTLOOK = ("state", "days_late", "window_earliest", "window_latest", "settled_on")
DISPUTED = Q(contested=True) | Q(drift=True) | Q(differs=True)
SINCE = Q(disputed_since__isnull=False)


def fill(apps: Any, schema_editor: Any) -> None:
    """Give the rows there are what the projection would: as tracker/projection.py does."""
    for name, found, columns in (
        ("Reading", readings, ["digest", "moved", "disputed_since"]),
        ("ForecastReading", outlooks, ["digest"]),
    ):
        model, batch = apps.get_model("tracker", name), []
        for row in found(model):
            batch.append(row)
            if len(batch) == BATCH:
                model.objects.bulk_update(batch, columns)
                batch.clear()
        model.objects.bulk_update(batch, columns)


def readings(model: Any) -> Iterator[Any]:
    rows = model.objects.select_related("event", "issue", "party", "series", "assessment")
    key = "event_id", "issue_id", "aspect", "party_id", "series_id", "item", "said_by"
    of, values, since = None, None, None
    for row in list(rows.order_by(*key, "known_from")):
        this = tuple(getattr(row, name) for name in key)
        if this != of:
            of, values, since = this, None, None
        is_disputed = row.contested or row.drift or row.differs
        row.moved = {*row.values} != values
        row.disputed_since = since = (since or row.known_from) if is_disputed else None
        values = {*row.values}
        scope = row.party or row.series
        told = {name: getattr(row, name) for name in READING}
        told["assessment"] = row.assessment.public_id if row.assessment else ""
        ident = row.aspect, scope.slug if scope else "", row.item, row.said_by, row.known_from
        row.digest = digest_of([*subject(row), "reading", *ident, told])
        yield row


def outlooks(model: Any) -> Iterator[Any]:
    for row in list(model.objects.select_related("event", "issue")):
        told = {name: getattr(row, name) for name in OUTLOOK}
        ident = *row.identity.split("\n"), row.known_from
        row.digest = digest_of([*subject(row), "forecast", *ident, told])
        yield row


def subject(row: Any) -> tuple[str, str]:
    return ("event", row.event.slug) if row.event else ("issue", row.issue.slug)


DIGEST = "The number that stands for all it says: see tracker/digests.py."


class Migration(migrations.Migration):
    dependencies = [("tracker", "0011_corrections")]

    operations = [
        *(
            migrations.AddField(
                model,
                "digest",
                models.BigIntegerField(default=0, editable=False, help_text=DIGEST),
                preserve_default=False,
            )
            for model in ("reading", "forecastreading")
        ),
        migrations.AddField(
            "reading",
            "moved",
            models.BooleanField(
                default=False,
                help_text=(
                    "Whether other values are read than before, and not only with other support."
                ),
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "reading",
            "disputed_since",
            models.DateField(
                null=True, help_text="The day from which it has been disputed, without a break."
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.RemoveIndex("forecastreading", "forecast_interval"),
        migrations.RemoveIndex("reading", "reading_disputed"),
        migrations.AddIndex(
            "forecastreading",
            models.Index("known_from", "known_to", "digest", name="forecast_interval"),
        ),
        migrations.AddIndex(
            "reading",
            models.Index("known_to", "known_from", "digest", name="reading_standing"),
        ),
        migrations.RemoveIndex("reading", "reading_event_aspect"),
        migrations.RemoveIndex("reading", "reading_issue_aspect"),
        migrations.AddIndex(
            "reading",
            models.Index("event", "aspect", "known_from", "known_to", name="reading_event_aspect"),
        ),
        migrations.AddIndex(
            "reading",
            models.Index("issue", "aspect", "known_from", "known_to", name="reading_issue_aspect"),
        ),
        migrations.AddIndex(
            "reading",
            models.Index(
                fields=["disputed_since", "known_from", "known_to"],
                condition=SINCE,
                name="reading_disputed",
            ),
        ),
        migrations.AddIndex(
            "reading",
            models.Index(
                fields=["issue", "aspect", "known_from"],
                condition=Q(moved=True),
                name="reading_moved",
            ),
        ),
        *(
            operation
            for subject in ("event", "issue")
            for operation in (
                migrations.RemoveIndex("claim", f"claim_{subject}_known"),
                migrations.AddIndex(
                    "claim",
                    models.Index(
                        subject, "known_from", "kind", "statement", "report",
                        name=f"claim_{subject}_known",
                    ),
                ),
            )
        ),
        migrations.AddConstraint(
            "reading",
            models.CheckConstraint(
                condition=(DISPUTED & SINCE) | (~DISPUTED & ~SINCE),
                name="reading_disputed_since",
                violation_error_message="What is disputed has been so since a day.",
            ),
        ),
    ]
