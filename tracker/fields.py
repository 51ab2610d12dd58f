"""Form and model fields for the dates of the record: typed in words, kept as canonical EDTF."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tracker import dates

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField


def bounds(text: str | None) -> tuple[date | None, date | None]:
    """The earliest and latest day of an EDTF text, for its two indexed columns.

    None stands for "no bound"; no text has none. Raises dates.DateError for anything else.
    """
    if not text:
        return None, None
    value = dates.parse(text)
    return value.earliest, value.latest


class EdtfInput(forms.TextInput):
    """A text input that says below it, in words, which date it understood."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        understood = _understood(value)
        attrs = dict(attrs or {})
        note_id = f"{attrs['id']}_understood" if understood and attrs.get("id") else ""
        if note_id:
            attrs["aria-describedby"] = f"{attrs.get('aria-describedby', '')} {note_id}".strip()
        text_input = super().render(name, value, attrs, renderer)
        # Django's form renderer does not look into the project's templates; this does.
        return render_to_string(
            "admin/widgets/edtf.html",
            {"input": text_input, "understood": understood, "note_id": note_id},
        )


def _understood(value: object) -> str:
    """What a typed or stored date means, in words; empty for none and for what is no date."""
    try:
        return dates.words(dates.read(str(value))) if value else ""
    except dates.DateError:
        return ""


class EdtfFormField(forms.CharField):
    """Takes a date in EDTF or in words; its cleaned value is canonical EDTF, or empty."""

    widget = EdtfInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "vTextField"})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return text
        try:
            return dates.read(text).text
        except dates.DateError as error:
            raise ValidationError(str(error), code="invalid") from error


class EdtfField(TextColumn):
    """A column of canonical EDTF. Forms, `full_clean`, save and bulk_create let nothing else in.

    `to_python` stays lenient: Django calls it on what a query looks for, as in `said__contains`.
    """

    description = "Date (EDTF)"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": dates.MAX_LENGTH, **options})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == dates.MAX_LENGTH:
            del kwargs["max_length"]
        return name, path, args, kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        try:
            return super().clean(_canonical(value), model_instance)
        except dates.DateError as error:
            raise ValidationError(str(error), code="invalid") from error

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The canonical text, also set on the instance. Raises dates.DateError for no date."""
        value = _canonical(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, *args: Any, **options: Any) -> forms.Field | None:
        # The admin offers its own text input, and a column's length says nothing about wordings.
        own = {
            "form_class": EdtfFormField,
            "widget": EdtfFormField.widget,
            "max_length": dates.MAX_WORDING,
        }
        return super().formfield(*args, **{**options, **own})


def _canonical(value: Any) -> Any:
    """The text in canonical form; None and empty stay as they are."""
    return dates.parse(value).text if value else value
