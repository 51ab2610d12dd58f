"""What a row and its parts held at one saving, as their form would send it, by their histories."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Max, Model
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from tracker.admin.autocompletes import plain_widget

Parts = Sequence[tuple[type[Model], str]]
# Where a value stands: the prefix of its form, "" for the row's own, and the key of its row.
Place = tuple[str, str]
ROW: Place = ("", "")
# What is sent for each field; a field that is left empty sends nothing.
Values = dict[str, list[str]]
Content = dict[Place, Values]


@dataclass(frozen=True)
class State:
    """Which saving it is: the newest record in the history of the row, and of each kind of part."""

    records: tuple[int, ...]

    def __str__(self) -> str:
        return ".".join(str(record) for record in self.records)

    @classmethod
    def read(cls, text: str, parts: Parts) -> State | None:
        """The state a form was sent with, or None for what is none."""
        numbers = text.split(".")
        if len(numbers) != len(parts) + 1 or not all(map(is_key, numbers)):
            return None
        return cls(tuple(int(number) for number in numbers))


def is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def state_of(model: Any, parts: Parts, pk: Any) -> State:
    """The state of a row that is stored."""
    kinds = [(model, "id"), *((part, f"{key}_id") for part, key in parts)]
    newest = [
        kind.history.filter(**{key: pk}).aggregate(newest=Max("history_id"))["newest"] or 0
        for kind, key in kinds
    ]
    return State(tuple(newest))


@dataclass(frozen=True)
class Shape:
    """One form of a page: its model, its fields that are columns, and whose rows it holds."""

    model: Any
    fields: Mapping[str, forms.Field]
    prefix: str = ""
    # The field of a part that names its row.
    whole: str = ""

    def records(self, pk: Any) -> Any:
        """The histories of the row of that key, or of its parts."""
        return self.model.history.filter(**{f"{self.whole}_id" if self.whole else "id": pk})

    def values(self, record: Any) -> Values:
        """What the form would send if it were opened on the row as a record has it."""
        return {name: self._sent(name, record) for name in self.fields}

    def _sent(self, name: str, record: Any) -> list[str]:
        column: Any = self.model._meta.get_field(name)
        if column.many_to_many:
            keys = getattr(record, name).values_list(column.m2m_reverse_field_name(), flat=True)
            return [str(key) for key in sorted(keys)]
        field = self.fields[name]
        value = field.prepare_value(getattr(record, column.attname))
        if isinstance(field, forms.BooleanField):
            return ["on"] if value else []
        text = plain_widget(field).format_value(value)
        return tidy(text if isinstance(text, list) else [text])

    def place(self, record: Any) -> Place:
        return self.prefix, str(record.id) if self.prefix else ""


def tidy(values: Iterable[Any]) -> list[str]:
    """Values as they are compared: a browser sends other line ends, and sends what is empty."""
    texts = ("" if value is None else str(value) for value in values)
    return [text.replace("\r\n", "\n") for text in texts if text]


def shapes_of(its_admin: ModelAdmin, request: HttpRequest, obj: Model) -> list[Shape]:
    """The forms that an editor of the row has before him: the row's own, then its parts'."""
    own = its_admin.get_form(request, obj, change=True)
    shapes = [Shape(its_admin.model, _columns(its_admin.model, own))]
    for inline in its_admin.get_inline_instances(request, obj):
        formset: Any = inline.get_formset(request, obj)
        columns = _columns(inline.model, formset.form)
        shapes.append(Shape(inline.model, columns, formset.get_default_prefix(), formset.fk.name))
    return shapes


def _columns(model: type[Model], form: Any) -> dict[str, forms.Field]:
    return {name: field for name, field in form.base_fields.items() if _is_column(model, name)}


def _is_column(model: type[Model], name: str) -> bool:
    try:
        return bool(model._meta.get_field(name).editable)
    except FieldDoesNotExist:
        return False


def kept_content(shapes: Sequence[Shape], pk: Any, state: State | None) -> Content:
    """What the row and its parts held at a saving, as far as the histories have it."""
    content: Content = {}
    for shape, newest in zip(shapes, state.records if state else (), strict=False):
        records = shape.records(pk).filter(history_id__lte=newest)
        last = records.order_by().values("id").annotate(last=Max("history_id")).values("last")
        for record in shape.model.history.filter(history_id__in=last).order_by("history_id"):
            if record.history_type != "-":
                content[shape.place(record)] = shape.values(record)
    return content


@dataclass(frozen=True)
class Saver:
    """Who saved something, and when."""

    who: str
    at: datetime

    def __str__(self) -> str:
        return f"{self.who} at {self.when}"

    @property
    def when(self) -> str:
        return f"{timezone.localtime(self.at):%H:%M on %-d %B}"


def savers(
    shapes: Sequence[Shape], pk: Any, opened: Content, since: State | None, until: State
) -> dict[tuple[Place, str], Saver]:
    """Who last changed each field between two states; under "" who saved the row at all."""
    found: dict[tuple[Place, str], Saver] = {}
    for number, shape in enumerate(shapes):
        before = dict(opened)
        for record in _between(shape, pk, since.records[number] if since else 0, until, number):
            saver = Saver(str(record.history_user or "somebody"), record.history_date)
            place, values = shape.place(record), shape.values(record)
            found[place, ""] = saver
            was = before.get(place, {})
            found |= {(place, name): saver for name in values if values[name] != was.get(name)}
            before[place] = values
    return found


def _between(shape: Shape, pk: Any, since: int, until: State, number: int) -> Iterator[Any]:
    records = shape.records(pk).filter(history_id__gt=since, history_id__lte=until.records[number])
    yield from records.select_related("history_user").order_by("history_id")


def left_folded(data: Container[str], prefix: str, names: Iterable[str]) -> bool:
    """Whether none of the fields of a part is sent: it is stored, and was not opened."""
    return not any(f"{prefix}-{name}" in data for name in names)


def sent_content(shapes: Sequence[Shape], data: QueryDict) -> Content:
    """What an editor sends, in the same form; new parts have a key of a plus sign and a number.

    A stored part that was left folded has none of its fields.
    """
    own, *parts = shapes
    content: Content = {ROW: {name: tidy(data.getlist(name)) for name in own.fields}}
    for shape in parts:
        initial = _number(data, f"{shape.prefix}-INITIAL_FORMS")
        for place, values in enumerate(_sent_rows(shape, data, initial)):
            key = "".join(values.get("id", [])) if place < initial else f"+{place}"
            content[shape.prefix, key] = values
    return content


def _sent_rows(shape: Shape, data: QueryDict, initial: int) -> list[Values]:
    """What is sent for each part of one kind, of which so many were stored."""
    rows: list[Values] = []
    for place in range(_number(data, f"{shape.prefix}-TOTAL_FORMS")):
        is_folded = left_folded(data, f"{shape.prefix}-{place}", shape.fields)
        rows.append({} if is_folded and place < initial else {name: [] for name in shape.fields})
    for name in data:
        number, _, field = name.removeprefix(f"{shape.prefix}-").partition("-")
        is_its = name.startswith(f"{shape.prefix}-") and is_key(number) and field != shape.whole
        if is_its and int(number) < len(rows) and (sent := tidy(data.getlist(name))):
            rows[int(number)][field] = sent
    return rows


# As many forms of one kind as Django reads of one page.
MOST_FORMS = 2000


def _number(data: QueryDict, name: str) -> int:
    text = data.get(name) or ""
    return min(int(text), MOST_FORMS) if is_key(text) else 0


def fill(data: QueryDict, shapes: Sequence[Shape], content: Content, pk: Any) -> None:
    """Let data that were sent say what the content says; what is no column of theirs stays."""
    own, *parts = shapes
    for name in own.fields:
        data.setlist(name, content[ROW].get(name, []))
    for shape in parts:
        for name in [name for name in data if name.startswith(f"{shape.prefix}-")]:
            del data[name]
        rows = [(key, values) for (kind, key), values in content.items() if kind == shape.prefix]
        rows.sort(key=lambda row: row[0].startswith("+"))
        stored = [key for key, _ in rows if not key.startswith("+")]
        data[f"{shape.prefix}-TOTAL_FORMS"] = str(len(rows))
        data[f"{shape.prefix}-INITIAL_FORMS"] = str(len(stored))
        for number, (key, values) in enumerate(rows):
            fixed = {"id": [key] if key in stored else [], shape.whole: [str(pk)]}
            for name, texts in (values | fixed).items():
                data.setlist(f"{shape.prefix}-{number}-{name}", texts)
