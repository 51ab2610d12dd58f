"""Rules 3 to 8 and 10: what the record of one subject comes to, case by case."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.making import (
    GAZETTE,
    GUEST,
    HERALD,
    NORTH,
    NORTH_TOO,
    SOUTH,
    on_issue,
    printed,
    reading,
    spoken,
)
from tracker.aspects import Subject
from tracker.rules.record import OWN, PRESS, Hedge, Key, Kind, Role, Support, Verdict

STATUS, DATE, PLACE = Key("status"), Key("date"), Key("place")
LATER = "2026-01-01"


def shown(claims, key, day=LATER, verdicts=None):
    state = reading(claims, key, day, verdicts)
    return (state.values, state.is_contested) if state else None


# Rule 1: known when published.


def test_a_claim_is_not_read_before_the_day_it_was_known():
    claims = [spoken("place", "Oslo", "2025-03-01", known="2025-03-05")]
    assert reading(claims, PLACE, "2025-03-04") is None
    assert shown(claims, PLACE, "2025-03-05") == (("Oslo",), False)


# Rule 2: voices and their standing word.


def test_a_voice_is_read_by_what_it_said_last_not_by_what_was_printed_last():
    claims = [
        spoken("place", "Oslo", "2025-03-01", known="2025-05-01"),
        spoken("place", "Bern", "2025-03-20", known="2025-03-21"),
    ]
    assert shown(claims, PLACE) == (("Bern",), False)


def test_what_one_voice_said_on_one_day_has_no_order_so_both_stand():
    claims = [spoken("place", "Oslo", "2025-03-01"), spoken("place", "Bern", "2025-03-01")]
    assert shown(claims, PLACE) == (("Bern", "Oslo"), True)


def test_a_vague_day_of_speech_is_last_only_if_nothing_narrower_exists():
    vague = spoken("place", "Oslo", "[2025-03-01..2025-06-30]", known="2025-07-01")
    sharp = spoken("place", "Bern", "2025-03-20")
    assert shown([vague], PLACE) == (("Oslo",), False)
    assert shown([vague, sharp], PLACE) == (("Bern",), False)


def test_an_undated_page_has_no_order_with_what_falls_in_its_range():
    undated = printed(
        "status", "agreed", "[2025-03-24..2025-04-09]", HERALD,
        subject=Subject.ISSUE, about="north", known="2025-04-09",
    )  # fmt: skip
    dated = printed("status", "raised", "2025-03-30", subject=Subject.ISSUE, about="north")
    key = Key("status", "north", said_by=PRESS)
    assert shown([undated, dated], key) == (("agreed", "raised"), True)


def test_the_day_a_state_held_counts_before_the_day_it_was_said():
    claims = [
        on_issue("status", "raised", "2025-06-10", holds_on=date(2025, 2, 27)),
        on_issue("status", "stalled", "2025-03-15"),
    ]
    assert shown(claims, Key("status", "north", said_by=OWN)) == (("stalled",), False)


def test_one_outlet_family_is_one_voice():
    claims = [
        printed("began", "2016/2018", "2025-06-10", HERALD, subject=Subject.ISSUE),
        printed("began", "2016/2018", "2025-06-11", HERALD, subject=Subject.ISSUE),
    ]
    assert reading(claims, Key("began"), LATER).outlets == 1


def test_an_outlets_own_word_on_a_party_is_never_the_partys_word():
    claims = [
        printed("status", "agreed", "2025-06-11", subject=Subject.ISSUE, about="south"),
    ]
    assert reading(claims, Key("status", "south", said_by=OWN), LATER) is None
    assert shown(claims, Key("status", "south", said_by=PRESS)) == (("agreed",), False)


def test_what_the_other_side_says_of_a_party_stands_beside_its_own_word():
    claims = [on_issue("status", "refused", "2025-06-10", NORTH, about="south")]
    assert reading(claims, Key("status", "south", said_by=OWN), LATER) is None
    assert shown(claims, Key("status", "south", said_by="north")) == (("refused",), False)


def test_a_speaker_of_no_party_gives_no_party_a_word():
    claims = [on_issue("status", "refused", "2025-06-10", GUEST, about="south")]
    assert shown(claims, Key("status", "south", said_by=PRESS)) == (("refused",), False)


@pytest.mark.parametrize("kind", [Kind.FORECAST, Kind.SILENCE])
def test_forecasts_and_silences_are_never_standing_words(kind):
    assert reading([spoken("status", "held", "2025-06-10", kind=kind)], STATUS, LATER) is None


# Rule 3: many-valued aspects.


def test_values_of_a_many_valued_aspect_add_up_each_with_its_own_support():
    claims = [
        spoken("agenda", "banking", "2025-03-01"),
        spoken("agenda", "visas", "2025-03-02", SOUTH),
        spoken("agenda", "Visas", "2025-03-03", NORTH),
    ]
    assert shown(claims, Key("agenda", item="banking")) == (("banking",), False)
    assert reading(claims, Key("agenda", item="banking"), LATER).support is Support.ONE_VOICE
    assert reading(claims, Key("agenda", item="visas"), LATER).support is Support.BOTH_SIDES


def test_only_an_item_and_its_negation_contradict():
    claims = [
        spoken("agenda", "Ukraine", "2025-03-01"),
        spoken("agenda", "not: ukraine", "2025-03-02", SOUTH),
        spoken("agenda", "visas", "2025-03-02", SOUTH),
    ]
    assert shown(claims, Key("agenda", item="ukraine")) == (("Ukraine", "not: ukraine"), True)
    assert shown(claims, Key("agenda", item="visas")) == (("visas",), False)


def test_a_demand_stands_until_its_voice_negates_it():
    claims = [
        on_issue("demand", "return", "2025-03-01"),
        on_issue("demand", "not: return", "2025-05-01"),
    ]
    key = Key("demand", "north", "return", OWN)
    assert shown(claims, key, "2025-04-01") == (("return",), False)
    assert shown(claims, key) == (("not: return",), False)


# Rule 4: held.


@pytest.mark.parametrize(
    ("aspect", "value", "more"),
    [
        ("duration", "about PT6H", {}),
        ("outcome", "constructive", {}),
        ("date", "2025-04-10", {}),
        ("head_of_delegation", "anna", {"about": "north"}),
    ],
)
def test_a_fact_about_its_course_says_an_event_was_held(aspect, value, more):
    claims = [printed(aspect, value, "2025-06-11", **more)]
    assert shown(claims, STATUS) == (("held",), False)


@pytest.mark.parametrize(
    ("aspect", "value", "more"),
    [
        ("date", "2025-07-01", {}),
        ("date", "2025-06", {}),
        ("date", "none", {}),
        ("date", "not: 2025-04-10", {}),
        ("head_of_delegation", "anna", {"about": "north", "hedge": Hedge.PLANS}),
        ("head_of_delegation", "anna", {"about": "north", "kind": Kind.STATEMENT}),
        ("agenda", "banking", {}),
        ("place", "Oslo", {}),
    ],
)
def test_what_may_be_said_of_a_plan_does_not_say_it_was_held(aspect, value, more):
    assert reading([printed(aspect, value, "2025-06-11", **more)], STATUS, LATER) is None


def test_held_is_final_and_a_later_cancellation_does_not_contest_it():
    claims = [
        spoken("status", "held", "2025-04-11"),
        spoken("status", "cancelled", "2025-04-12", SOUTH),
    ]
    assert shown(claims, STATUS) == (("held",), False)


@pytest.mark.parametrize("denial", ["denied", "not: held"])
def test_only_a_denial_that_it_took_place_contests_held(denial):
    claims = [
        spoken("status", "held", "2025-04-11"),
        spoken("status", denial, "2025-09-12", SOUTH, kind=Kind.DENIAL),
    ]
    assert shown(claims, STATUS) == (("held",), True)


# Rule 5: changing aspects.


@pytest.mark.parametrize(
    ("voice", "days_later", "contested"),
    [(NORTH_TOO, 7, True), (NORTH_TOO, 8, False), (SOUTH, 90, True), (SOUTH, 91, False)],
)
def test_standing_words_contradict_only_within_the_windows_of_rule_5(voice, days_later, contested):
    day = date.fromordinal(date(2025, 3, 1).toordinal() + days_later).isoformat()
    claims = [
        spoken("place", "Oslo", "2025-03-01", NORTH),
        spoken("place", "Bern", day, voice),
    ]
    assert shown(claims, PLACE) == (("Bern",), contested)


@pytest.mark.parametrize("later", ["postponed", "cancelled"])
def test_announced_then_called_off_by_the_same_side_is_a_later_word(later):
    claims = [
        spoken("status", "announced", "2025-06-10", NORTH),
        spoken("status", later, "2025-06-12", NORTH_TOO),
    ]
    assert shown(claims, STATUS) == ((later,), False)


def test_announced_by_one_side_and_cancelled_by_the_other_is_contested():
    claims = [
        spoken("status", "announced", "2025-06-10", NORTH),
        spoken("status", "cancelled", "2025-06-12", SOUTH),
    ]
    assert shown(claims, STATUS) == (("cancelled",), True)


def test_two_outlets_own_voices_on_one_day_leave_no_winner():
    claims = [
        printed("status", "agreed", "2025-06-11", GAZETTE, subject=Subject.ISSUE, about="north"),
        printed(
            "status", "under discussion", "2025-06-11", HERALD,
            subject=Subject.ISSUE, about="north",
        ),
    ]  # fmt: skip
    assert shown(claims, Key("status", "north", said_by=PRESS)) == (
        ("agreed", "under discussion"),
        True,
    )


def test_drift_within_one_statement_contests_the_reading_and_shows_both():
    claims = [
        on_issue("status", "preliminary", "2025-06-10", statement="talk"),
        on_issue("status", "agreed", "2025-06-10", statement="talk"),
    ]
    state = reading(claims, Key("status", "north", said_by=OWN), LATER)
    assert (state.values, state.has_drift, state.is_contested) == (
        ("agreed", "preliminary"),
        True,
        True,
    )
    assert {role for _, role in state.cited} == {Role.DRIFT}


# Rule 6: fixed aspects.


def test_compatible_values_pool_their_support_and_the_most_precise_is_shown():
    claims = [
        printed("began", "2016/2018", "2025-06-10", subject=Subject.ISSUE),
        on_issue("began", "[2016-12..2017-01]", "2025-06-24"),
    ]
    state = reading(claims, Key("began"), LATER)
    assert state.values == ("[2016-12..2017-01]",)
    assert (state.speakers, state.outlets, state.is_contested) == (1, 1, False)


def test_any_incompatible_standing_word_contests_a_fixed_value():
    claims = [
        on_issue("began", "2017", "2025-06-24"),
        printed("began", "[2022..]", "2020-06-24", subject=Subject.ISSUE),
    ]
    assert shown(claims, Key("began")) == (("2017",), True)


def test_the_value_with_most_speakers_is_read_whatever_outlets_say():
    claims = [
        on_issue("count", "6", "2025-06-10"),
        printed("count", "8", "2025-06-11", GAZETTE, subject=Subject.ISSUE),
        printed("count", "8", "2025-06-11", HERALD, subject=Subject.ISSUE),
    ]
    assert shown(claims, Key("count")) == (("6",), True)


def test_outlets_own_voices_decide_between_equals():
    claims = [
        on_issue("count", "6", "2025-06-10", NORTH),
        on_issue("count", "8", "2025-06-10", SOUTH),
        printed("count", "8", "2025-06-11", GAZETTE, subject=Subject.ISSUE),
    ]
    assert shown(claims, Key("count")) == (("8",), True)


def test_a_tie_that_is_left_shows_both():
    claims = [
        on_issue("count", "6", "2025-06-10", NORTH),
        on_issue("count", "8", "2025-06-10", SOUTH),
    ]
    assert shown(claims, Key("count")) == (("6", "8"), True)


def test_about_is_a_range_of_ten_percent():
    claims = [
        printed("duration", "about PT6H", "2025-06-11", GAZETTE),
        printed("duration", "PT6H30M", "2025-06-11", HERALD),
    ]
    assert shown(claims, Key("duration")) == (("PT6H30M",), False)
    claims[1] = printed("duration", "PT6H40M", "2025-06-11", HERALD)
    assert shown(claims, Key("duration")) == (("PT6H40M", "about PT6H"), True)


def test_a_region_agrees_with_the_city_in_it_and_the_city_is_shown():
    claims = [
        printed("date", "2025-02-18", "2025-06-10"),
        printed("place", "Saudi Arabia", "2025-06-10", GAZETTE),
        printed("place", "Riyadh, Saudi Arabia", "2025-06-11", HERALD),
    ]
    assert shown(claims, PLACE) == (("Riyadh, Saudi Arabia",), False)


def test_of_a_held_event_only_words_made_after_it_tell_where_and_when_it_was():
    claims = [
        spoken("place", "Oslo", "2025-04-01"),
        spoken("place", "Oslo", "2025-04-02", SOUTH),
        spoken("date", "2025-04-08", "2025-04-01"),
        printed("date", "2025-04-10", "2025-04-11"),
        printed("place", "Bern", "2025-04-11"),
    ]
    assert shown(claims, PLACE, "2025-04-10") == (("Oslo",), False)
    assert shown(claims, PLACE) == (("Bern",), False)
    assert shown(claims, DATE) == (("2025-04-10",), False)


def test_plans_tell_where_a_held_event_was_if_nobody_has_said_so_since():
    claims = [spoken("place", "Oslo", "2025-04-01"), printed("date", "2025-04-10", "2025-04-11")]
    assert shown(claims, PLACE) == (("Oslo",), False)


# Rule 7: none.


def test_none_is_read_where_nobody_names_a_value():
    assert shown([spoken("date", "none", "2025-06-10")], DATE) == (("none",), False)


def test_a_later_value_by_the_same_side_answers_none():
    claims = [
        spoken("date", "none", "2025-06-10", NORTH),
        spoken("date", "2025-07-01", "2025-06-12", NORTH_TOO),
    ]
    assert shown(claims, DATE) == (("2025-07-01",), False)


def test_none_never_replaces_another_sides_value_but_contradicts_it():
    claims = [
        spoken("date", "2025-07-01", "2025-06-10", SOUTH),
        spoken("date", "none", "2025-06-12", NORTH),
    ]
    assert shown(claims, DATE) == (("2025-07-01",), True)


def test_none_replaces_a_value_its_own_side_named_before():
    claims = [
        spoken("date", "2025-07-01", "2025-06-10", NORTH),
        spoken("date", "none", "2025-06-20", NORTH_TOO),
    ]
    assert shown(claims, DATE) == (("none",), False)


# Rule 8: scope.


def test_ordinals_of_another_series_decide_nothing():
    claims = [
        printed("ordinal", "1", "2025-06-11", GAZETTE, series="irritants"),
        printed("ordinal", "2", "2025-04-09", HERALD, series="talks"),
    ]
    assert shown(claims, Key("ordinal", "irritants")) == (("1",), False)
    assert shown(claims, Key("ordinal", "talks")) == (("2",), False)


@pytest.mark.parametrize(("said", "differ"), [("2025-06-08", True), ("2025-06-09", False)])
def test_two_parties_own_statuses_differ_within_ninety_days(said, differ):
    claims = [
        on_issue("status", "agreed", "2025-03-10", NORTH),
        on_issue("status", "refused", said, SOUTH),
    ]
    for party in ("north", "south"):
        state = reading(claims, Key("status", party, said_by=OWN), LATER)
        assert (state.parties_differ, state.is_contested) == (differ, False)


# Rule 10: assessments.


def verdict(value="6", known="2025-06-20", **more):
    return Verdict("v1", "count", value, date.fromisoformat(known), cites=("c1",), **more)


def test_a_verdict_decides_from_its_day():
    claims = [
        on_issue("count", "6", "2025-06-10", NORTH, id="c1"),
        on_issue("count", "8", "2025-06-10", SOUTH, id="c2"),
    ]
    assert shown(claims, Key("count"), "2025-06-19", [verdict()]) == (("6", "8"), True)
    state = reading(claims, Key("count"), "2025-06-20", [verdict()])
    assert (state.values, state.assessment, state.needs_review) == (("6",), "v1", False)


def test_a_verdict_cites_only_what_was_public_on_its_day():
    claims = [
        on_issue("count", "6", "2025-06-10", NORTH, id="c1"),
        on_issue("count", "6", "2025-06-25", SOUTH, id="c2"),
        on_issue("count", "6", "2025-06-10", SOUTH, id="c3", is_published=False),
    ]
    desk = [Verdict("v1", "count", "6", date(2025, 6, 20), cites=("c1", "c2", "c3"))]
    state = reading(claims, Key("count"), "2025-06-20", desk)
    assert [claim for claim, _ in state.cited] == ["c1"]


def test_a_verdict_waits_for_the_claim_it_rests_on_first():
    claims = [
        on_issue("count", "8", "2025-06-10", NORTH, id="c0"),
        on_issue("count", "6", "2025-06-25", SOUTH, id="c1"),
    ]
    assert shown(claims, Key("count"), "2025-06-24", [verdict()]) == (("8",), False)
    assert reading(claims, Key("count"), "2025-06-25", [verdict()]).assessment == "v1"


def test_newer_claims_that_disagree_ask_for_review_and_change_nothing():
    claims = [
        on_issue("count", "6", "2025-06-10", NORTH, id="c1"),
        on_issue("count", "8", "2025-06-25", SOUTH, id="c2"),
    ]
    state = reading(claims, Key("count"), "2025-06-25", [verdict()])
    assert (state.values, state.needs_review) == (("6",), True)


def test_a_verdict_on_a_partys_status_stands_beside_the_partys_own_word():
    claims = [on_issue("status", "agreed", "2025-06-10", NORTH, id="c1")]
    desk = [Verdict("v1", "status", "stalled", date(2025, 6, 20), party="north", cites=("c1",))]
    assert shown(claims, Key("status", "north", said_by=OWN), LATER, desk) == (("agreed",), False)
    assert shown(claims, Key("status", "north", said_by="desk"), LATER, desk) == (
        ("stalled",),
        False,
    )


def test_a_verdict_that_no_date_is_known_leaves_a_held_event_with_the_days_that_were_told():
    held = spoken("duration", "PT6H", "2025-04-11")
    day = spoken("date", "2025-04-10", "2025-04-11", SOUTH)
    for value in ("none", "not: 2025-04-12"):
        desk = [Verdict("v1", "date", value, date(2025, 4, 20), cites=(day.id,))]
        state = reading([held, day], Key("date"), "2025-05-01", desk)
        assert (state.values, state.assessment) == ((value,), "v1")
