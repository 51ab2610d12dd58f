"""Events that stand in each other's place: the chains they make, and the desk's words for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from dashboard import wording
from dashboard.claim_rows import address
from tracker.ledger import Ledger
from tracker.models import Event
from tracker.models.successions import SuccessionKind

Row = dict[str, Any]

# What is said of the other event, by the kind of the link: on the former's page, on the later's.
WORDS = {
    SuccessionKind.REPLACES: ("Replaced by", "Replaces"),
    SuccessionKind.POSTPONED_TO: ("Postponed to", "Takes the place, by postponement, of"),
    SuccessionKind.MAY_BE: ("May be the same as", "May be the same as"),
}


@dataclass
class Chains:
    """Which events the desk has put in the place of which, as of the ledger's day.

    Only links that forecasts follow join events; "may be the same as" never does.
    """

    _chains: dict[int, set[int]] = field(default_factory=dict)
    succeeded: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, ledger: Ledger) -> Chains:
        """All of them, by primary keys, in one query."""
        return cls.linking(
            ledger.successions().followed().order_by("pk").values_list("former_id", "later_id")
        )

    @classmethod
    def linking(cls, links: Iterable[tuple[int, int]]) -> Chains:
        found = cls()
        for former, later in links:
            joined = found.chain(former) | found.chain(later)
            found.succeeded.add(former)
            found._chains.update(dict.fromkeys(joined, joined))
        return found

    def chain(self, event: int) -> set[int]:
        """The event and all that are linked to it, however indirectly."""
        return self._chains.get(event, {event})


def successions_of(ledger: Ledger, event: Event) -> list[Row]:
    """The desk's links of an event to others: words, title, url, since and reason; one query."""
    links = ledger.successions().filter(Q(former=event) | Q(later=event))
    rows = []
    for link in links.select_related("former", "later").order_by("known_from", "public_id"):
        is_former = link.former_id == event.pk
        other = link.later if is_former else link.former
        rows.append(
            {
                "words": WORDS[SuccessionKind(link.kind)][0 if is_former else 1],
                "title": other.title,
                "url": address(other, ledger),
                "since": wording.when(link.known_from.isoformat()),
                "reason": link.reason,
            }
        )
    return rows
