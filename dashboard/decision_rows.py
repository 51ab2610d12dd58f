"""The desk's decisions as lines: verdicts, rulings and successions that began to count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest

from dashboard import wording
from dashboard.change_rows import Matter, Row, matter, matter_of
from dashboard.claim_rows import address, claim_line, claims_with_sources
from dashboard.period import Period
from tracker.ledger import Ledger
from tracker.models import Claim


def decisions(ledger: Ledger, period: Period, most: int) -> dict[Matter, list[Row]]:
    """What _decision.html takes of each, by what it is about; no more of a kind than so many."""
    verdicts = _counting(ledger.assessments(), period, "leading_claim")
    rulings = _counting(ledger.rulings(), period, "claim", "other")
    successions = _counting(ledger.successions(), period, "former", "later")
    found = [
        *_verdicts(ledger, verdicts.select_related("issue", "event", "party")[:most]),
        *_rulings(ledger, rulings[:most]),
        *_successions(ledger, successions.select_related("former", "later")[:most]),
    ]
    by_matter: dict[Matter, list[Row]] = {}
    for about, row in found:
        by_matter.setdefault(about, []).append(row)
    return by_matter


def _counting(decided: QuerySet[Any], period: Period, *on: str) -> QuerySet[Any]:
    """Those that began to count in the period: on their day, or with what they are on."""
    day = Greatest("known_from", *(f"{name}__known_from" for name in on))
    counting: QuerySet[Any] = decided.annotate(counts_from=day).filter(
        counts_from__gt=period.since, counts_from__lte=period.until
    )
    return counting.order_by(F("counts_from").desc(), "public_id")


def _verdicts(ledger: Ledger, verdicts: Iterable[Any]) -> list[tuple[Matter, Row]]:
    found: list[Any] = list(verdicts)
    names = wording.actor_names(ledger, [(each.aspect, each.value) for each in found])
    return [(matter_of(each), _verdict(each, names, ledger)) for each in found]


def _verdict(verdict: Any, names: Mapping[str, str], ledger: Ledger) -> Row:
    kind = verdict.subject_kind
    label = wording.aspect_label(kind, verdict.aspect).lower()
    whose = f", {verdict.party.name}" if verdict.party else ""
    value = wording.value(kind, verdict.aspect, verdict.value, names, verdict.event)
    return _row("Verdict", f"{label}{whose}: {value}", verdict.rationale, verdict.counts_from) | {
        "url": address(verdict, ledger)
    }


def _rulings(ledger: Ledger, rulings: Iterable[Any]) -> list[tuple[Matter, Row]]:
    found: list[Any] = list(rulings)
    pks = {pk for each in found for pk in (each.claim_id, each.other_id)}
    claims = {c.pk: c for c in claims_with_sources(ledger.claims().filter(pk__in=pks))}
    return [(matter_of(claims[each.claim_id]), _ruling(each, claims, ledger)) for each in found]


def _ruling(ruling: Any, claims: Mapping[int, Claim], ledger: Ledger) -> Row:
    text = f"“{ruling.get_relation_display()}” {ruling.decision} between these two"
    return _row("Ruling", text, ruling.reason, ruling.counts_from) | {
        "url": address(ruling, ledger),
        "claims": [claim_line(claims[pk], ledger) for pk in (ruling.claim_id, ruling.other_id)],
    }


def _successions(ledger: Ledger, successions: Iterable[Any]) -> list[tuple[Matter, Row]]:
    return [
        (
            matter(None, each.former.slug),
            _row("Succession", str(each), each.reason, each.counts_from)
            | {"url": address(each.later, ledger)},
        )
        for each in successions
    ]


def _row(kind: str, text: str, reason: str, day: date) -> Row:
    return {
        "when": wording.when(day.isoformat()),
        "when_iso": day.isoformat(),
        "kind": kind,
        "text": text,
        "reason": reason,
        "claims": [],
    }
