"""Errors are pages of the site: unknown addresses, odd requests, refusals, and our own mistakes."""

from typing import Any

import html5lib
import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from dashboard import urls
from dashboard.views import errors
from tests.factories import make_claim, make_negotiation
from tracker.ledger import Ledger

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("planted words")


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("planted words")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("planted words")


urlpatterns = [
    path("suspicious/", suspicious),
    path("refused/", refused),
    path("broken/", broken),
    *urls.urlpatterns,
]

UNKNOWN = [
    "/no-such-page/",
    "/no-such-page",
    "/issues/no/such/depth/",
    "/issues/%00/",
    "/%00",
    "/%ff%fe/",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/static/%00",
    "/static/../../manage.py",
    "/issues/' OR 1=1 --/",
    "/<script>alert(1)</script>/",
    "/\u202eetirw/",
    "//evil.example/no-such-page",
    "/" + "a" * 60_000 + "/",
    "/" + "a/" * 5_000,
    "/%0d%0aSet-Cookie:%20a=b/",
    "/admin/no-such-page.php/",
]
QUERIES = [
    "",
    "?as_of=2025-06-11",
    "?as_of=garbage",
    "?as_of=2025-02-30",
    "?as_of=0001-01-01",
    "?as_of=9999-12-31",
    "?as_of=%00",
    "?as_of=2025-06-11&as_of=2025-06-12",
    "?" + "x" * 60_000,
]


@pytest.fixture
def visitor(settings: Settings) -> Client:
    """A browser that gets the error pages of the site, with views that fail in each way."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def assert_page_of_the_site(answer: Any, status: int) -> str:
    """The text of the answer, which has the masthead, leaves no cookie and cannot be indexed."""
    assert answer.status_code == status
    html: str = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    assert f'<p class="error-code">{status}</p>' in html
    assert 'class="wordmark"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "planted words" not in html
    return html


@pytest.mark.django_db
@pytest.mark.parametrize("address", UNKNOWN)
def test_an_address_that_nothing_answers_is_a_404_of_the_site(
    visitor: Client, address: str
) -> None:
    answer = visitor.get(address, follow=True)
    if "/admin/" in address:
        # The desk sends everybody to its log-in, so that nobody learns which pages it has.
        assert answer.redirect_chain[0][0].startswith("/admin/login/")
    else:
        assert_page_of_the_site(answer, 404)


@pytest.mark.django_db
@pytest.mark.parametrize("query", QUERIES)
def test_an_unknown_address_is_a_404_whatever_is_asked_of_it(visitor: Client, query: str) -> None:
    assert_page_of_the_site(visitor.get(f"/no-such-page/{query}"), 404)


@pytest.mark.django_db
def test_a_404_keeps_the_day_asked_for_in_its_links(visitor: Client) -> None:
    make_claim()
    html = visitor.get("/no-such-page/?as_of=2025-06-11").content.decode()
    assert 'href="/?as_of=2025-06-11">Where things stand</a></p>' in html
    assert 'href="/method/?as_of=2025-06-11"' in html


@pytest.mark.django_db
def test_a_404_on_a_day_that_cannot_be_read_is_todays(visitor: Client) -> None:
    html = visitor.get("/no-such-page/?as_of=garbage").content.decode()
    assert "garbage" not in html
    assert 'href="/">Where things stand</a></p>' in html


@pytest.mark.django_db
def test_a_404_names_the_negotiation(visitor: Client) -> None:
    make_negotiation(title="Talks on fish")
    html = assert_page_of_the_site(visitor.get("/no-such-page/"), 404)
    assert "Talks on fish" in html


@pytest.mark.django_db
def test_a_404_of_the_desk_leads_back_to_the_desk(visitor: Client, admin_user: User) -> None:
    visitor.force_login(admin_user)
    answer = visitor.get("/admin/no-such-page/")
    assert answer.status_code == 404
    assert '<a href="/admin/">The desk</a>' in answer.content.decode()
    assert "The desk</a>" not in visitor.get("/no-such-page/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:evil", "<b>", "a" * 300])
def test_a_strange_host_is_a_400_that_does_not_repeat_it(visitor: Client, host: str) -> None:
    html = assert_page_of_the_site(visitor.get("/about/", headers={"host": host}), 400)
    assert host not in html


@pytest.mark.django_db
def test_a_suspicious_request_is_a_400_that_does_not_say_what_was_suspected(
    visitor: Client,
) -> None:
    assert_page_of_the_site(visitor.get("/suspicious/"), 400)


@pytest.mark.django_db
def test_a_refusal_is_a_403_of_the_site(visitor: Client) -> None:
    html = assert_page_of_the_site(visitor.get("/refused/"), 403)
    assert "Your account may not do this" in html


@pytest.mark.django_db
def test_what_an_account_may_not_do_at_the_desk_is_a_403_of_the_site(visitor: Client) -> None:
    visitor.force_login(User.objects.create_user("someone", is_staff=True))
    answer = visitor.get("/admin/auth/user/add/")
    assert answer.status_code == 403
    assert "Your account may not do this" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_is_a_403_that_says_what_to_do(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "someone"})
    html = assert_page_of_the_site(answer, 403)
    assert "load the page again and send the form once more" in html


# Without the mark, a test that touches the database fails.


def test_an_error_on_our_side_is_a_page_of_the_site_without_the_database(visitor: Client) -> None:
    html = assert_page_of_the_site(visitor.get("/broken/"), 500)
    assert "Something went wrong on our side" in html


@pytest.mark.parametrize("status", [400, 403, 404])
def test_while_the_database_is_down_an_error_is_still_the_page_it_should_be(
    status: int, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def down(day: object = None) -> Ledger:
        raise OperationalError("the database is away")

    settings.ROOT_URLCONF = __name__
    monkeypatch.setattr(Ledger, "as_of", down)
    handler = {
        400: errors.bad_request,
        403: errors.permission_denied,
        404: errors.page_not_found,
    }[status]
    request = RequestFactory().get("/no-such-page/")
    assert_page_of_the_site(handler(request, Exception("planted words")), status)
