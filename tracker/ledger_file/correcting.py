"""What an import changes of something public is a correction, as at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker import corrections
from tracker.ledger_file.format import LISTS
from tracker.ledger_file.plan import Plan
from tracker.models import Publication
from tracker.public_wording import Wordings, wordings

REASON = "It was brought in line with a ledger file."


class Correcting:
    """The rows an import touches, as the public reads them before it is stored."""

    def __init__(self, plan: Plan) -> None:
        self.rows = [*{(type(row), row.pk): row for row in _touched(plan)}.values()]
        self.again = [
            row.instance
            for row in plan.rows("reports")
            if (row.before or {}).get("status") == Publication.WITHDRAWN
            and row.instance.status == Publication.PUBLISHED
        ]
        # The file says itself what was changed of these, and why.
        self.told = {
            (row.instance.noun, row.instance.name) for row in plan.rows("corrections") if row.is_new
        }
        self.before = self._untold()

    def record(self, reason: str) -> None:
        """Called in the transaction of the import, once all is stored and rebuilt."""
        corrections.record(self.before, self._untold(), reason)
        for report in self.again:
            if ("report", report.public_id) not in self.told:
                corrections.record_again(report, reason)

    def _untold(self) -> Wordings:
        found = wordings(*self.rows).items()
        return {key: each for key, each in found if (each.noun, each.name) not in self.told}


def _touched(plan: Plan) -> Iterator[Any]:
    """Every stored row that changes, and the reports of the claims that change or are new."""
    for name in ("negotiation", *(listed for listed in LISTS if listed != "former_slugs")):
        if name != "corrections":
            yield from (row.instance for row in plan.rows(name) if row.is_changed)
    reports = {row.instance.pk: row.instance for row in plan.known.stored("reports")}
    for row in plan.rows("claims"):
        if (row.is_new or row.is_changed) and row.instance.report_id in reports:
            yield reports[row.instance.report_id]
