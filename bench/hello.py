"""`python -m bench.hello PORT`: a bare answer of Django, 12 kB, served as the site is."""

import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

BODY = b"Nothing but Django. " * 600


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [path("", hello)]

# A process that Granian starts loads this module twice, as its own and under its name.
if not settings.configured:
    settings.configure(
        SECRET_KEY="only-for-the-benchmark",  # noqa: S106  # It guards nothing.
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="bench.hello",
        MIDDLEWARE=[],
    )
application = get_wsgi_application()


if __name__ == "__main__":
    Granian(
        "bench.hello:application",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_level=LogLevels.warning,
    ).serve()
