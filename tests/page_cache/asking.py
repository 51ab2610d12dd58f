"""Asking a WSGI application as a server does."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from dashboard.page_cache.boundary import Application, PageCache
from dashboard.page_cache.store import Store

RELEASE = "release-1"


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def environ(address: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    """What a server makes of a request; headers are named as HTTP_... in small letters."""
    path, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.1",
        "HTTP_HOST": "testserver",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }


def ask(site: Application, address: str, method: str = "GET", **headers: str) -> Answer:
    told: list[Any] = []

    def start_response(status: str, sent: list[tuple[str, str]], exc_info: Any = None) -> None:
        told[:] = status, sent

    parts = site(environ(address, method, **headers), start_response)
    try:
        body = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    status, sent = told
    names = [name for name, _ in sent]
    assert len(names) == len(set(names)), "A header is sent twice."
    return Answer(int(status.split()[0]), dict(sent), body)


def page_cache(site: Application, **options: Any) -> PageCache:
    store = options.pop("store", None) or Store(10_000_000)
    return PageCache(site, options.pop("release", RELEASE), store, **options)
