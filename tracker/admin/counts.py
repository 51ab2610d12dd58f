"""Counts beside the rows of a list, made for the rows of one page only."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce


def number_of(model: type[Model], field: str) -> Any:
    """How many rows of the model point at the row listed, by their foreign key of that name."""
    pointing = model._default_manager.filter(**{field: OuterRef("pk")}).order_by()
    counted = pointing.values(field).annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
