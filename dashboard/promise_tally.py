"""Forecasts counted by what became of them: shares and medians, or too few for either."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from dashboard import wording
from tracker.rules.record import Hedge, Outcome

# With fewer a percentage would say more than is known.
FEWEST_FOR_A_SHARE = 5
DUE_SOON_DAYS = 30
# What a share is taken of: all that came to something, and what is overdue.
DECIDED = (Outcome.KEPT, Outcome.LATE, Outcome.CALLED_OFF, Outcome.OVERDUE)
# Words that promise less than plain ones; "confirms" vouches and is none of them.
HEDGING = frozenset(Hedge) - {Hedge.PLAIN, Hedge.CONFIRMS}


@dataclass(frozen=True, slots=True)
class Promise:
    """One forecast as it is counted: its outcome on a day, and how it was told.

    `hedges` are those of all the claims that carry it; `reports` is how many carry it.
    """

    outcome: Outcome
    closes: date | None = None
    days_late: int | None = None
    hedges: frozenset[Hedge] = frozenset()
    reports: int = 1

    def is_due_soon(self, day: date) -> bool:
        return is_due_soon(self.outcome, self.closes, day)

    def days_overdue(self, day: date) -> int | None:
        """How long ago the window of an overdue forecast closed; None of any other."""
        is_overdue = self.outcome is Outcome.OVERDUE and self.closes is not None
        return (day - self.closes).days if is_overdue and self.closes else None


def is_due_soon(outcome: str, closes: date | None, day: date) -> bool:
    """Whether it is open and its window closes within the next days."""
    return outcome == Outcome.OPEN and closes is not None and (closes - day).days <= DUE_SOON_DAYS


@dataclass(frozen=True, slots=True)
class Record:
    """What became of some forecasts as of a day."""

    number: int
    counts: Mapping[Outcome, int]
    due_soon: int
    late: tuple[int, ...]
    overdue: tuple[int, ...]
    hedged: int
    reports: int

    @property
    def kept(self) -> int:
        return self.counts[Outcome.KEPT]

    @property
    def decided(self) -> int:
        return sum(self.counts[outcome] for outcome in DECIDED)

    @property
    def share(self) -> int | None:
        """The percentage kept of those decided; None where they are too few."""
        if self.decided < FEWEST_FOR_A_SHARE:
            return None
        return round(100 * self.kept / self.decided)

    @property
    def share_words(self) -> str:
        """ "67 %: 4 of 6 kept", or why there is no percentage."""
        if not self.decided:
            return "no share: none decided"
        kept = f"{self.kept} of {self.decided} kept"
        if self.share is None:
            return f"too few to give a share: {kept}"
        return f"{self.share} %: {kept}"

    @property
    def late_words(self) -> str:
        """The median of the days by which those that came late did."""
        return median_words(self.late)

    @property
    def overdue_words(self) -> str:
        """The median of the days for which those overdue have been so."""
        return median_words(self.overdue)

    @property
    def hedged_words(self) -> str:
        return f"{self.hedged} of {self.number}"

    @property
    def reports_words(self) -> str:
        return wording.counted(self.reports, "report")


def tally(promises: Iterable[Promise], day: date) -> Record:
    """The record of these forecasts as of the day."""
    counted = list(promises)
    overdue = (promise.days_overdue(day) for promise in counted)
    return Record(
        number=len(counted),
        counts=Counter(promise.outcome for promise in counted),
        due_soon=sum(promise.is_due_soon(day) for promise in counted),
        late=tuple(sorted(p.days_late for p in counted if p.days_late is not None)),
        overdue=tuple(sorted(days for days in overdue if days is not None)),
        hedged=sum(bool(promise.hedges & HEDGING) for promise in counted),
        reports=sum(promise.reports for promise in counted),
    )


def median_words(days: tuple[int, ...]) -> str:
    """ "12 days (1 forecast)", "median 12 days (3 forecasts)"; "" where there are none."""
    if not days:
        return ""
    middle = median(days)
    shown = f"{middle:g} day" if middle == 1 else f"{middle:g} days"
    of = wording.counted(len(days), "forecast")
    return f"{shown} ({of})" if len(days) == 1 else f"median {shown} ({of})"
