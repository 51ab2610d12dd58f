"""Chains of events: what joins them, what does not, and how the desk's links are worded."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.chains import Chains, successions_of
from tests.charts.making import ledger, make_known
from tests.factories import make_succession
from tests.reading_pages import section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def events():
    return [make_known(slug, status="announced") for slug in ("spring", "summer", "autumn")]


def test_links_join_events_however_indirectly():
    chains = Chains.linking([(1, 2), (4, 5), (3, 2)])
    assert chains.chain(1) == chains.chain(3) == {1, 2, 3}
    assert chains.chain(5) == {4, 5}
    assert chains.chain(9) == {9}
    assert chains.succeeded == {1, 3, 4}


def test_a_circle_of_links_is_one_chain():
    assert Chains.linking([(1, 2), (2, 1)]).chain(2) == {1, 2}


@pytest.mark.parametrize(
    ("kind", "joined"),
    [("replaces", True), ("postponed to", True), ("may be the same as", False)],
)
def test_what_may_be_the_same_is_never_joined(events, kind, joined):
    spring, summer, _ = events
    make_succession(spring, summer, kind=kind)
    assert (Chains.of(ledger()).chain(spring.pk) == {spring.pk, summer.pk}) is joined


def test_a_link_counts_from_its_day_and_a_draft_never(events):
    spring, summer, autumn = events
    make_succession(spring, summer, known_from=date(2025, 6, 20))
    make_succession(summer, autumn, status="draft")
    today = date(2025, 7, 1)
    assert Chains.of(ledger(date(2025, 6, 19), today)).chain(spring.pk) == {spring.pk}
    assert Chains.of(ledger(today, today)).chain(spring.pk) == {spring.pk, summer.pk}
    assert successions_of(ledger(date(2025, 6, 19), today), spring) == []


@pytest.mark.parametrize(
    ("kind", "of_former", "of_later"),
    [
        ("replaces", "Replaced by Summer", "Replaces Spring"),
        (
            "postponed to",
            "Postponed to Summer",
            "Takes the place, by postponement, of Spring",
        ),
        ("may be the same as", "May be the same as Summer", "May be the same as Spring"),
    ],
)
def test_both_events_name_the_other_with_the_desks_reason(
    events, client, kind, of_former, of_later
):
    make_succession(events[0], events[1], kind=kind, reason="So they say.")
    ledger()
    remark = "(the desk, from 10 June 2025: So they say.)"
    assert f"{of_former} {remark}" in words(client, "/events/spring/")
    assert f"{of_later} {remark}" in words(client, "/events/summer/")


def test_an_event_that_nothing_is_linked_to_says_nothing_of_it(events, client):
    ledger()
    assert "the desk" not in words(client, "/events/spring/")
    assert "Claims about Spring" in section(client, "claims", "/events/spring/")
