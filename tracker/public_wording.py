"""What the public reads of a row of the record: each column in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from tracker import dates
from tracker.fields import EdtfField
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Event,
    Issue,
    Negotiation,
    Outlet,
    Party,
    Report,
    Ruling,
    Series,
    Statement,
    Succession,
)
from tracker.models.propositions import OF_ACTORS, Proposition
from tracker.models.slugs import Slugged

# What the public reads of each kind of row: every column that is not the desk's own.
COLUMNS: dict[type[models.Model], str] = {
    Report: "outlet headline byline url published published_basis published_note language "
    "republication_of republication_kind primary_document note",
    Claim: "statement kind hedge quote summary event issue aspect value series about holds_on "
    "window window_words not_scorable speaker_as_written note quote_state",
    Statement: "origin forum said medium according_to language note",
    Party: "slug name adjective principal",
    Actor: "slug name kind party aliases description",
    Outlet: "slug name kind state_controlled family country homepage domains",
    Issue: "slug title summary",
    Series: "slug title",
    Event: "slug title kind",
    Assessment: "event issue aspect value party series known_from rationale leading_claim",
    Succession: "former later kind known_from reason",
    Ruling: "claim other relation decision known_from reason",
    Negotiation: "title summary",
}
BATCH = 500
# Columns that are no fields: who made a statement, and what else a verdict cites.
SPEAKERS, FURTHER = "speakers", "further_claims"


@dataclass(frozen=True)
class Cell:
    """What a column says, in words; the key tells apart what has the same name."""

    text: str
    key: Any = None

    def differs(self, other: Cell) -> bool:
        if self.key is None or other.key is None:
            return self.text != other.text
        return bool(self.key != other.key)


@dataclass(frozen=True)
class Wording:
    """What the public reads of one thing."""

    noun: str
    name: str
    title: str
    report: int | None
    cells: Mapping[str, Cell]


# By model and primary key: what is renamed is still the same.
Wordings = dict[tuple[str, int], Wording]


def wordings(*rows: models.Model) -> Wordings:
    """What the public reads of these rows as they are stored now; of what it never saw, nothing.

    What it saw once and sees no more, since all that spoke of it was withdrawn, has its wording
    still: a change made meanwhile is told when the public sees it again.
    Of a report its claims too, of a statement its speakers.
    """
    keys: dict[type[models.Model], set[int]] = defaultdict(set)
    for row in rows:
        keys[type(row)].add(row.pk)
    seen = [
        row
        for model, pks in keys.items()
        for some in batched(sorted(pks))
        for row in _seen(model, some)
    ]
    is_named = any(isinstance(row, Proposition) and row.aspect in OF_ACTORS for row in seen)
    names = dict(Actor.objects.values_list("slug", "name")) if is_named else {}
    return {(noun_of(row), row.pk): _wording(row, names) for row in seen}


def batched(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    """So many at a time as every database takes in one question."""
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))


def _seen(model: type[models.Model], pks: Iterable[int]) -> Iterator[Any]:
    """The rows of these keys that the public sees or saw, with what their wording asks for."""
    match model.__name__:
        case "Report":
            yield from _reports().filter(pk__in=pks)
            yield from _claims().filter(report__in=pks).order_by("report_id", "order", "pk")
        case "Claim":
            yield from _claims().filter(pk__in=pks)
        case "Statement":
            yield from _statements().filter(pk__in=pks)
        case "Assessment":
            public = Assessment.objects.ever_public().prefetch_related("further_claims__report")
            yield from public.filter(pk__in=pks)
        case "Succession":
            yield from Succession.objects.ever_public().filter(pk__in=pks)
        case "Ruling":
            yield from Ruling.objects.ever_public().filter(pk__in=pks)
        case "Negotiation":
            yield from Negotiation.objects.filter(pk__in=pks)
        case _:
            nouns = model._default_manager.filter(pk__in=pks)
            yield from (n for n in nouns if isinstance(n, Slugged) and n.has_been_public)


def _reports() -> models.QuerySet[Report]:
    return Report.objects.published().select_related("outlet", "republication_of")


def _claims() -> models.QuerySet[Claim]:
    related = ("event", "issue", "series", "about", "statement", "report")
    return Claim.objects.published().select_related(*related).with_speakers()


def _statements() -> models.QuerySet[Statement]:
    public = Statement.objects.ever_public()
    return public.select_related("origin", "according_to").with_speakers()


def noun_of(row: models.Model) -> str:
    return str(row._meta.model_name)


def _wording(row: Any, names: Mapping[str, str]) -> Wording:
    cells = {name: _cell(row, name, names) for name in COLUMNS[type(row)].split()}
    if isinstance(row, Statement):
        cells[SPEAKERS] = Cell("; ".join(str(each) for each in row.statementspeaker_set.all()))
    if isinstance(row, Assessment):
        further = [each.summary for each in row.cited_claims()[1:] if each.report.is_public]
        cells[FURTHER] = Cell("; ".join(further))
    report = {Report: "pk", Claim: "report_id"}.get(type(row))
    return Wording(
        noun=noun_of(row),
        name="" if isinstance(row, Negotiation) else _name(row),
        title=called(row),
        report=getattr(row, report) if report else None,
        cells=cells,
    )


def _name(row: Any) -> str:
    return str(row.slug if isinstance(row, Slugged) else row.public_id)


def _cell(row: Any, name: str, names: Mapping[str, str]) -> Cell:
    field: Any = row._meta.get_field(name)
    value = getattr(row, name)
    if name == "family" and value and (kin := Outlet.objects.filter(slug=value).first()):
        # Outlets follow the one they name when it gets another slug: that is no change of theirs.
        return Cell(kin.name, kin.pk)
    if isinstance(field, models.ForeignKey):
        is_shown = value is not None and not (isinstance(value, Report) and not value.is_published)
        return Cell(called(value), value.pk) if is_shown else Cell("")
    if name == "value" and isinstance(row, Proposition):
        definition = row.definition
        return Cell(definition.display(value, names) if definition and value else value)
    return Cell(_text(row, field, value))


def _text(row: Any, field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, date):
        return dates.words(value.isoformat())
    if isinstance(field, EdtfField):
        return dates.words(value) if value else ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return "" if value is None else str(value)


def called(row: Any) -> str:
    """What a thing is called when somebody speaks of it."""
    match row:
        case Report():
            return row.headline
        case Claim():
            return row.summary
        case Statement():
            names = ", ".join(each.actor.name for each in row.statementspeaker_set.all())
            return f"{names}, {dates.words(row.said)}"
        case Succession():
            return f"{row.former} {row.get_kind_display()} {row.later}"
        case Assessment():
            label = row.definition.label if row.definition else row.aspect
            return f"{label} of {row.subject}"
        case Ruling():
            return f"{row.get_relation_display()}, {row.decision}"
    return str(row)
