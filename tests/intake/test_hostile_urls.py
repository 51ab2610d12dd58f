"""No address, however it is written or resolves, makes the desk ask a machine inside."""

from contextlib import suppress
from typing import Any

import pytest
import requests

from tests.intake.fake_internet import PUBLIC, FakeInternet, fake_internet, showing
from tests.intake.hostile_urls import GOOD, Hostile, hostile_urls
from tracker.intake.article import IntakeError
from tracker.intake.fetching import fetch
from tracker.intake.networks import is_public

HOSTILE = hostile_urls()


@pytest.fixture(autouse=True)
def enabled(settings: Any) -> None:
    settings.FETCH_ARTICLES = True


def opened_by(client: Any, hostile: list[Hostile]) -> dict[str, list[str]]:
    """What addresses inside the client connected to, or tried to, for each that did."""
    found: dict[str, list[str]] = {}
    with fake_internet([GOOD]) as internet:
        internet.site.pages["/"] = showing(b"<p>Good.</p>")
        for number, (url, prepare) in enumerate(hostile):
            internet.opened.clear()
            prepare(internet)
            client(url, internet)
            if internet.opened_inside:
                found[f"{number} {url}"] = internet.opened_inside
    return found


def guarded(url: str, internet: FakeInternet) -> None:
    with suppress(IntakeError):
        fetch(url)


def plain(url: str, internet: FakeInternet) -> None:
    with suppress(requests.RequestException, ValueError), requests.Session() as session:
        session.trust_env = False
        session.get(url, timeout=2)


def looking_first(url: str, internet: FakeInternet) -> None:
    """What many do: resolve the name, judge the address, and then let a client resolve it anew."""
    host = url.partition("://")[2].strip("/")
    with suppress(OSError):
        answers = internet.getaddrinfo(host, 80)
        if all(is_public(answer[4][0]) for answer in answers):
            plain(url, internet)


def test_there_are_many_hostile_addresses_and_each_is_another() -> None:
    written = {hostile.url for hostile in HOSTILE}
    assert len(HOSTILE) >= 600
    assert len(written) >= 300


def test_no_hostile_address_opens_a_connection_to_a_machine_inside() -> None:
    assert opened_by(guarded, HOSTILE) == {}


def test_a_plain_client_opens_hundreds() -> None:
    assert len(opened_by(plain, HOSTILE)) >= 300


def test_a_client_that_looks_before_it_asks_is_led_inside_all_the_same() -> None:
    changing = [hostile for hostile in HOSTILE if hostile.url.startswith("http://evil")]
    assert len(opened_by(looking_first, changing)) >= 20


def test_what_sends_on_to_a_machine_inside_is_itself_asked() -> None:
    """Or the redirects among the hostile addresses would try nothing."""
    sending = [hostile for hostile in HOSTILE if hostile.url == f"http://{GOOD}/1"]
    with fake_internet([GOOD]) as internet:
        for url, prepare in sending:
            prepare(internet)
            with pytest.raises(IntakeError):
                fetch(url)
    assert len(internet.site.visits) >= len(sending)
    assert {*internet.opened} <= PUBLIC
