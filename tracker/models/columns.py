"""Kinds of column several models share: web addresses, lists of short texts."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeGuard

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from tracker.text import clean_text

if TYPE_CHECKING:
    AddressColumn = models.URLField[str, str]
else:
    AddressColumn = models.URLField

ADDRESS_LIMIT = 2000
WEB_ADDRESS = URLValidator(
    schemes=["http", "https"],
    message="This is no address on the web; for example https://example.org/news",
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def choices_of(words: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """The choices for a vocabulary that the rules or the registry of aspects keep."""
    return [(word.value, word.value.replace("_", " ").capitalize()) for word in words if word]


class AddressField(AddressColumn):
    """A web address, http or https, or nothing. Its scheme is kept in small letters."""

    default_validators = [WEB_ADDRESS]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": ADDRESS_LIMIT, "blank": True, **options})

    def tidy(self, value: str) -> str:
        scheme = _SCHEME.match(value)
        return value[: scheme.end()].lower() + value[scheme.end() :] if scheme else value

    def formfield(self, *args: Any, **options: Any) -> forms.Field | None:
        return super().formfield(*args, **{"assume_scheme": "https", **options})


class OnePerLineField(forms.CharField):
    """A list of short texts, typed one on a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return tidy_list((super().to_python(value) or "").splitlines())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class TextListField(models.JSONField):
    """A list of short texts in the order they were given, none of them empty, none twice."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True, **options})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not is_text_list(value):
            raise ValidationError("A list of texts is expected.")
        super().validate(value, model_instance)

    def formfield(self, **options: Any) -> forms.Field | None:  # type: ignore[override]
        return models.Field.formfield(
            self, **{"form_class": OnePerLineField, "help_text": self.help_text, **options}
        )


def is_text_list(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def tidy_list(texts: Iterable[str]) -> list[str]:
    """The texts clean, without empty ones and without a second of any."""
    cleaned = (clean_text(text, one_line=True) for text in texts)
    return list(dict.fromkeys(text for text in cleaned if text))
