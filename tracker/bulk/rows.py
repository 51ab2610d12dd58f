"""What one row of a table is in the record: which row it means, and what it makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet, prefetch_related_objects
from django.utils.text import slugify

from tracker import dates, publishing
from tracker.bulk.cells import text_of, value_of
from tracker.bulk.columns import Noun
from tracker.bulk.errors import Errors
from tracker.bulk.finding import Finder
from tracker.bulk.outcome import Action, Change, Entry
from tracker.bulk.statements import DESCRIBING, statement_of
from tracker.ids import PATTERN as ID_PATTERN
from tracker.models import Claim, Event, Publication, Report, Statement
from tracker.models.actors import ActorKind
from tracker.reach import has_been_public

Cells = Mapping[str, str]

_SPEAKERS = "statementspeaker_set__actor"


class RowDrafting:
    """Drafts the rows of one table, one after another."""

    # The columns that are no fields of the model, or are filled in a way of their own.
    special: frozenset[str] = frozenset({"id"})

    def __init__(self, noun: Noun) -> None:
        self.noun = noun
        self.finder = Finder()
        self.reports: set[int] = set()
        self._seen: dict[int, int] = {}

    def entry(self, number: int, cells: Cells, *, is_thorough: bool = False) -> Entry:
        """Store what the row says; raises ValidationError with each error at its column.

        Unless it is thorough, the rules of the database are left to the database: to ask it about
        each of them beforehand takes longer than all the rest.
        """
        row = self.meant(cells)
        is_new = row is None
        if is_new:
            row = self.noun.model()
        before = {} if is_new else self._texts(row, cells)
        hinders = not is_new and self.has_been_public(row)
        self.fill(row, cells)
        row.full_clean(validate_unique=is_thorough, validate_constraints=is_thorough)
        after = self._texts(row, cells)
        if is_new and (twin := self.twin(row)):
            return self._same(number, twin, self._texts(twin, cells) == after)
        if not is_new:
            self._once(number, row)
            if before == after:
                return Entry(number, Action.SAME, str(row))
        if hinders or self.has_been_public(row):
            raise ValidationError(
                _refusal(name for name in after if after[name] != before.get(name))
            )
        row.save()
        self._once(number, row)
        self.stored(row)
        changes = tuple(
            Change(name, before.get(name, ""), text)
            for name, text in after.items()
            if text != before.get(name, "")
        )
        return Entry(number, Action.NEW if is_new else Action.CHANGED, str(row), changes)

    def meant(self, cells: Cells) -> Any:
        """The row of the record that is meant; None for a new one.

        It is locked: whether the public sees it stays so until the table is imported.
        """
        raise NotImplementedError

    def fill(self, row: Any, cells: Cells) -> None:
        """Set what the table has columns for; an empty cell empties."""
        errors = Errors()
        for name, text in cells.items():
            with errors.of(name):
                self.fill_one(row, name, text, cells)
        errors.tell()

    def fill_one(self, row: Any, name: str, text: str, cells: Cells) -> None:
        if name not in self.special:
            setattr(row, name, value_of(row._meta.get_field(name), text, self.finder))

    def twin(self, row: Any) -> Any:
        """What the record holds instead of this new row, if nothing but its content tells."""
        return None

    def has_been_public(self, row: Any) -> bool:
        return has_been_public(row)

    def stored(self, row: Any) -> None:
        """Called for every row that was stored."""

    def forget(self) -> None:
        """Called when a row was taken back, with all that was made and locked for it."""

    def finish(self) -> None:
        """What was marked as ready is a draft again; whoever is about to publish it notices."""
        changed = Report.objects.filter(pk__in=self.reports)
        report: Any
        for report in changed.filter(status=Publication.READY):
            report._change_reason = "A table was imported after it was marked as ready."
            publishing.take_back(report)
        changed.update(edition=F("edition") + 1)

    def _texts(self, row: Any, cells: Cells) -> dict[str, str]:
        return {name: text_of(row, name) for name in cells if name != "id"}

    def _same(self, number: int, twin: Any, is_equal: bool) -> Entry:
        if not is_equal:
            raise ValidationError(
                f"The record holds it already, but not quite so: give its id ({twin.public_id})."
            )
        return Entry(number, Action.SAME, str(twin))

    def _once(self, number: int, row: Any) -> None:
        first = self._seen.setdefault(row.pk, number)
        if first != number:
            raise ValidationError(f"It is the same as row {first}: {row}.")


def numbered(rows: QuerySet[Any], cells: Cells) -> Any:
    """The row of the id in the cells; an id in another form than ours is the file's own."""
    text = cells.get("id", "")
    if not re.match(ID_PATTERN, text):
        return None
    found = rows.filter(public_id=text).first()
    if found is None:
        raise ValidationError({"id": f"There is no {rows.model._meta.verbose_name} of this id."})
    return found


def _refusal(names: Iterable[str]) -> str:
    return (
        "The public sees it already, and an import makes drafts only: correct it by hand. "
        f"What the table has otherwise: {', '.join(names)}."
    )


