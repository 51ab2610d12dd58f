"""What views hand to their templates, as plain values that two databases can be compared by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from django.core.paginator import Page
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise

from dashboard.tables import PublicTable
from tests.sweep import Visitor
from tracker.ledger import Ledger
from tracker.models import Party

# They differ between databases that hold the same record.
UNTOLD = {"id", "version", "changed_at", "entered"}
# The sides of the negotiation are named on pages before they are known from any report.
UNTOLD_OF_PARTIES = {*UNTOLD, "known_from", "was_public"}


class DataReader:
    """Asks for pages and keeps the data of each in the place of its HTML."""

    def __init__(self) -> None:
        self._visitor = Visitor()
        self._shown: Any = None

    def data(self, address: str) -> Any:
        """(status, [template, the view's context as plain values]); the frame is left out."""
        self._shown = None
        answer = self._visitor.get(address)
        return answer.status, self._shown

    def render(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """In the place of Django's own ways to an answer."""
        told = {name: value for name, value in context.items() if name != "site"}
        self._shown = [template, plain(told)]
        return HttpResponse(status=status)


@contextmanager
def data_reader() -> Iterator[DataReader]:
    reader = DataReader()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.page.render", reader.render)
        patch.setattr("dashboard.page.TemplateResponse", reader.render)
        yield reader


def plain(value: Any) -> Any:
    """The value in numbers, texts, days, lists and mappings; raises TypeError for what is new."""
    if value is None or isinstance(value, str | int | float | date):
        return value
    for kind, told in _FORMS.items():
        if isinstance(value, kind):
            return told(value)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"No plain form of {type(value)} yet.")


def _row(row: Model) -> dict[str, Any]:
    """The columns of a row; of those it points at the public name alone."""
    told: dict[str, Any] = {"model": row._meta.model_name}
    untold = UNTOLD_OF_PARTIES if isinstance(row, Party) else UNTOLD
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            found = getattr(row, field.name)
            told[field.name] = found and str(getattr(found, "slug", "") or found)
        elif field.name not in untold:
            told[field.name] = plain(getattr(row, field.name))
    return told


def _table(table: PublicTable) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "rows": plain(table.paginated_rows),
        "number": table.paginator.count,
        "order": [str(name) for name in table.order_by or ()],
    }


def _options(field: Any) -> list[list[str]]:
    return [[str(value), str(label)] for value, label in getattr(field.field, "choices", ())]


def _form(form: BaseForm) -> dict[str, Any]:
    return {field.name: [field.value(), _options(field)] for field in form}


def _several(values: Iterable[Any]) -> list[Any]:
    return [plain(value) for value in values]


def _unordered(values: Iterable[Any]) -> list[str]:
    return sorted(repr(plain(value)) for value in values)


def _mapping(values: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(plain(key)): plain(value) for key, value in values.items()}


# By the kind of value; the first that fits.
_FORMS: dict[Any, Callable[[Any], Any]] = {
    Promise: str,
    Model: _row,
    PublicTable: _table,
    BaseForm: _form,
    Ledger: lambda ledger: ledger.day,
    Mapping: _mapping,
    set | frozenset: _unordered,
    list | tuple | QuerySet | Page | Iterator: _several,
}
