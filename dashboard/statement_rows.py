"""Statements as pages show them: who spoke, when, to whom, and how many reports relayed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count
from django.utils.text import Truncator

from dashboard import wording
from dashboard.claim_rows import Row, according_to, address, speaker_names
from tracker.ledger import Ledger
from tracker.models import Medium, Statement
from tracker.models.statements import StatementQuerySet

TITLE_WORDS = 5


class Relayed(NamedTuple):
    """How far a statement got: the reports that relay it, and the outlets they stand in."""

    reports: int = 0
    outlets: int = 0


def with_speakers(statements: StatementQuerySet) -> StatementQuerySet:
    """Statements with all that a line shows of them, in two queries for any number."""
    return statements.select_related("origin", "according_to__party").with_speakers()


def relays(statements: Iterable[Statement], ledger: Ledger) -> dict[int, Relayed]:
    """How many reports of how many outlets relay each statement, by primary key; one query."""
    counted = (
        ledger.claims()
        .filter(statement__in=[statement.pk for statement in statements])
        .order_by()
        .values_list("statement")
        .annotate(Count("report", distinct=True), Count("report__outlet", distinct=True))
    )
    return {statement: Relayed(reports, outlets) for statement, reports, outlets in counted}


def statement_lines(statements: Iterable[Statement], ledger: Ledger) -> list[Row]:
    """What dashboard/_statement_lines.html takes; `statements` come from with_speakers()."""
    found = list(statements)
    counts = relays(found, ledger)
    return [
        statement_line(statement, ledger, counts.get(statement.pk, Relayed()))
        for statement in found
    ]


def statement_line(statement: Statement, ledger: Ledger, relayed: Relayed) -> Row:
    """One statement, and how far it was relayed."""
    origin = statement.origin
    return {
        "url": address(statement, ledger),
        "when": wording.when(statement.said),
        "occasion": occasion(statement),
        "speaker": speaker_names(statement),
        "offices": offices(statement),
        "according_to": according_to(statement),
        "hearsay": bool(statement.according_to),
        "origin": origin.name if origin else "",
        "origin_url": address(origin, ledger) if origin else "",
        "reach": reach(relayed.reports, relayed.outlets),
    }


def title(statement: Statement, quote: str = "") -> str:
    """ "Jane Doe, 10 June 2025 (interview, Oslo Forum, to Gazette)": one may speak twice a day.

    Where no occasion is known the first words of a quotation tell it from others.
    """
    medium = "" if statement.medium == Medium.UNKNOWN else statement.get_medium_display().lower()
    origin = f"to {statement.origin.name}" if statement.origin else ""
    teller = f"according to {statement.according_to.name}" if statement.according_to else ""
    occasion = ", ".join(part for part in (medium, statement.forum, origin, teller) if part)
    known = occasion or (f"“{Truncator(quote).words(TITLE_WORDS)}”" if quote else "")
    said = f"{speaker_names(statement)}, {wording.when(statement.said)}"
    return f"{said} ({known})" if known else said


def occasion(statement: Statement, unknown: str = "Occasion not known") -> str:
    """The medium and the place: "Interview, Primakov Readings, Moscow"."""
    known = "" if statement.medium == Medium.UNKNOWN else statement.get_medium_display()
    return ", ".join(part for part in (known, statement.forum) if part) or unknown


def offices(statement: Statement) -> str:
    """The office each speaker had, as written; of several speakers with their names."""
    speakers = statement.statementspeaker_set.all()
    if len(speakers) == 1:
        return speakers[0].office
    return "; ".join(f"{s.actor.name}, {s.office}" for s in speakers if s.office)


def reach(reports: int, outlets: int) -> str:
    """ "relayed by 3 reports of 2 outlets, 1 origin": an origin it stays, whoever relays it."""
    of_outlets = f" of {wording.counted(outlets, 'outlet')}" if reports > 1 else ""
    return f"relayed by {wording.counted(reports, 'report')}{of_outlets}, 1 origin"
