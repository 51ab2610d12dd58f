"""What every row of the record has in common: clean text, canonical values, an id or a history."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from tracker import dates
from tracker.fields import EdtfField
from tracker.ids import new_id
from tracker.models.columns import AddressField, TextListField, is_text_list, tidy_list
from tracker.text import clean_text

M = TypeVar("M", bound=models.Model)

# The columns that say since when the public knows a thing, and whether it ever did.
MENTIONED = ("known_from", "was_public")


class KnownQuerySet(models.QuerySet[M]):
    """Rows that count from a day on."""

    def known_by(self, day: date) -> Self:
        """What was public by the end of that day; what is not public has no day."""
        return self.filter(known_from__lte=day)


class Record(models.Model):
    """A row whose texts are clean and whose values are canonical before they are stored.

    `save()` sees to it, and `full_clean()` says what cannot be. `bulk_create` goes past `save()`:
    whoever uses it calls `prepare()` on each row.
    """

    # The columns that derive() fills; they are stored whenever anything is.
    derived: ClassVar[tuple[str, ...]] = ()
    # The columns written past save(), by what rebuilds them. Saving a row that was read earlier
    # must not take them back.
    written_elsewhere: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        self.prepare()
        columns = options.get("update_fields")
        if columns is not None:
            options["update_fields"] = {*columns, *self.derived}
        elif self.written_elsewhere and not self._state.adding:
            options["update_fields"] = self._own_columns()
        super().save(*args, **options)

    def _own_columns(self) -> set[str]:
        columns = {field.name for field in self._meta.concrete_fields if not field.primary_key}
        return columns - set(self.written_elsewhere)

    def clean_texts(self) -> None:
        """Pass every text through clean_text."""
        for field in self._meta.concrete_fields:
            if field.attname in self.__dict__:
                setattr(self, field.attname, _cleaned(field, self.__dict__[field.attname]))

    def settle(self) -> None:
        """Make what was typed canonical; raises ValidationError with each error at its field."""
        self.clean_texts()
        errors: dict[str, str] = {}
        for field in self._meta.concrete_fields:
            if isinstance(field, EdtfField) and (text := self.__dict__.get(field.attname)):
                try:
                    setattr(self, field.attname, dates.parse(text).text)
                except dates.DateError as error:
                    errors[field.name] = str(error)
        if errors:
            raise ValidationError(errors)

    def derive(self) -> None:
        """Fill the columns that follow from others."""

    def prepare(self) -> None:
        """Make the row fit to be stored: canonical, and complete."""
        self.settle()
        self.derive()

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.clean_texts()
        super().clean_fields(exclude=exclude)

    def clean(self) -> None:
        super().clean()
        self.settle()


def _cleaned(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, TextListField):
        return tidy_list(value) if is_text_list(value) else value
    if not isinstance(value, str):
        return value
    text = clean_text(value, one_line=isinstance(field, models.CharField))
    return field.tidy(text) if isinstance(field, AddressField) else text


class Mentioned(Record):
    """What the public knows because something published speaks of it."""

    written_elsewhere = MENTIONED

    # The day of the first published claim or report that makes it visible; null: not public.
    # Only the projection writes it, and what follows.
    known_from = models.DateField(null=True, editable=False, db_index=True)
    # Once true it stays: what all that spoke of it was withdrawn, it has been read nevertheless.
    was_public = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Whether the site shows it, as far as this row tells."""
        return self.known_from is not None

    @property
    def has_been_public(self) -> bool:
        """Whether somebody can have read it: from then on its changes are corrections."""
        return self.is_public or self.was_public


class MentionedQuerySet(KnownQuerySet[M]):
    """Rows of which the public knows those that something published speaks of."""

    def ever_public(self) -> Self:
        """What the site shows or has shown."""
        return self.filter(models.Q(known_from__isnull=False) | models.Q(was_public=True))


class PubliclyNumbered(Record):
    """A row the public knows by a short random id."""

    public_id = models.CharField("id", max_length=8, unique=True, default=new_id, editable=False)

    class Meta:
        abstract = True


def tracked(*derived: str, **options: Any) -> HistoricalRecords:
    """A history of who changed what and when, without the columns nobody typed."""
    return HistoricalRecords(
        excluded_fields=list(derived),
        history_change_reason_field=models.TextField(null=True),
        **options,
    )
