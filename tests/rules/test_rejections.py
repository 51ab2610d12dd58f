"""What the desk rejects is no dispute, from its day on and for all echoes; the rest stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.making import (
    GAZETTE,
    HERALD,
    NORTH,
    NORTH_TOO,
    SOUTH,
    on_issue,
    printed,
    reading,
    rejected,
    spoken,
)
from tracker.rules.record import OWN, Key, Kind, Role

STATUS, PLACE, ORDINAL = Key("status"), Key("place"), Key("ordinal", "rounds")
LATER = "2026-01-01"


def counted(value, said="2025-03-01", voice=NORTH, **more):
    return spoken("ordinal", value, said, voice, series="rounds", **more)


def contested(claims, key, *pairs, day=LATER):
    return reading(claims, key, day, rejections=[rejected(*pair) for pair in pairs]).is_contested


def test_a_rejected_pair_of_rivals_contests_the_reading_no_longer():
    claims = [counted("2"), counted("2", voice=NORTH_TOO), counted("3", voice=SOUTH)]
    second, too, third = claims
    assert contested(claims, ORDINAL)
    assert contested(claims, ORDINAL, (third, second))
    assert not contested(claims, ORDINAL, (third, second), (too, third))
    state = reading(claims, ORDINAL, LATER, rejections=[rejected(third, second)])
    assert dict(state.cited)[third.id] is Role.RIVAL


def test_before_its_day_nothing_changes():
    claims = [counted("2"), counted("2", voice=NORTH_TOO), counted("3", voice=SOUTH)]
    pairs = [rejected(claims[2], claim, "2025-04-01") for claim in claims[:2]]
    assert reading(claims, ORDINAL, "2025-03-31", rejections=pairs).is_contested
    assert not reading(claims, ORDINAL, "2025-04-01", rejections=pairs).is_contested


def test_a_pair_counts_once_both_of_its_claims_are_known():
    echo = counted("3", voice=SOUTH, statement="talk")
    named = replace(echo, id="named", known=echo.known.replace(month=5), report="late")
    claims = [counted("2"), counted("2", voice=NORTH_TOO), echo, named]
    pairs = [rejected(named, claim) for claim in claims[:2]]
    assert reading(claims, ORDINAL, "2025-04-30", rejections=pairs).is_contested
    assert not reading(claims, ORDINAL, "2025-05-01", rejections=pairs).is_contested
    assert reading(claims[:3], ORDINAL, LATER, rejections=pairs).is_contested


def test_a_pair_holds_for_the_echoes_of_both_claims_and_for_no_other_value_of_theirs():
    one = [counted("2", statement="one", report=report) for report in ("a", "b", "c")]
    two = [counted("3", voice=SOUTH, statement="two", report=report) for report in ("d", "e")]
    pair = (one[0], two[0])
    assert not contested([*one, *two], ORDINAL, pair)
    other = counted("4", voice=SOUTH, statement="two")
    assert contested([*one, *two, other], ORDINAL, pair)


def test_of_outlets_that_speak_for_themselves_each_claim_is_its_own():
    claims = [
        printed("ordinal", value, "2025-03-01", outlet, series="rounds")
        for value, outlet in (("2", GAZETTE), ("3", HERALD), ("3", GAZETTE))
    ]
    assert contested(claims, ORDINAL, (claims[0], claims[1]))
    assert not contested(claims, ORDINAL, (claims[0], claims[1]), (claims[0], claims[2]))


def test_two_values_shown_together_are_contested_only_by_what_is_not_rejected():
    claims = [spoken("place", "Oslo", "2025-03-01"), spoken("place", "Bern", "2025-03-01")]
    state = reading(claims, PLACE, LATER, rejections=[rejected(claims[0], claims[1])])
    assert state.values == ("Bern", "Oslo")
    assert not state.is_contested
    also = [*claims, spoken("place", "Bern", "2025-03-01", SOUTH)]
    assert contested(also, PLACE, (claims[0], claims[1]))
    assert not contested(also, PLACE, (claims[0], claims[1]), (claims[0], also[2]))


def test_rejected_drift_is_none():
    claims = [counted(value, statement="talk") for value in ("2", "3")]
    assert reading(claims, ORDINAL, LATER).has_drift
    state = reading(claims, ORDINAL, LATER, rejections=[rejected(claims[0], claims[1])])
    assert (state.has_drift, state.is_contested) == (False, False)


def test_parties_whose_words_the_desk_finds_alike_do_not_differ():
    claims = [
        on_issue("status", "agreed", "2025-03-01", NORTH),
        on_issue("status", "refused", "2025-03-01", SOUTH),
    ]
    for party in ("north", "south"):
        key = Key("status", party, said_by=OWN)
        assert reading(claims, key, LATER).parties_differ
        state = reading(claims, key, LATER, rejections=[rejected(claims[0], claims[1])])
        assert not state.parties_differ
        assert len(state.cited) == 1


def test_a_denial_that_an_event_took_place_is_rejected_against_all_the_statement_says():
    told = [
        spoken("status", "held", "2025-03-10", statement="talk"),
        spoken("duration", "PT6H", "2025-03-10", statement="talk", kind=Kind.FACT),
    ]
    denial = spoken("status", "denied", "2025-03-11", SOUTH)
    assert contested([*told, denial], STATUS)
    assert not contested([*told, denial], STATUS, (denial, told[0]))


@pytest.mark.parametrize("drop", [0, 2])
def test_a_pair_of_which_one_claim_is_not_there_changes_nothing(drop):
    claims = [counted("2"), counted("3", voice=NORTH_TOO), counted("3", voice=SOUTH)]
    pair = rejected(claims[0], claims[2])
    left = [claim for claim in claims if claim is not claims[drop]]
    assert reading(left, ORDINAL, LATER, rejections=[pair]) == reading(left, ORDINAL, LATER)


def test_what_is_read_and_how_well_it_is_supported_stays_the_same():
    claims = [counted("2"), counted("2", voice=NORTH_TOO), counted("3", voice=SOUTH)]
    before = reading(claims, ORDINAL, LATER)
    pairs = [rejected(claims[2], claim) for claim in claims[:2]]
    after = reading(claims, ORDINAL, LATER, rejections=pairs)
    assert before.is_contested
    assert after == replace(before, is_contested=False, cited=after.cited)
    assert {role for _, role in after.cited} == {Role.SUPPORTS}
