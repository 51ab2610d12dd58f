"""One public page as it is sent: its headers, its tag, and its body in each content coding."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.middleware import HEADERS, PUBLIC_REFERRER_POLICY
from dashboard.page_cache.encodings import IDENTITY, encoded
from dashboard.page_cache.state import State

Headers = list[tuple[str, str]]

# Anybody may store a page, and asks each time whether it is still the same: so nobody is shown an
# older version once there is a newer one.
CACHE_CONTROL = "public, no-cache"


def tag_of(release: str, state: State, address: str, coding: str) -> str:
    """The strong entity tag of a page (RFC 9110, section 8.8.3), known before the page is made.

    A page is the same bytes as long as the release of the site, the version of the ledger, the
    day, the address and the coding are.
    """
    named = "\n".join((release, *map(str, state), address, coding))
    return f'"{hashlib.sha256(named.encode()).hexdigest()[:24]}"'


@dataclass
class Answer:
    """A page that was found, in the state it was made in; a coding is made when first asked for."""

    state: State
    headers: Headers
    bodies: dict[str, bytes] = field(default_factory=dict)

    def body(self, coding: str) -> bytes:
        if coding not in self.bodies:
            self.bodies[coding] = encoded(self.bodies[IDENTITY], coding)
        return self.bodies[coding]

    @property
    def size(self) -> int:
        """Bytes of memory, nearly: the bodies, and what else a page takes up."""
        headers = sum(len(name) + len(value) for name, value in self.headers)
        return sum(map(len, self.bodies.values())) + headers + 1_000


_STORING = [("Cache-Control", CACHE_CONTROL), ("Vary", "Accept-Encoding")]


def common_headers(headers: Headers) -> Headers:
    """What a page is sent with in any coding: Django's headers, and who may store it."""
    own = {"content-length", "cache-control", "vary", "etag"}
    return [*((name, value) for name, value in headers if name.lower() not in own), *_STORING]


def not_modified(tag: str) -> Headers:
    """The headers of a 304: what its page would have that a client updates its copy with."""
    return [*HEADERS.items(), ("Referrer-Policy", PUBLIC_REFERRER_POLICY), *_STORING, ("ETag", tag)]


def with_body(headers: Headers, tag: str, coding: str, length: int) -> Headers:
    """The headers of an answer with a body of so many bytes."""
    sent = [*headers, ("ETag", tag), ("Content-Length", str(length))]
    return sent if coding == IDENTITY else [*sent, ("Content-Encoding", coding)]


def is_private(headers: Mapping[str, str]) -> bool:
    """Whether an answer is for one visitor alone, by its headers (their names in small letters)."""
    return "set-cookie" in headers or "cookie" in headers.get("vary", "").lower()
