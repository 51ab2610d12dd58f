"""Which columns the table of each noun has, and by what other headings they are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Model

from tracker.models import Actor, Claim, Outlet, Report
from tracker.text import fold_space


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field of the model it fills, unless the noun does more with it."""

    name: str
    other_headings: tuple[str, ...] = ()
    # Whether an exported table has it as well.
    is_written: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a row of a table stands for, and what a member of the desk must be allowed for it."""

    model: type[Model]
    columns: tuple[Column, ...]
    needs: tuple[str, ...]
    # How the queryset brings along what the columns say.
    with_rows: tuple[str, ...] = ()
    with_lists: tuple[str, ...] = ()
    # Texts that are as long as an article, and that no column says.
    without: tuple[str, ...] = ()

    def column(self, heading: str) -> Column | None:
        """The column that a heading of a file means."""
        wanted = _folded(heading)
        for column in self.columns:
            if wanted in {_folded(name) for name in (column.name, *column.other_headings)}:
                return column
        return None

    def guess(self, headings: Sequence[str]) -> list[str]:
        """The column for each heading, "" for none; the first heading of a column has it."""
        found: list[str] = []
        for heading in headings:
            column = self.column(heading)
            found.append(column.name if column and column.name not in found else "")
        return found


def _folded(heading: str) -> str:
    return fold_space(heading.casefold().replace("_", " "))


class TableKind(StrEnum):
    """The nouns that come in tables, by the names of their models."""

    REPORT = "report"
    CLAIM = "claim"
    ACTOR = "actor"
    OUTLET = "outlet"


NOUNS: dict[TableKind, Noun] = {
    TableKind.OUTLET: Noun(
        model=Outlet,
        columns=(
            Column("slug"),
            Column("name", ("outlet",)),
            Column("kind"),
            Column("state_controlled", ("state",)),
            Column("family"),
            Column("country"),
            Column("homepage"),
            Column("domains"),
        ),
        needs=("tracker.add_outlet", "tracker.change_outlet"),
    ),
    TableKind.ACTOR: Noun(
        model=Actor,
        columns=(
            Column("slug"),
            Column("name", ("actor", "speaker")),
            Column("kind"),
            Column("party"),
            Column("aliases", ("other spellings",)),
            Column("description"),
        ),
        needs=("tracker.add_actor", "tracker.change_actor"),
        with_rows=("party",),
    ),
    TableKind.REPORT: Noun(
        model=Report,
        columns=(
            Column("id"),
            Column("outlet"),
            Column("headline", ("title",)),
            Column("byline", ("author",)),
            Column("url", ("address", "link")),
            Column("published", ("date",)),
            Column("published_basis", ("basis", "basis of the date")),
            Column("published_note", ("note on the date",)),
            Column("language"),
            Column("republication_of"),
            Column("republication_kind"),
            Column("primary_document"),
            Column("note"),
            Column("body", ("text", "stored text"), is_written=False),
        ),
        needs=("tracker.add_report", "tracker.change_report"),
        with_rows=("outlet", "republication_of"),
        without=("body", "republication_of__body"),
    ),
    TableKind.CLAIM: Noun(
        model=Claim,
        columns=(
            Column("id"),
            Column("report"),
            Column("statement"),
            Column("speaker", ("speakers",)),
            Column("office"),
            Column("said"),
            Column("medium"),
            Column("origin"),
            Column("according_to"),
            Column("kind"),
            Column("quote", ("quotation",)),
            Column("subject", is_written=False),
            Column("event"),
            Column("issue"),
            Column("aspect"),
            Column("value"),
            Column("series"),
            Column("about"),
            Column("hedge", ("strength",)),
            Column("summary"),
            Column("holds_on"),
            Column("window"),
            Column("window_words", ("words of the window",)),
            Column("not_scorable"),
            Column("speaker_as_written"),
            Column("note"),
        ),
        needs=(
            "tracker.change_report",
            "tracker.add_claim",
            "tracker.change_claim",
            "tracker.add_statement",
            "tracker.add_statementspeaker",
        ),
        with_rows=(
            "report", "event", "issue", "series", "about", "statement__origin",
            "statement__according_to",
        ),
        with_lists=("statement__statementspeaker_set__actor",),
        without=("report__body",),
    ),
}  # fmt: skip
