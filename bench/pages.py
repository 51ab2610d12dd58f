"""Times the pages of a generated record, in a process and a database of its own."""

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
# Each page is asked for so often; the fastest time is the one with least of other work in it.
TIMES = 9
PAGES = {
    "front": "/",
    "issue": "/issues/issue-3/",
    "claims": "/claims/",
    "disputes": "/disputes/",
    "forecasts": "/forecasts/",
    "changes": "/changes/",
}


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Nothing but Django.")


# What the pages are measured against: a response that asks for nothing, through the same layers.
urlpatterns = [path("", bare)]


def seconds(ask: Callable[[], HttpResponse], before: Callable[[], None] | None = None) -> float:
    """How long it takes at its fastest, `before` not counted; raises on anything but a 200."""
    taken = []
    for _ in range(TIMES):
        if before:
            before()
        started = time.perf_counter()
        status = ask().status_code
        taken.append(time.perf_counter() - started)
        if status != 200:
            raise SystemExit(f"A page answered {status}.")
    return min(taken)


def measure() -> dict[str, tuple[float, float]]:
    """(made anew, kept) in seconds of a bare response, and of each page today and as of a day.

    A page is made anew for whoever asks for it first after a change: nothing is kept then, not
    even what pages share.
    """
    handler, requests = BaseHandler(), RequestFactory()
    handler.load_middleware()

    def asking(address: str, urlconf: str | None = None) -> Callable[[], HttpResponse]:
        def ask() -> HttpResponse:
            request = requests.get(address, HTTP_HOST="127.0.0.1")
            if urlconf:
                request.urlconf = urlconf  # type: ignore[attr-defined]  # Django asks for it.
            return handler.get_response(request)  # type: ignore[return-value]

        return ask

    fastest = min(seconds(asking("/", "bench.pages")) for _ in range(TIMES))
    found = {"bare": (fastest, fastest)}
    for name, address in PAGES.items():
        for asked, ask in (
            (name, asking(address)),
            (f"{name} as of a day", asking(f"{address}?as_of={AS_OF}")),
        ):
            found[asked] = seconds(ask, before=cache.clear), seconds(ask)
    return found


def fill(claims: int) -> None:
    """Bring so many generated claims into the empty database the environment names."""
    from tracker.ledger_file.load import load

    call_command("migrate", verbosity=0)
    load(json.dumps(generate(claims, SEED)).encode())


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[1]))
    json.dump(measure(), sys.stdout)
