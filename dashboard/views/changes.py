"""The changes: what became known between two days, or what changed since a version."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import changes_page, feeds, parameters, revision_rows
from dashboard.page import public, show
from dashboard.period import Period
from tracker.ledger import Ledger


@public
def changes(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """What became known in the period that the address names, or since the last movement.

    With a version, what the later ones changed, of whatever day.
    """
    period = Period.read(request.GET, ledger)
    version = parameters.number(request.GET, "version", least=0, most=ledger.version)
    as_of = request.GET.get("as_of")
    context = {
        "section": "changes",
        "period": period.words,
        "notice": period.notice(ledger),
        "steps": period.steps(ledger),
        "form": period.form(),
        "kept": [{"name": "as_of", "value": as_of}] if as_of else [],
        "is_chosen": bool({"since", "until", "version"} & set(request.GET)),
    }
    if version is None:
        context |= changes_page.context(ledger, period)
    else:
        context["log"] = revision_rows.log(ledger, version)
    return show(request, ledger, "dashboard/changes.html", context)


@public
def feed(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """What the newest versions of the ledger changed, for readers of feeds."""
    return feeds.changes(ledger)
