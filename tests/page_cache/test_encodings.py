"""Content codings: what a client prefers, and that nothing is lost."""

import gzip

import brotli
import pytest

from dashboard.page_cache.encodings import IDENTITY, encoded, preferred


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", IDENTITY),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP;Q=1.0, BR;Q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", IDENTITY),
        ("*", "br"),
        ("*;q=0", IDENTITY),
        ("br;q=0, *", "gzip"),
        ("identity, gzip;q=0.5", IDENTITY),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("deflate, zstd", IDENTITY),
        ("gzip;q=much", IDENTITY),
        (",;,;q=1", IDENTITY),
        ("gzip;level=9;q=0.2", "gzip"),
    ],
)
def test_a_client_is_answered_in_what_it_weighs_highest(accepted: str, coding: str) -> None:
    assert preferred(accepted) == coding


def test_a_body_comes_back_whole_and_is_the_same_bytes_each_time() -> None:
    body = "“Ещё” ".encode() * 500
    assert encoded(body, IDENTITY) == body
    assert brotli.decompress(encoded(body, "br")) == body
    assert gzip.decompress(encoded(body, "gzip")) == body
    for coding in ("br", "gzip"):
        assert encoded(body, coding) == encoded(body, coding)
