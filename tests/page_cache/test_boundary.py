"""Kept pages: answered before Django, for as long as the record, the day and the address are."""

from __future__ import annotations

import gzip
from datetime import timedelta
from threading import Barrier, Thread
from unittest.mock import patch

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from dashboard import middleware
from dashboard.page_cache import boundary, state
from dashboard.page_cache.boundary import PageCache
from dashboard.page_cache.wsgi_requests import PUBLIC_PAGE
from tests import sweep
from tests.factories import make_claim, make_issue, make_negotiation, make_report
from tests.page_cache.asking import ask, page_cache
from tracker import publishing
from tracker.models import Negotiation

pytestmark = pytest.mark.django_db

PAGES = ["/", "/issues/", "/claims/", "/timeline/", "/changes/feed/", "/claims/?sort=-about&page=1"]
PASSED_ON = ["/no-such-page/", "/?as_of=yesterday", "/robots.txt", "/admin/login/", "/claims"]


@pytest.fixture
def site() -> PageCache:
    """The site as it is served, with one publication in it."""
    make_negotiation()
    publishing.publish(make_claim(status="draft").report)
    return page_cache(WSGIHandler())


class Counted:
    """An application that answers with a page, and counts how often it is asked."""

    def __init__(self, status="200 OK", headers=(), meanwhile=lambda: None):
        self.status, self.headers, self.meanwhile = status, list(headers), meanwhile
        self.asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        environ[PUBLIC_PAGE] = True
        self.meanwhile()
        start_response(self.status, [("Content-Type", "text/html"), *self.headers])
        return [f"Answer {self.asked}.".encode()]


def queries(site, address):
    with CaptureQueriesContext(connection) as asked:
        assert ask(site, address).status == 200
    return len(asked)


@pytest.mark.parametrize("address", PAGES)
def test_a_kept_page_is_what_django_answers_but_for_who_may_store_it(site, address):
    plain = ask(WSGIHandler(), address)
    for _ in range(2):
        kept = ask(site, address)
        assert (kept.status, kept.body) == (200, plain.body)
        own = {"Cache-Control", "Vary", "ETag"}
        assert {n: v for n, v in kept.headers.items() if n not in own} == plain.headers
        assert kept.headers["Cache-Control"] == "public, no-cache"
        assert kept.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_was_asked_for_before_asks_only_for_the_version(site, address):
    assert queries(site, address) > 4
    assert queries(site, address) == 1


@pytest.mark.parametrize("address", PASSED_ON)
def test_what_is_no_page_of_the_record_is_djangos_answer_and_is_not_kept(site, address):
    for _ in range(2):
        plain, answer = ask(WSGIHandler(), address), ask(site, address)
        assert answer.status == plain.status
        assert "ETag" not in answer.headers
        assert answer.headers.get("Cache-Control") == plain.headers.get("Cache-Control")
    assert len(site.store) == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_only_what_asks_to_read_is_answered_from_kept_pages(site, method):
    ask(site, "/")
    assert ask(site, "/", method).status == ask(WSGIHandler(), "/", method).status >= 400


