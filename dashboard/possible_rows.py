"""Rows of reports that may already have been known on the day, and count only from a later one."""

from __future__ import annotations

from typing import Any

from dashboard import wording
from tracker.ledger import Ledger
from tracker.models import Event, Issue, PublishedBasis, Report

Row = dict[str, Any]


def possible_rows(ledger: Ledger, about: Issue | Event | None = None) -> list[Row]:
    """For dashboard/_possible.html, the first to count first; those about one issue or event alone.

    What they say is not known yet, and so neither their headlines nor a word of their claims is
    here: only who published them, within which bounds, why the desk says so, and from when on
    they count. None on the present day, on which everything published counts.
    """
    if ledger.is_today:
        return []
    found = ledger.possible_reports()
    if isinstance(about, Issue):
        found = found.about_issue(about)
    elif isinstance(about, Event):
        found = found.about_event(about)
    in_order = found.select_related("outlet").order_by("known_from", "public_id")
    return [_row(report) for report in in_order]


def _row(report: Report) -> Row:
    day = report.known_from.isoformat()
    inferred = report.published_basis == PublishedBasis.INFERRED
    return {
        "outlet": report.outlet.name,
        "dated": wording.when(report.published),
        "inferred": inferred,
        "note": report.published_note if inferred else "",
        "counts_iso": day,
        "counts": wording.when(day),
        "url": f"{report.get_absolute_url()}?as_of={day}",
    }
