"""What was corrected: acts of the desk, newest first, each with what it changed and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils import timezone

from dashboard import wording
from dashboard.page import day_query, narrowed
from dashboard.tables import BoundedPaginator
from tracker.ledger import Ledger
from tracker.models import Corrected, Correction, CorrectionKind
from tracker.models.corrections import CorrectionQuerySet

Row = dict[str, Any]

# So many acts stand on a page, and so many things below one of them or on the page of a thing.
ACTS = 12
THINGS = 30

# The pages of the things; a claim has one as long as it is known, or to say that it was taken out.
PAGES = {
    Corrected.REPORT: "report",
    Corrected.CLAIM: "claim",
    Corrected.STATEMENT: "statement",
    Corrected.PARTY: "party",
    Corrected.ACTOR: "person",
    Corrected.OUTLET: "outlet",
    Corrected.ISSUE: "issue",
    Corrected.EVENT: "event",
}
NUMBERED = {Corrected.REPORT, Corrected.CLAIM, Corrected.STATEMENT}
# Columns whose names in the record say too little, or that are no fields.
LABELS = {
    "about": "About",
    "speakers": "Speakers",
    "further_claims": "Further claims",
    "merged": "Also recorded as",
    "published_basis": "Basis of its date",
    "quote_state": "Quotation in the stored text",
    "said": "Day",
}
# What is left of something that is gone is what it said.
GONE = {CorrectionKind.REMOVED, CorrectionKind.WITHDRAWN}


def acts_on_page(ledger: Ledger, number: int) -> Row:
    """What templates/dashboard/corrections.html lists; a number of queries that does not grow."""
    corrections = ledger.corrections()
    paginator = BoundedPaginator(corrections.moments(), ACTS)
    shown = [*paginator.get_page(number)]
    return {
        "days": [
            {"iso": iso, "words": wording.when(iso), "acts": [*acts]}
            for iso, acts in groupby(acts_at(ledger, shown), key=lambda act: act["iso"])
        ],
        "newer_url": _page(ledger, number - 1) if number > 1 else "",
        "older_url": _page(ledger, number + 1) if number < paginator.num_pages else "",
    }


def pages_of(ledger: Ledger) -> int:
    return BoundedPaginator(ledger.corrections().moments(), ACTS).num_pages


def _page(ledger: Ledger, number: int) -> str:
    return narrowed(ledger, "corrections", **({"page": str(number)} if number > 1 else {}))


def acts_at(ledger: Ledger, moments: Sequence[datetime]) -> list[Row]:
    """The acts of these moments, each with its reason and the first of the things it changed."""
    rows = ledger.corrections().filter(made_at__in=moments).order_by("-made_at", "pk")
    return [
        _act(ledger, moment, [*things])
        for moment, things in groupby(rows, key=lambda row: row.made_at)
    ]


def _act(ledger: Ledger, moment: datetime, things: Sequence[Correction]) -> Row:
    local = timezone.localtime(moment)
    rows = [thing_row(thing, ledger) for thing in things[:THINGS]]
    # A withdrawal takes every claim along: they are folded away below the report.
    apart = 1 if things[0].kind == CorrectionKind.WITHDRAWN else len(rows)
    return {
        "anchor": f"at-{moment:%Y%m%d-%H%M%S-%f}",
        "moment": local,
        "iso": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "reason": things[0].reason,
        "title": heading(things[0]),
        "things": rows[:apart],
        "taken_along": rows[apart:],
        "taken_words": wording.counted(len(things) - apart, "claim"),
        "more": max(0, len(things) - THINGS),
    }


def heading(thing: Correction) -> str:
    """ "Claim corrected: It is agreed."."""
    done = thing.get_kind_display().lower()
    return f"{thing.get_noun_display()} {done}: {thing.title or thing.name}"


def own_rows(corrections: CorrectionQuerySet, ledger: Ledger) -> Row:
    """What the page of one thing says of its corrections, for _corrections.html."""
    rows = [*corrections[: THINGS + 1]]
    return {
        "rows": [thing_row(row, ledger) for row in rows[:THINGS]],
        "more_url": reverse("corrections") + day_query(ledger) if len(rows) > THINGS else "",
    }


def thing_row(thing: Correction, ledger: Ledger) -> Row:
    """One thing, as templates/dashboard/_correction.html takes it."""
    iso = timezone.localtime(thing.made_at).date().isoformat()
    return {
        "noun": thing.get_noun_display(),
        "done": thing.get_kind_display().lower(),
        "title": thing.title or thing.name,
        "url": thing_url(thing, ledger),
        "iso": iso,
        "when": wording.when(iso),
        "reason": thing.reason,
        "is_gone": thing.kind in GONE,
        "is_new": thing.kind == CorrectionKind.ADDED,
        "changes": [*change_rows(thing.noun, thing.changed)],
    }


def thing_url(thing: Correction, ledger: Ledger) -> str:
    page = PAGES.get(Corrected(thing.noun))
    if page is None:
        return ""
    key = "public_id" if thing.noun in NUMBERED else "slug"
    return reverse(page, kwargs={key: thing.name}) + day_query(ledger)


def change_rows(noun: str, changes: Iterable[tuple[str, str, str]]) -> Iterable[Row]:
    """What each column said and says, under the name an editor knows it by."""
    for column, before, after in changes:
        yield {"label": _label(noun, column), "before": before, "after": after}


def _label(noun: str, column: str) -> str:
    if column in LABELS:
        return LABELS[column]
    try:
        name = apps.get_model("tracker", noun)._meta.get_field(column).verbose_name
    except FieldDoesNotExist:
        name = column
    return str(name).capitalize()
