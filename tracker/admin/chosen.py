"""Rows chosen in a list and carried in the address of the page that asks for confirmation."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse

M = TypeVar("M", bound=Model)

# An address has only so much room, and nobody reads a longer list before confirming it.
MOST = 100


def address_with(name: str, rows: QuerySet[Any]) -> str:
    """The address of a confirmation page for these rows."""
    keys = ",".join(str(pk) for pk in rows.values_list("pk", flat=True)[:MOST])
    return f"{reverse(f'admin:{name}')}?ids={keys}"


def chosen_rows(request: HttpRequest, rows: QuerySet[M]) -> list[M]:
    """The rows an address names, in its order; what is no key or no row is left out."""
    keys = [key for key in request.GET.get("ids", "").split(",") if key.isdecimal()]
    wanted = [int(key) for key in dict.fromkeys(keys[:MOST]) if len(key) < 19]
    found = rows.in_bulk(wanted)
    return [found[key] for key in wanted if key in found]
