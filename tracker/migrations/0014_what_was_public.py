"""Nouns and statements keep that the public has seen them, also when it sees them no more."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

MENTIONED = "actor", "event", "issue", "outlet", "party", "series", "statement"


def remember(apps: Any, schema_editor: Any) -> None:
    """What is public now was so, and what withdrawn reports speak of."""

    def mark(name: str, **which: Any) -> None:
        apps.get_model("tracker", name).objects.filter(**which).update(was_public=True)

    for name in MENTIONED:
        mark(name, known_from__isnull=False)
    claims = apps.get_model("tracker", "Claim").objects.filter(report__status="withdrawn")
    for name in ("event", "issue", "series", "statement"):
        mark(name, pk__in=claims.values(name))
    told = apps.get_model("tracker", "Statement").objects.filter(pk__in=claims.values("statement"))
    reports = apps.get_model("tracker", "Report").objects.filter(status="withdrawn")
    mark("outlet", pk__in=reports.values("outlet"))
    mark("outlet", pk__in=told.values("origin"))
    mark("actor", pk__in=told.values("speakers"))
    mark("actor", pk__in=told.values("according_to"))
    mark("party", pk__in=claims.values("about"))
    actors = apps.get_model("tracker", "Actor").objects.filter(was_public=True)
    mark("party", pk__in=actors.values("party"))


class Migration(migrations.Migration):
    dependencies = [("tracker", "0013_what_readings_owe_to_earlier_ones")]

    operations = [
        *(
            migrations.AddField(
                name, "was_public", models.BooleanField(default=False, editable=False)
            )
            for name in MENTIONED
        ),
        migrations.RunPython(remember, migrations.RunPython.noop, elidable=True),
    ]
