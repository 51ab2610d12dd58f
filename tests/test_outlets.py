"""The page of an outlet: its own reporting, what it relays, and what was said to it."""

from __future__ import annotations

import pytest

from tests.factories import (
    make_actor,
    make_claim,
    make_outlet,
    make_report,
    make_statement,
)
from tests.pages import links, words
from tracker import projection
from tracker.models import Outlet

pytestmark = pytest.mark.django_db


def page(client, outlet, day=""):
    projection.rebuild(projection.everything())
    return words(client, outlet.get_absolute_url() + (f"?as_of={day}" if day else ""))


def test_the_page_says_what_it_is_and_who_controls_it(client):
    outlet = make_outlet(
        name="Gazette",
        kind="newspaper",
        state_controlled=True,
        country="Norway",
        homepage="https://example.org/",
        family="group",
    )
    sister = make_outlet(name="Sister", family="group")
    for each in (outlet, sister, make_outlet(name="Stranger")):
        make_report(outlet=each)
    make_outlet(name="Unknown sister", family="group")
    text = page(client, outlet)
    for shown in (
        "Outlet Gazette", "Kind Newspaper", "Control State-controlled", "Country Norway",
        "Family Sister one owner: their own voices count once",
    ):  # fmt: skip
        assert shown in text
    assert "Stranger" not in text
    assert "Unknown sister" not in text
    assert "https://example.org/" in links(client, outlet.get_absolute_url())


def test_shares_stand_beside_their_counts(client):
    outlet, agency = make_outlet("gazette"), make_outlet()
    report = make_report(outlet=outlet)
    for origin in (outlet, agency, agency, agency, None):
        make_claim(report=report, statement=make_statement(origin=origin))
    for _ in range(3):
        make_claim(report=report, statement=None)
    make_claim(report=make_report(outlet=outlet, status="draft"), statement=None)
    make_claim(statement=None)
    text = page(client, outlet)
    for row in (
        "Said to it: its own reporting 1 12 %", "Relayed: said to another outlet 3 38 %",
        "Relayed: to whom it was said is not named 1 12 %", "Its own voice, unattributed 3 38 %",
    ):  # fmt: skip
        assert row in text
    assert "/claims/?outlet=gazette&voice=outlet" in links(client, outlet.get_absolute_url())


def test_its_reports_are_listed_with_how_much_they_carry(client):
    outlet = make_outlet("gazette")
    make_claim(report=make_report(outlet=outlet, headline="Talks go on"))
    make_report(outlet=outlet, headline="Nothing new", published="2025-06-12")
    make_report(outlet=outlet, headline="Hidden", status="draft")
    text = page(client, outlet)
    assert "Reports 2 reports" in text
    assert text.index("Nothing new") < text.index("Talks go on")
    assert "10 June 2025: 1 claim " in text
    assert "12 June 2025: 0 claims" in text
    assert "Hidden" not in text
    assert "/reports/?outlet=gazette" in links(client, outlet.get_absolute_url())


def test_an_outlet_known_only_as_an_origin_lists_what_was_said_to_it(client):
    outlet = make_outlet(name="Agency")
    said = make_statement(make_actor(name="Ann Lee"), origin=outlet)
    make_claim(statement=said)
    make_claim(statement=said)
    make_claim(statement=make_statement(make_actor(name="Ben"), origin=outlet), status="draft")
    text = page(client, outlet)
    assert "No report of this outlet is on record" in text
    made = text[text.index("Statements made to it") :]
    assert "Ann Lee, 10 June 2025" in made
    assert "relayed by 2 reports of 2 outlets, 1 origin." in made
    assert "Ben" not in made


def test_an_outlet_nobody_spoke_to_says_so(client):
    outlet = make_outlet()
    make_report(outlet=outlet)
    assert "No statement on record was made to it." in page(client, outlet)


def test_what_a_later_day_brings_is_not_counted(client):
    outlet = make_outlet()
    for day in ("2025-06-09", "2025-06-12"):
        make_claim(report=make_report(outlet=outlet, published=day), statement=None)
    early = page(client, outlet, "2025-06-10")
    assert "1 report " in early
    assert "unattributed 1 100 %" in early


def test_an_outlet_only_a_draft_knows_is_a_404(client):
    outlet = make_outlet()
    make_report(outlet=outlet, status="draft")
    projection.rebuild(projection.everything())
    assert client.get(outlet.get_absolute_url()).status_code == 404


def test_every_link_keeps_the_day(client):
    outlet = make_outlet("gazette")
    said = make_statement(origin=outlet)
    report = make_report(outlet=outlet, published="2025-06-09")
    make_claim(report=report, statement=said)
    make_claim(report=report, statement=None)
    projection.rebuild(projection.everything())
    found = links(client, "/outlets/gazette/?as_of=2025-06-10")
    assert len(found) == 5
    assert all("as_of=2025-06-10" in link for link in found)


@pytest.mark.parametrize("number", [10, 40])
def test_the_page_asks_the_database_nine_times_however_much_it_printed(
    client, number, django_assert_num_queries
):
    outlet = make_outlet()
    for _ in range(number):
        make_claim(report=make_report(outlet=outlet), statement=make_statement(origin=outlet))
    projection.rebuild(projection.everything())
    with django_assert_num_queries(12):
        client.get(outlet.get_absolute_url())


def test_every_outlet_of_the_sample_has_a_page(client, sample):
    for outlet in Outlet.objects.filter(known_from__isnull=False):
        assert outlet.name in words(client, outlet.get_absolute_url())
