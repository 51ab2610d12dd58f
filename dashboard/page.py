"""What every public page shares: the day it shows, its frame, and the pages for what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dashboard import citation, days, parameters
from dashboard.citation import Citation, Compared, Subject
from dashboard.days import Bar
from dashboard.page_cache.wsgi_requests import PUBLIC_PAGE
from dashboard.parameters import BadParameter, Seen
from dashboard.possible_rows import possible_rows
from tracker import dates
from tracker.ledger import Ledger, Moved, NotPublic, NotYetKnown

View = Callable[..., HttpResponse]


class NothingKnown(LookupError):
    """On the day asked for nothing was known yet, or it is still to come."""


@dataclass(frozen=True)
class Site:
    """The frame of a page, as templates/base.html takes it.

    `citation` is None on a page that there is nothing to cite of; `compared` is there for a
    reader who came back by a citation.
    """

    title: str
    version: int
    day_iso: str
    day_words: str
    is_today: bool
    query: str
    today_url: str
    canonical_url: str
    bar: Bar
    citation: Citation | None = None
    compared: Compared | None = None


def site_of(request: HttpRequest, ledger: Ledger, without: Collection[str] = ()) -> Site:
    """The frame for a request; every link of the page carries its `query`.

    `without` names parameters that the way to another day must not keep.
    """
    iso = ledger.day.isoformat()
    return Site(
        title=ledger.negotiation.title,
        version=ledger.version,
        day_iso=iso,
        day_words=dates.words(iso),
        is_today=ledger.is_today,
        query=day_query(ledger),
        today_url=days.on_another_day(request, ledger, ledger.today, without),
        canonical_url=settings.PUBLIC_BASE_URL + _present(request),
        bar=days.bar(request, ledger, without),
    )


def day_query(ledger: Ledger) -> str:
    """What a link appends so that the reader stays on the day: "" for today."""
    return "" if ledger.is_today else f"?{urlencode({'as_of': ledger.day.isoformat()})}"


def _present(request: HttpRequest) -> str:
    """The address without the day, and without what a citation saw."""
    query = request.GET.copy()
    for name in ("as_of", "seen"):
        query.pop(name, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def trail(ledger: Ledger, name: str, label: str, here: str) -> list[dict[str, str]]:
    """The way to a page, for dashboard/_breadcrumb.html: the list it stands in, and itself."""
    address = reverse(name) + day_query(ledger)
    return [{"label": label, "url": address}, {"label": here, "url": ""}]


def narrowed(ledger: Ledger, name: str, **query: str) -> str:
    """The address of a list with some of its filters set, on the reader's day."""
    day = {} if ledger.is_today else {"as_of": ledger.day.isoformat()}
    asked = urlencode({**query, **day})
    return f"{reverse(name)}?{asked}" if asked else reverse(name)


def show(
    request: HttpRequest,
    ledger: Ledger,
    template: str,
    context: Mapping[str, Any],
    *,
    about: Subject = None,
) -> TemplateResponse:
    """A public page in its frame, with its citation, to be rendered.

    `about` is the issue or event that the whole page is about, if there is one.
    """
    seen = _seen(request, ledger)
    site = replace(
        site_of(request, ledger),
        citation=citation.cite(request, ledger, about),
        compared=citation.compare(ledger, about, seen) if seen else None,
    )
    return TemplateResponse(request, template, {"site": site, **context})


def _seen(request: HttpRequest, ledger: Ledger) -> Seen | None:
    return parameters.seen(request.GET, "seen", newest=ledger.version)


def _show_nothing(
    request: HttpRequest,
    ledger: Ledger,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    without: Collection[str] = (),
) -> HttpResponse:
    """Render a page on which there is nothing to cite."""
    site = site_of(request, ledger, without)
    return render(request, template, {"site": site, **context}, status=status)


def public(view: View) -> View:
    """Give a view the ledger as of the day asked for, and turn what it raises into pages.

    The view takes (request, ledger, **what the address holds). A view decorated so answers
    GET and HEAD only.
    """

    def found(request: HttpRequest, ledger: Ledger, **kwargs: Any) -> HttpResponse:
        if ledger.day > ledger.today or (not ledger.is_today and ledger.is_before_the_record):
            raise NothingKnown
        page = view(request, ledger, **kwargs)
        return page.render() if isinstance(page, SimpleTemplateResponse) else page

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        ledger = Ledger.as_of()
        try:
            ledger = Ledger.as_of(parameters.day(request.GET, "as_of"))
            _seen(request, ledger)
            answered = found(request, ledger, **kwargs)
            request.META[PUBLIC_PAGE] = True
            return answered
        except NothingKnown:
            nothing = {"ledger": ledger, "possible": possible_rows(ledger)}
            return _show_nothing(request, ledger, "dashboard/nothing_known.html", nothing)
        except BadParameter as problem:
            without = [problem.name]
            context = {
                "parameter": problem.name,
                "problem": f"This parameter expects {problem.expected}.",
                "without_url": days.on_another_day(request, ledger, ledger.day, without),
            }
            return _show_nothing(request, ledger, "400.html", context, status=400, without=without)
        except Moved as moved:
            address = moved.now.get_absolute_url()
            query = request.GET.urlencode()
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        except NotYetKnown:
            later = {"not_yet_known": True}
            return _show_nothing(request, ledger, "404.html", later, status=404)
        except NotPublic:
            return _show_nothing(request, ledger, "404.html", {}, status=404)

    return answer
