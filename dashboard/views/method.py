"""The method page: the rules in plain words, its tables made from the vocabularies themselves."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from dashboard import explanations, settling, wording
from dashboard.page import public, show
from tracker import aspects, dates
from tracker.aspects import Aspect, Subject
from tracker.ledger import Ledger
from tracker.rules import forecasts
from tracker.rules.relations import OPPOSITE_SIDES_DAYS, SAME_MATTER_DAYS
from tracker.rules.words import WIDE_DAYS

Row = dict[str, Any]

# The anchors, which other pages link to, and the titles, in the order of the page.
SECTIONS = {
    "claims": "What a claim is",
    "quotations": "Quotations",
    "known": "When a claim counts",
    "dates": "Dates that are not exact",
    "aspects": "What can be said of an event or an issue",
    "statuses": "Where an event or an issue can stand",
    "voices": "Whose word it is",
    "readings": "From words to what the pages say",
    "contested": "When words contradict each other",
    "settling": "What would settle a dispute",
    "silence": "Silence, none, and nothing on record",
    "support": "How well something is supported",
    "marks": "What to know before taking a value at its word",
    "relations": "How two claims stand to each other",
    "verdicts": "When the desk decides",
    "forecasts": "What becomes of forecasts",
    "windows": "What “soon” means",
    "changes": "Corrections and withdrawals",
}

NATURE_WORDS = {"changing": "the last word counts", "fixed": "one true value", "many": "adds up"}
SCOPE_WORDS = {"": "everybody’s", "party": "one party’s", "series": "one series’"}

# Dates as the record keeps them; the page shows how each is worded.
DATE_EXAMPLES = (
    "2025-06-10",
    "2025-06",
    "2025-04~",
    "2016/2018",
    "[2025-03-24..2025-04-09]",
    "[..2025-06-10]",
    "2026-22",
)


@public
def method(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    return show(
        request,
        ledger,
        "dashboard/method.html",
        {
            "section": "method",
            "sections": SECTIONS,
            "principals": ledger.principals,
            "kinds": _terms("kind", explanations.KINDS),
            "hedges": _terms("hedge", explanations.HEDGES),
            "quotations": _terms("quotation", explanations.QUOTATIONS),
            "date_bases": _terms("date", explanations.DATE_BASES),
            "date_examples": [(text, dates.words(text)) for text in DATE_EXAMPLES],
            "natures": _terms("nature", explanations.NATURES, NATURE_WORDS),
            "scopes": _terms("scope", explanations.SCOPES, SCOPE_WORDS),
            "event_aspects": _aspect_rows(Subject.EVENT),
            "issue_aspects": _aspect_rows(Subject.ISSUE),
            "event_statuses": _statuses("event", explanations.EVENT_STATUSES),
            "issue_statuses": _statuses("issue", explanations.ISSUE_STATUSES),
            "support": _supports(),
            "marks": _marks(),
            "settling": settling.table(),
            "relations": _terms("relation", explanations.RELATIONS),
            "outcomes": _statuses("outcome", explanations.OUTCOMES, wording.OUTCOME_WORDS),
            "windows": sorted(forecasts.PHRASES.items(), key=lambda row: row[1]),
            "season_ends": _season_ends(),
            "windows_version": forecasts.WINDOWS_VERSION,
            "same_matter_days": SAME_MATTER_DAYS,
            "opposite_sides_days": OPPOSITE_SIDES_DAYS,
            "wide_days": WIDE_DAYS,
        },
    )


def _terms(
    family: str, meanings: Mapping[Any, str], words: Mapping[str, str] | None = None
) -> list[Row]:
    """What dashboard/_terms.html takes: each word with its anchor and what it means."""
    return [
        {
            "anchor": f"{family}-{slugify(value.replace('_', '-')) or 'plain'}",
            "term": (words or {}).get(value, value.replace("_", " ") or "plain"),
            "text": text,
        }
        for value, text in meanings.items()
    ]


def _statuses(
    family: str, meanings: Mapping[Any, str], words: Mapping[str, str] | None = None
) -> list[Row]:
    rows = _terms(family, meanings, words)
    return [row | {"status": str(value)} for row, value in zip(rows, meanings, strict=True)]


def _supports() -> list[Row]:
    rows = _terms("rung", explanations.SUPPORT, wording.SUPPORT_WORDS)
    return [
        row | {"support": str(value), "support_label": row["term"]}
        for row, value in zip(rows, explanations.SUPPORT, strict=True)
    ]


def _marks() -> list[Row]:
    rows = _terms("note", explanations.MARKS)
    return [
        row | {"marks": {name: True}} for row, name in zip(rows, explanations.MARKS, strict=True)
    ]


def _aspect_rows(subject: Subject) -> list[Row]:
    return [_aspect_row(aspect) for aspect in aspects.for_subject(subject)]


def _aspect_row(aspect: Aspect) -> Row:
    return {
        "anchor": f"{aspect.subject}-aspect-{aspect.slug.replace('_', '-')}",
        "label": aspect.label,
        "text": explanations.ASPECTS[aspect.subject, aspect.slug],
        "nature": NATURE_WORDS[aspect.nature],
        "scope": SCOPE_WORDS[aspect.scope],
        "none_words": aspect.kind.none_words,
    }


def _season_ends() -> list[tuple[str, str]]:
    """What a forecast may name the end of, each with its last day in words."""
    return [(word, f"{day} {month_name[month]}") for word, (month, day) in forecasts.ENDS.items()]