class NounDrafting(RowDrafting):
    """Outlets and actors, known by their slugs, or by names that are unmistakable."""

    def meant(self, cells: Cells) -> Any:
        rows = self.noun.model._default_manager.select_for_update()
        if slug := cells.get("slug"):
            return rows.filter(slug=slug).first()
        if cells.get("kind", "").casefold().startswith(ActorKind.ANONYMOUS):
            return None
        named = [*rows.filter(name=cells.get("name", ""))[:2]]
        return named[0] if len(named) == 1 else None

    def fill(self, row: Any, cells: Cells) -> None:
        slug = row.slug
        super().fill(row, cells)
        row.slug = row.slug or slug or slugify(row.name)


class ReportDrafting(RowDrafting):
    """Reports, known by their ids or their addresses."""

    def meant(self, cells: Cells) -> Any:
        reports = Report.objects.select_for_update()
        found = numbered(reports, cells)
        if found is None and cells.get("url"):
            found = reports.filter(url=cells["url"]).first()
        return found

    def twin(self, row: Any) -> Any:
        if row.url:
            return None
        alike = Report.objects.filter(outlet=row.outlet, headline=row.headline)
        return alike.filter(published=row.published).first()

    def stored(self, row: Any) -> None:
        self.reports.add(row.pk)


class ClaimDrafting(RowDrafting):
    """Claims of drafts, known by their ids."""

    special = frozenset({"id", "report", "statement", *DESCRIBING, "subject", "window"})

    def __init__(self, noun: Noun) -> None:
        super().__init__(noun)
        self._reports: dict[str, Report] = {}
        self._locked: dict[int, Report] = {}
        self._statements: dict[Any, Statement | None] = {}
        self._held: dict[int, dict[Any, Claim]] = {}

    def meant(self, cells: Cells) -> Any:
        found = numbered(Claim.objects.all(), cells)
        if found is None:
            return None
        if found.report_id not in self._locked:
            # The report first, as whoever publishes or edits it does; what they did is read then.
            self._lock(found.report_id)
            found = numbered(Claim.objects.all(), cells)
        found.report = self._lock(found.report_id)
        return found

    def fill(self, row: Any, cells: Cells) -> None:
        errors = Errors()
        with errors.of("report"):
            if row.pk is None and not cells.get("report"):
                raise ValidationError("Say in which report it stands.")
        with errors.of("value"):
            super().fill(row, cells)
        if any(name in cells for name in ("statement", *DESCRIBING)):
            with errors.of("statement"):
                row.statement = self._statement(cells)
        errors.tell()

    def fill_one(self, row: Any, name: str, text: str, cells: Cells) -> None:
        match name:
            case "report" if text:
                report = self._report(text)
                if row.pk is not None and report.pk != row.report_id:
                    raise ValidationError("A claim stays in its report.")
                row.report = report
            case "subject" if text:
                subject = self.finder.subject(text)
                row.event = subject if isinstance(subject, Event) else None
                row.issue = None if isinstance(subject, Event) else subject
            case "window":
                self._fill_window(row, text, cells)
            case _:
                super().fill_one(row, name, text, cells)

    def _report(self, text: str) -> Report:
        """The report, which nobody shall publish meanwhile."""
        if text not in self._reports:
            self._reports[text] = self._lock(self.finder.report(text).pk)
        return self._reports[text]

    def _lock(self, key: int) -> Report:
        if key not in self._locked:
            self._locked[key] = Report.objects.select_for_update().get(pk=key)
        return self._locked[key]

    def _statement(self, cells: Cells) -> Statement | None:
        said = tuple(cells.get(name, "") for name in ("statement", *DESCRIBING))
        if said not in self._statements:
            statement = statement_of(cells, self.finder)
            prefetch_related_objects([statement] if statement else [], _SPEAKERS)
            self._statements[said] = statement
        return self._statements[said]

    def _fill_window(self, row: Any, text: str, cells: Cells) -> None:
        """Dates; or the words as printed, where they have no column of their own."""
        try:
            row.window = dates.read(text).text if text else ""
        except dates.DateError:
            if cells.get("window_words"):
                raise ValidationError(f"“{text}” is no date.") from None
            row.window, row.window_words = "", text

    def twin(self, row: Any) -> Any:
        return self._held_by(row.report).get(_content(row))

    def _held_by(self, report: Report) -> dict[Any, Claim]:
        """What the report says already, this table's rows included."""
        if report.pk not in self._held:
            claims = report.claims.select_related(*self.noun.with_rows)
            self._held[report.pk] = {_content(claim): claim for claim in claims}
        return self._held[report.pk]

    def has_been_public(self, row: Any) -> bool:
        return has_been_public(row.report)

    def stored(self, row: Any) -> None:
        self.reports.add(row.report_id)
        self._held_by(row.report)[_content(row)] = row

    def forget(self) -> None:
        for kept in (self._reports, self._locked, self._held, self._statements):
            kept.clear()

    def _texts(self, row: Any, cells: Cells) -> dict[str, str]:
        # Of a statement that is described and not named, the description tells, and no new id.
        texts = super()._texts(row, cells)
        return texts if cells.get("statement") else {**texts, "statement": ""}


def _content(claim: Claim) -> Any:
    """What tells a claim from every other of its report."""
    subject, statement, about = claim.subject, claim.statement_id, claim.about_id
    return subject, statement, about, claim.aspect, claim.value, claim.kind, claim.quote
