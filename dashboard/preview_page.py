"""The pages that drafts would change, as they stand and as they will: rendered, and forgotten."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.urls import resolve, reverse

from dashboard import revision_rows
from dashboard.parameters import word
from tracker.ledger import Ledger, NotPublic
from tracker.previewing import Prospect, as_if_published

Row = dict[str, Any]


@dataclass(frozen=True)
class Preview:
    """One page twice, what changes of the readings, and which pages there are to choose from."""

    pages: list[Row]
    address: str
    title: str
    rows: list[Row]
    now: str
    after: str
    subjects: list[Row]


def preview(noun: str, ids: list[str], query: QueryDict) -> Preview:
    """The page that is asked for, or the first that changes.

    Raises BadParameter for a page that is not among them, and what as_if_published() raises.
    """
    with as_if_published(noun, ids) as prospect:
        titles = _pages(prospect)
        address = word(query, "page", titles) or next(iter(titles))
        after = _said(address, prospect.ledger)
        rows = [_draft(noun, row) for row in prospect.rows]
        subjects = _changed(prospect)
    return Preview(
        pages=[{"address": each, "title": title} for each, title in titles.items()],
        address=address,
        title=titles[address],
        rows=rows,
        now=_said(address, Ledger.as_of()),
        after=after,
        subjects=subjects,
    )


def _pages(prospect: Prospect) -> dict[str, str]:
    """The addresses of what is read otherwise, then of the reports, then the front page."""
    reports = [row for row in prospect.rows if hasattr(row, "headline")]
    found = {each.get_absolute_url(): str(each) for each in prospect.subjects}
    found |= {each.get_absolute_url(): each.headline for each in reports}
    return found | {reverse("front"): "Where things stand"}


def _draft(noun: str, row: Any) -> Row:
    return {"title": str(row), "url": reverse(f"admin:tracker_{noun}_change", args=[row.pk])}


def _changed(prospect: Prospect) -> list[Row]:
    """The readings that change, by subject, in the words of the log of versions."""
    versions = revision_rows.log(prospect.ledger, prospect.before)["versions"]
    found: dict[str, Row] = {}
    for version in reversed(versions):
        for subject in version["subjects"]:
            own = found.setdefault(subject["url"], {**subject, "changes": []})
            own["changes"] += subject["changes"]
    return list(found.values())


def _said(address: str, ledger: Ledger) -> str:
    """What the page at an address says on a ledger; "" where it has no such page."""
    match = resolve(address)
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", address, address
    try:
        answer: TemplateResponse = inspect.unwrap(match.func)(request, ledger, **match.kwargs)
    except NotPublic:
        return ""
    answer.using = "frameless"
    return answer.rendered_content
