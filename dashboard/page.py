"""What every public page shares: the day it shows, its frame, and the pages for what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dashboard import parameters
from dashboard.parameters import BadParameter
from tracker import dates
from tracker.ledger import Ledger, Moved, NotPublic, NotYetKnown

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Site:
    """The frame of a page, as templates/base.html takes it."""

    title: str
    version: int
    day_iso: str
    day_words: str
    is_today: bool
    query: str
    today_url: str
    canonical_url: str


def site_of(request: HttpRequest, ledger: Ledger) -> Site:
    """The frame for a request; every link of the page carries its `query`."""
    address = _address_without_day(request)
    iso = ledger.day.isoformat()
    return Site(
        title=ledger.negotiation.title,
        version=ledger.version,
        day_iso=iso,
        day_words=dates.words(iso),
        is_today=ledger.is_today,
        query=day_query(ledger),
        today_url=address,
        canonical_url=settings.PUBLIC_BASE_URL + address,
    )


def day_query(ledger: Ledger) -> str:
    """What a link appends so that the reader stays on the day: "" for today."""
    return "" if ledger.is_today else f"?{urlencode({'as_of': ledger.day.isoformat()})}"


def _address_without_day(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("as_of", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def trail(ledger: Ledger, name: str, label: str, here: str) -> list[dict[str, str]]:
    """The way to a page, for dashboard/_breadcrumb.html: the list it stands in, and itself."""
    address = reverse(name) + day_query(ledger)
    return [{"label": label, "url": address}, {"label": here, "url": ""}]


def narrowed(ledger: Ledger, name: str, **query: str) -> str:
    """The address of a list with some of its filters set, on the reader's day."""
    day = {} if ledger.is_today else {"as_of": ledger.day.isoformat()}
    return f"{reverse(name)}?{urlencode({**query, **day})}"


def show(
    request: HttpRequest,
    ledger: Ledger,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a public page in its frame."""
    frame = {"site": site_of(request, ledger)}
    return render(request, template, {**frame, **context}, status=status)


def public(view: View) -> View:
    """Give a view the ledger as of the day asked for, and turn what it raises into pages.

    The view takes (request, ledger, **what the address holds). A view decorated so answers
    GET and HEAD only.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        today = Ledger.as_of()
        try:
            ledger = Ledger.as_of(parameters.day(request.GET, "as_of"))
            if ledger.day > ledger.today or (not ledger.is_today and ledger.is_before_the_record):
                return show(request, ledger, "dashboard/nothing_known.html", {"ledger": ledger})
            return view(request, ledger, **kwargs)
        except BadParameter as problem:
            sentence = f"This parameter expects {problem.expected}."
            context = {"parameter": problem.name, "problem": sentence}
            return show(request, today, "400.html", context, status=400)
        except Moved as moved:
            address = moved.now.get_absolute_url()
            query = request.GET.urlencode()
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        except NotYetKnown:
            return show(request, ledger, "404.html", {"not_yet_known": True}, status=404)
        except NotPublic:
            return show(request, ledger, "404.html", {}, status=404)

    return answer
