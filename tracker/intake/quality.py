"""How good suggestions are, by kind of claim, measured on what editors decided. No database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.rules.record import Kind

ALL = "all"
NO_KIND = "no kind"
# Below so many a share says little: one decision moves it by more than five points.
FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A suggestion that an editor decided about.

    `kind` is the one suggested, `entered_as` the one accepted, "" for a rejected one.
    `is_complete` tells whether its report has been published, so that all its claims are known.
    """

    kind: str
    entered_as: str = ""
    is_changed: bool = False
    is_complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """In hundredths; None of nothing."""
        return round(100 * self.part / self.whole) if self.whole else None

    @property
    def is_of_few(self) -> bool:
        return 0 < self.whole < FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Of one kind of claim: what became of what was suggested, and what was not suggested.

    Precision is of what was suggested as that kind; recall of the claims that are of that kind in
    published reports.
    """

    kind: str
    unchanged: int
    changed: int
    rejected: int
    found: int
    missed: int

    @property
    def precision(self) -> Share:
        taken = self.unchanged + self.changed
        return Share(part=taken, whole=taken + self.rejected)

    @property
    def recall(self) -> Share:
        return Share(part=self.found, whole=self.found + self.missed)


def measure(judged: Iterable[Judged], missed: Iterable[str]) -> list[Quality]:
    """The quality of each kind that occurs, in the order of the vocabulary, and then of all.

    `missed` are the kinds of the claims entered by hand into published reports that intake read.
    """
    decisions = [*judged]
    by_hand = Counter(missed)
    kinds = [*(kind.value for kind in Kind), ""]
    rows = [_quality(kind, kind or NO_KIND, decisions, by_hand) for kind in kinds]
    return [row for row in rows if row.precision.whole or row.recall.whole] + [_sum(rows)]


def _quality(kind: str, name: str, judged: list[Judged], by_hand: Counter[str]) -> Quality:
    suggested = [one for one in judged if one.kind == kind]
    taken = [one for one in suggested if one.entered_as]
    return Quality(
        kind=name,
        unchanged=sum(not one.is_changed for one in taken),
        changed=sum(one.is_changed for one in taken),
        rejected=len(suggested) - len(taken),
        found=sum(one.is_complete for one in judged if kind and one.entered_as == kind),
        missed=by_hand[kind],
    )


def _sum(rows: list[Quality]) -> Quality:
    return Quality(
        kind=ALL,
        unchanged=sum(row.unchanged for row in rows),
        changed=sum(row.changed for row in rows),
        rejected=sum(row.rejected for row in rows),
        found=sum(row.found for row in rows),
        missed=sum(row.missed for row in rows),
    )
