"""Decides the database's own check constraints before the database has to.

They are read from the models, so no rule is written twice, and none can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.db import models
from django.db.models import F, Q

# As in SQL, a comparison with nothing is neither true nor false, and a check that is not false
# holds.
Verdict = bool | None

_LOOKUPS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda value, other: bool(value == other),
    "in": lambda value, others: value in others,
    "regex": lambda value, pattern: re.search(pattern, value) is not None,
    "startswith": lambda value, start: str(value).startswith(start),
    "lt": lambda value, other: bool(value < other),
    "lte": lambda value, other: bool(value <= other),
    "gt": lambda value, other: bool(value > other),
    "gte": lambda value, other: bool(value >= other),
}


@cache
def checks_of(model: type[models.Model]) -> tuple[models.CheckConstraint, ...]:
    """The check constraints of a model, in the order they are declared."""
    constraints = model._meta.constraints
    return tuple(check for check in constraints if isinstance(check, models.CheckConstraint))


def holds(check: models.CheckConstraint, row: models.Model) -> bool:
    """Whether the database would take the row, as far as this check goes; asks it nothing.

    Raises NotImplementedError for a lookup that no constraint of the record has used so far.
    """
    return _decide(check.condition, row) is not False


def fields_of(check: models.CheckConstraint) -> set[str]:
    """The names of the fields a check is about."""
    return set(_names(check.condition))


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, Q):
        for child in node.children:
            yield from _names(child)
    else:
        yield node[0].partition("__")[0]


def _decide(node: Any, row: models.Model) -> Verdict:
    if isinstance(node, tuple):
        name, other = node
        return _compare(name, other, row)
    if not isinstance(node, Q):
        raise NotImplementedError(f"{node!r} cannot be decided without a database.")
    found = _join(node, row)
    return found if found is None else found is not node.negated


def _join(node: Q, row: models.Model) -> Verdict:
    """One true verdict decides an "or", one false verdict an "and", whatever the others are."""
    decisive = node.connector == Q.OR
    found: Verdict = not decisive
    for child in node.children:
        verdict = _decide(child, row)
        if verdict is decisive:
            return decisive
        if verdict is None:
            found = None
    return found


def _compare(name: str, other: Any, row: models.Model) -> Verdict:
    field, _, lookup = name.partition("__")
    value = value_of(row, field)
    if lookup == "isnull":
        return (value is None) is bool(other)
    if lookup and lookup not in _LOOKUPS:
        raise NotImplementedError(f"The lookup {name} cannot be decided without a database.")
    if isinstance(other, F):
        other = value_of(row, other.name)
    if value is None or other is None:
        return None
    return _LOOKUPS[lookup or "exact"](value, other)


def value_of(row: models.Model, name: str) -> Any:
    """The value of a field. What is not stored yet has no key, and stands for itself."""
    if name in ("pk", "id"):
        return row.pk if row.pk is not None else row
    field = row._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        related = field.get_cached_value(row, default=None)
        if related is None:
            return getattr(row, field.attname)
        return related.pk if related.pk is not None else related
    return getattr(row, name)
