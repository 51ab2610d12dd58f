"""The about page: who keeps the ledger, what it holds, its licence, and where errors go."""

import re
from datetime import date

import html5lib
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from dashboard import environment
from tests.factories import make_claim, make_negotiation, make_report, make_statement
from tracker import publishing
from tracker.models import Publication

pytestmark = pytest.mark.django_db


def page(client: Client, address: str = "/about/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def publish_claim(day: str) -> None:
    """A draft report of that day with one claim, published as the desk does it."""
    report = make_report(status=Publication.DRAFT, published=day, entered=date.fromisoformat(day))
    make_claim(report=report, statement=make_statement(said=day))
    publishing.publish(report)


def test_an_empty_ledger_says_that_nothing_has_been_published(client: Client) -> None:
    html = page(client)
    assert "The desk has not named its subject yet." in html
    assert "Nothing has been published yet." in html


def test_the_page_says_what_the_ledger_is_about_in_the_ledgers_own_words(client: Client) -> None:
    make_negotiation(title="Talks on fish", summary="Two coasts, one bay.")
    html = page(client)
    assert "<strong>Talks on fish</strong>" in html
    assert "Two coasts, one bay." in html


def held(html: str) -> dict[str, str]:
    """What the page says that the ledger holds."""
    return dict(re.findall(r"<dt>([^<]+)</dt>\s*<dd>([^<]+)</dd>", html))


def test_the_page_counts_what_had_been_published_by_the_day(client: Client) -> None:
    publish_claim("2025-06-10")
    publish_claim("2025-07-01")
    dates = {"First report": "10 June 2025", "Last report": "1 July 2025"}
    assert held(page(client)) == {"Reports": "2", "Statements": "2", "Claims": "2", **dates}
    dates["Last report"] = "10 June 2025"
    earlier = held(page(client, "/about/?as_of=2025-06-11"))
    assert earlier == {"Reports": "1", "Statements": "1", "Claims": "1", **dates}


def test_a_draft_leaves_no_trace(client: Client) -> None:
    publish_claim("2025-06-10")
    before = page(client)
    make_claim(status=Publication.DRAFT)
    assert page(client) == before


def test_the_page_says_that_visits_are_known_to_the_readers_browser_alone(client: Client) -> None:
    assert "When you were last here stays in your own browser" in page(client)


def test_links_keep_the_day_asked_for(client: Client) -> None:
    publish_claim("2025-06-10")
    assert 'href="/method/?as_of=2025-06-11">the method</a>' in page(
        client, "/about/?as_of=2025-06-11"
    )


def test_a_day_that_is_none_is_a_400_that_names_the_parameter(client: Client) -> None:
    answer = client.get("/about/?as_of=2025-02-30")
    assert answer.status_code == 400
    assert "<code>as_of</code>" in answer.content.decode()


def test_without_a_licence_the_page_grants_none(client: Client, settings: Settings) -> None:
    settings.RECORD_LICENCE = ""
    html = page(client)
    assert "The desk has not put the record under a licence." in html
    assert "creativecommons" not in html


@pytest.mark.parametrize("name", environment.LICENCES)
def test_a_licence_is_named_and_linked(client: Client, settings: Settings, name: str) -> None:
    settings.RECORD_LICENCE = name
    html = page(client)
    assert f'<a href="{environment.LICENCES[name]}" rel="license external noopener">{name}' in html
    assert "has not put the record under a licence" not in html


@pytest.mark.parametrize(
    ("given", "link"),
    [
        ("desk@pourparler.example", "mailto:desk@pourparler.example"),
        ("https://pourparler.example/errors", "https://pourparler.example/errors"),
    ],
)
def test_the_desks_address_is_a_link(
    client: Client, settings: Settings, given: str, link: str
) -> None:
    settings.DESK_CONTACT = environment.contact({"DESK_CONTACT": given}, "DESK_CONTACT")
    assert f'<a href="{link}" rel="noopener">{given}</a>' in page(client)


def test_without_an_address_of_the_desk_the_page_says_so(
    client: Client, settings: Settings
) -> None:
    settings.DESK_CONTACT = ""
    html = page(client)
    assert "has not given an address yet" in html
    assert "mailto:" not in html


@pytest.mark.parametrize("given", ["desk", "desk@", "javascript://desk", "ftp://host/x", "a b@c.d"])
def test_a_contact_that_is_no_address_stops_the_start(given: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DESK_CONTACT is '.*'; it must be an e-mail"):
        environment.contact({"DESK_CONTACT": given}, "DESK_CONTACT")


def test_a_licence_nobody_knows_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="RECORD_LICENCE is 'MIT'; it must be one of"):
        environment.licence({"RECORD_LICENCE": "MIT"}, "RECORD_LICENCE")


@pytest.mark.parametrize("read", [environment.contact, environment.licence])
def test_neither_has_to_be_given(read: object) -> None:
    assert callable(read)
    assert read({}, "NAME") == ""


def test_robots_are_kept_from_the_desk_and_from_other_days(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*as_of=",
    ]


def test_the_page_is_well_formed(client: Client) -> None:
    publish_claim("2025-06-10")
    html5lib.HTMLParser(strict=True).parse(page(client))


def test_the_page_asks_the_database_as_often_however_much_is_on_record(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        publish_claim("2025-06-10")
    with django_assert_num_queries(8):
        page(client)
