"""Forecasts whose reports give one and the same words another time: drift that no reading shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch

from dashboard import wording
from dashboard.claim_rows import (
    Row,
    address,
    claim_line,
    claims_with_sources,
    sign,
    speaker_names,
    value_words,
    voice_party,
)
from dashboard.dispute_page import SHOWN, origin_of
from dashboard.page import narrowed
from dashboard.relation_rows import Rulings, reason
from dashboard.settling import ORIGINAL_WORDING, ORIGINALS
from dashboard.standing import Marked, Saying
from tracker.ledger import Ledger
from tracker.models import Claim, ForecastReading, Medium
from tracker.models.readings import ForecastQuerySet
from tracker.rules.relations import Relation

# The newest of them; the record of forecasts has all there are.
FORECASTS = 3


def window_drifts(forecasts: ForecastQuerySet, ledger: Ledger) -> Row:
    """The cards of the newest of those forecasts, as _disputes.html takes them, and how many more.

    A fixed number of queries for any number of them.
    """
    newest = forecasts.drifting().order_by("-known_from", "identity")
    echoes = claims_with_sources(ledger.claims()).select_related("statement__origin")
    found = list(
        newest.select_related("event", "issue").prefetch_related(Prefetch("echoes", echoes))[
            :FORECASTS
        ]
    )
    rulings = Rulings(ledger.rulings().filter(claim__forecasts_echoed__in=found))
    more = newest.count() - len(found) if len(found) == FORECASTS else 0
    return {
        "rows": [{"record": _card(forecast, rulings, ledger)} for forecast in found],
        "more": f"and {more} more, in the record of forecasts" if more else "",
    }


def _card(forecast: ForecastReading, rulings: Rulings, ledger: Ledger) -> Row:
    versions = _versions(forecast)
    lead, others = versions[0][0], [version[0] for version in versions[1:]]
    since = _since(versions)
    noun = "event" if forecast.event else "issue"
    slug = forecast.subject.slug if forecast.subject else ""
    claims_url = narrowed(ledger, "claims", **{noun: slug, "kind": "forecast"})
    medium = Medium(lead.statement.medium) if lead.statement else Medium.UNKNOWN
    return {
        "id": f"forecast-{lead.public_id}",
        "url": f"{narrowed(ledger, 'disputes', relation='drift')}#forecast-{lead.public_id}",
        "claims_url": claims_url,
        "subject": str(forecast.subject),
        "subject_url": address(forecast.subject, ledger) if forecast.subject else "",
        "label": f"forecast: {value_words(lead)}",
        "note": "The time that decides stands first." if forecast.window_latest else "",
        "since": wording.when(since.isoformat()),
        "since_iso": since.isoformat(),
        "versions": [_version(version, ledger) for version in versions],
        "clashes": [
            {
                "sentence": reason(lead, other, ledger),
                "rulings": [said] if (said := rulings.words(lead, other, Relation.DRIFT)) else [],
            }
            for other in others
        ],
        "settles": ORIGINAL_WORDING.format(original=ORIGINALS[medium]),
        "verdict": None,
        **vars(Marked(drift=True)),
    }


def _versions(forecast: ForecastReading) -> list[list[Claim]]:
    """The echoes by the days they leave the promise, the leading one's first, then the earliest."""
    together: dict[tuple[date | None, date | None], list[Claim]] = {
        (forecast.window_earliest, forecast.window_latest): []
    }
    for claim in sorted(forecast.echoes.all(), key=lambda c: (c.known_from, c.public_id)):
        together.setdefault((claim.window_earliest, claim.window_latest), []).append(claim)
    versions = [claims for claims in together.values() if claims]
    for claims in versions:
        claims.sort(key=lambda claim: claim.pk != forecast.claim_id)
    return versions


def _since(versions: Sequence[Sequence[Claim]]) -> date:
    """The day on which reports first gave two times."""
    begun = (min(claim.report.known_from for claim in claims) for claims in versions)
    return sorted(begun)[1]


def _version(claims: Sequence[Claim], ledger: Ledger) -> Row:
    lead, shown = claims[0], claims[:SHOWN]
    party = voice_party(lead)
    words = f"“{lead.window_words}”" if lead.window_words else ""
    until = lead.window_latest and wording.when(f"[..{lead.window_latest.isoformat()}]")
    said = lead.statement.said if lead.statement else ""
    text = ", ".join(part for part in (words, until) if part) or "no time"
    saying = Saying(
        text=text,
        url=address(lead, ledger),
        says=f"says {speaker_names(lead.statement)}" if lead.statement else "",
        when=wording.when(said),
        sign=sign(party, ledger),
    )
    return {
        "value": saying,
        "words": [
            {"claim": claim_line(claim, ledger) | origin_of(claim, ledger), "echoes": []}
            for claim in shown
        ],
        "more": len(claims) > SHOWN,
    }
