"""What every answer carries, and where a request comes from."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.exceptions import SuspiciousOperation
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from dashboard import middleware, urls


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("as it should be")


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("no such thing")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("planted")


urlpatterns = [
    path("plain/", plain),
    path("suspicious/", suspicious),
    path("broken/", broken),
    *urls.urlpatterns,
]

ANSWERS = [
    ("/plain/", 200),
    ("/plain", 301),
    ("/suspicious/", 400),
    ("/no-such-page/", 404),
    ("/broken/", 500),
    ("/admin/", 302),
    ("/admin/login/", 200),
    ("/admin/no-such-page/", 302),
    ("/static/plotly/plotly.min.js", 200),
    ("/static/no-such-file.js", 404),
]


@pytest.fixture
def visitor(settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_every_answer_carries_every_security_header(
    visitor: Client, address: str, status: int
) -> None:
    answer = visitor.get(address)
    answer.close()
    assert answer.status_code == status
    for name, value in middleware.HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["Referrer-Policy"]
    assert answer.headers["Server"] == "pourparler"
    assert "X-Powered-By" not in answer.headers


@pytest.mark.django_db
def test_an_unknown_host_is_a_400_with_the_headers(visitor: Client) -> None:
    answer = visitor.get("/plain/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert answer.headers["Content-Security-Policy"] == middleware.CONTENT_SECURITY_POLICY


def test_the_redirect_to_https_carries_the_headers_and_names_our_own_host(
    visitor: Client, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_SSL_HOST = "pourparler.example"
    answer = visitor.get("/plain/", headers={"host": "testserver:6666"})
    assert answer.status_code == 301
    assert answer.headers["Location"] == "https://pourparler.example/plain/"
    assert answer.headers["Content-Security-Policy"] == middleware.CONTENT_SECURITY_POLICY


def test_the_policy_allows_nothing_unsafe_and_nobody_else() -> None:
    policy = middleware.CONTENT_SECURITY_POLICY
    assert policy.startswith("default-src 'none'; ")
    for word in ("unsafe", "http", "data:", "blob:", "*"):
        assert word not in policy


@pytest.mark.parametrize(
    ("address", "policy"),
    [
        ("/", "no-referrer"),
        ("/administration/", "no-referrer"),
        ("/admin/", "same-origin"),
        ("/admin/login/", "same-origin"),
    ],
)
def test_only_the_admin_sends_a_referrer_and_only_to_itself(
    rf: RequestFactory, address: str, policy: str
) -> None:
    assert middleware.referrer_policy(rf.get(address)) == policy


def test_a_plain_page_sets_no_cookie_and_does_not_vary_by_cookie(visitor: Client) -> None:
    answer = visitor.get("/plain/")
    assert not answer.cookies
    assert "Vary" not in answer.headers


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.66, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.66, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, " , ", "192.0.2.1"),
    ],
)
def test_what_a_visitor_writes_into_forwarding_headers_is_not_believed(
    rf: RequestFactory, settings: Settings, proxies: int, forwarded: str, address: str
) -> None:
    settings.PROXIES = proxies
    request = rf.get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="192.0.2.1")
    assert middleware.client_address(request) == address


@pytest.mark.django_db
class TestLoggingIn:
    """The lock on the desk's door slows those who guess and lets the rightful editor in."""

    @pytest.fixture(autouse=True)
    def editor(self) -> None:
        User.objects.create_superuser("editor", password="right horse")

    def log_in(self, password: str, address: str = "192.0.2.1") -> int:
        answer = Client(REMOTE_ADDR=address).post(
            "/admin/login/?next=/admin/password_change/",
            {"username": "editor", "password": password},
        )
        self.page = answer.content.decode()
        return answer.status_code

    def guess(self, times: int = 5) -> list[int]:
        return [self.log_in(f"wrong {number}") for number in range(times)]

    def test_the_fifth_wrong_password_closes_the_door_with_a_page_that_says_for_how_long(
        self,
    ) -> None:
        assert self.guess() == [200, 200, 200, 200, 429]
        assert "Too many attempts" in self.page
        assert "900 seconds" in self.page

    def test_behind_a_closed_door_even_the_right_password_waits(self) -> None:
        self.guess()
        assert self.log_in("right horse") == 429

    def test_the_editor_gets_in_from_another_address_meanwhile(self) -> None:
        self.guess()
        assert self.log_in("right horse", address="192.0.2.2") == 302

    def test_another_address_that_guesses_does_not_close_the_door_for_the_editor(self) -> None:
        self.guess(times=20)
        assert self.log_in("right horse", address="192.0.2.2") == 302

    def test_the_door_opens_again_after_a_quarter_of_an_hour(self, settings: Settings) -> None:
        self.guess()
        for attempt in AccessAttempt.objects.all():
            attempt.attempt_time -= timedelta(minutes=15, seconds=1)
            attempt.save()
        assert self.log_in("right horse") == 302

    def test_a_right_password_clears_what_went_wrong_before(self) -> None:
        assert self.guess(times=4) == [200] * 4
        assert self.log_in("right horse") == 302
        assert self.guess(times=4) == [200] * 4


@pytest.mark.django_db
def test_the_link_in_a_password_letter_is_the_sites_own_whatever_host_was_asked(
    client: Client, settings: Settings, mailoutbox: list[EmailMessage]
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    User.objects.create_superuser("editor", email="editor@desk.example", password="right horse")
    answer = client.post(
        "/admin/password_reset/",
        {"email": "editor@desk.example"},
        headers={"host": "evil.example"},
    )
    assert answer.status_code == 302
    (letter,) = mailoutbox
    assert f"{settings.PUBLIC_BASE_URL}/admin/password_reset/" in letter.body
    assert "evil.example" not in letter.body
