"""The permanent citation of a view, and what it tells a reader who comes back by it."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.citation import fingerprint
from dashboard.days import last_movement
from tests import sweep
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_party,
    make_report,
    make_statement,
)
from tests.fuller_record import numbered
from tests.ledger_files import empty_the_record
from tests.reading_pages import html, plain, read_again, say, words
from tracker.ledger import Ledger
from tracker.models import Issue, Negotiation

pytestmark = pytest.mark.django_db

DAY = date(2025, 6, 11)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


def digest(about=None, day=DAY):
    return fingerprint(Ledger.as_of(day), about)


def citation(client, address):
    """The words of a page's citation, and the address it ends with."""
    _, opening, rest = html(client, address).partition('id="citation">')
    assert opening
    text = plain(rest.partition("</p>")[0])
    return text, text.rpartition(" ")[2]


# What it says.


@pytest.mark.usefixtures("sample")
def test_a_citation_names_the_page_the_day_the_version_and_the_readings(client):
    text, address = citation(client, "/issues/property/?as_of=2025-06-11")
    about = digest(Issue.objects.get(slug="property"))
    assert text == (
        "Pourparler, Diplomatic property, as of 11 June 2025. Ledger version 1, "
        f"readings {about}. {address}"
    )
    assert address == (f"http://127.0.0.1:8000/issues/property/?as_of=2025-06-11&seen=1.{about}")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("asked", "title", "path", "query"),
    [
        ("/", "U.S.–Russia talks on irritants", "/", {"as_of": ["2026-11-23"]}),
        (
            "/claims/?kind=fact&page=2&seen=1.00000000",
            "Claims",
            "/claims/",
            {"kind": ["fact"], "page": ["2"], "as_of": ["2026-11-23"]},
        ),
        ("/about/", "About", "/about/", {"as_of": ["2026-11-23"]}),
    ],
)
def test_its_address_always_names_the_day_and_keeps_all_else(client, asked, title, path, query):
    text, address = citation(client, asked)
    assert text.startswith(f"Pourparler, {title}, as of 23 November 2026. Ledger version 1, ")
    link = urlsplit(address)
    found = parse_qs(link.query)
    seen = found.pop("seen")
    assert (link.path, found) == (path, query)
    assert seen == [f"1.{digest(day=date(2026, 11, 23))}"]


def test_its_host_is_the_sites_and_not_the_requests(client, settings):
    settings.PUBLIC_BASE_URL = "https://ledger.example"
    settings.ALLOWED_HOSTS = ["other.example"]
    answer = client.get("/about/", headers={"host": "other.example"})
    assert "https://ledger.example/about/?as_of=2026-11-23&amp;seen=0." in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/?as_of=2024-01-01", 200),
        ("/?as_of=2027-01-01", 200),
        ("/claims/?kind=nonsense", 400),
        ("/issues/never-heard-of/", 404),
        ("/no-such-page/", 404),
    ],
)
def test_there_is_nothing_to_cite_where_nothing_is_said(client, address, status):
    make_report()
    assert "Cite this view" not in html(client, address, status)


# Whoever comes back.


def come_back(client, address, seen):
    return words(client, f"{address}{'&' if '?' in address else '?'}seen={seen}")


@pytest.mark.usefixtures("sample")
def test_a_reader_who_comes_back_is_told_that_nothing_changed(client):
    _, address = citation(client, "/issues/property/?as_of=2025-06-11")
    text = words(client, address.removeprefix("http://127.0.0.1:8000"))
    assert (
        "Unchanged since version 1, the one cited: "
        "the readings of this issue as of 11 June 2025 are still the same." in text
    )


@pytest.mark.usefixtures("sample")
def test_a_reader_who_comes_back_is_told_that_something_changed(client):
    _, cited = citation(client, "/issues/property/?as_of=2025-06-11")
    _, cited_front = citation(client, "/?as_of=2025-06-11")
    speaker = make_actor(party=make_party())
    say(speaker, "2025-06-11", issue=Issue.objects.get(slug="property"), value="agreed")
    read_again()
    Negotiation.objects.raise_version()
    for address, whose in ((cited, "the readings of this issue"), (cited_front, "the ledger’s")):
        text = words(client, address.removeprefix("http://127.0.0.1:8000"))
        assert f"Changed since version 1, the one cited: {whose}" in text
        assert "entered, corrected or withdrawn since" in text


