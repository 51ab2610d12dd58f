"""The WSGI application around Django's: answers from kept pages, and keeps what Django makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from typing import Any

from django.db import DatabaseError

from dashboard.page_cache import wsgi_requests
from dashboard.page_cache.answers import (
    Answer,
    Headers,
    common_headers,
    is_private,
    not_modified,
    tag_of,
    with_body,
)
from dashboard.page_cache.demand import Demand
from dashboard.page_cache.encodings import IDENTITY, preferred
from dashboard.page_cache.shared import SharedPages
from dashboard.page_cache.state import State, current_state
from dashboard.page_cache.store import Store
from dashboard.page_cache.wsgi_requests import Environ

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

# A page during whose making the ledger changed is made again, so often.
TRIES = 3


@dataclass
class Made:
    """What Django answered, its body read."""

    status: str
    headers: Headers
    body: bytes
    is_page: bool


class PageCache:
    """Django's application, with its public pages kept for as long as they are the same.

    The desk, errors, redirects and answers with a cookie pass through untouched.
    """

    def __init__(
        self, site: Application, release: str, store: Store, shared: SharedPages | None = None
    ) -> None:
        self._site = site
        self._release = release
        self._shared = shared
        self._making = _Turns()
        self.store = store
        self.demand = Demand()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not wsgi_requests.asks_for_a_page(environ):
            return self._site(environ, start_response)
        try:
            return self._answer(environ, start_response)
        except DatabaseError:
            return self._site(environ, start_response)

    def _answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        state, address = current_state(), wsgi_requests.address_of(environ)
        coding = preferred(environ.get("HTTP_ACCEPT_ENCODING", ""))
        is_kept = wsgi_requests.is_kept(environ.get("QUERY_STRING", ""))
        tag = tag_of(self._release, state, address, coding)
        if wsgi_requests.names_tag(environ, tag):
            self._count(address, is_kept=is_kept)
            start_response("304 Not Modified", not_modified(tag))
            return []
        found: Answer | Made | None = self.store.get(address, state) if is_kept else None
        if found is None:
            found = self._kept(environ, address) if is_kept else self._made(environ)
        if isinstance(found, Made):
            start_response(found.status, found.headers)
            body = found.body
        else:
            self._count(address, is_kept=is_kept)
            body = self._body(found, address, coding, is_kept=is_kept)
            tag = tag_of(self._release, found.state, address, coding)
            start_response("200 OK", with_body(found.headers, tag, coding, len(body)))
        return [body] if environ["REQUEST_METHOD"] == "GET" else []

    def _count(self, address: str, *, is_kept: bool) -> None:
        """That a page was asked for; what is none is not made ahead."""
        if is_kept:
            self.demand.count(address)

    def _body(self, answer: Answer, address: str, coding: str, *, is_kept: bool) -> bytes:
        is_new = coding not in answer.bodies
        body = answer.body(coding)
        if is_new and is_kept:
            self.store.put(address, answer)
        return body

    def build(self, environ: Environ) -> None:
        """Have the page of a request kept, if it is not; nobody waits for it."""
        address = wsgi_requests.address_of(environ)
        if self.store.get(address, current_state()) is None:
            self._kept(environ, address)

    def _kept(self, environ: Environ, address: str) -> Answer | Made:
        """The page from where it is kept, else made by whoever is first to ask for it."""
        with self._making.of(address):
            # While it waited the ledger may have changed.
            state = current_state()
            if answer := self._found(address, state):
                return answer
            with self._shared.making(address, state) if self._shared else nullcontext():
                if answer := self._found(address, state):
                    return answer
                made = self._made(environ)
                if isinstance(made, Answer):
                    self._keep(address, made)
                return made

    def _keep(self, address: str, answer: Answer) -> None:
        self.store.put(address, answer)
        if self._shared:
            self._shared.put(address, answer)

    def _found(self, address: str, state: State) -> Answer | None:
        if answer := self.store.get(address, state):
            return answer
        if self._shared and (answer := self._shared.get(address, state)):
            self.store.put(address, answer)
            return answer
        return None

    def _made(self, environ: Environ) -> Answer | Made:
        """What Django makes of a request: a page of one state, or what is none and is sent as is.

        A page may be none either: one that the ledger changed under each time it was made.
        """
        for _ in range(TRIES):
            state = current_state()
            made = _ask(self._site, environ)
            if not made.is_page:
                return made
            if state == current_state():
                return Answer(state, common_headers(made.headers), {IDENTITY: made.body})
        return made


def _ask(site: Application, environ: Environ) -> Made:
    """Django's answer, asked for whole: a HEAD's body is what its GET would have."""
    asked = {**environ, "REQUEST_METHOD": "GET"}
    told: list[Any] = []

    def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
        told[:] = status, headers

    parts = site(asked, start_response)
    try:
        body = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    status, headers = told
    named = {name.lower(): value for name, value in headers}
    is_found = status.startswith(str(HTTPStatus.OK.value))
    is_page = bool(asked.get(wsgi_requests.PUBLIC_PAGE)) and is_found and not is_private(named)
    return Made(status, headers, body, is_page)


class _Turns:
    """Lets one thread at a time do what goes by a name."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._locks: dict[str, Lock] = {}
        self._waiting: defaultdict[str, int] = defaultdict(int)

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        with self._lock:
            lock = self._locks.setdefault(name, Lock())
            self._waiting[name] += 1
        try:
            with lock:
                yield
        finally:
            with self._lock:
                self._waiting[name] -= 1
                if not self._waiting[name]:
                    del self._locks[name], self._waiting[name]
