"""Forecasts know whether reports of the same words give them another window."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import Q

DRIFTING = "Whether some of its echoes give another window than the one that decides."


def fill(apps: Any, schema_editor: Any) -> None:
    """Give the rows there are what the projection would, as tracker/rules/forecasts.py says."""
    outlooks = apps.get_model("tracker", "ForecastReading").objects
    echo = outlooks.model.echoes.through.objects.all()
    ends = "window_earliest", "window_latest"
    told = echo.values_list("forecastreading", *(f"claim__{end}" for end in ends))
    deciding = {pk: window for pk, *window in outlooks.values_list("pk", *ends)}
    drifting = {
        pk for pk, *window in told.iterator() if any(deciding[pk]) and window != deciding[pk]
    }
    for pks in (sorted(drifting)[start : start + 500] for start in range(0, len(drifting), 500)):
        outlooks.filter(pk__in=pks).update(drifting=True)


class Migration(migrations.Migration):
    dependencies = [("tracker", "0015_disputes_by_their_end")]

    operations = [
        migrations.AddField(
            "forecastreading",
            "drifting",
            models.BooleanField(default=False, help_text=DRIFTING),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            "forecastreading",
            models.Index(
                fields=["known_from", "known_to"],
                condition=Q(drifting=True),
                name="forecast_drifting",
            ),
        ),
    ]
