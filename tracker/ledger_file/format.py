"""What a ledger file may hold: its lists, their keys in order, and the type of each value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models

from tracker.fields import EdtfField
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Correction,
    Event,
    FormerSlug,
    Issue,
    Negotiation,
    Noun,
    Outlet,
    Party,
    Reading,
    ReadingClaim,
    Report,
    Ruling,
    Series,
    Statement,
    StatementSpeaker,
    Succession,
)
from tracker.models.columns import AddressField, TextListField
from tracker.models.publication import Publication

FORMAT = "pourparler-ledger"
FORMAT_VERSION = 1


class Type(StrEnum):
    """The types of values, in the words of docs/ledger-format.md."""

    LINE = "line"
    TEXT = "text"
    TEXTS = "list of lines"
    WORD = "word"
    FLAG = "true or false"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    DATE = "date"
    ADDRESS = "address"
    SLUG = "slug"
    ID = "id"
    REFERENCE = "reference"
    REFERENCES = "list of references"
    ROWS = "list of objects"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an object. `column` is the model's field, and `to` the list it points into."""

    name: str
    type: Type
    column: str = ""
    is_required: bool = False
    # What leaving it out means, and so what is left out on export.
    default: Any = None
    # Left out, it means that what is stored stays, and not that there is nothing.
    is_kept: bool = False
    # Not for the public.
    is_desk_only: bool = False
    limit: int | None = None
    words: tuple[str, ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of object in the file, and the model whose rows it holds."""

    name: str
    model: type[models.Model]
    keys: tuple[Key, ...]

    @property
    def identity(self) -> tuple[Key, ...]:
        """The keys that tell its objects apart; the first two where one is a kind of noun."""
        return self.keys[:2] if self.model is FormerSlug else self.keys[:1]

    def label_of(self, row: Any) -> str:
        """The name a row of the model has in the file."""
        return " ".join(getattr(row, key.column) for key in self.identity)

    @property
    def column_keys(self) -> Iterator[Key]:
        """The keys that stand for one field of the model each."""
        return (key for key in self.keys if key.column)

    def __getitem__(self, name: str) -> Key:
        return next(key for key in self.keys if key.name == name)

    def key_of(self, column: str) -> str:
        """The name in the file of a field of the model; empty where it has none."""
        return next((key.name for key in self.column_keys if key.column == column), "")


_LISTS: dict[type[models.Model], str] = {
    Party: "parties",
    Actor: "actors",
    Outlet: "outlets",
    Series: "series",
    Issue: "issues",
    Event: "events",
    Statement: "statements",
    Report: "reports",
    Claim: "claims",
    Assessment: "assessments",
}


def _columns(model: type[models.Model], names: str) -> list[Key]:
    """Keys for fields of a model, with the types, limits and vocabularies the model gives them."""
    return [_column(model, name) for name in names.split()]


def _column(model: type[models.Model], name: str) -> Key:
    field: Any = model._meta.get_field({"id": "public_id"}.get(name, name))
    type_ = _type_of(field)
    return Key(
        name=name,
        type=type_,
        column=field.name,
        is_required=type_ is Type.ID or not (field.blank or field.null or field.has_default()),
        default=_default_of(field, type_),
        limit=_limit_of(field),
        words=tuple(str(word) for word, _ in field.choices or () if word),
        to=_LISTS[field.related_model] if type_ is Type.REFERENCE else "",
    )


_TYPES: tuple[tuple[type[Any], Type], ...] = (
    (EdtfField, Type.DATE),
    (AddressField, Type.ADDRESS),
    (models.SlugField, Type.SLUG),
    (TextListField, Type.TEXTS),
    (models.CharField, Type.LINE),
    (models.TextField, Type.TEXT),
    (models.BooleanField, Type.FLAG),
    (models.IntegerField, Type.NUMBER),
    (models.DateTimeField, Type.MOMENT),
    (models.DateField, Type.DAY),
    (models.ForeignKey, Type.REFERENCE),
)


def _type_of(field: models.Field[Any, Any]) -> Type:
    if field.name == "public_id":
        return Type.ID
    if field.choices:
        return Type.WORD
    return next(type_ for kind, type_ in _TYPES if isinstance(field, kind))


def _default_of(field: models.Field[Any, Any], type_: Type) -> Any:
    if type_ is Type.FLAG:
        return False
    if type_ in (Type.LINE, Type.TEXT, Type.WORD, Type.DATE, Type.ADDRESS, Type.SLUG):
        return ""
    if type_ is Type.NUMBER and field.has_default():
        return field.default
    return [] if type_ is Type.TEXTS else None


def _limit_of(field: models.Field[Any, Any]) -> int | None:
    limits = (v.limit_value for v in field.validators if isinstance(v, MaxLengthValidator))
    return field.max_length or next(limits, None)


def _section(name: str, model: type[models.Model], keys: Iterable[Key], **changes: Any) -> Section:
    """A section whose keys are those given, changed where the model does not tell all."""
    changed = [replace(key, **changes.get(key.name, {})) for key in keys]
    return Section(name, model, tuple(changed))


_REQUIRED: dict[str, Any] = {"is_required": True}
_STATUS: dict[str, Any] = {"default": Publication.PUBLISHED.value}
_SUBJECT = "event issue aspect"

NEGOTIATION = _section(
    "negotiation",
    Negotiation,
    [
        *_columns(Negotiation, "title summary"),
        Key("principals", Type.REFERENCES, to="parties"),
        *_columns(Negotiation, "version"),
    ],
    # A file that does not say is the first version there is.
    version={"default": 1},
)
SPEAKERS = _section("speakers", StatementSpeaker, _columns(StatementSpeaker, "actor office"))
CLAIMS = _section(
    "claims",
    Claim,
    _columns(
        Claim,
        f"id statement kind hedge quote quote_at summary {_SUBJECT} value series about holds_on "
        "window window_words not_scorable speaker_as_written note",
    ),
    kind=_REQUIRED,
    quote_at={"is_kept": True, "is_desk_only": True},
)
CITED = Section(
    "claims",
    ReadingClaim,
    (
        Key("id", Type.ID, "public_id", is_required=True),
        *_columns(ReadingClaim, "role"),
    ),
)

# In the order in which they stand in a file, and in which they are stored.
LISTS: dict[str, Section] = {
    section.name: section
    for section in (
        _section("parties", Party, _columns(Party, "slug name adjective")),
        _section(
            "actors",
            Actor,
            _columns(Actor, "slug name kind party aliases description"),
            kind=_REQUIRED,
        ),
        _section(
            "outlets",
            Outlet,
            _columns(Outlet, "slug name kind state_controlled family country homepage domains"),
            kind=_REQUIRED,
        ),
        _section("series", Series, _columns(Series, "slug title")),
        _section("issues", Issue, _columns(Issue, "slug title summary")),
        _section("events", Event, _columns(Event, "slug title kind"), kind=_REQUIRED),
        _section(
            "statements",
            Statement,
            [
                *_columns(Statement, "id"),
                Key("speakers", Type.ROWS, is_required=True, to="speakers"),
                *_columns(Statement, "origin forum said medium according_to language note"),
            ],
            medium=_REQUIRED,
        ),
        _section(
            "reports",
            Report,
            [
                *_columns(
                    Report,
                    "id outlet headline byline url published published_basis published_note "
                    "language status republication_of republication_kind primary_document entered "
                    "withdrawn_on withdrawal_reason note body",
                ),
                Key("claims", Type.ROWS, to="claims"),
            ],
            published_basis=_REQUIRED,
            language={"default": "en"},
            status=_STATUS,
            entered={"is_kept": True},
            body={"is_kept": True, "is_desk_only": True},
        ),
        _section(
            "assessments",
            Assessment,
            [
                *_columns(Assessment, f"id {_SUBJECT} value party series known_from rationale"),
                Key("claims", Type.REFERENCES, is_required=True, to="claims"),
                *_columns(Assessment, "status"),
            ],
            value=_REQUIRED,
            known_from=_REQUIRED,
            status=_STATUS,
        ),
        _section(
            "successions",
            Succession,
            _columns(Succession, "id former later kind known_from reason status"),
            known_from=_REQUIRED,
            status=_STATUS,
        ),
        _section(
            "rulings",
            Ruling,
            _columns(Ruling, "id claim other relation decision known_from reason status"),
            known_from=_REQUIRED,
            status=_STATUS,
        ),
        _section(
            "corrections",
            Correction,
            _columns(Correction, "id made_at kind noun name title report reason changes"),
            made_at=_REQUIRED,
            changes={"default": "[]"},
        ),
        _section("former_slugs", FormerSlug, _columns(FormerSlug, "noun slug now")),
    )
}

# Derived from the rest, and so only ever written.
READINGS = Section(
    "readings",
    Reading,
    (
        *_columns(Reading, f"{_SUBJECT} party series item said_by known_from known_to"),
        Key("values", Type.TEXTS, "values", is_required=True, default=[]),
        *_columns(
            Reading,
            "since support speakers origins reports outlets hearsay contested drift differs "
            "needs_review assessment",
        ),
        Key("claims", Type.ROWS, is_required=True, to="cited"),
    ),
)

# Every kind of object by name; those inside others are named for the key that holds them.
SECTIONS: dict[str, Section] = {
    "negotiation": NEGOTIATION,
    **LISTS,
    "speakers": SPEAKERS,
    "claims": CLAIMS,
    "readings": READINGS,
    "cited": CITED,
}
TOP: tuple[str, ...] = ("format", "format_version", "negotiation", *LISTS, "readings")

# The list each kind of noun stands in: former slugs name the kind.
NOUN_LISTS: dict[str, str] = {
    Noun.PARTY: "parties",
    Noun.ACTOR: "actors",
    Noun.OUTLET: "outlets",
    Noun.ISSUE: "issues",
    Noun.SERIES: "series",
    Noun.EVENT: "events",
}
