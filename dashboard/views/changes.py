"""The changes: what became known between two days, by issue and event."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import changes_page
from dashboard.page import public, show
from dashboard.period import Period
from tracker.ledger import Ledger


@public
def changes(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """What became known in the period that the address names, or since the last movement."""
    period = Period.read(request.GET, ledger)
    as_of = request.GET.get("as_of")
    context = {
        "section": "changes",
        "period": period.words,
        "notice": period.notice(ledger),
        "steps": period.steps(ledger),
        "form": period.form(),
        "kept": [{"name": "as_of", "value": as_of}] if as_of else [],
        "is_chosen": bool({"since", "until"} & set(request.GET)),
        **changes_page.context(ledger, period),
    }
    return show(request, ledger, "dashboard/changes.html", context)
