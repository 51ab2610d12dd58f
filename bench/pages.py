"""Times pages of a generated record, in a process and a database of its own, when it is told to."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

import django
from django.conf import settings
from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path

from bench.generator import generate
from dashboard.page_cache.boundary import PageCache
from dashboard.page_cache.store import Store

SEED = 1
AS_OF = "2025-12-01"
PAGES = {
    "front": "/",
    "issue": "/issues/issue-3/",
    "claims": "/claims/",
    "disputes": "/disputes/",
    "forecasts": "/forecasts/",
    "changes": "/changes/",
    "timeline": "/timeline/",
    "events": "/events/",
}
# What stands on a line in the place of a page, for what bench.desk measures.
DESK = "desk"
# A bare response and a kept page are over in so little time that the clock needs several.
SEVERAL = 20

# Seconds of a bare response, and of a page today and as of a day, each (made anew, kept).
Lap = dict[str, tuple[float, float]]
Ask = Callable[[], int]


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Nothing but Django.")


# What the pages are measured against: a response that asks for nothing, through the same layers.
urlpatterns = [path("", bare)]


def seconds(ask: Ask) -> float:
    """How long it takes; raises on anything but a 200."""
    started = time.perf_counter()
    status = ask()
    taken = time.perf_counter() - started
    if status != 200:
        raise SystemExit(f"A page answered {status}.")
    return taken


def fastest(ask: Ask) -> float:
    return min(seconds(ask) for _ in range(SEVERAL))


class Site:
    """The site as a stranger asks it, without a server between."""

    def __init__(self) -> None:
        self.handler, self.requests = BaseHandler(), RequestFactory()
        self.handler.load_middleware()
        self.pages = self._page_cache()

    def _page_cache(self) -> PageCache:
        return PageCache(WSGIHandler(), "bench", Store(settings.PAGE_CACHE_BYTES))

    def lap(self, page: str) -> Lap:
        """A page timed once, and beside it a bare response: a machine is not always as fast."""
        bare = fastest(self._bare)
        return {
            "bare": (bare, bare),
            page: self._anew_and_kept(PAGES[page]),
            dated(page): self._anew_and_kept(f"{PAGES[page]}?as_of={AS_OF}"),
        }

    def _bare(self) -> int:
        request = self.requests.get("/", HTTP_HOST="127.0.0.1")
        request.urlconf = "bench.pages"  # type: ignore[attr-defined]  # Django asks for it.
        return self.handler.get_response(request).status_code

    def _anew_and_kept(self, address: str) -> tuple[float, float]:
        """A page is made anew for whoever asks for it first after a change.

        Nothing is kept then, not even what pages share; whoever comes next is given the kept one.
        """
        cache.clear()
        self.pages = self._page_cache()
        path, _, query = address.partition("?")
        told: list[str] = []

        def ask() -> int:
            environ = {"PATH_INFO": path, "QUERY_STRING": query}
            setup_testing_defaults(environ)
            self.pages(environ, lambda status, headers: told.append(status))
            return int(told[-1].split()[0])

        return seconds(ask), fastest(ask)


def dated(page: str) -> str:
    return f"{page} as of a day"


def fill(claims: int) -> None:
    """Bring so many generated claims into the empty database the environment names."""
    from tracker.ledger_file.load import load

    call_command("migrate", verbosity=0)
    load(json.dumps(generate(claims, SEED)).encode())


def main() -> None:
    """Fill the database and say how long it took; then time what standard input names, a line
    each: a page, or what the desk waits for.
    """
    django.setup()
    from bench.desk import waits

    started = time.process_time()
    fill(int(sys.argv[1]))
    print(time.process_time() - started, flush=True)
    site = Site()
    for line in sys.stdin:
        asked = line.strip()
        print(json.dumps(waits() if asked == DESK else site.lap(asked)), flush=True)


if __name__ == "__main__":
    main()
