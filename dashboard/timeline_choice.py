"""Which marks of the timeline a reader asks for: read from the address, shown as a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from dashboard import parameters, wording
from dashboard.charts import Mark, Outline
from dashboard.charts.marks import FORECAST, OTHER
from dashboard.parameters import BadParameter
from dashboard.selects import PlainSelect
from tracker.aspects import EventStatus
from tracker.ledger import Ledger
from tracker.models.agenda import EventKind

KINDS = {str(value): str(label) for value, label in EventKind.choices} | {FORECAST: "Forecast"}
STATUSES = {status.value: status.value.capitalize() for status in EventStatus} | {
    str(state): f"Forecast: {words}" for state, words in wording.OUTCOME_WORDS.items()
}


@dataclass(frozen=True)
class TimelineChoice:
    """Series, kind, status and days that narrow the timeline; "" and None leave it wide."""

    offered: dict[str, str]
    series: str
    kind: str
    status: str
    first: date | None
    last: date | None

    @classmethod
    def read(cls, query: QueryDict, ledger: Ledger) -> TimelineChoice:
        """From a query string. Raises BadParameter for what is not offered on the ledger's day."""
        offered = dict(ledger.series().values_list("slug", "title")) | {OTHER.slug: OTHER.title}
        first, last = parameters.day(query, "from"), parameters.day(query, "until")
        if first and last and last <= first:
            raise BadParameter("until", f"a day after {first.isoformat()}, the one given as from")
        return cls(
            offered=offered,
            series=parameters.word(query, "series", offered),
            kind=parameters.word(query, "kind", KINDS),
            status=parameters.word(query, "status", STATUSES),
            first=first,
            last=last,
        )

    @property
    def active(self) -> int:
        """How many filters are set."""
        return sum(bool(each) for each in self._asked.values())

    @property
    def _asked(self) -> dict[str, Any]:
        return {
            "series": self.series,
            "kind": self.kind,
            "status": self.status,
            "from": self.first,
            "until": self.last,
        }

    def form(self) -> forms.Form:
        """The form that writes the choice into the address, filled with what was asked."""
        form = forms.Form(initial=self._asked)
        form.fields["series"] = _words("Series", self.offered)
        form.fields["kind"] = _words("Kind", KINDS)
        form.fields["status"] = _words("Status", STATUSES)
        form.fields["from"] = _day("From")
        form.fields["until"] = _day("Until")
        return form

    def of(self, marks: Iterable[Mark]) -> Sequence[Mark]:
        """The marks asked for; with a series, in its lane alone."""
        found = [mark for mark in marks if self.asks_for(mark)]
        return [mark.only_in(self.series) for mark in found] if self.series else found

    def asks_for(self, mark: Mark | Outline) -> bool:
        """Whether it is of the series, kind, status and days asked for."""
        return (
            self.series in ("", *(lane.slug for lane in mark.lanes))
            and self.kind in ("", mark.kind)
            and self.status in ("", mark.state)
            and mark.touches(self.first, self.last)
        )


def _words(label: str, offered: dict[str, str]) -> forms.ChoiceField:
    choices = [("", "Any"), *offered.items()]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=PlainSelect)


def _day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=False)
