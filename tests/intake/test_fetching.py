"""Fetching an article: what comes back, what is refused, and that every limit holds."""

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import requests

from tests.intake.fake_internet import (
    CERTIFICATE,
    OTHER_SITE,
    PUBLIC,
    SECURE_NAME,
    SITE,
    SITE_6,
    FakeInternet,
    Page,
    Visit,
    fake_internet,
    sending_on,
    showing,
)
from tracker.intake import fetching, pinning
from tracker.intake.article import IntakeError, Source
from tracker.intake.fetching import fetch

NAME = "news-of-north.org"
URL = f"http://{NAME}/article"
PAGE = b"<p>The talks go on.</p>"
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def enabled(settings: Any) -> None:
    settings.FETCH_ARTICLES = True


@pytest.fixture
def internet() -> Iterator[FakeInternet]:
    with fake_internet([NAME]) as internet:
        internet.site.pages["/article"] = showing(PAGE)
        yield internet


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.4)


def refused(url: str = URL) -> str:
    with pytest.raises(IntakeError) as refusal:
        fetch(url)
    return str(refusal.value)


# What comes back.


def test_a_page_comes_back_as_it_was_sent_with_where_it_stands(internet: FakeInternet) -> None:
    assert fetch(f"  {URL}?id=7#comments \n") == Source(
        content=PAGE, url=f"{URL}?id=7", media_type="text/html"
    )
    (visit,) = internet.site.visits
    assert visit.path == "/article?id=7"
    assert visit.headers["Host"] == NAME


def test_nothing_is_asked_where_fetching_is_not_enabled(
    internet: FakeInternet, settings: Any
) -> None:
    settings.FETCH_ARTICLES = False
    assert "switched off" in refused()
    assert internet.asked == internet.opened == []


@pytest.mark.parametrize(
    ("content_type", "media_type"),
    [
        ("text/html; charset=", "text/html"),
        ("Text/HTML", "text/html"),
        ("application/xhtml+xml", "text/html"),
        ("text/plain", "text/plain"),
        ("application/pdf; charset=utf-8", "application/pdf"),
    ],
)
def test_what_can_be_read_is_taken(
    internet: FakeInternet, content_type: str, media_type: str
) -> None:
    internet.site.pages["/article"] = showing(PAGE, content_type)
    assert fetch(URL) == Source(content=PAGE, url=URL, media_type=media_type)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (showing(b"PK", "application/zip"), "neither a web page nor"),
        (showing(b"<svg/>", "image/svg+xml"), "neither a web page nor"),
        (showing(PAGE, ""), "neither a web page nor"),
        (lambda visit: visit.answer(PAGE), "neither a web page nor"),
        (showing(PAGE, content_encoding="br"), "not asked for"),
        (showing(PAGE, content_encoding="gzip, gzip"), "not asked for"),
        (showing(PAGE, content_encoding="gzip"), "makes no sense"),
        (showing(PAGE, content_length="900"), "breaks off"),
        (lambda visit: visit.answer(PAGE, status=500, content_type="text/html"), "error (500)"),
        (lambda visit: visit.answer(b"", status=304), "error (304)"),
        (lambda visit: visit.answer(b"", status=302), "error (302)"),
        (lambda visit: visit.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n"), "does not answer"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(
    internet: FakeInternet, page: Page, reason: str
) -> None:
    internet.site.pages["/article"] = page
    assert reason in refused()


def test_a_page_that_is_not_there_or_a_site_that_is_not_is_an_error_in_words(
    internet: FakeInternet,
) -> None:
    assert refused(f"http://{NAME}/gone") == "The site answers with an error (404)."
    assert refused("http://nobody.org/") == "No public site answers to the name nobody.org."
    internet.silent = {SITE}
    assert refused() == "The site does not answer."


@pytest.mark.parametrize(
    ("charset", "body", "content"),
    [
        ("windows-1251", "Переговоры".encode("cp1251"), "Переговоры"),
        ('"UTF-8"', "Переговоры".encode(), "Переговоры"),
        ("utf-8", b"\xcf\xe5", b"\xcf\xe5"),
        ("punycode", b"abc-", b"abc-"),
        ("iso-8859-99", b"abc", b"abc"),
    ],
)
def test_a_text_is_read_as_the_server_says_it_is_written_if_it_can_be(
    internet: FakeInternet, charset: str, body: bytes, content: str | bytes
) -> None:
    internet.site.pages["/article"] = showing(body, f"text/html; charset={charset}")
    assert fetch(URL).content == content


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("gzip", gzip.compress(PAGE, mtime=0)), ("deflate", zlib.compress(PAGE))],
)
def test_a_packed_page_is_unpacked(internet: FakeInternet, encoding: str, packed: bytes) -> None:
    internet.site.pages["/article"] = showing(packed, content_encoding=encoding)
    assert fetch(URL).content == PAGE


# Redirects.


def test_redirects_are_followed_to_where_the_page_stands(internet: FakeInternet) -> None:
    internet.name("www.news-of-north.org")
    internet.site.pages |= {
        "/1": sending_on("/2", 301),
        "/2": sending_on("2b?ж".encode().decode("latin-1"), 303),
        "/2b": sending_on("//www.news-of-north.org/article#top", 308),
    }
    found = fetch(f"http://{NAME}/1")
    assert found == Source(
        content=PAGE, url="http://www.news-of-north.org/article", media_type="text/html"
    )
    assert [visit.path for visit in internet.site.visits][2] == "/2b?%D0%B6"


def test_a_fourth_redirect_is_one_too_many(internet: FakeInternet) -> None:
    for number in range(9):
        internet.site.pages[f"/{number}"] = sending_on(f"/{number + 1}")
    assert "more than 3 times" in refused(f"http://{NAME}/0")
    assert [visit.path for visit in internet.site.visits] == ["/0", "/1", "/2", "/3"]


