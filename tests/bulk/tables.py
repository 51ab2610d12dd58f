"""Tables for tests, and what became of them."""

from typing import Any

from tracker.bulk.columns import NOUNS, TableKind
from tracker.bulk.drafting import draft
from tracker.bulk.outcome import Outcome
from tracker.sheets.table import Row, Table


def table(*rows: dict[str, str]) -> Table:
    """A table of these rows, headed by all that they name."""
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row))
    return Table(
        headings,
        tuple(
            Row(number, tuple(row.get(heading, "") for heading in headings))
            for number, row in enumerate(rows, start=2)
        ),
    )


def drafted(kind: str, *rows: dict[str, str], dry_run: bool = False) -> Outcome:
    """What becomes of the rows, their headings taken for what they say."""
    given = table(*rows)
    noun = NOUNS[TableKind(kind)]
    return draft(TableKind(kind), given, noun.guess(given.headings), dry_run=dry_run)


def told(outcome: Outcome) -> list[str]:
    return [str(problem) for problem in outcome.problems]


def claim_row(report: Any, subject: Any, /, **cells: str) -> dict[str, str]:
    """A row that says that an issue is under discussion, in a report, in the words of Jane Doe."""
    own = {
        "report": report.public_id,
        "subject": subject.slug,
        "speaker": "Jane Doe",
        "said": "2025-06-10",
        "medium": "interview",
        "kind": "statement",
        "aspect": "status",
        "value": "under discussion",
        "quote": "we talk about it",
        "summary": "It is talked about.",
    }
    return {**own, **cells}
