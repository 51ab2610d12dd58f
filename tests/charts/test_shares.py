"""The share of voices by side: acts of speech, however many outlets relay them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import shares
from dashboard.charts.shares import NO_PARTY, PRESS, _percents
from tests.charts.making import ledger
from tests.factories import (
    make_actor,
    make_claim,
    make_issue,
    make_party,
    make_report,
    make_statement,
)
from tracker.rules.record import Kind


@pytest.fixture
def issue():
    return make_issue("flights")


def counted(issue):
    found = ledger()
    rows = shares(found, found.claims().filter(issue=issue))["shares"]
    return {row["label"]: row["count"] for row in rows}


@pytest.mark.django_db
def test_an_interview_that_three_outlets_relay_is_one_voice(issue):
    north, _ = make_party("north"), make_party("south")
    interview = make_statement(make_actor(party=north))
    for _ in range(3):
        make_claim(issue=issue, statement=interview)
    assert counted(issue) == {"North": 1, "South": 0}


@pytest.mark.django_db
def test_every_kind_of_voice_is_counted_on_its_side(issue):
    north, south = make_party("north"), make_party("south")
    third = make_party("third", principal=False)
    make_claim(
        issue=issue, statement=make_statement(make_actor(party=north), make_actor(party=south))
    )
    make_claim(issue=issue, statement=make_statement(make_actor(party=third)))
    make_claim(issue=issue, statement=make_statement(make_actor(party=None)))
    make_claim(
        issue=issue,
        statement=make_statement(make_actor(party=south), according_to=make_actor(party=north)),
    )
    report = make_report()
    for aspect in ("demand", "offer"):
        make_claim(
            issue=issue, report=report, statement=None, about=north, aspect=aspect, value="it"
        )
    make_claim(issue=issue, kind=Kind.SILENCE.value, statement=None, about=south)
    assert counted(issue) == {"North": 2, "South": 1, "Third": 1, PRESS: 1, NO_PARTY: 1}


@pytest.mark.django_db
def test_drafts_and_other_issues_are_not_counted(issue):
    make_party("north")
    make_claim(issue=issue, status="draft")
    make_claim()
    found = ledger()
    assert shares(found, found.claims().filter(issue=issue))["shares"] == []


@pytest.mark.django_db
def test_the_shares_are_five_queries_for_any_number_of_claims(issue, django_assert_num_queries):
    for _ in range(8):
        make_claim(issue=issue)
    found = ledger()
    with django_assert_num_queries(5):
        shares(found, found.claims().filter(issue=issue))


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12))
def test_percents_add_up_and_are_off_by_less_than_one(counts):
    percents = _percents(counts)
    total = sum(counts)
    assert sum(percents) == (100 if total else 0)
    assert all(
        abs(percent - 100 * count / total) < 1
        for count, percent in zip(counts, percents, strict=True)
        if total
    )
