"""The list of reports, and one report: what it adds and what it repeats."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import wording
from dashboard.claim_page import REPUBLISHED, republished
from dashboard.claim_rows import Row, address, language_name, published
from dashboard.contribution import contribution_rows
from dashboard.correction_rows import own_rows
from dashboard.filters import ReportFilter
from dashboard.listing import listing
from dashboard.page import public, show
from dashboard.possible_rows import possible_rows
from dashboard.tables import ReportTable, report_row, with_carried
from tracker.ledger import Ledger
from tracker.models import PublishedBasis, Report


@public
def reports(request: HttpRequest, ledger: Ledger) -> HttpResponse:
    """Every report known by the day, the latest first."""
    chosen = ReportFilter(request.GET, with_carried(ledger.reports(), ledger), ledger)
    table = ReportTable(chosen.qs, ledger, "Reports, each with the number of claims it carries")
    context = {
        "section": "reports",
        "possible": possible_rows(ledger),
        **listing(request, ledger, chosen, table),
    }
    return show(request, ledger, "dashboard/reports.html", context)


@public
def report(request: HttpRequest, ledger: Ledger, public_id: str) -> HttpResponse:
    """One report; of a withdrawn one the notice and nothing else."""
    found: Report = ledger.find_numbered("report", public_id)
    if not found.is_published:
        return _notice(request, ledger, found)
    context = {
        "section": "reports",
        "report": found,
        "outlet_url": address(found.outlet, ledger),
        "published": published(found),
        "facts": _facts(found, ledger),
        "contribution": contribution_rows(found, ledger),
        "republications": _republications(found, ledger),
        "corrections": own_rows(ledger.corrections().of_report(found), ledger),
    }
    return show(request, ledger, "dashboard/report.html", context)


def _notice(request: HttpRequest, ledger: Ledger, withdrawn: Report) -> HttpResponse:
    day = withdrawn.withdrawn_on.isoformat() if withdrawn.withdrawn_on else ""
    context = {
        "section": "reports",
        "withdrawn_on": day,
        "withdrawn": wording.when(day),
        "reason": withdrawn.withdrawal_reason,
    }
    return show(request, ledger, "dashboard/report_withdrawn.html", context)


def _facts(report: Report, ledger: Ledger) -> list[Row]:
    """Where, when and from what it was made; what is not known is left out."""
    outlet, source = report.outlet, republished(report, ledger)
    rows = [
        _fact("Outlet", outlet.name, address(outlet, ledger), _control(report)),
        _fact("Published", published(report), note=_basis(report)),
        _fact("Known from", wording.when(report.known_from.isoformat())),
        _fact("Byline", report.byline),
        _fact("Language", language_name(report.language)),
        _fact("Kind", "Primary document" if report.primary_document else ""),
    ]
    if source:
        verb = REPUBLISHED[report.republication_kind].removesuffix(" by").capitalize()
        name = f"{source.headline} ({source.outlet.name})"
        rows.append(_fact(f"{verb} from", name, address(source, ledger)))
    return [row for row in rows if row["text"]]


def _fact(term: str, text: str, url: str = "", note: str = "") -> Row:
    return {"term": term, "text": text, "url": url, "note": note}


def _control(report: Report) -> str:
    return "state-controlled" if report.outlet.state_controlled else ""


def _basis(report: Report) -> str:
    """How the date is known: by the report itself, or by the desk's inference and why."""
    if report.published_basis == PublishedBasis.STATED:
        return "as the report states"
    return report.published_note


def _republications(report: Report, ledger: Ledger) -> list[Row]:
    carrying = ledger.reports().filter(republication_of=report)
    return [
        report_row(row, ledger) | {"how": REPUBLISHED[row.republication_kind]}
        for row in with_carried(carrying, ledger)
    ]
