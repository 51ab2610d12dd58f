"""Pages of what happened and is to come: so many of the marks, and the ways to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from dashboard import parameters, wording
from dashboard.charts import Mark, Outline, timeline_marks
from tracker.ledger import Ledger

Row = dict[str, str]


@dataclass(frozen=True)
class Cut:
    """One page of a list, counted from 1, of so many."""

    shown: Sequence[Outline]
    number: int
    pages: int

    def ways(self, request: HttpRequest, before: str, after: str) -> list[Row]:
        """Links to the page before and the page after, for dashboard/_more.html."""
        found = [(self.number - 1, before), (self.number + 1, after)]
        return [
            {"text": text, "url": _on_page(request, number)}
            for number, text in found
            if 1 <= number <= self.pages
        ]


def cut(chosen: Sequence[Outline], most: int, query: QueryDict, default: int = 1) -> Cut:
    """The page that the address asks for, else the default; raises BadParameter beyond the last."""
    pages = pages_of(chosen, most)
    number = parameters.number(query, "page", most=pages) or default
    return Cut(chosen[(number - 1) * most : number * most], number, pages)


def pages_of(chosen: Sequence[Outline], most: int) -> int:
    return max(1, -(-len(chosen) // most))


def page_of_day(chosen: Sequence[Outline], ledger: Ledger, most: int) -> int:
    """The page with what comes next after the ledger's day, or with the last that has a date."""
    dated = [outline for outline in chosen if outline.is_dated]
    begins = [each.start or each.end for each in dated]
    ahead = (place for place, day in enumerate(begins) if day and day > ledger.day)
    place = next(ahead, len(dated) - 1)
    return max(0, place) // most + 1


def marks_of(ledger: Ledger, shown: Sequence[Outline]) -> list[Mark]:
    """The marks of these outlines, in order of time."""
    events = ledger.events().filter(pk__in=[each.event for each in shown if each.event])
    promised = [each.forecast for each in shown if each.forecast]
    return timeline_marks(ledger, events, ledger.forecasts().filter(pk__in=promised))


def counted(all_of_them: Sequence[Outline], page: Cut) -> str:
    """ "9 marks", or of how many these are so many."""
    whole = wording.counted(len(all_of_them), "mark")
    return whole if page.pages == 1 else f"{len(page.shown)} of {whole}"


def _on_page(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}"
