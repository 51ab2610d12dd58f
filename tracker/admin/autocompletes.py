"""Autocomplete fields that ask the database once a form, however many rows of it there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model

Labels = Mapping[str, str]


class LabelledAutocomplete(AutocompleteSelect):
    """Takes the labels of what is chosen from `labels`, if it was given them."""

    labels: Labels | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        if self.labels is None:
            return super().optgroups(name, value, attr)
        options = []
        if not self.is_required:
            options.append(self.create_option(name, "", "", False, 0))
        for key in value:
            if label := self.labels.get(str(key)):
                options.append(self.create_option(name, key, label, True, len(options)))
        return [(None, options, 0)]


def label_choices(forms_: Iterable[Any], names: Iterable[str]) -> None:
    """Give the autocomplete fields of these names their labels, one query a field."""
    rows = [*forms_]
    for name in names:
        having = [form for form in rows if name in form.fields]
        chosen = {str(form[name].value()) for form in having if form[name].value()}
        labels = _labels(having[0].fields[name], chosen) if chosen else {}
        for form in having:
            plain_widget(form.fields[name]).labels = labels


def plain_widget(field: forms.Field) -> Any:
    """The widget itself, without the wrapper that adds the links for a new row."""
    return getattr(field.widget, "widget", field.widget)


def _labels(field: Any, chosen: set[str]) -> Labels:
    keys = [key for key in chosen if key.isdecimal() and len(key) < 19]
    rows: Iterable[Model] = field.queryset.filter(pk__in=keys)
    return {str(row.pk): field.label_from_instance(row) for row in rows}
