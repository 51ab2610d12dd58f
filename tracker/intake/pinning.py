"""Asking public sites alone: their addresses are found once, judged, and connected to as found."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from time import monotonic
from typing import Any

import requests
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection
from urllib3.util import parse_url

from tracker.intake.networks import is_public

# One address that does not answer leaves time for the next.
CONNECT_SECONDS = 4.0


class NoPublicSite(Exception):
    """The name leads nowhere, or to an address that is not public."""


class TooSlow(Exception):
    """The time is over."""


@contextmanager
def asked(request: requests.PreparedRequest, ends: float) -> Iterator[requests.Response]:
    """What the site answers; its body is still to be read, and breaks off at the time `ends`.

    An adapter without a session knows no cookies, redirects, proxies or log-ins.
    """
    with ExitStack() as stack:
        yield _answer(request, ends, stack)


def _answer(request: requests.PreparedRequest, ends: float, stack: ExitStack) -> requests.Response:
    failure: Exception = NoPublicSite()
    for address in public_addresses(str(parse_url(str(request.url)).host), ends):
        left = ends - monotonic()
        if left <= 0:
            raise TooSlow
        adapter = PinnedAdapter(address, ends, stack)
        stack.callback(adapter.close)
        try:
            answer: requests.Response = adapter.send(
                request, stream=True, timeout=(min(left, CONNECT_SECONDS), left)
            )
        except InvalidIPAddress:
            raise NoPublicSite from None
        except requests.ConnectionError as error:
            failure = error
        else:
            stack.callback(answer.close)
            if monotonic() >= ends:  # Headers also end where the connection was broken off.
                raise TooSlow
            return answer
    raise failure


def public_addresses(host: str, ends: float) -> list[str]:
    """The addresses of a name; if one of them is not public, the name is none of the public's."""
    found = _resolved(host, ends)
    if not found or not all(is_public(address) for address in found):
        raise NoPublicSite
    return found


def _resolved(host: str, ends: float) -> list[str]:
    """All that the system's resolver finds; it has no time limit of its own."""
    found: list[str] = []

    def resolve() -> None:
        with suppress(OSError, UnicodeError):
            answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    thread = threading.Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(max(ends - monotonic(), 0))
    if thread.is_alive():
        raise TooSlow
    return found


class PinnedAdapter(IPFilterAdapter):  # type: ignore[misc]
    """Connects to this one address, and asks it for the site that the request names.

    The library would resolve the name anew and judge the first answer alone. It is given the
    address instead, which it judges once more; Host and certificate stay those of the site.
    """

    def __init__(self, address: str, ends: float, stack: ExitStack) -> None:
        super().__init__(is_https_proto=False)
        self._address = f"[{address}]" if ":" in address else address
        self._ends = ends
        self._stack = stack

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        site = parse_url(str(request.url))
        pinned = request.copy()
        pinned.url = site._replace(host=self._address).url
        host, options = super().build_connection_pool_key_attributes(pinned, verify, cert)
        host["host"] = self._address
        request.headers["Host"] = str(site.host)
        if site.scheme == "https":
            options |= {"assert_hostname": site.host, "server_hostname": site.host}
        return host, options

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:
        pool = super().get_connection_with_tls_context(*args, **options)
        kind = pool.ConnectionCls
        pool.ConnectionCls = lambda **given: _ending(kind(**given), self._ends, self._stack)
        return pool


def _ending(connection: HTTPConnection, ends: float, stack: ExitStack) -> HTTPConnection:
    """The connection, broken off when its time is over, whatever it waits for then.

    A socket's own timeout begins anew with every byte that drips in.
    """
    connect = connection._new_conn

    def timed() -> socket.socket:
        opened = connect()
        twin = stack.enter_context(opened.dup())
        timer = threading.Timer(ends - monotonic(), _break_off, [twin])
        timer.daemon = True
        timer.start()
        stack.callback(timer.cancel)
        return opened

    connection._new_conn = timed  # type: ignore[method-assign]
    return connection


def _break_off(connection: socket.socket) -> None:
    with suppress(OSError):  # It may be closed by now.
        connection.shutdown(socket.SHUT_RDWR)
