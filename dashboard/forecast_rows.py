"""Forecasts as pages show them: what was foreseen, by whom, until when, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from dashboard import wording
from dashboard.claim_rows import (
    address,
    claims_with_sources,
    foreign,
    published,
    speaker_address,
    speaker_names,
    value_words,
)
from dashboard.promise_tally import is_due_soon
from tracker.ledger import Ledger
from tracker.models import Claim, ForecastReading
from tracker.rules.record import Outcome

Row = dict[str, Any]


def with_sources(forecasts: QuerySet[ForecastReading], ledger: Ledger) -> QuerySet[ForecastReading]:
    """Forecasts with all that a line shows of them, in four queries for any number."""
    return forecasts.select_related("event", "issue").prefetch_related(
        Prefetch("claim", claims_with_sources(ledger.claims())),
        Prefetch("echoes", ledger.claims().only("pk", "report_id", "hedge")),
    )


def forecast_line(forecast: ForecastReading, ledger: Ledger, *, names_subject: bool = True) -> Row:
    """What dashboard/_forecast_line.html takes; `forecast` comes from with_sources().

    Where its event or issue stands above it, the line need not name that again.
    """
    claim, subject = forecast.claim, forecast.subject
    about = str(subject) if names_subject else "Forecast"
    statement = claim.statement
    return {
        "state": forecast.state,
        "state_label": wording.outcome(forecast.state, forecast.days_late),
        "text": f"{about}: {value_words(claim)}",
        "url": address(claim, ledger),
        "subject_url": address(subject, ledger) if subject else "",
        "words": claim.window_words,
        "window": window(forecast),
        "speaker": speaker_names(statement) if statement else claim.report.outlet.name,
        "said": wording.when(statement.said) if statement else published(claim.report),
        "echoes": echoes(list(forecast.echoes.all())),
        "hearsay": bool(statement and statement.according_to),
    }


def forecast_card(forecast: ForecastReading, ledger: Ledger) -> Row:
    """What dashboard/_forecast_rows.html takes; `forecast` comes from with_sources()."""
    claim, subject = forecast.claim, forecast.subject
    statement, report = claim.statement, claim.report
    carried = list(forecast.echoes.all())
    hedges = sorted({echo.hedge for echo in carried} - {""})
    return {
        **forecast_line(forecast, ledger),
        "quote": claim.quote,
        "language": foreign(report.language) if claim.quote else "",
        "summary": claim.summary,
        "kind_label": "Forecast",
        "hedges": " or ".join(hedges),
        "subject": str(subject),
        "value": value_words(claim),
        "speaker_url": speaker_address(statement, ledger) if statement else "",
        "outlet_url": "" if statement else address(report.outlet, ledger),
        "reports": wording.counted(len({echo.report_id for echo in carried}), "report"),
        "since": since(forecast, ledger.day),
    }


def since(forecast: ForecastReading, day: date) -> str:
    """Beside what came of it, since when that is so: "for 12 days", "on 10 June 2025"."""
    closes, settled = forecast.window_latest, forecast.settled_on
    if settled is not None:
        return f"on {wording.when(settled.isoformat())}"
    if closes is None:
        return ""
    if forecast.state == Outcome.OPEN:
        left = (
            "last day" if closes == day else f"{wording.counted((closes - day).days, 'day')} left"
        )
        return f"due soon, {left}" if is_due_soon(forecast.state, closes, day) else left
    if forecast.state in (Outcome.OVERDUE, Outcome.UNREPORTED):
        return f"for {wording.counted((day - closes).days, 'day')}"
    return ""


def window(forecast: ForecastReading) -> str:
    """The days a forecast leaves itself, in words; "" where nothing bounds them."""
    if forecast.window_latest:
        return wording.when(f"[..{forecast.window_latest.isoformat()}]")
    if forecast.window_earliest:
        return wording.when(f"[{forecast.window_earliest.isoformat()}..]")
    return ""


def echoes(claims: list[Claim]) -> str:
    """How many reports carry one forecast; "" where only one does. They share one origin."""
    reports = len({claim.report_id for claim in claims})
    return f"{wording.counted(reports, 'report')}, 1 origin" if reports > 1 else ""
