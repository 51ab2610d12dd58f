"""Promises about an event live on in the events that stand in its place."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.making import GAZETTE, NORTH, PRINCIPALS, SOUTH, outlook, printed, promised, spoken
from tracker.rules.folding import courses_of
from tracker.rules.record import Kind, Outcome, Verdict
from tracker.rules.successions import Link, joined, stand_ins

SAID = "2025-06-10"
LINKED = date(2025, 6, 12)


def held_on(day, known="2025-12-01"):
    return printed("date", day, known, GAZETTE)


def status(value, said, voice=NORTH, **more):
    return spoken("status", value, said, voice, **more)


def instead(*claims, since=LINKED, verdicts=()):
    return since, courses_of(claims, verdicts, PRINCIPALS)


def settled(own, *others, day="2026-01-01"):
    found = outlook([promised("very soon", SAID), *own], day, None, others)
    return found.outcome, found.settled_on and found.settled_on.isoformat(), found.days_late


@pytest.mark.parametrize(
    ("own", "theirs", "expected"),
    [
        # What is held in its place keeps a promise, or is late.
        ([], [held_on("2025-07-10")], (Outcome.KEPT, "2025-07-10", None)),
        ([], [held_on("2025-07-11")], (Outcome.LATE, "2025-07-11", 1)),
        ([], [held_on("2025-07")], (Outcome.NOT_DECIDABLE, None, None)),
        ([], [status("held", "2025-06-30")], (Outcome.NOT_DECIDABLE, None, None)),
        ([], [status("announced", "2025-06-30")], (Outcome.OVERDUE, None, None)),
        # What is held first decides, whichever it is.
        ([held_on("2025-07-20")], [held_on("2025-07-01")], (Outcome.KEPT, "2025-07-01", None)),
        ([held_on("2025-07-01")], [held_on("2025-07-20")], (Outcome.KEPT, "2025-07-01", None)),
        ([held_on("2025-07-20")], [held_on("2025-07-15")], (Outcome.LATE, "2025-07-15", 5)),
        ([held_on("2025-07")], [held_on("2025-07-15")], (Outcome.NOT_DECIDABLE, None, None)),
        # The event's own calling off stays, even where it was postponed to the other.
        (
            [status("postponed", "2025-06-11")],
            [held_on("2025-07-01")],
            (Outcome.CALLED_OFF, "2025-06-11", None),
        ),
        (
            [status("cancelled", "2025-06-16")],
            [held_on("2025-07-01")],
            (Outcome.CALLED_OFF, "2025-06-16", None),
        ),
        (
            [status("cancelled", "2025-06-16")],
            [held_on("2025-06-15", known="2025-06-16")],
            (Outcome.KEPT, "2025-06-15", None),
        ),
        # That of the other counts once it stands there.
        ([], [status("cancelled", "2025-06-12")], (Outcome.CALLED_OFF, "2025-06-12", None)),
        ([], [status("cancelled", "2025-06-11")], (Outcome.OVERDUE, None, None)),
        (
            [],
            [status("postponed", "2025-06-11", SOUTH), held_on("2025-07-01")],
            (Outcome.KEPT, "2025-07-01", None),
        ),
        ([], [status("cancelled", "2025-07-11")], (Outcome.OVERDUE, None, None)),
        # What was over before the promise was made settles nothing.
        ([], [held_on("2025-06-09")], (Outcome.OVERDUE, None, None)),
        ([], [held_on("2025-06-10")], (Outcome.KEPT, "2025-06-10", None)),
    ],
)
def test_a_promise_is_settled_by_what_stands_in_the_events_place(own, theirs, expected):
    assert settled(own, instead(*theirs)) == expected


def test_what_stands_in_its_place_settles_nothing_before_the_day_of_the_link():
    late = instead(held_on("2025-06-20", known="2025-06-21"), since=date(2025, 7, 15))
    assert settled([], late, day="2025-07-10")[0] is Outcome.OPEN
    assert settled([], late, day="2025-07-14")[0] is Outcome.OVERDUE
    assert settled([], late, day="2025-07-15") == (Outcome.KEPT, "2025-06-20", None)


def test_what_stands_in_its_place_settles_nothing_before_it_is_known():
    held = instead(held_on("2025-07-01", known="2025-07-02"))
    assert settled([], held, day="2025-07-01")[0] is Outcome.OPEN
    assert settled([], held, day="2025-07-02")[0] is Outcome.KEPT


def test_a_promise_called_off_before_the_link_is_not_revised_by_it():
    own = [status("cancelled", "2025-06-11")]
    held = instead(held_on("2025-06-11", known="2025-06-13"))
    assert settled(own, held) == (Outcome.CALLED_OFF, "2025-06-11", None)


def test_the_desks_verdict_on_what_stands_in_its_place_counts_as_its_course():
    announced = status("announced", "2025-06-11")
    desk = Verdict("v", "status", "cancelled", date(2025, 6, 20), cites=(announced.id,))
    assert settled([], instead(announced, verdicts=[desk])) == (
        Outcome.CALLED_OFF,
        "2025-06-20",
        None,
    )


def test_a_forecast_of_something_else_waits_for_a_verdict_on_the_event_it_names():
    promise = spoken("place", "Oslo", SAID, kind=Kind.FORECAST, window=(None, date(2025, 7, 10)))
    word = spoken("place", "Oslo", "2025-06-11")
    desk = [Verdict("v", "place", "Oslo", date(2025, 6, 20), cites=(word.id,))]
    found = outlook([promise], "2026-01-01", None, [instead(word, verdicts=desk)])
    assert found.outcome is Outcome.AWAITS_VERDICT


def test_several_stand_in_its_place_and_any_of_them_keeps_the_promise():
    first, second = instead(held_on("2025-08-01")), instead(held_on("2025-07-01"))
    expected = (Outcome.KEPT, "2025-07-01", None)
    assert settled([], first, second) == settled([], second, first) == expected


def test_without_others_the_course_is_the_events_own():
    own = courses_of([status("cancelled", "2025-06-16")], [], PRINCIPALS)
    assert joined(own, []) == own
    assert joined(own, [(LINKED, [])]) == own
    assert courses_of([], [], PRINCIPALS) == []


# Which events stand in the place of which.


def link(former, later, day):
    return Link(former, later, date(2025, 6, day))


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], {}),
        ([link("a", "b", 1)], {"b": 1}),
        ([link("b", "a", 1)], {}),
        ([link("a", "b", 1), link("b", "c", 5)], {"b": 1, "c": 5}),
        ([link("a", "b", 5), link("b", "c", 1)], {"b": 5, "c": 5}),
        ([link("a", "b", 1), link("a", "c", 2), link("b", "c", 9)], {"b": 1, "c": 2}),
        ([link("a", "c", 9), link("a", "b", 1), link("b", "c", 2)], {"b": 1, "c": 2}),
        ([link("a", "b", 1), link("b", "c", 2), link("c", "a", 3)], {"b": 1, "c": 2}),
        ([link("a", "b", 1), link("b", "c", 2), link("c", "b", 1)], {"b": 1, "c": 2}),
        ([link("x", "y", 1)], {}),
    ],
)
def test_chains_are_followed_from_the_day_they_are_whole_and_circles_once(links, expected):
    days = {event: date(2025, 6, day) for event, day in expected.items()}
    assert stand_ins("a", links) == days
    assert stand_ins("a", links[::-1]) == days
