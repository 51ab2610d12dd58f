"""Finding what a cell names: by slug, name or other spelling, by id, address or headline."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from tracker.ledger_file.problems import did_you_mean
from tracker.models import Event, Issue, Report, Statement
from tracker.text import clean_text

# A guess at what was meant takes longer than all else; a table in which nothing is right gets few.
_MOST_GUESSES = 20


class Finder:
    """Looks rows up for one table. Nouns are few and read once; reports and statements are not."""

    def __init__(self) -> None:
        self._guesses: dict[tuple[object, str], str] = {}
        self._known: dict[type[Model], dict[str, list[Any]]] = {}

    def row(self, model: type[Model], text: str) -> Any:
        """The one row of a noun that is called so; raises ValidationError."""
        if model is Report:
            return self.report(text)
        return self._only(
            model._meta.verbose_name, text, self._called(model, text), "slug", [model]
        )

    def subject(self, text: str) -> Event | Issue:
        """The event or issue of that slug or title."""
        found = [*self._called(Event, text), *self._called(Issue, text)]
        subject: Event | Issue = self._only("event or issue", text, found, "slug", [Event, Issue])
        return subject

    def report(self, text: str) -> Report:
        """The report of that id, address or headline."""
        for column in ("public_id", "url", "headline"):
            found = [*Report.objects.filter(**{column: clean_text(text, one_line=True)})[:2]]
            if found:
                break
        report: Report = self._only("report", text, found, "id", [])
        return report

    def statement(self, text: str) -> Statement:
        """The statement of that id."""
        found = [*Statement.objects.filter(public_id=text)]
        statement: Statement = self._only("statement", text, found, "id", [])
        return statement

    def _only(
        self, what: object, text: str, found: list[Any], key: str, models: list[type[Model]]
    ) -> Any:
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(f"More than one {what} is called “{text}”: give its {key}.")
        raise ValidationError(f"There is no {what} “{text}”{self._guess(what, text, models)}")

    def _guess(self, what: object, text: str, models: list[type[Model]]) -> str:
        """How the message goes on: with the name that may be meant, or not at all."""
        if (what, text) not in self._guesses:
            if len(self._guesses) >= _MOST_GUESSES:
                return "."
            known = [
                row for model in models for rows in self._names(model).values() for row in rows
            ]
            names = [name for row in known for name in _spellings(row)]
            self._guesses[what, text] = did_you_mean(text, names) or "."
        return self._guesses[what, text]

    def _called(self, model: type[Model], text: str) -> list[Any]:
        """Those of that slug, or else those of that name or spelling."""
        called = self._names(model).get(text.casefold(), [])
        return [row for row in called if row.slug == text] or called

    def _names(self, model: type[Model]) -> dict[str, list[Any]]:
        if model not in self._known:
            names: dict[str, list[Any]] = {}
            self._known[model] = names
            for row in model._default_manager.all():
                for name in {spelling.casefold() for spelling in _spellings(row)}:
                    names.setdefault(name, []).append(row)
        return self._known[model]


def _spellings(row: Any) -> list[str]:
    name = row.title if hasattr(row, "title") else row.name
    return [row.slug, name, *getattr(row, "aliases", [])]
