"""The disputes: what is contested or was drifted from, and what would settle it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard.filters import DisputeFilter
from dashboard.listing import listing
from dashboard.page import public, show
from dashboard.tables import DisputeList
from dashboard.window_drift import window_drifts
from tracker.ledger import Ledger


@public
def disputes(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """Every reading disputed on the day, the newest dispute first."""
    disputed = ledger.disputed_readings().newest_dispute_first()
    chosen = DisputeFilter(request.GET, disputed, ledger)
    context = {
        "section": "disputes",
        **listing(request, ledger, chosen, DisputeList(chosen.qs, ledger, "Disputes")),
        "forecasts": window_drifts(chosen.forecasts(), ledger),
    }
    return show(request, ledger, "dashboard/disputes.html", context)
