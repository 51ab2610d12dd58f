"""Makes the pages asked for most again after the ledger changed, before anybody asks for them."""

from __future__ import annotations

import io
import logging
import sys
from threading import Event, Thread

from django.db import DatabaseError, connections

from dashboard.page_cache.boundary import PageCache
from dashboard.page_cache.state import State, current_state
from dashboard.page_cache.wsgi_requests import Environ

logger = logging.getLogger(__name__)

# So many pages are made ahead; the state is looked at so often, in seconds.
PAGES = 50
PERIOD = 1.0


class Ahead:
    """Watches the state in a thread of its own: no editor waits for what readers ask for."""

    def __init__(self, pages: PageCache, base_url: str) -> None:
        """`base_url` is an origin under which Django answers, such as https://pourparler.example."""
        self._pages = pages
        self._scheme, _, self._host = base_url.partition("://")
        self._last: State | None = None
        self._ended = Event()

    def start(self) -> None:
        """Begin to watch; ends with the process."""
        Thread(target=self._watch, name="pages made ahead", daemon=True).start()

    def _watch(self) -> None:
        while not self._ended.wait(PERIOD):
            try:
                self.look()
            except DatabaseError as error:
                logger.warning("No pages are made ahead: %s", error)
                connections.close_all()

    def look(self) -> None:
        """Make the pages asked for most, if the state is another than when this was last called."""
        state = current_state()
        last, self._last = self._last, state
        if last is None or last == state:
            return
        for address in self._pages.demand.most_asked(PAGES):
            self._pages.build(self._request(address))

    def _request(self, address: str) -> Environ:
        path, _, query = address.partition("?")
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": self._host,
            "SERVER_PORT": "443" if self._scheme == "https" else "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self._host,
            "wsgi.url_scheme": self._scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
        }
