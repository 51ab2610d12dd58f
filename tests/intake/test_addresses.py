"""Tests of tracker/intake/addresses.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.addresses import normalised

PAGE = "https://example.org/news/2025/talks"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/news/2025/talks",
        "https://www.example.org/news/2025/talks/",
        "https://EXAMPLE.org:443/news/2025/talks?utm_source=feed&fbclid=abc#top",
        "https://m.example.org/news/2025/talks/amp",
        "  https://example.org./news/2025/talks/index.html ",
        "https://example.org/news/2025/%74alks",
    ],
)
def test_one_page_has_one_address_however_it_is_linked(url: str) -> None:
    assert normalised(url) == normalised(PAGE) == "example.org/news/2025/talks"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/2025/talks?page=2",
        "https://example.org/news/2025/Talks",
        "https://example.org:8000/news/2025/talks",
        "https://news.example.org/news/2025/talks",
        "https://example.org/news/2025",
    ],
)
def test_what_tells_pages_apart_is_kept(url: str) -> None:
    assert normalised(url) not in {"", normalised(PAGE)}


def test_the_order_of_parameters_does_not_matter() -> None:
    assert normalised(f"{PAGE}?b=2&a=1") == normalised(f"{PAGE}?a=1&utm_medium=x&b=2")


@pytest.mark.parametrize("url", ["", "talks", "javascript:alert(1)", "https://[::1", "http://a:b"])
def test_what_is_no_address_has_none(url: str) -> None:
    assert normalised(url) == ""


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(normalised(f"https://example.org/{text}"), str)
