"""Content codings: which one a client prefers, and a body in it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli

IDENTITY = "identity"
# A header of more letters is read each time it comes.
LONGEST = 200
# A page is compressed once a version, but somebody waits for it: above these levels each further
# byte costs more time than its transfer.
_GZIP_LEVEL, _BROTLI_QUALITY = 6, 5

# What the site can send, what it prefers first.
_COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=_BROTLI_QUALITY),
    # Without the time of day, so that the same page is the same bytes.
    "gzip": lambda body: gzip.compress(body, _GZIP_LEVEL, mtime=0),
}


def encoded(body: bytes, coding: str) -> bytes:
    """The body in a coding that preferred() gave."""
    return body if coding == IDENTITY else _COMPRESS[coding](body)


def preferred(accepted: str) -> str:
    """The coding to answer an Accept-Encoding header with (RFC 9110, section 12.5.3).

    What the client weighs highest, and of equals what the site prefers. A header that cannot be
    read, or that accepts nothing the site has, is answered with the plain body.
    """
    # Browsers send few and short ones; of the others none fills the memory.
    read = _preferred if len(accepted) <= LONGEST else _preferred.__wrapped__
    return read(accepted)


@lru_cache(maxsize=256)
def _preferred(accepted: str) -> str:
    weights = _weights(accepted)
    offered = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in _COMPRESS}
    best = max(offered, key=lambda coding: offered[coding])
    plain = weights.get(IDENTITY, 0.0)
    return best if offered[best] > 0 and offered[best] >= plain else IDENTITY


def _weights(accepted: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for part in accepted.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            weights[name.removeprefix("x-")] = _weight(parameters)
    return weights


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