def test_what_a_redirect_has_for_a_body_is_not_read(internet: FakeInternet, hurried: None) -> None:
    def endless(visit: Visit) -> None:
        head = b"HTTP/1.1 302 Found\r\nLocation: /article\r\nContent-Length: 9999999999\r\n\r\n"
        visit.drip(head, b"x" * 65536)

    internet.site.pages["/endless"] = endless
    assert fetch(f"http://{NAME}/endless").content == PAGE


# What a request gives away.


def test_no_proxy_no_password_and_no_cookie_of_this_machine_is_used(
    internet: FakeInternet, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {NAME} login desk password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for variable in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(variable, "http://10.0.0.1:3128")
    internet.site.pages["/first"] = lambda visit: visit.answer(
        status=302, location="/article", set_cookie="seen=1"
    )
    fetch(f"http://{NAME}/first")
    assert {*internet.opened} == {SITE}
    sent = {name.lower() for visit in internet.site.visits for name in visit.headers}
    assert sent == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_a_plain_client_would_have_used_them(
    internet: FakeInternet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:3128")
    with pytest.raises(requests.ConnectionError):
        requests.get(URL, timeout=2)
    assert internet.opened == ["10.0.0.1"]


# One resolution, and the address that it gave.


def test_a_name_is_resolved_once_and_its_address_connected_to(internet: FakeInternet) -> None:
    internet.name(NAME, [SITE], ["127.0.0.1"])
    fetch(URL)
    assert internet.asked == [NAME]
    assert internet.opened == [SITE]


def test_an_address_that_does_not_answer_leaves_the_next(internet: FakeInternet) -> None:
    internet.name(NAME, [SITE_6, OTHER_SITE, SITE])
    internet.silent = {OTHER_SITE}
    assert fetch(URL).content == PAGE
    assert internet.opened[-2:] == [OTHER_SITE, SITE]
    assert {*internet.opened} <= PUBLIC


def test_an_ipv6_address_is_pinned_like_any_other() -> None:
    request = requests.Request("GET", f"https://{NAME}/article").prepare()
    adapter = pinning.PinnedAdapter(SITE_6, 0, ExitStack())
    host, options = adapter.build_connection_pool_key_attributes(request, verify=True)
    assert host == {"scheme": "https", "host": f"[{SITE_6}]", "port": None}
    assert options["server_hostname"] == options["assert_hostname"] == NAME
    assert options["cert_reqs"] == "CERT_REQUIRED"
    assert request.headers["Host"] == NAME


@pytest.fixture
def secure_internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeInternet]:
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(CERTIFICATE))
    with fake_internet([SECURE_NAME, NAME], secure=True) as internet:
        internet.site.pages["/article"] = showing(PAGE)
        yield internet


def test_the_certificate_is_that_of_the_name_though_the_address_is_asked(
    secure_internet: FakeInternet,
) -> None:
    assert fetch(f"https://{SECURE_NAME}:443/article").content == PAGE
    assert secure_internet.site.visits[0].headers["Host"] == SECURE_NAME
    assert "certificate is not valid" in refused(f"https://{NAME}/article")


def test_a_certificate_that_nobody_vouches_for_is_refused(
    secure_internet: FakeInternet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(CERTIFICATE))
    assert "certificate is not valid" in refused(f"https://{SECURE_NAME}/article")
    assert secure_internet.site.visits == []


# Size and time.


def test_a_page_of_more_than_five_megabytes_is_refused(
    internet: FakeInternet,
) -> None:
    internet.site.pages["/article"] = showing(b"x" * (5 * MEGABYTE + 1))
    assert refused() == "What stands there is larger than 5 MB."
    internet.site.pages["/article"] = showing(b"x" * 5 * MEGABYTE)
    assert len(fetch(URL).content) == 5 * MEGABYTE


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(internet: FakeInternet) -> None:
    packed = gzip.compress(bytes(60 * MEGABYTE), mtime=0)
    assert len(packed) < 100_000
    internet.site.pages["/article"] = showing(packed, content_encoding="gzip")
    assert refused() == "What stands there is larger than 5 MB."


@pytest.mark.parametrize(
    ("beginning", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
         b"1\r\nx\r\n"),
        (b"", b""),
    ],
    ids=["headers", "one header", "body", "body of no length", "chunks", "silence"],
)  # fmt: skip
def test_what_drips_in_breaks_off_when_the_time_is_over(
    internet: FakeInternet, hurried: None, beginning: bytes, drop: bytes
) -> None:
    internet.site.pages["/article"] = lambda visit: visit.drip(beginning, drop)
    before = time.monotonic()
    assert refused() == "It took longer than 0.4 seconds to fetch."
    assert time.monotonic() - before < 5


def test_the_time_is_for_all_redirects_together(internet: FakeInternet, hurried: None) -> None:
    def late(visit: Visit) -> None:
        internet.site.over.wait(0.25)
        visit.answer(status=302, location="/late")

    internet.site.pages["/late"] = late
    assert "longer than 0.4 seconds" in refused(f"http://{NAME}/late")
    assert len(internet.site.visits) == 2


def test_a_resolver_that_does_not_answer_is_not_waited_for(
    internet: FakeInternet, hurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(*args: Any, **options: Any) -> list[Any]:
        internet.site.over.wait()
        return []

    monkeypatch.setattr("socket.getaddrinfo", stuck)
    assert "longer than 0.4 seconds" in refused()


def test_no_watch_on_the_time_is_left_when_the_page_is_there(internet: FakeInternet) -> None:
    fetch(URL)
    watches = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    assert [watch for watch in watches if not watch.finished.is_set()] == []
