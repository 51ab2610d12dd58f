"""What must hold of every fold, whatever the record: hypothesis looks for the exception."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import DAYS, PRINCIPALS, records, stands_on
from tracker.rules.folding import fold
from tracker.rules.record import Claim, Interval, Key, OutlookInterval, State


def states_on(claims: list[Claim], day: date) -> dict[Key, State]:
    readings = fold(claims, [], PRINCIPALS).readings
    return {i.key: i.state for i in readings if stands_on(i, day)}


@given(records(), st.randoms(use_true_random=False))
def test_the_result_does_not_depend_on_the_order_claims_are_entered_in(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert fold(shuffled, [], PRINCIPALS) == fold(claims, [], PRINCIPALS)


@given(records(), records(most=5))
def test_adding_drafts_changes_nothing(claims, drafts):
    hidden = [
        replace(draft, id=f"d{n}", subject=claims[0].subject, is_published=False)
        for n, draft in enumerate(drafts)
        if draft.subject == claims[0].subject
    ]
    assert fold(claims + hidden, [], PRINCIPALS) == fold(claims, [], PRINCIPALS)


@given(records())
def test_intervals_of_one_key_neither_overlap_nor_leave_a_gap_once_begun(claims):
    by_key: dict[object, list[tuple[date, date | None]]] = {}
    result = fold(claims, [], PRINCIPALS)
    intervals: list[Interval | OutlookInterval] = [*result.readings, *result.outlooks]
    for interval in intervals:
        name = interval.forecast if isinstance(interval, OutlookInterval) else interval.key
        by_key.setdefault(name, []).append((interval.known_from, interval.known_to))
    assert by_key or all(c.about == "" for c in claims)
    for spans in by_key.values():
        assert [end for _, end in spans] == [start for start, _ in spans[1:]] + [None]
        assert all(end is None or start < end for start, end in spans)


@given(records(), st.data())
def test_adding_an_echo_never_raises_the_number_of_origins(claims, data):
    original = data.draw(st.sampled_from(claims))
    echo = replace(original, id="echo", report="another", known=data.draw(DAYS))
    if not original.statement:
        echo = replace(echo, known=original.known)
    before, after = (states_on(record, date(2026, 1, 1)) for record in (claims, [*claims, echo]))
    assert set(before) == set(after)
    for key, state in before.items():
        assert after[key].origins <= state.origins
        assert after[key].speakers <= state.speakers


@given(records(), DAYS)
def test_the_reading_of_the_whole_record_as_of_a_day_is_that_of_the_record_cut_there(claims, day):
    cut = [claim for claim in claims if claim.known <= day]
    assert states_on(claims, day) == states_on(cut, day)


@given(records(), DAYS)
def test_the_outlook_of_the_whole_record_as_of_a_day_is_that_of_the_record_cut_there(claims, day):
    cut = [claim for claim in claims if claim.known <= day]
    whole, part = (
        {i.forecast: i.outlook for i in fold(c, [], PRINCIPALS).outlooks if stands_on(i, day)}
        for c in (claims, cut)
    )
    assert whole == part


@settings(max_examples=50)
@given(records())
def test_every_cited_claim_was_known_when_the_reading_began(claims):
    known = {claim.id: claim.known for claim in claims}
    for interval in fold(claims, [], PRINCIPALS).readings:
        assert interval.state.cited
        assert all(known[claim] <= interval.known_from for claim, _ in interval.state.cited)


def test_nothing_is_read_of_an_empty_record():
    assert fold([], [], PRINCIPALS) == fold([], [], ())
    assert fold([], [], PRINCIPALS).readings == ()


@given(records())
def test_an_overdue_forecast_began_to_be_so_the_day_after_its_window_closed(claims):
    for interval in fold(claims, [], PRINCIPALS).outlooks:
        if interval.outlook.outcome == "overdue":
            _, closes = interval.outlook.window or (None, None)
            assert closes
            assert interval.known_from >= closes + timedelta(days=1)
