"""One outlet: how much it reports itself, how much it relays, and what was said to it."""

from __future__ import annotations

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse

from dashboard import wording
from dashboard.claim_rows import Row, filtered
from dashboard.page import public, show
from dashboard.statement_rows import statement_lines, with_speakers
from dashboard.tables import report_row, with_carried
from tracker.ledger import Ledger
from tracker.models import Outlet

SHOWN = 100


@public
def outlet(request: HttpRequest, ledger: Ledger, slug: str) -> HttpResponse:
    """What is on record of an outlet by the day."""
    found: Outlet = ledger.find("outlet", slug)
    reports = ledger.reports().filter(outlet=found)
    made_to_it = ledger.statements().filter(origin=found)
    context = {
        "outlet": found,
        "facts": _facts(found, ledger),
        "shares": shares(found, ledger),
        "count": wording.counted(reports.count(), "report"),
        "reports": [report_row(row, ledger) for row in with_carried(reports, ledger)[:SHOWN]],
        "reports_url": filtered("reports", ledger, outlet=found.slug),
        "made_to_it": statement_lines(with_speakers(made_to_it)[:SHOWN], ledger),
    }
    return show(request, ledger, "dashboard/outlet.html", context)


def shares(outlet: Outlet, ledger: Ledger) -> list[Row]:
    """The claims of its reports by where the words come from, with counts beside the shares."""
    relayed = Q(statement__isnull=False)
    made_to_it = relayed & Q(statement__origin=F("report__outlet"))
    no_origin = relayed & Q(statement__origin=None)
    counts = (
        ledger.claims()
        .filter(report__outlet=outlet)
        .aggregate(
            all=Count("pk"),
            own=Count("pk", filter=made_to_it),
            elsewhere=Count("pk", filter=relayed & ~Q(statement__origin=None) & ~made_to_it),
            unnamed=Count("pk", filter=no_origin),
            voice=Count("pk", filter=~relayed),
        )
    )
    words = {
        "own": "Said to it: its own reporting",
        "elsewhere": "Relayed: said to another outlet",
        "unnamed": "Relayed: to whom it was said is not named",
        "voice": "Its own voice, unattributed",
    }
    own_voice = filtered("claims", ledger, outlet=outlet.slug, voice="outlet")
    return [
        {
            "label": label,
            "url": own_voice if name == "voice" and counts[name] else "",
            "sign": "other",
            "count": counts[name],
            "percent": round(100 * counts[name] / counts["all"]),
        }
        for name, label in words.items()
        if counts["all"]
    ]


def _facts(outlet: Outlet, ledger: Ledger) -> list[Row]:
    family = ledger.outlets().filter(Q(family=outlet.voice) | Q(slug=outlet.voice))
    others = ", ".join(family.exclude(pk=outlet.pk).values_list("name", flat=True))
    rows = [
        ("Kind", outlet.get_kind_display(), "", ""),
        ("Control", "State-controlled" if outlet.state_controlled else "", "", ""),
        ("Family", others, "", "one owner: their own voices count once"),
        ("Country", outlet.country, "", ""),
        ("Homepage", outlet.homepage, outlet.homepage, ""),
    ]
    return [
        {"term": term, "text": text, "url": url, "note": note, "original": bool(url)}
        for term, text, url, note in rows
        if text
    ]
