"""The days on which anything became known stand in a table, each with the digests of its day."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import migrations, models
from django.db.models import Sum
from django.db.models.functions import Greatest

MADE_BY = (
    ("Report", "known_from"),
    ("Assessment", "known_from", "leading_claim__known_from"),
    ("Ruling", "known_from", "claim__known_from", "other__known_from"),
    ("Succession", "known_from", "former__known_from", "later__known_from"),
)


def fill(apps: Any, schema_editor: Any) -> None:
    """Write what the projection would, as tracker/movement.py does."""

    def rows(name: str, *columns: str) -> Any:
        known = {f"{column}__isnull": False for column in columns}
        return apps.get_model("tracker", name).objects.order_by().filter(**known)

    days = {*rows("ForecastReading", "known_from").values_list("known_from", flat=True)}
    for name, *columns in MADE_BY:
        latest = Greatest(*columns) if len(columns) > 1 else columns[0]
        published = rows(name, *columns).filter(status="published")
        days |= {*published.values_list(latest, flat=True)}
    sums = {"Reading": Counter(), "ForecastReading": Counter()}
    for name, changes in sums.items():
        for end, sign in (("known_from", 1), ("known_to", -1)):
            for day, total in rows(name, end).values_list(end).annotate(Sum("digest")):
                changes[day] += sign * int(total)
    model, so_far, made = apps.get_model("tracker", "DayOfMovement"), Counter(), []
    for day in sorted(days.union(*sums.values())):
        so_far.update({name: changes[day] for name, changes in sums.items()})
        if day in days:
            digests = {"readings": so_far["Reading"], "forecasts": so_far["ForecastReading"]}
            made.append(model(day=day, **digests))
    model.objects.bulk_create(made)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0016_drifting_forecasts")]

    operations = [
        migrations.CreateModel(
            name="DayOfMovement",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                (
                    "readings",
                    models.BigIntegerField(help_text="The sum of the digests of the readings."),
                ),
                (
                    "forecasts",
                    models.BigIntegerField(help_text="The sum of the digests of the forecasts."),
                ),
            ],
            options={"verbose_name_plural": "days of movement", "ordering": ["day"]},
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
