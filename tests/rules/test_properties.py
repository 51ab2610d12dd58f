"""What must hold of every fold, whatever the record: hypothesis looks for the exception."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import DAYS, PRINCIPALS, records, rejections, stands_on
from tracker.aspects import Subject
from tracker.rules.folding import courses_of, fold
from tracker.rules.record import Claim, Fold, Interval, Key, OutlookInterval, State
from tracker.rules.successions import Link, stand_ins


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


@given(records())
def test_an_interval_moved_if_its_values_are_new_and_is_disputed_since_the_first_without_a_break(
    claims,
):
    before: dict[Key, list[Interval]] = {}
    for interval in fold(claims, [], PRINCIPALS).readings:
        former = before.setdefault(interval.key, [])
        last = {*former[-1].state.values} if former else None
        assert interval.moved == ({*interval.state.values} != last)
        former.append(interval)
        settled = [place for place, each in enumerate(former) if not each.state.is_disputed]
        disputed = former[settled[-1] + 1 if settled else 0 :]
        assert interval.disputed_since == (disputed[0].known_from if disputed else None)


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


# What the desk says of how claims and events stand to each other.


@given(records(), st.data())
def test_the_result_does_not_depend_on_the_order_of_rejections(claims, data):
    said = data.draw(rejections(claims))
    shuffled = data.draw(st.permutations(said))
    turned = [replace(r, claim=r.other, other=r.claim) for r in shuffled]
    result = fold(claims, [], PRINCIPALS, said)
    assert fold(claims, [], PRINCIPALS, turned) == result
    assert fold(claims[::-1], [], PRINCIPALS, turned) == result


@given(records(), st.data(), DAYS)
def test_with_rejections_too_a_day_reads_as_the_record_cut_there(claims, data, day):
    said = data.draw(rejections(claims))
    cut = [claim for claim in claims if claim.known <= day]
    cut_said = [rejection for rejection in said if rejection.known <= day]
    assert on_day(fold(claims, [], PRINCIPALS, said), day) == on_day(
        fold(cut, [], PRINCIPALS, cut_said), day
    )


def on_day(result: Fold, day: date) -> dict[object, object]:
    """Every state and outlook as of a day."""
    states: dict[object, object] = {i.key: i.state for i in result.readings if stands_on(i, day)}
    return states | {i.forecast: i.outlook for i in result.outlooks if stands_on(i, day)}


@given(records(), st.data(), DAYS)
def test_rejecting_never_adds_a_dispute_and_changes_nothing_else(claims, data, day):
    said = data.draw(rejections(claims))
    less, more = (
        {i.key: i.state for i in fold(claims, [], PRINCIPALS, r).readings if stands_on(i, day)}
        for r in (said[1:], said)
    )
    assert set(less) == set(more)
    for key, state in more.items():
        assert less[key].is_contested or not state.is_contested
        assert less[key].has_drift or not state.has_drift
        assert less[key].parties_differ or not state.parties_differ
        assert undisputed(less[key]) == undisputed(state)


def undisputed(state: State) -> State:
    """The state without all that disputes are."""
    return replace(state, is_contested=False, has_drift=False, parties_differ=False, cited=())


EVENTS = "abcd"
events = st.dictionaries(
    st.sampled_from(EVENTS),
    records(most=6).filter(lambda claims: claims[0].subject is Subject.EVENT),
    min_size=1,
)
links = st.lists(
    st.builds(Link, st.sampled_from(EVENTS), st.sampled_from(EVENTS), DAYS).filter(
        lambda link: link.former != link.later
    ),
    max_size=6,
)


def followed(record: dict[str, list[Claim]], said: list[Link[str]], event: str) -> Fold:
    """The fold of an event with all that stand in its place."""
    first = {name: min(claim.known for claim in claims) for name, claims in record.items()}
    counted = [
        replace(link, known=max(link.known, first[link.former]))
        for link in said
        if link.former in first
    ]
    instead = [
        (since, courses_of(record.get(name, []), [], PRINCIPALS))
        for name, since in stand_ins(event, counted).items()
    ]
    return fold(record[event], [], PRINCIPALS, (), instead)


@given(events, links, st.randoms(use_true_random=False))
def test_the_result_does_not_depend_on_the_order_of_successions(record, said, random):
    event = min(record)
    result = followed(record, said, event)
    random.shuffle(said)
    assert followed({name: claims[::-1] for name, claims in record.items()}, said, event) == result


@given(events, links, DAYS)
def test_with_successions_too_a_day_reads_as_the_record_cut_there(record, said, day):
    event = min(record)
    cut = {name: [c for c in claims if c.known <= day] for name, claims in record.items()}
    cut = {name: claims for name, claims in cut.items() if claims}
    then = followed(cut, [s for s in said if s.known <= day], event) if event in cut else Fold()
    assert on_day(followed(record, said, event), day) == on_day(then, day)


@given(events, links)
def test_successions_change_no_reading_and_no_forecast_called_off_before(record, said):
    event = min(record)
    alone, linked = followed(record, [], event), followed(record, said, event)
    assert linked.readings == alone.readings
    assert {i.forecast for i in linked.outlooks} == {i.forecast for i in alone.outlooks}
    first = min((link.known for link in said), default=date.max)
    for interval in alone.outlooks:
        if interval.outlook.outcome == "called_off" and interval.known_from < first:
            same = {i.outlook.outcome for i in linked.outlooks if stands_on(i, date(2027, 1, 1))
                    and i.forecast == interval.forecast}  # fmt: skip
            assert same == {"called_off"}
