"""Database constraints several models share, with messages an editor understands."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.expressions import BaseExpression

from tracker import aspects
from tracker.aspects import NOT, Scope, Subject
from tracker.ids import PATTERN as ID_PATTERN

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*\Z"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z"
NUMBER_PATTERN = rf"^({NOT})?[0-9]+\Z"


class FieldCheck(models.CheckConstraint):
    """A check whose message stands beside the field it is about, not on top of the form."""

    def __init__(
        self, *, beside: str, condition: Q | BaseExpression, name: str, message: str
    ) -> None:
        super().__init__(condition=condition, name=name, violation_error_message=message)
        self.beside = beside

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Iterable[str] | None = None,
        using: str = "default",
    ) -> None:
        try:
            super().validate(  # type: ignore[misc]  # The stubs leave it out.
                model, instance, exclude=exclude, using=using
            )
        except ValidationError as error:
            raise ValidationError({self.beside: error}) from error

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """As the plain check it is to the database: migrations need no class of ours."""
        _, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs

    def clone(self) -> Self:
        return type(self)(
            beside=self.beside,
            condition=self.condition,
            name=self.name,
            message=str(self.violation_error_message),
        )


def known_word(field: str, words: Iterable[str], noun: str, *, blank: bool = False) -> FieldCheck:
    """The field holds one of the words of its vocabulary."""
    allowed = [str(word) for word in words if word]
    return FieldCheck(
        beside=field,
        condition=Q(**{f"{field}__in": ["", *allowed] if blank else allowed}),
        name=f"%(class)s_{field}_known",
        message=f"Choose {noun} from the list: {', '.join(allowed)}.",
    )


def slug_format() -> FieldCheck:
    return FieldCheck(
        beside="slug",
        condition=Q(slug__regex=SLUG_PATTERN),
        name="%(class)s_slug_format",
        message=(
            "A slug has small letters, digits and single hyphens between them; "
            "for example direct-flights"
        ),
    )


def public_id_format() -> FieldCheck:
    return FieldCheck(
        beside="public_id",
        condition=Q(public_id__regex=ID_PATTERN),
        name="%(class)s_public_id_format",
        message="An id has 8 digits and consonants without 0, 1 and l; for example 7kq2xw9d",
    )


def web_address(field: str) -> FieldCheck:
    """Nothing but http(s) is stored: a javascript: address would run in a reader's browser."""
    is_web = Q(**{f"{field}__startswith": "https://"}) | Q(**{f"{field}__startswith": "http://"})
    return FieldCheck(
        beside=field,
        condition=Q(**{field: ""}) | is_web,
        name=f"%(class)s_{field}_http",
        message="An address begins with https:// or http://; for example https://example.org/news",
    )


def language_tag(field: str, *, blank: bool = False) -> FieldCheck:
    """A BCP 47 tag in its common form: pages mark quotations and headlines with it."""
    is_tag = Q(**{f"{field}__regex": LANGUAGE_PATTERN})
    return FieldCheck(
        beside=field,
        condition=Q(**{field: ""}) | is_tag if blank else is_tag,
        name=f"%(class)s_{field}_tag",
        message="Write the language as a tag; for example en, ru or pt-BR",
    )


# What a claim, an assessment and a reading are about.

ABOUT_EVENT = Q(event__isnull=False)
ABOUT_ISSUE = Q(issue__isnull=False)


def _slugs(subject: Subject, scope: Scope | None = None) -> list[str]:
    return [a.slug for a in aspects.for_subject(subject) if scope is None or a.scope is scope]


PARTY_SCOPED = (ABOUT_EVENT & Q(aspect__in=_slugs(Subject.EVENT, Scope.PARTY))) | (
    ABOUT_ISSUE & Q(aspect__in=_slugs(Subject.ISSUE, Scope.PARTY))
)
NUMBERED = Q(aspect__in=["ordinal", "count"])


def one_subject() -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=(ABOUT_EVENT & Q(issue__isnull=True)) | (Q(event__isnull=True) & ABOUT_ISSUE),
        name="%(class)s_one_subject",
        violation_error_message="Choose an event or an issue: exactly one of the two.",
    )


def aspect_applies() -> FieldCheck:
    events, issues = _slugs(Subject.EVENT), _slugs(Subject.ISSUE)
    return FieldCheck(
        beside="aspect",
        condition=(ABOUT_EVENT & Q(aspect__in=events)) | (ABOUT_ISSUE & Q(aspect__in=issues)),
        name="%(class)s_aspect_applies",
        message=(
            f"This aspect does not fit the subject. An event has {', '.join(events)}; "
            f"an issue has {', '.join(issues)}."
        ),
    )


def status_known(subject: Subject, words: Iterable[str]) -> FieldCheck:
    """A status is a word of its subject's vocabulary, or the denial of one."""
    about = ABOUT_EVENT if subject is Subject.EVENT else ABOUT_ISSUE
    allowed = [str(word) for word in words]
    return FieldCheck(
        beside="value",
        condition=~(about & Q(aspect="status"))
        | Q(value__in=["", *allowed, *(NOT + word for word in allowed)]),
        name=f"%(class)s_{subject}_status_known",
        message=f"The status of an {subject} is one of: {', '.join(allowed)}.",
    )


def number_in_digits() -> FieldCheck:
    return FieldCheck(
        beside="value",
        condition=~NUMBERED | Q(value="") | Q(value__regex=NUMBER_PATTERN),
        name="%(class)s_number_in_digits",
        message="Write the number in digits; for example 3",
    )


def series_with_ordinal() -> FieldCheck:
    return FieldCheck(
        beside="series",
        condition=Q(series__isnull=True) | Q(aspect="ordinal"),
        name="%(class)s_series_with_ordinal",
        message="A series belongs to a number in a series only. Leave it empty.",
    )
