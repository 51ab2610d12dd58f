"""What pages with a filtered table have in common: the state they keep, and why they are empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from dashboard import wording
from dashboard.filters import PublicFilter
from dashboard.page import day_query
from dashboard.tables import PublicTable
from tracker.ledger import Ledger


def listing(
    request: HttpRequest, ledger: Ledger, chosen: PublicFilter, table: PublicTable
) -> dict[str, Any]:
    """The context of a page with a filtered table: sorted and cut, or with the reason for none."""
    table.arrange(request.GET)
    reset_url = request.path + day_query(ledger)
    return {
        "form": chosen.form,
        "active": len(chosen.active),
        "kept": _kept(request, table),
        "reset_url": reset_url,
        "table": table,
        "count": _count(chosen, table),
        "empty": None if len(table.page) else _why_empty(chosen, table, reset_url),
    }


def _count(chosen: PublicFilter, table: PublicTable) -> str:
    """ "113 claims.", "1 report fits these filters."."""
    number = table.paginator.count
    counted = wording.counted(number, table.noun.removesuffix("s"))
    fits = "fits" if number == 1 else "fit"
    return f"{counted} {fits} these filters." if chosen.active else f"{counted}."


def _kept(request: HttpRequest, table: PublicTable) -> list[dict[str, str]]:
    """What stays in the address when a filter is set: the day and the order, not the page."""
    stays = ("as_of", "sort") if table.sorts else ("as_of",)
    names = [name for name in stays if request.GET.get(name)]
    return [{"name": name, "value": request.GET[name]} for name in names]


def _why_empty(chosen: PublicFilter, table: PublicTable, reset_url: str) -> Mapping[str, str]:
    noun = table.noun
    if not chosen.active:
        return {
            "title": f"There are no {noun} yet.",
            "why": table.none_yet,
            "url": "",
            "url_label": "",
        }
    return {
        "title": f"No {noun} match these filters.",
        "why": " ".join(_ways_out(chosen)),
        "url": reset_url,
        "url_label": f"Show all {noun}",
    }


def _ways_out(chosen: PublicFilter) -> list[str]:
    """Which filters, if left out alone, would leave something."""
    if len(chosen.active) == 1:
        return [f"None are on record for “{asked}”." for asked in chosen.active.values()]
    left = {asked: chosen.without(name).count() for name, asked in chosen.active.items()}
    ways = [f"Without “{asked}” there would be {count}." for asked, count in left.items() if count]
    return ways or ["Nothing is left even without any one of them."]
