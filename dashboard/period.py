"""The days between which a reader asks what changed: read from the address, with ways to others."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from dashboard import parameters, wording
from dashboard.days import days_of_movement
from dashboard.page import narrowed
from dashboard.parameters import BadParameter
from tracker.ledger import Ledger

_DAY = timedelta(days=1)
# The first that parameters.day() takes.
_EARLIEST = date(1000, 1, 1)


@dataclass(frozen=True)
class Period:
    """The days after `since`, up to and including `until`, which is never after the day shown.

    `asked_until` is the day that the reader named as the last, if there is one.
    """

    since: date
    until: date
    asked_until: date | None = None

    @classmethod
    def read(cls, query: QueryDict, ledger: Ledger) -> Period:
        """From a query string; what it leaves open gives the last movement and all after it."""
        since, asked = parameters.day(query, "since"), parameters.day(query, "until")
        if since and asked and since > asked:
            raise BadParameter("since", f"a day up to {asked.isoformat()}, the one given as until")
        until = min(asked or ledger.day, ledger.day)
        return cls(since or _before_the_last_movement(ledger, until), until, asked)

    @property
    def words(self) -> str:
        """ "after 10 June 2025, up to 11 June 2025"; a single day by its name."""
        if self.until - self.since == _DAY:
            return f"on {_when(self.until)}"
        return f"after {_when(self.since)}, up to {_when(self.until)}"

    def notice(self, ledger: Ledger) -> str:
        """What must be said of a period that reaches beyond the day shown; "" for nothing."""
        if self.since > ledger.day:
            return (
                f"{_when(self.since)} is after {_the_day(ledger)}: nothing after it is known yet."
            )
        if self.asked_until and self.asked_until > ledger.day:
            return f"{_when(self.asked_until)} is after {_the_day(ledger)}: the period ends there."
        return ""

    def after(self, first: date) -> Period:
        """What is left of it when it begins later."""
        return Period(first, self.until)

    def form(self) -> forms.Form:
        """The form that writes the days into the address, filled with those shown."""
        form = forms.Form(initial={"since": self.since, "until": self.until})
        form.fields["since"] = _day("After")
        form.fields["until"] = _day("Up to and including")
        return form

    def address(self, ledger: Ledger) -> str:
        """Where what changed in it is shown, on the day the reader is on."""
        since, until = self.since.isoformat(), self.until.isoformat()
        return narrowed(ledger, "changes", since=since, until=until)

    def steps(self, ledger: Ledger) -> dict[str, Any]:
        """The ways to the movement before it and to the one after it, each up to the next."""
        days = [day for day in days_of_movement(ledger) if day <= ledger.day]
        before, after = bisect_right(days, self.since), bisect_right(days, self.until)
        found = {}
        if before:
            first, last = days[before - 1], min(self.since, ledger.day)
            found["earlier"] = _step(ledger, first, Period(_before(first), last))
        if after < len(days):
            last = days[after + 1] - _DAY if after + 1 < len(days) else ledger.day
            found["later"] = _step(ledger, days[after], Period(self.until, last))
        return found


def _before_the_last_movement(ledger: Ledger, until: date) -> date:
    return _before(Ledger(until, ledger.today).last_movement or until)


def _before(day: date) -> date:
    """The day before, but for the earliest that can be asked for."""
    return max(day - _DAY, _EARLIEST)


def _step(ledger: Ledger, day: date, period: Period) -> dict[str, str]:
    return {"words": _when(day), "url": period.address(ledger)}


def _when(day: date) -> str:
    return wording.when(day.isoformat())


def _the_day(ledger: Ledger) -> str:
    return "today" if ledger.is_today else f"{_when(ledger.day)}, the day shown"


def _day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, required=False)
