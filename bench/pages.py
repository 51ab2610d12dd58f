"""Times pages of a generated record, in a process and a database of its own, when it is told to."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import django
from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path

from bench.generator import generate

SEED = 1
AS_OF = "2025-12-01"
PAGES = {
    "front": "/",
    "issue": "/issues/issue-3/",
    "claims": "/claims/",
    "disputes": "/disputes/",
    "forecasts": "/forecasts/",
    "changes": "/changes/",
}
# A bare response and a kept page are over in so little time that the clock needs several.
SEVERAL = 20

# Seconds of a bare response, and of a page today and as of a day, each (made anew, kept).
Lap = dict[str, tuple[float, float]]
Ask = Callable[[], HttpResponse]


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Nothing but Django.")


# What the pages are measured against: a response that asks for nothing, through the same layers.
urlpatterns = [path("", bare)]


def seconds(ask: Ask) -> float:
    """How long it takes; raises on anything but a 200."""
    started = time.perf_counter()
    status = ask().status_code
    taken = time.perf_counter() - started
    if status != 200:
        raise SystemExit(f"A page answered {status}.")
    return taken


def fastest(ask: Ask) -> float:
    return min(seconds(ask) for _ in range(SEVERAL))


def anew_and_kept(ask: Ask) -> tuple[float, float]:
    """A page is made anew for whoever asks for it first after a change.

    Nothing is kept then, not even what pages share; whoever comes next is given the kept one.
    """
    cache.clear()
    return seconds(ask), fastest(ask)


class Site:
    """The site as a stranger asks it, without a server between."""

    def __init__(self) -> None:
        self.handler, self.requests = BaseHandler(), RequestFactory()
        self.handler.load_middleware()

    def lap(self, page: str) -> Lap:
        """A page timed once, and beside it a bare response: a machine is not always as fast."""
        bare = fastest(self._asking("/", "bench.pages"))
        return {
            "bare": (bare, bare),
            page: anew_and_kept(self._asking(PAGES[page])),
            dated(page): anew_and_kept(self._asking(f"{PAGES[page]}?as_of={AS_OF}")),
        }

    def _asking(self, address: str, urlconf: str | None = None) -> Ask:
        def ask() -> HttpResponse:
            request = self.requests.get(address, HTTP_HOST="127.0.0.1")
            if urlconf:
                request.urlconf = urlconf  # type: ignore[attr-defined]  # Django asks for it.
            return self.handler.get_response(request)  # type: ignore[return-value]

        return ask


def dated(page: str) -> str:
    return f"{page} as of a day"


def fill(claims: int) -> None:
    """Bring so many generated claims into the empty database the environment names."""
    from tracker.ledger_file.load import load

    call_command("migrate", verbosity=0)
    load(json.dumps(generate(claims, SEED)).encode())


def main() -> None:
    """Fill the database and say so; then time each page that standard input names, on a line."""
    django.setup()
    fill(int(sys.argv[1]))
    site = Site()
    print("filled", flush=True)
    for line in sys.stdin:
        print(json.dumps(site.lap(line.strip())), flush=True)


if __name__ == "__main__":
    main()
