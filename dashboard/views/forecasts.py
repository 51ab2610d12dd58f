"""The record of forecasts: what was promised, by whom, and what came of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import forecasts_page
from dashboard.forecast_rows import with_sources
from dashboard.forecast_table import ForecastFilter, ForecastTable
from dashboard.listing import listing
from dashboard.page import public, show
from tracker.ledger import Ledger


@public
def forecasts(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """Every forecast as it stands on the day, filtered as the address says, and the record."""
    chosen = ForecastFilter(request.GET, with_sources(ledger.forecasts(), ledger), ledger)
    table = ForecastTable(chosen.qs, ledger, "Forecasts, with their words and what came of them")
    context = {
        "section": "forecasts",
        **listing(request, ledger, chosen, table),
        **forecasts_page.context(ledger),
    }
    return show(request, ledger, "dashboard/forecasts.html", context)
