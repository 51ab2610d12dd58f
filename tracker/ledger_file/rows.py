"""Rows of the record as an import sees them: what is stored of each, and what it shall be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from tracker.ledger_file.entries import Entries, Entry
from tracker.ledger_file.format import LISTS, SECTIONS, Type
from tracker.models import Claim, FormerSlug, Ruling, Succession

BATCH = 500

State = dict[str, Any]


@dataclass(eq=False)
class Row:
    """A row of the record. `before` is what is stored of it: nothing of a row to be made. Without
    an entry the file does not name it."""

    instance: Any
    before: State | None
    entry: Entry | None = None
    # Speakers of a statement and further claims of an assessment stand in tables of their own.
    parts_changed: bool = False
    further: list[Claim] = field(default_factory=list)

    @classmethod
    def stored(cls, instance: models.Model) -> Row:
        return cls(instance, _state(instance))

    @classmethod
    def new(cls, model: type[models.Model], entry: Entry) -> Row:
        return cls(model(), None, entry)

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def changes(self) -> list[str]:
        """The fields of a stored row that are not what they were."""
        if self.before is None:
            return []
        now = _state(self.instance)
        return [name for name, value in now.items() if value != self.before[name]]

    @property
    def is_changed(self) -> bool:
        return self.before is not None and (self.parts_changed or bool(self.changes))


def _state(instance: models.Model) -> State:
    state: State = {}
    for column in instance._meta.concrete_fields:
        value = getattr(instance, column.attname)
        if value is None and isinstance(column, models.ForeignKey):
            # A related row that is still to be made has no key, and stands for itself.
            value = column.get_cached_value(instance, default=None)
        state[column.name] = value
    return state


def batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The items, so many at a time as every database takes in one question."""
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


class Known:
    """Rows by the list they stand in and the name they have there: stored ones and new ones."""

    def __init__(self, entries: Entries) -> None:
        self._rows: dict[str, dict[str, Row]] = {name: {} for name in (*LISTS, "claims")}
        for name in self._rows:
            if SECTIONS[name].keys[0].type is Type.SLUG:
                # Nouns are few, and a misspelt one is guessed at among all of them.
                self._add(name, SECTIONS[name].model._default_manager.order_by("pk"))
        for name in ("statements", "reports", "claims", "assessments", "corrections"):
            for ids in batches(sorted(_ids(entries, name))):
                found = SECTIONS[name].model._default_manager.filter(public_id__in=ids)
                self._add(name, found.order_by("pk"))
        reports = [row.instance.pk for row in self["reports"].values()]
        for pks in batches(reports):
            self._add("claims", Claim.objects.filter(report__in=pks))
        # They are few, and each pair stands once: whoever has it, named or not.
        self._add("successions", Succession.objects.order_by("pk"))
        self._add("rulings", Ruling.objects.order_by("pk"))
        self._add("former_slugs", FormerSlug.objects.all())

    def __getitem__(self, name: str) -> dict[str, Row]:
        return self._rows[name]

    def _add(self, name: str, instances: models.QuerySet[Any]) -> None:
        for instance in instances:
            self[name].setdefault(SECTIONS[name].label_of(instance), Row.stored(instance))

    def stored(self, name: str) -> list[Row]:
        return [row for row in self[name].values() if not row.is_new]


def _ids(entries: Entries, name: str) -> set[str]:
    """The ids of a list that a file gives or points at."""
    found = {entry.name for entry in entries.all_of(name)}
    for other in (*LISTS, "claims"):
        keys = [key for key in SECTIONS[other].keys if key.to == name]
        for entry in entries.all_of(other):
            for key in keys:
                if key.type is Type.REFERENCE:
                    found.add(entry.get(key.name) or "")
                elif key.type is Type.REFERENCES:
                    found.update(entry.get(key.name) or ())
    # Nothing else can be there, and not every database takes every text in a question.
    return {text for text in found if text.isascii() and text.isalnum()}
