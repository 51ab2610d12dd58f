"""The index of the few readings that are disputed begins with the day on which they end."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("tracker", "0014_what_was_public")]

    operations = [
        migrations.RemoveIndex("reading", "reading_disputed"),
        migrations.AddIndex(
            "reading",
            models.Index(
                fields=["known_to", "known_from"],
                condition=Q(disputed_since__isnull=False),
                name="reading_disputed",
            ),
        ),
    ]
