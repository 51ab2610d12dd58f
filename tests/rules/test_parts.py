"""Parts of a subject are read apart: a fold of some is the whole fold, cut down to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import PRINCIPALS, printed, spoken
from tests.rules.test_learning import whole_records
from tracker.aspects import EventStatus, Subject
from tracker.rules.folding import fold
from tracker.rules.parts import (
    OF_COURSE,
    OUTLOOKS,
    STATUS_PART,
    Part,
    aspects_of,
    part_of,
    parts_of,
    parts_of_verdict,
)
from tracker.rules.record import Claim, Fold, Kind, Verdict


def bearing_on(parts: set[Part], record: list[Claim], desk: list[Verdict]) -> list[Claim]:
    """The claims that a fold of the parts must be given."""
    cited = {claim for verdict in desk for claim in verdict.cites}
    return [c for c in record if c.id in cited or parts_of_claim(c) & parts]


def parts_of_claim(claim: Claim) -> set[Part]:
    return parts_of(claim.subject, claim.aspect, claim.value, claim.kind)


def cut_down(whole: Fold, subject: Subject, parts: set[Part]) -> Fold:
    readings = tuple(each for each in whole.readings if part_of(each.key, subject) in parts)
    return Fold(readings, whole.outlooks if OUTLOOKS in parts else ())


@settings(max_examples=150)
@given(whole_records(), st.data())
def test_a_fold_of_parts_is_the_whole_cut_down(whole, data):
    record, desk, rejections = whole
    subject = record[0].subject
    chosen = data.draw(st.lists(st.sampled_from(record), min_size=1, max_size=3))
    parts = {part for claim in chosen for part in parts_of_claim(claim)}
    few = bearing_on(parts, record, desk)
    found = fold(few, desk, PRINCIPALS, rejections, (), parts)
    assert found == cut_down(fold(record, desk, PRINCIPALS, rejections), subject, parts)


@settings(max_examples=150)
@given(whole_records(), st.data())
def test_a_claim_that_ends_to_count_changes_only_the_parts_it_bears_on(whole, data):
    record, _, rejections = whole
    gone = data.draw(st.sampled_from(record))
    left = [replace(c, is_published=c.is_published and c is not gone) for c in record]
    before, after = (fold(claims, [], PRINCIPALS, rejections) for claims in (record, left))
    subject, bears_on = gone.subject, parts_of_claim(gone)
    others = {part_of(each.key, subject) for each in (*before.readings, *after.readings)}
    others -= bears_on
    assert cut_down(before, subject, others) == cut_down(after, subject, others)
    if OUTLOOKS not in bears_on and subject is Subject.EVENT:
        assert before.outlooks == after.outlooks


@pytest.mark.parametrize(
    ("subject", "aspect", "value", "kind", "parts"),
    [
        (Subject.EVENT, "place", "Oslo, Norway", Kind.FACT, OF_COURSE),
        (Subject.EVENT, "duration", "PT6H", Kind.FACT, {("duration", ""), *OF_COURSE}),
        (Subject.EVENT, "agenda", "not: Visas", Kind.FACT, {("agenda", "visas")}),
        (Subject.EVENT, "ordinal", "2", Kind.STATEMENT, {("ordinal", "")}),
        (Subject.EVENT, "status", "held", Kind.FORECAST, OF_COURSE),
        (Subject.EVENT, "status", "held", Kind.SILENCE, set()),
        (Subject.ISSUE, "status", "agreed", Kind.FACT, {STATUS_PART}),
        (Subject.ISSUE, "status", "agreed", Kind.FORECAST, {OUTLOOKS}),
        (Subject.ISSUE, "demand", "Return", Kind.DEMAND, {("demand", "return")}),
    ],
)
def test_a_claim_bears_on_what_it_says_and_on_what_follows(subject, aspect, value, kind, parts):
    assert parts_of(subject, aspect, value, kind) == parts


def test_a_verdict_settles_forecasts_too():
    assert parts_of_verdict(Subject.ISSUE, "count", "6") == {("count", ""), OUTLOOKS}
    assert parts_of_verdict(Subject.EVENT, "ordinal", "2") == {("ordinal", ""), *OF_COURSE}


def test_the_aspects_of_the_parts_are_those_whose_claims_are_asked_for():
    assert aspects_of({("agenda", "visas"), OUTLOOKS}, Subject.EVENT) == {"agenda"}
    course = aspects_of(OF_COURSE, Subject.EVENT)
    assert course == {"status", "date", "place", "duration", "outcome", "head_of_delegation"}
    assert aspects_of({STATUS_PART}, Subject.ISSUE) == {"status"}


def test_what_says_that_an_event_was_held_bears_on_its_course():
    held = spoken("status", EventStatus.HELD, "2025-04-11")
    told = printed("outcome", "a list", "2025-04-12")
    assert OUTLOOKS in parts_of_claim(held)
    assert OUTLOOKS in parts_of_claim(told)
