"""From a cell to the value of a field, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from tracker import dates
from tracker.bulk.finding import Finder
from tracker.fields import EdtfField
from tracker.models import Claim, Report, Statement
from tracker.models.columns import TextListField
from tracker.models.slugs import Slugged

_YES = {"yes", "y", "true", "1", "x"}
_NO = {"no", "n", "false", "0"}


def value_of(field: Any, text: str, finder: Finder) -> Any:
    """What the cell says, as the field keeps it; raises ValidationError with a sentence."""
    if not text:
        return field.get_default()
    match field:
        case models.ForeignKey():
            return finder.row(field.remote_field.model, text)
        case models.BooleanField():
            return _yes_or_no(text)
        case TextListField():
            return listed(text)
        case EdtfField():
            return _edtf(text)
        case models.DateField():
            return _day(text)
    return _chosen(field.choices, text) if field.choices else text


def text_of(row: Any, name: str) -> str:
    """The cell for a column of the row: nouns by their slugs, reports and statements by ids."""
    if isinstance(row, Claim) and name in _OF_STATEMENTS:
        return _OF_STATEMENTS[name](row.statement) if row.statement else ""
    value = row.public_id if name == "id" else getattr(row, name, None)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return joined(value)
        case date():
            return value.isoformat()
        case Slugged():
            return value.slug
        case Report() | Statement():
            return value.public_id
    return str(value)


def _speakers(statement: Statement) -> str:
    return joined([speaker.actor.slug for speaker in statement.statementspeaker_set.all()])


def _office(statement: Statement) -> str:
    return next((speaker.office for speaker in statement.statementspeaker_set.all()), "")


# What a claim's row says of the statement that it relays.
_OF_STATEMENTS: dict[str, Callable[[Statement], str]] = {
    "speaker": _speakers,
    "office": _office,
    "said": lambda statement: statement.said,
    "medium": lambda statement: statement.medium,
    "origin": lambda statement: text_of(statement, "origin"),
    "according_to": lambda statement: text_of(statement, "according_to"),
}


def listed(text: str) -> list[str]:
    """Short texts, one on a line or with semicolons between them."""
    parts = text.split("\n" if "\n" in text else ";")
    return [part.strip() for part in parts if part.strip()]


def joined(texts: list[str]) -> str:
    """What `listed` reads as these texts."""
    return ("\n" if any(";" in text for text in texts) else "; ").join(texts)


def _yes_or_no(text: str) -> bool:
    word = text.casefold()
    if word not in _YES | _NO:
        raise ValidationError(f"“{text}” is neither yes nor no.")
    return word in _YES


def _edtf(text: str) -> str:
    try:
        return dates.read(text).text
    except dates.DateError as error:
        raise ValidationError(str(error)) from error


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValidationError(f"“{text}” is no day; write it like 2025-06-10.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValidationError(f"There is no day {text}.") from None


def _chosen(choices: Any, text: str) -> str:
    """The word of a vocabulary, given as it is stored or as the desk shows it."""
    wanted = _folded(text)
    for value, label in choices:
        if value and wanted in {_folded(str(value)), _folded(str(label))}:
            return str(value)
    known = ", ".join(str(value) for value, _ in choices if value)
    raise ValidationError(f"“{text}” is not one of: {known}.")


def _folded(word: str) -> str:
    return word.casefold().replace("_", " ")
