"""Slugs that changed: what the file calls former, and what the ledger calls former."""

from __future__ import annotations

from tracker.ledger_file.entries import Entries
from tracker.ledger_file.format import NOUN_LISTS
from tracker.ledger_file.rows import Known, Row
from tracker.models import FormerSlug


class Renames:
    """Gives nouns of the ledger the slugs they have in a file that calls their present ones former.

    `done` holds each such row with the slug it had; `gone` the former slugs that are slugs again.
    """

    def __init__(self, entries: Entries, known: Known) -> None:
        self.known = known
        self.done: list[tuple[Row, str]] = []
        self.gone: list[FormerSlug] = []
        for entry in entries["former_slugs"]:
            noun, former, now = (str(entry.get(key)) for key in ("noun", "slug", "now"))
            if name := NOUN_LISTS.get(noun):
                named = {other.name for other in entries[name]}
                rows = known[name]
                if former in rows and former not in named and now in named - rows.keys():
                    self._rename(rows, noun, former, now)

    def _rename(self, rows: dict[str, Row], noun: str, former: str, now: str) -> None:
        row = rows[now] = rows.pop(former)
        row.instance.slug = now
        self.done.append((row, former))
        for name, other in list(self.known["former_slugs"].items()):
            if other.instance.noun == noun and other.instance.now == former:
                other.instance.now = now
            if other.instance.noun == noun and other.instance.slug == now:
                self.gone.append(self.known["former_slugs"].pop(name).instance)

    def now(self, name: str, slug: str) -> str:
        """What the ledger calls today what it once called so; empty for what it never did."""
        for noun, listed in NOUN_LISTS.items():
            row = self.known["former_slugs"].get(f"{noun} {slug}")
            if listed == name and row and row.before:
                return str(row.instance.now)
        return ""
