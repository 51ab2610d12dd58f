"""An internet for tests: names that resolve as a test says, sites on this machine, no network.

What is opened is seen where it cannot be missed: in the connect() of every socket.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

SITE = "93.184.215.14"
OTHER_SITE = "151.101.1.67"
SITE_6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"
PUBLIC = {SITE, OTHER_SITE, SITE_6}

CERTIFICATE = Path(__file__).with_name("secure-site.pem")
SECURE_NAME = "secure.news-of-north.org"

Page = Callable[["Visit"], None]

_getaddrinfo = socket.getaddrinfo
_connect = socket.socket.connect


class Visit(BaseHTTPRequestHandler):
    """One request to a site; what a page does with it is the test's."""

    protocol_version = "HTTP/1.1"
    server: "Site"

    def do_GET(self) -> None:
        self.server.visits.append(self)
        self.server.pages.get(self.path.partition("?")[0], not_there)(self)
        self.close_connection = True

    def answer(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response_only(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, beginning: bytes, drop: bytes) -> None:
        """Send a drop again and again, till the other side has gone."""
        try:
            self.wfile.write(beginning)
            while not self.server.over.wait(0.02):
                self.wfile.write(drop)
        except OSError:
            return

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


def not_there(visit: Visit) -> None:
    visit.answer(b"Not here.", status=404, content_type="text/html")


def sending_on(location: str, status: int = 302) -> Page:
    return lambda visit: visit.answer(b"Elsewhere.", status=status, location=location)


def showing(body: bytes, content_type: str = "text/html", **headers: str) -> Page:
    return lambda visit: visit.answer(body, 200, content_type=content_type, **headers)


class Site(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.pages: dict[str, Page] = {}
        self.visits: list[Visit] = []
        self.over = threading.Event()

    def handle_error(self, *args: Any) -> None:
        """A visitor who left early is no error."""


class FakeInternet:
    """`opened` are the addresses that somebody connected to, or tried to; nothing else is reached.

    A name resolves to the next of its lists of addresses, and to the last one ever after.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.names: dict[str, list[list[str]]] = {"localhost": [["127.0.0.1", "::1"]]}
        self.asked: list[str] = []
        self.opened: list[str] = []
        self.silent: set[str] = set()

    @property
    def opened_inside(self) -> list[str]:
        return [address for address in self.opened if address not in PUBLIC]

    def name(self, name: str, *answers: list[str]) -> None:
        self.names[name] = [*(answers or ([SITE],))]

    def getaddrinfo(self, host: Any, port: Any, *args: Any, **options: Any) -> list[Any]:
        try:  # Numbers, in every notation the system knows.
            return _getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        except (OSError, UnicodeError):
            pass
        name = (host.decode() if isinstance(host, bytes) else host).lower().rstrip(".")
        self.asked.append(name)
        if name not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        answers = self.names[name]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [_entry(address, port) for address in found]

    def connect(self, opening: socket.socket, address: Any) -> None:
        self.opened.append(address[0])
        if address[0] not in {SITE, OTHER_SITE} - self.silent or address[1] not in {80, 443}:
            raise ConnectionRefusedError(f"Nobody answers at {address[0]}.")
        _connect(opening, self.site.server_address)


def _entry(address: str, port: Any) -> Any:
    if ":" in address:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port or 0, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port or 0))


@contextmanager
def fake_internet(names: Iterable[str] = (), *, secure: bool = False) -> Iterator[FakeInternet]:
    """The internet while the block lasts; all these names are of its one site."""
    site = Site()
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        site.socket = context.wrap_socket(
            site.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    internet = FakeInternet(site)
    for name in names:
        internet.name(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", internet.getaddrinfo)
        patch.setattr(
            socket.socket, "connect", lambda opening, address: internet.connect(opening, address)
        )
        try:
            yield internet
        finally:
            site.over.set()
            site.shutdown()
            thread.join()
            site.server_close()
