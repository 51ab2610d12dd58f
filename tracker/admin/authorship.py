"""Who wrote a report, and who published it: two pairs of eyes, or one."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from tracker.models import Publication, Report
from tracker.models.publication import PUBLIC


@dataclass
class Hands:
    """The members of the desk through whose hands a report went, in their order."""

    writers: list[str] = field(default_factory=list)
    publisher: str = ""

    @classmethod
    def of(cls, report: Report) -> Hands:
        """From its history. Whoever only hands a report on did not write it."""
        entries = report.history.order_by("history_date", "history_id")
        rows = [("", ""), *entries.values_list("status", "history_user__username")]
        hands = cls()
        for (before, _), (status, name) in pairwise(rows):
            if status == Publication.PUBLISHED != before:
                hands.publisher = name or ""
            elif status not in PUBLIC and before in ("", status) and name:
                hands.writers += [name] if name not in hands.writers else []
        return hands

    def before_publishing(self, by: str) -> str:
        """What whoever is about to publish it should know."""
        if self.writers == [by]:
            return "You alone wrote it: nobody else has read it."
        return f"Written by {' and '.join(self.writers)}." if self.writers else ""

    def since(self) -> str:
        """Who is to be asked about it, once it is public."""
        if not self.publisher:
            return ""
        if self.writers == [self.publisher]:
            return f"Written and published by {self.publisher}: nobody else read it before."
        written = f"Written by {' and '.join(self.writers)}, p" if self.writers else "P"
        return f"{written}ublished by {self.publisher}."
