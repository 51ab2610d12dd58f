"""Rule 9: the support ladder, counted by speaker and not by outlet."""

from __future__ import annotations

import pytest

from tests.rules.making import (
    GAZETTE,
    GUEST,
    HERALD,
    NORTH,
    NORTH_TOO,
    PRINCIPALS,
    SOUTH,
    THIRD,
    printed,
    spoken,
)
from tracker.rules.record import Support
from tracker.rules.support import count
from tracker.rules.words import words_of

DAY = "2025-06-10"


def says(voice, **more):
    return spoken("place", "Oslo", DAY, voice, **more)


def prints(outlet, **more):
    return printed("place", "Oslo", DAY, outlet, **more)


@pytest.mark.parametrize(
    ("claims", "rung"),
    [
        ([prints(GAZETTE), prints(HERALD)], Support.UNATTRIBUTED),
        ([says(GUEST), prints(HERALD)], Support.UNATTRIBUTED),
        ([says(NORTH)], Support.ONE_VOICE),
        ([says(NORTH), says(NORTH), prints(GAZETTE)], Support.ONE_VOICE),
        ([says(NORTH), says(GUEST)], Support.ONE_VOICE),
        ([says(NORTH), says(THIRD)], Support.ONE_VOICE),
        ([says(NORTH), says(NORTH_TOO)], Support.REPEATED),
        ([says(NORTH), says(SOUTH)], Support.BOTH_SIDES),
        ([says(NORTH, voices=(NORTH, SOUTH))], Support.BOTH_SIDES),
        ([prints(GAZETTE, is_on_paper=True)], Support.ON_PAPER),
    ],
)
def test_the_rung_is_counted_by_speaker(claims, rung):
    assert count(words_of(claims), PRINCIPALS).support is rung


def test_two_outlets_relaying_one_interview_are_one_origin_and_one_speaker():
    relayed = [says(NORTH, statement="talk"), says(NORTH, statement="talk")]
    counts = count(words_of(relayed), PRINCIPALS)
    assert (counts.speakers, counts.origins, counts.reports) == (1, 1, 2)


def test_own_voices_are_counted_beside_the_speakers():
    counts = count(words_of([says(NORTH), prints(GAZETTE), prints(HERALD)]), PRINCIPALS)
    assert (counts.speakers, counts.outlets, counts.origins) == (1, 2, 3)


@pytest.mark.parametrize(
    ("claims", "hearsay"),
    [
        ([says(NORTH, is_hearsay=True)], True),
        ([says(NORTH, is_hearsay=True), says(NORTH_TOO)], False),
        ([prints(GAZETTE)], False),
    ],
)
def test_support_is_hearsay_while_nobody_speaks_for_themselves(claims, hearsay):
    assert count(words_of(claims), PRINCIPALS).is_hearsay is hearsay
