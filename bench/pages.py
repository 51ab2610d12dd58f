"""Times the pages of a generated record, in a process and a database of its own."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import django
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


def seconds(ask: Callable[[], HttpResponse]) -> tuple[float, float]:
    """How long it takes for the first time, and at its fastest; raises on anything but a 200."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        status = ask().status_code
        taken.append(time.perf_counter() - started)
        if status != 200:
            raise SystemExit(f"A page answered {status}.")
    return taken[0], min(taken[1:])


def measure() -> dict[str, tuple[float, float]]:
    """(first, fastest) in seconds of a bare response, and of each page today and as of a day."""
    handler, requests = BaseHandler(), RequestFactory()
    handler.load_middleware()

    def asking(address: str, urlconf: str | None = None) -> Callable[[], HttpResponse]:
        def ask() -> HttpResponse:
            request = requests.get(address, HTTP_HOST="127.0.0.1")
            if urlconf:
                request.urlconf = urlconf  # type: ignore[attr-defined]  # Django asks for it.
            return handler.get_response(request)  # type: ignore[return-value]

        return ask

    found = {"bare": seconds(asking("/", "bench.pages"))}
    for name, address in PAGES.items():
        found[name] = seconds(asking(address))
        found[f"{name} as of a day"] = seconds(asking(f"{address}?as_of={AS_OF}"))
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
