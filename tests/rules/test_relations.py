"""Rule 11: how one claim stands to another; the first rule that fits decides."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.making import (
    GAZETTE,
    HERALD,
    NORTH,
    NORTH_TOO,
    PRINCIPALS,
    SOUTH,
    on_issue,
    printed,
    spoken,
)
from tracker.aspects import Subject
from tracker.rules.relations import Relation, relate


def plus(days: int) -> str:
    return date.fromordinal(date(2025, 3, 1).toordinal() + days).isoformat()


FIRST = "2025-03-01"
CASES = [
    (
        Relation.DIFFERENT_COUNT,
        printed("ordinal", "1", FIRST, GAZETTE, series="one"),
        printed("ordinal", "2", FIRST, HERALD, series="two"),
    ),
    (
        Relation.DIFFERENT_COUNT,
        printed("ordinal", "1", FIRST, GAZETTE),
        printed("ordinal", "1", FIRST, HERALD),
    ),
    (
        Relation.CONTRADICTS,
        printed("ordinal", "1", FIRST, GAZETTE, series="one"),
        printed("ordinal", "2", FIRST, HERALD, series="one"),
    ),
    (
        Relation.ECHO,
        spoken("place", "Oslo, Norway", FIRST, statement="talk"),
        spoken("place", "Norway", FIRST, statement="talk"),
    ),
    (
        Relation.DRIFT,
        spoken("place", "Oslo", FIRST, statement="talk"),
        spoken("place", "Bern", FIRST, statement="talk"),
    ),
    (
        Relation.AGREES,
        spoken("place", "Oslo", FIRST),
        spoken("place", "Oslo", FIRST, SOUTH),
    ),
    (
        Relation.REFINES,
        spoken("place", "Norway", FIRST),
        spoken("place", "Oslo, Norway", FIRST, SOUTH),
    ),
    (
        Relation.PARTIES_DIFFER,
        on_issue("status", "agreed", FIRST, NORTH),
        on_issue("status", "refused", plus(90), SOUTH),
    ),
    (
        None,
        on_issue("status", "agreed", FIRST, NORTH),
        on_issue("status", "refused", plus(91), SOUTH),
    ),
    (
        Relation.SUPERSEDES,
        spoken("status", "cancelled", FIRST),
        spoken("status", "postponed", plus(2)),
    ),
    (
        Relation.LATER_WORD,
        spoken("status", "announced", FIRST, NORTH),
        spoken("status", "cancelled", plus(2), NORTH_TOO),
    ),
    (
        Relation.LATER_WORD,
        spoken("place", "Oslo", FIRST, NORTH),
        spoken("place", "Bern", plus(8), NORTH_TOO),
    ),
    (
        Relation.ANSWERS,
        spoken("date", "none", FIRST, NORTH),
        spoken("date", "2025-07-01", plus(2), NORTH_TOO),
    ),
    (
        Relation.ANSWERS,
        spoken("date", "none", FIRST, NORTH),
        printed("date", "2025-07-01", plus(2), GAZETTE),
    ),
    (
        Relation.CONTRADICTS,
        spoken("date", "none", FIRST, NORTH),
        spoken("date", "2025-07-01", plus(60), SOUTH),
    ),
    (
        Relation.CONTRADICTS,
        spoken("status", "announced", FIRST, NORTH),
        spoken("status", "cancelled", plus(2), SOUTH),
    ),
    (
        Relation.CONTRADICTS,
        spoken("agenda", "banking", FIRST),
        spoken("agenda", "not: banking", plus(200), SOUTH),
    ),
    (None, spoken("agenda", "banking", FIRST), spoken("agenda", "visas", FIRST, SOUTH)),
    (None, spoken("place", "Oslo", FIRST), spoken("date", "2025-04-01", FIRST)),
    (
        None,
        on_issue("demand", "return", FIRST, NORTH),
        on_issue("demand", "return", FIRST, SOUTH),
    ),
]


@pytest.mark.parametrize(("expected", "a", "b"), CASES)
def test_the_first_rule_that_fits_names_the_relation(expected, a, b):
    assert relate(a, b, PRINCIPALS) == expected


@pytest.mark.parametrize(("expected", "a", "b"), CASES)
def test_a_relation_reads_the_same_from_both_ends(expected, a, b):
    assert relate(b, a, PRINCIPALS) == expected


def test_the_place_of_a_held_event_is_fixed_so_time_does_not_excuse_a_difference():
    a = printed("place", "Oslo", "2025-03-01", GAZETTE)
    b = printed("place", "Bern", "2025-09-01", HERALD)
    assert relate(a, b, PRINCIPALS) is Relation.LATER_WORD
    assert relate(a, b, PRINCIPALS, held=True) is Relation.CONTRADICTS


def test_a_joint_statement_agrees_with_either_side():
    joint = on_issue("status", "agreed", FIRST, voices=(NORTH, SOUTH))
    assert relate(joint, on_issue("status", "agreed", FIRST, SOUTH), PRINCIPALS) is Relation.AGREES


def test_claims_about_different_subjects_have_no_relation():
    event = spoken("status", "announced", FIRST)
    issue = on_issue("status", "agreed", FIRST)
    assert event.subject is Subject.EVENT
    assert relate(event, issue, PRINCIPALS) is None
