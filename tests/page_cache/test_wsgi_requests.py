"""What a request asks of the kept pages, and that whatever a visitor sends takes up little room."""

from __future__ import annotations

import pytest

from dashboard.page_cache import encodings, wsgi_requests
from dashboard.page_cache.encodings import preferred
from dashboard.page_cache.wsgi_requests import LONGEST_QUERY, asks_for_a_page, is_kept
from tests.page_cache.asking import ask, environ, page_cache
from tests.page_cache.test_boundary import Counted


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", True),
        ("as_of=2025-06-10&page=2&sort=-published", True),
        ("kind=fact", False),
        ("page=2&kind=", False),
        ("&" * LONGEST_QUERY, True),
        ("&" * (LONGEST_QUERY + 1), False),
    ],
)
def test_a_page_is_kept_if_its_query_is_short_and_asks_for_no_filter(query: str, kept: bool):
    assert is_kept(query) is kept


def test_nothing_long_is_remembered_of_what_visitors_send(settings):
    settings.ALLOWED_HOSTS = ["*"]
    for cached in (wsgi_requests._is_kept, wsgi_requests._is_allowed, encodings._preferred):
        cached.cache_clear()
    long = "a" * 10_000
    assert not is_kept(long)
    assert preferred(f"gzip, {long}") == "gzip"
    assert not asks_for_a_page(environ("/", host=long))
    for cached in (wsgi_requests._is_kept, wsgi_requests._is_allowed, encodings._preferred):
        assert cached.cache_info().currsize == 0


@pytest.mark.django_db
def test_a_long_address_is_answered_and_not_kept():
    site = page_cache(Counted())
    assert ask(site, "/?" + "&" * (LONGEST_QUERY + 1)).body == b"Answer 1."
    assert (len(site.store), site.demand.most_asked(9)) == (0, [])


@pytest.mark.django_db
def test_only_addresses_that_have_a_page_are_counted_as_asked_for():
    there, missing = page_cache(Counted()), page_cache(Counted(status="404 Not Found"))
    for site in (there, missing):
        tag = ask(site, "/a/").headers.get("ETag", "")
        ask(site, "/a/", if_none_match=tag)
    assert there.demand.most_asked(9) == ["/a/"]
    assert missing.demand.most_asked(9) == []
