"""What the served site costs in CPU time of its server: kept, unchanged and filtered pages."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

LAPS = 5
REQUESTS, OF_FILTERED = 1_000, 40
KEPT = {
    "front": "/",
    "timeline": "/timeline/",
    "issue": "/issues/issue-3/",
    "claims": "/claims/",
}
FILTERED = "/claims/?kind=fact"
BROTLI = {"Accept-Encoding": "br"}
SECONDS_TO_START = 60


class Server:
    """A server of ours on this machine, and what its processes have spent."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def wait(self) -> None:
        """Until it answers; raises SystemExit if it never does."""
        for _ in range(SECONDS_TO_START * 10):
            try:
                self.ask("/")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise SystemExit("A server to be measured did not start.")

    def ask(self, address: str, headers: Mapping[str, str] | None = None) -> tuple[str, int]:
        """The tag of an answer and its length."""
        return self._ask(self._connection(), address, headers or {})

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def _ask(
        self, connection: http.client.HTTPConnection, address: str, headers: Mapping[str, str]
    ) -> tuple[str, int]:
        connection.request("GET", address, headers=dict(headers))
        answer = connection.getresponse()
        return answer.headers.get("ETag", ""), len(answer.read())

    def cost(self, address: str, headers: Mapping[str, str], requests: int) -> float:
        """Seconds of CPU for one answer, the mean of so many on one connection."""
        connection, before = self._connection(), self._spent()
        for _ in range(requests):
            self._ask(connection, address, headers)
        return (self._spent() - before) / requests

    def _spent(self) -> float:
        """Of the process that was started and of those it started."""
        own = str(self.process.pid)
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                pid, _, rest = path.read_text().partition(" ")
            except OSError:
                continue
            fields = rest.rpartition(")")[2].split()
            if own in (pid, fields[1]):
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def started(*command: str, **environment: str) -> Iterator[Server]:
    """A server on a free port; `{port}` in the command or the environment stands for it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    named = {name: value.replace("{port}", port) for name, value in environment.items()}
    process = subprocess.Popen(
        [sys.executable, *(part.replace("{port}", port) for part in command)],
        env={**os.environ, **named},
    )
    try:
        server = Server(process, int(port))
        server.wait()
        yield server
    finally:
        process.terminate()
        process.wait()


def measured(databases: Sequence[Path]) -> list[str]:
    """Lines of a table: each kind of answer on each of the records, in bare answers."""
    with ExitStack() as servers:
        hello = servers.enter_context(started("-m", "bench.hello", "{port}"))
        sites = [
            servers.enter_context(
                started(
                    "-m", "dashboard.server",
                    PORT="{port}", HOST="127.0.0.1", REDIS_URL="", DATABASE_URL=f"sqlite:///{path}",
                )
            )
            for path in databases
        ]  # fmt: skip
        return [_head(len(databases)), *_rows(hello, sites)]


def _head(records: int) -> str:
    return "served, in bare answers (CPU)".ljust(34) + "".join(
        f"record {n + 1}".rjust(12) for n in range(records)
    )


def _rows(hello: Server, sites: Sequence[Server]) -> Iterator[str]:
    for name, address in KEPT.items():
        yield _row(f"{name}, kept, brotli", hello, sites, address, BROTLI)
    yield _row("front, kept, plain", hello, sites, "/", {})
    same = [{**BROTLI, "If-None-Match": site.ask("/", BROTLI)[0]} for site in sites]
    yield _row("front, not modified", hello, sites, "/", *same)
    yield _row("claims of a kind, filtered", hello, sites, FILTERED, BROTLI, requests=OF_FILTERED)
    for coding in ("br", "gzip"):
        sizes = [site.ask("/", {"Accept-Encoding": coding})[1] for site in sites]
        yield f"front, bytes in {coding}".ljust(34) + "".join(f"{s:,}".rjust(12) for s in sizes)


def _row(
    name: str,
    hello: Server,
    sites: Sequence[Server],
    address: str,
    *headers: Mapping[str, str],
    requests: int = REQUESTS,
) -> str:
    """The median of laps in which each site and the bare answer are asked by turns."""
    each = headers if len(headers) > 1 else headers * len(sites)
    ratios: list[list[float]] = [[] for _ in sites]
    for _ in range(LAPS):
        bare = hello.cost("/", {}, REQUESTS)
        for found, site, sent in zip(ratios, sites, each, strict=True):
            found.append(site.cost(address, sent, requests) / bare)
    return name.ljust(34) + "".join(f"{median(found):.2f}".rjust(12) for found in ratios)