def test_a_head_is_the_page_without_its_body(site):
    page, head = ask(site, "/"), ask(site, "/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers == page.headers
    assert ask(site, "/no-such-page/", "HEAD").body == b""


def test_a_host_that_is_not_the_sites_is_refused_though_the_page_is_kept(site):
    ask(site, "/")
    assert ask(site, "/", host="elsewhere.example").status == 400
    assert ask(site, "/", host="testserver:8000").status == 200


def test_a_request_that_is_not_secure_is_redirected_though_the_page_is_kept(site, settings):
    ask(site, "/")
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    secured = page_cache(WSGIHandler())
    for told, status in (("https", 200), ("http", 301), ("http, https", 301), ("", 301)):
        assert ask(secured, "/", x_forwarded_proto=told).status == status
    assert ask(secured, "/").status == 301


# Content codings.


def test_a_page_is_sent_in_the_coding_that_the_client_prefers(site):
    plain = ask(site, "/")
    for accepted, coding, decoded in (
        ("br, gzip", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
    ):
        for _ in range(2):
            answer = ask(site, "/", accept_encoding=accepted)
            assert answer.headers["Content-Encoding"] == coding
            assert answer.headers["Content-Length"] == str(len(answer.body))
            assert decoded(answer.body) == plain.body
            assert len(answer.body) < len(plain.body) / 3
    assert "Content-Encoding" not in plain.headers


def test_a_filtered_list_is_compressed_too_and_made_anew(site):
    address = "/claims/?kind=fact"
    answer = ask(site, address, accept_encoding="br")
    assert brotli.decompress(answer.body) == ask(WSGIHandler(), address).body
    assert queries(site, address) > 4
    assert len(site.store) == 0


@pytest.mark.parametrize("header", [("Set-Cookie", "a=b"), ("Vary", "Accept, Cookie")])
def test_an_answer_for_one_visitor_is_neither_kept_nor_compressed(header):
    app = Counted(headers=[header])
    site = page_cache(app)
    answers = [ask(site, "/", accept_encoding="br") for _ in range(2)]
    assert [answer.body for answer in answers] == [b"Answer 1.", b"Answer 2."]
    assert answers[0].headers == {"Content-Type": "text/html", header[0]: header[1]}


# Whether it is still the same.


@pytest.mark.parametrize("address", [*PAGES, "/claims/?kind=fact"])
@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
def test_a_client_that_has_the_page_is_told_so_and_sent_nothing(site, address, coding):
    tag = ask(site, address, accept_encoding=coding).headers["ETag"]
    for told in (tag, f"W/{tag}", f'"other", {tag}'):
        with CaptureQueriesContext(connection) as asked:
            again = ask(site, address, accept_encoding=coding, if_none_match=told)
        assert (again.status, again.body, len(asked)) == (304, b"", 1)
        assert again.headers["ETag"] == tag
        assert again.headers["Cache-Control"] == "public, no-cache"
        assert again.headers["Vary"] == "Accept-Encoding"
        for name, value in middleware.HEADERS.items():
            assert again.headers[name] == value


def test_each_address_coding_day_version_and_release_has_a_tag_of_its_own(site, monkeypatch):
    def tags(of):
        asked = [(address, coding) for address in PAGES for coding in ("identity", "gzip", "br")]
        return [ask(of, a, accept_encoding=coding).headers["ETag"] for a, coding in asked]

    found = tags(site)
    assert tags(site) == found
    found += tags(page_cache(WSGIHandler(), release="release-2"))
    Negotiation.objects.raise_version()
    found += tags(site)
    sweep.stop_the_clock(monkeypatch, sweep.TODAY + timedelta(days=400))
    found += tags(site)
    assert len(set(found)) == len(found)


def test_a_tag_of_an_older_version_is_answered_with_the_page(site):
    tag = ask(site, "/").headers["ETag"]
    Negotiation.objects.raise_version()
    assert ask(site, "/", if_none_match=tag).status == 200


# What changes.


def test_a_publication_is_seen_at_once(site):
    assert b"Fishing" not in ask(site, "/issues/").body
    report = make_report(status="draft")
    make_claim(report=report, issue=make_issue("fishing", title="Fishing"))
    assert b"Fishing" not in ask(site, "/issues/").body
    publishing.publish(report)
    assert b"Fishing" in ask(site, "/issues/").body


def test_another_day_and_another_address_are_other_pages(site, monkeypatch):
    today = ask(site, "/reports/").body
    assert ask(site, "/reports/?as_of=2025-06-12").body != today
    assert ask(site, "/reports/?sort=headline").body != today
    sweep.stop_the_clock(monkeypatch, sweep.TODAY + timedelta(days=400))
    assert ask(site, "/reports/").body != today


def test_another_ledger_of_the_same_number_is_not_taken_for_it(monkeypatch):
    site = page_cache(Counted())
    Negotiation.objects.raise_version()
    assert ask(site, "/").body == b"Answer 1."
    Negotiation.objects.all().delete()
    sweep.stop_the_clock(monkeypatch)
    Negotiation.objects.raise_version()
    assert Negotiation.objects.current().version == 1
    assert ask(site, "/").body == b"Answer 2."


def test_a_page_that_the_ledger_changed_under_is_made_again():
    changes = iter([Negotiation.objects.raise_version, lambda: None])
    app = Counted(meanwhile=lambda: next(changes)())
    site = page_cache(app)
    assert ask(site, "/").body == b"Answer 2."
    assert ask(site, "/").body == b"Answer 2."


def test_a_page_that_the_ledger_changes_under_each_time_is_sent_but_not_kept():
    app = Counted(meanwhile=Negotiation.objects.raise_version)
    site = page_cache(app)
    answer = ask(site, "/")
    assert (answer.status, app.asked, len(site.store)) == (200, boundary.TRIES, 0)
    assert "ETag" not in answer.headers


def test_a_page_is_made_once_however_many_ask_for_it_at_once():
    """State and pages are made up, so that no thread needs the test's own connection."""
    everybody, current = Barrier(8), state.State(1, "", "2025-06-20")
    app = Counted()
    site, found = page_cache(app), []

    def reader():
        everybody.wait()
        found.append(ask(site, "/").body)

    with patch.object(boundary, "current_state", lambda: current):
        threads = [Thread(target=reader) for _ in range(everybody.parties)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [b"Answer 1."] * everybody.parties


# What goes wrong.


def test_without_a_database_django_says_so(site):
    with (
        patch.object(state, "newest_version", side_effect=DatabaseError),
        patch.object(connection, "close"),
    ):
        assert ask(site, "/").status == 200
    assert len(site.store) == 0


def test_a_connection_that_was_closed_meanwhile_is_opened_again():
    with (
        patch.object(state, "newest_version", side_effect=[DatabaseError, (7, "then")]),
        patch.object(connection, "close") as closed,
    ):
        assert state.current_state()[:2] == (7, "then")
    closed.assert_called_once_with()


def test_an_error_in_the_middle_of_a_page_is_djangos_own_answer():
    app = Counted(status="500 Internal Server Error")
    site = page_cache(app)
    assert [ask(site, "/").status for _ in range(2)] == [500, 500]
    assert app.asked == 2
