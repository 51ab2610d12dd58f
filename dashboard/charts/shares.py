"""Whose voices are heard: acts of speech by side, however many outlets relay them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet

from dashboard.claim_rows import sign
from dashboard.page import day_query
from tracker.ledger import Ledger
from tracker.models import Claim, Party
from tracker.rules.record import Kind

CAPTION = (
    "Share of voices by side. An act of speech counts once, whoever relays it; what a report "
    "says in its outlet's own voice counts once a report."
)
PRESS = "Outlets in their own voice"
NO_PARTY = "Speakers of no party"

Row = dict[str, Any]


def shares(ledger: Ledger, claims: QuerySet[Claim]) -> Row:
    """What dashboard/_shares.html takes: its caption and a row for each side that was heard.

    `claims` are the ledger's claims about one subject. Principal parties always have a row; a
    joint statement counts for each of its sides. Percents are of all that was heard and rounded
    so that they add up to 100.
    """
    spoken = claims.exclude(kind=Kind.SILENCE)
    counts = _heard(ledger, spoken)
    percents = _percents(list(counts.values()))
    rows = [
        {**_side(side, ledger), "count": count, "percent": percent}
        for (side, count), percent in zip(counts.items(), percents, strict=True)
    ]
    return {"caption": CAPTION, "shares": sorted(rows, key=_rank) if any(percents) else []}


def _heard(ledger: Ledger, claims: QuerySet[Claim]) -> Mapping[Party | str, int]:
    """How many acts of speech each side has, and how many reports speak for their outlets."""
    relayed = ledger.statements().filter(pk__in=claims.values("statement"))
    own = relayed.filter(according_to=None)
    voices = (
        # Rule 2: hearsay is the voice of the one it is known through.
        relayed.filter(according_to__isnull=False)
        .order_by()
        .values_list("according_to__party")
        .annotate(Count("pk")),
        ledger.speakers()
        .filter(statement__in=own)
        .order_by()
        .values_list("actor__party")
        .annotate(Count("statement", distinct=True)),
    )
    spoken: Counter[int | None] = Counter()
    for party, number in (row for rows in voices for row in rows):
        spoken[party] += number
    parties = {party.pk: party for party in ledger.parties()}
    heard: dict[Party | str, int] = dict.fromkeys(ledger.principals, 0)
    heard |= {parties[pk] if pk else NO_PARTY: number for pk, number in spoken.items()}
    press = claims.filter(statement=None).aggregate(number=Count("report", distinct=True))
    return heard | ({PRESS: press["number"]} if press["number"] else {})


def _side(side: Party | str, ledger: Ledger) -> Row:
    if isinstance(side, str):
        return {"label": side, "url": "", "sign": "other"}
    url = side.get_absolute_url() + day_query(ledger)
    return {"label": side.name, "url": url, "sign": sign(side, ledger)}


def _rank(row: Row) -> tuple[bool, str, int, str]:
    """The principals first and in their order, then the other sides, the most heard first."""
    is_other = row["sign"] == "other"
    return is_other, "" if is_other else row["sign"], -row["count"], row["label"]


def _percents(counts: list[int]) -> list[int]:
    """Whole percents that add up to 100: the largest remainders are rounded up."""
    total = sum(counts)
    if not total:
        return [0 for _ in counts]
    floors = [100 * count // total for count in counts]
    order = sorted(range(len(counts)), key=lambda i: (-(100 * counts[i] % total), i))
    for i in order[: 100 - sum(floors)]:
        floors[i] += 1
    return floors
