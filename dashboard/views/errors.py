"""What goes wrong outside a view, as pages of the site: unknown addresses, odd requests, refusals.

An error on our side needs nothing from here: Django shows templates/500.html with no context.
"""

from __future__ import annotations

from typing import Any

from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboard import parameters
from dashboard.page import Site, site_of
from dashboard.parameters import BadParameter
from tracker.ledger import Ledger


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; what was wrong is the log's business, since the answer must not echo the request."""
    return _error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403; only the desk's pages have anything to refuse."""
    return _error_page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was sent without its token."""
    return _error_page(request, 403, token_missing=True)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for an address that nothing answers."""
    return _error_page(request, 404)


def _error_page(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    """The page templates/<status>.html in the frame of the site, if the frame can be had.

    `desk` says whether the address is one of the desk's.
    """
    frame = {"desk": request.path.startswith("/admin/")}
    if site := _site(request):
        context["site"] = site
    return render(request, f"{status}.html", frame | context, status=status)


def _site(request: HttpRequest) -> Site | None:
    """The frame on the day asked for, today if that cannot be read; None without a database."""
    try:
        day = parameters.day(request.GET, "as_of")
    except BadParameter:
        day = None
    try:
        return site_of(request, Ledger.as_of(day))
    except DatabaseError:
        return None
