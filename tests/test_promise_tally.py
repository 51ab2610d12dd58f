"""Forecasts counted: shares and medians as tables of cases, and when there are too few."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.promise_tally import Promise, is_due_soon, median_words, tally
from tracker.rules.record import Hedge, Outcome

DAY = date(2025, 8, 1)


def promises(**numbers):
    """So many forecasts of each outcome: `kept=2, open=1`."""
    return [
        Promise(
            Outcome(name),
            closes=DAY - timedelta(days=10) if name == "overdue" else None,
            days_late=3 if name == "late" else None,
        )
        for name, number in numbers.items()
        for _ in range(number)
    ]


@pytest.mark.parametrize(
    ("numbers", "share", "words"),
    [
        ({}, None, "no share: none decided"),
        ({"open": 9}, None, "no share: none decided"),
        ({"kept": 1, "overdue": 1}, None, "too few to give a share: 1 of 2 kept"),
        ({"kept": 4}, None, "too few to give a share: 4 of 4 kept"),
        ({"kept": 4, "open": 5}, None, "too few to give a share: 4 of 4 kept"),
        ({"kept": 5}, 100, "100 %: 5 of 5 kept"),
        ({"kept": 2, "late": 2, "overdue": 2}, 33, "33 %: 2 of 6 kept"),
        ({"called_off": 5}, 0, "0 %: 0 of 5 kept"),
        ({"kept": 4, "called_off": 1}, 80, "80 %: 4 of 5 kept"),
        (
            {"kept": 4, "not_scorable": 1, "unreported": 1, "not_decidable": 1},
            None,
            "too few to give a share: 4 of 4 kept",
        ),
    ],
)  # fmt: skip
def test_a_share_is_of_five_decided_forecasts_at_least(numbers, share, words):
    found = tally(promises(**numbers), DAY)
    assert (found.share, found.share_words) == (share, words)
    assert found.number == sum(numbers.values())


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), ""),
        ((1,), "1 day (1 forecast)"),
        ((12,), "12 days (1 forecast)"),
        ((1, 3), "median 2 days (2 forecasts)"),
        ((1, 2), "median 1.5 days (2 forecasts)"),
        ((1, 5, 90), "median 5 days (3 forecasts)"),
    ],
)
def test_a_median_says_of_how_many(days, words):
    assert median_words(days) == words


def test_late_and_overdue_are_told_apart():
    found = tally(promises(late=2, overdue=1, kept=1), DAY)
    assert found.late_words == "median 3 days (2 forecasts)"
    assert found.overdue_words == "10 days (1 forecast)"


@pytest.mark.parametrize(
    ("outcome", "in_days", "soon"),
    [
        (Outcome.OPEN, 0, True),
        (Outcome.OPEN, 30, True),
        (Outcome.OPEN, 31, False),
        (Outcome.OVERDUE, -1, False),
        (Outcome.KEPT, 5, False),
    ],
)
def test_due_soon_is_open_and_closes_within_thirty_days(outcome, in_days, soon):
    assert is_due_soon(outcome, DAY + timedelta(days=in_days), DAY) is soon


def test_what_has_no_window_is_never_due_soon():
    assert not is_due_soon(Outcome.OPEN, None, DAY)


@pytest.mark.parametrize(
    ("hedges", "hedged"),
    [
        (set(), 0),
        ({Hedge.PLAIN}, 0),
        ({Hedge.CONFIRMS}, 0),
        ({Hedge.EXPECTS}, 1),
        ({Hedge.PLAIN, Hedge.HOPES}, 1),
        ({Hedge.CONDITIONAL}, 1),
    ],
)
def test_a_forecast_is_hedged_where_any_of_its_claims_is(hedges, hedged):
    found = tally([Promise(Outcome.OPEN, hedges=frozenset(hedges), reports=3)], DAY)
    assert (found.hedged, found.reports) == (hedged, 3)
    assert found.hedged_words == f"{hedged} of 1"


OUTCOMES = st.lists(st.sampled_from(list(Outcome)), max_size=30)


@given(OUTCOMES)
def test_every_forecast_is_counted_once(outcomes):
    found = tally([Promise(outcome) for outcome in outcomes], DAY)
    assert sum(found.counts.values()) == found.number == len(outcomes)
    assert found.kept <= found.decided <= found.number
    assert found.share is None or 0 <= found.share <= 100
