"""Stored values in words."""

from __future__ import annotations

import pytest

from dashboard import wording
from tests.factories import make_actor, make_claim, make_event, make_statement
from tracker import aspects, projection
from tracker.ledger import Ledger
from tracker.models import EventKind
from tracker.rules.record import Kind, Outcome, Support


@pytest.mark.parametrize(
    ("rung", "outlets", "words"),
    [
        (Support.ONE_VOICE, 0, "one voice"),
        (Support.ONE_VOICE, 1, "one voice; unattributed, 1 outlet"),
        (Support.BOTH_SIDES, 3, "both sides; unattributed, 3 outlets"),
        (Support.UNATTRIBUTED, 2, "unattributed, 2 outlets"),
        (Support.DESK, 0, "the desk's verdict"),
    ],
)
def test_support_names_its_rung_and_counts_outlets_beside_it(rung, outlets, words):
    assert wording.support(rung, outlets) == words


@pytest.mark.parametrize(
    ("state", "late", "words"),
    [
        (Outcome.OVERDUE, None, "overdue"),
        (Outcome.LATE, 1, "late by 1 day"),
        (Outcome.LATE, 12, "late by 12 days"),
        (Outcome.CALLED_OFF, None, "called off"),
    ],
)
def test_an_outcome_says_how_late(state, late, words):
    assert wording.outcome(state, late) == words


def test_every_rung_and_outcome_has_words():
    assert set(wording.SUPPORT_WORDS) == set(Support)
    assert set(wording.OUTCOME_WORDS) == set(Outcome)
    assert wording.kind("linkage") == Kind.LINKAGE.value


@pytest.mark.django_db
def test_what_is_no_meeting_took_place():
    meeting, call = make_event(), make_event(kind=EventKind.CALL)
    assert wording.value("event", "status", "held", event=meeting) == "held"
    assert wording.value("event", "status", "held", event=call) == "took place"
    assert wording.value("event", "status", "not: held", event=call) == "did not take place"


@pytest.mark.django_db
def test_only_actors_the_public_may_know_are_named():
    public, hidden = make_actor("public"), make_actor("hidden")
    make_claim(statement=make_statement(public))
    make_claim(statement=make_statement(hidden), status="draft")
    projection.rebuild(projection.everything())
    said = [("head_of_delegation", "public"), ("head_of_delegation", "not: hidden")]
    assert wording.actor_names(Ledger.as_of(), said) == {"public": "Public"}


@pytest.mark.django_db
def test_no_query_is_asked_where_no_actor_is_named(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert wording.actor_names(Ledger.as_of(), [("place", "Oslo")]) == {}


def test_dates_and_labels_read_as_words():
    assert wording.when("2025-06-10") == "10 June 2025"
    assert wording.when("") == ""
    label = aspects.aspect("event", "head_of_delegation").label
    assert wording.aspect_label("event", "head_of_delegation") == label
