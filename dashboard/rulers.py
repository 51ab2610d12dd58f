"""What would have become of forecasts had vague words been given half the days, or double."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from dashboard.courses import Subject, settling
from tracker.ledger import Ledger
from tracker.rule_claims import rule_claim, with_voices
from tracker.rules.forecasts import follow
from tracker.rules.record import Claim, Kind, Outlook, OutlookInterval

HALF, DOUBLE = 0.5, 2.0
# A forecast: its event or issue, and the identity the rules give it.
Forecast = tuple[Subject, tuple[str, ...]]


def outlooks(ledger: Ledger, *scales: float) -> list[Mapping[Forecast, Outlook]]:
    """The outlook of every forecast on the ledger's day, by each of these rulers.

    With the ruler 1 it is what the record says; nothing is stored of the others. A fixed number
    of queries, whatever there is.
    """
    told = ledger.claims().filter(kind=Kind.FORECAST.value).order_by("pk")
    rows = list(with_voices(told))
    subjects: list[Subject] = [
        ("event", row.event_id) if row.event_id else ("issue", row.issue_id or 0) for row in rows
    ]
    known = settling(ledger, {pk for noun, pk in subjects if noun == "event"})
    found: list[Mapping[Forecast, Outlook]] = []
    for scale in scales:
        claims: dict[Subject, list[Claim]] = defaultdict(list)
        for subject, row in zip(subjects, rows, strict=True):
            claims[subject].append(rule_claim(row, scale=scale))
        found.append(
            {
                (subject, interval.forecast): interval.outlook
                for subject, about in claims.items()
                for interval in follow(about, known.get(subject, []))
                if _stands(interval, ledger.day)
            }
        )
    return found


def _stands(interval: OutlookInterval, day: date) -> bool:
    return interval.known_from <= day and (interval.known_to is None or day < interval.known_to)