@pytest.mark.usefixtures("sample")
def test_what_became_known_since_is_one_click_away(client):
    page = html(client, "/issues/property/?as_of=2025-06-11&seen=1.00000000")
    link = (
        '<a href="/changes/?since=2025-06-11" data-day="">What became known after 11 June 2025</a>'
    )
    assert link in page
    assert "after 11 June 2025, up to 23 November 2026" in words(
        client, "/changes/?since=2025-06-11"
    )


def test_nobody_else_is_told_anything(client):
    make_report()
    assert "since version" not in words(client, "/")


@pytest.mark.usefixtures("sample")
def test_what_was_seen_goes_along_with_no_link(client):
    page = html(client, "/claims/?as_of=2025-06-11&seen=1.00000000&sort=-outlet")
    links = [link.partition('"')[0] for link in page.split('href="')[1:]]
    assert "/claims/?sort=-outlet&amp;as_of=2025-06-10" in links
    assert [link for link in links if "seen" in link] == []
    assert 'name="seen"' not in page


@pytest.mark.parametrize(
    "seen", ["1", "1.", "1.0a1b2c3", "1.0A1B2C3D", "1.0a1b2c3d4", "x.0a1b2c3d", "2.0a1b2c3d"]
)
@pytest.mark.parametrize("address", ["/claims/", "/?as_of=2024-01-01", "/issues/never-heard-of/"])
def test_a_citation_that_none_can_have_is_a_400_that_names_it(client, seen, address):
    Negotiation.objects.raise_version()
    make_report()
    answer = client.get(f"{address}{'&' if '?' in address else '?'}seen={seen}")
    assert answer.status_code == 400
    assert "The trouble is with <code>seen</code>" in answer.content.decode()


# The hash.


def record(*, reverse=False):
    """The same record, its rows entered in one order or the other."""
    empty_the_record()
    issue = make_issue("herring")
    event = make_event("oslo")
    north = make_party("north", order=0)
    speakers = [make_actor(f"speaker-{letter}", party=north) for letter in "ab"]
    said = [(speakers[0], "agreed"), (speakers[1], "refused")]
    for speaker, value in reversed(said) if reverse else said:
        place = speakers.index(speaker)
        report = make_report(published="2025-06-10", public_id=numbered("rxx", place))
        make_claim(
            report=report,
            statement=make_statement(speaker, said="2025-06-10"),
            issue=issue,
            value=value,
            public_id=numbered("cxx", place),
        )
    make_forecast(
        report=make_report(published="2025-06-10", public_id=numbered("rxx", 2)),
        statement=make_statement(speakers[0], said="2025-06-10", public_id=numbered("sxx", 2)),
        event=event,
        window="2025-06-30",
        public_id=numbered("cxx", 2),
    )
    read_again()
    return issue, event


def test_one_record_has_one_hash_in_whatever_order_it_was_entered():
    issue, event = record()
    first = digest(), digest(issue), digest(event)
    issue, event = record(reverse=True)
    assert (digest(), digest(issue), digest(event)) == first
    assert len(set(first)) == 3


def test_it_changes_with_a_reading_and_with_the_state_of_a_forecast_and_not_between_them():
    issue, event = record()
    on_the_day = digest(event, date(2025, 6, 10))
    assert digest(event, date(2025, 6, 30)) == on_the_day
    assert digest(event, date(2025, 7, 1)) != on_the_day
    assert digest(issue, date(2025, 7, 1)) == digest(issue, date(2025, 6, 10))
    assert digest(issue, date(2025, 6, 9)) != digest(issue, date(2025, 6, 10))


def test_what_moves_one_issue_leaves_the_others_as_they_are():
    issue, _ = record()
    other = make_issue("cod")
    before = digest(issue), digest(other), digest()
    say(make_actor(party=make_party()), "2025-06-11", issue=other)
    read_again()
    after = digest(issue), digest(other), digest()
    assert [one == two for one, two in zip(before, after, strict=True)] == [True, False, False]


def test_drafts_are_not_in_it():
    issue, _ = record()
    before = digest(issue), digest()
    make_claim(issue=issue, value="stalled", status="draft")
    read_again()
    assert (digest(issue), digest()) == before


@pytest.mark.usefixtures("sample")
def test_it_is_worked_out_once_for_a_version_and_a_movement(settings, django_assert_num_queries):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "cite"}
    }
    first = digest()
    with django_assert_num_queries(1):  # The ledger's version.
        assert digest(day=date(2025, 6, 20)) == first
    assert last_movement(Ledger.as_of(date(2025, 6, 20))) == DAY
    Negotiation.objects.raise_version()
    assert digest() == first
