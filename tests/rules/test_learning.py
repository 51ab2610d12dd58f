"""The fold learns day by day, and comes to what the plain fold makes of every day anew."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.making import (
    GAZETTE,
    GUEST,
    HERALD,
    NORTH,
    NORTH_TOO,
    PRINCIPALS,
    SOUTH,
    THIRD,
)
from tests.rules.oracle.folding import courses_of as plain_courses_of
from tests.rules.oracle.folding import fold as plain_fold
from tracker.aspects import Subject
from tracker.rules import clashes
from tracker.rules.folding import courses_of, fold
from tracker.rules.forecasts import window
from tracker.rules.record import Claim, Fold, Hedge, Kind, Rejection, Verdict
from tracker.rules.relations import contradict
from tracker.rules.successions import StandIn

# In the suite some seconds' worth; FOLDS=20000 looks much further.
FOLDS = int(os.environ.get("FOLDS", "250"))

# Few days, voices and values, so that words meet.
DAYS = st.integers(0, 25).map(lambda n: date(2025, 3, 1) + timedelta(days=n * 9))
VOICES = st.sampled_from([NORTH, NORTH_TOO, SOUTH, SOUTH, THIRD, GUEST, GAZETTE, HERALD])
VALUES = {
    Subject.EVENT: st.sampled_from(
        [
            ("status", "announced"), ("status", "held"), ("status", "cancelled"),
            ("status", "postponed"), ("status", "denied"), ("status", "not: held"),
            ("date", "2025-04-10"), ("date", "2025-04"), ("date", "2025-06-01"), ("date", "none"),
            ("date", "2025-04-08/2025-04-10"), ("place", "Norway"), ("place", "Oslo, Norway"),
            ("place", "Geneva, Switzerland"), ("place", "not: Norway"), ("place", "none"),
            ("ordinal", "2"), ("ordinal", "3"), ("duration", "about PT6H"), ("duration", "PT12H"),
            ("agenda", "visas"), ("agenda", "not: visas"), ("agenda", "none"),
            ("outcome", "a list"), ("head_of_delegation", "anna"), ("head_of_delegation", "carl"),
            ("format", "closed"),
        ]
    ),
    Subject.ISSUE: st.sampled_from(
        [
            ("status", "raised"), ("status", "agreed"), ("status", "refused"),
            ("status", "not: agreed"), ("status", "none"), ("demand", "return"),
            ("demand", "not: return"), ("demand", "Return"), ("condition", "a truce"),
            ("offer", "a list"), ("offer", "none"), ("began", "2016/2018"), ("began", "2017"),
            ("began", "[2022..]"), ("count", "6"), ("count", "8"),
        ]
    ),
}  # fmt: skip
TOLD_IN = st.sampled_from(["r1", "r2", "r3", "r4", "r5"])


@st.composite
def claims(draw: st.DrawFn, subject: Subject, id_: str) -> Claim:
    voice = draw(VOICES)
    known = draw(DAYS)
    spoken = "" if voice.is_outlet else draw(said(known))
    aspect, value = draw(VALUES[subject])
    kind = draw(st.sampled_from([Kind.FACT, Kind.STATEMENT, Kind.STATEMENT, Kind.FORECAST]))
    phrase = draw(st.sampled_from(["very soon", "soon", "some day"]))
    party = draw(st.sampled_from(["north", "south"]))
    return Claim(
        id=id_,
        subject=subject,
        aspect=aspect,
        value=value,
        kind=kind,
        voices=(voice, SOUTH) if voice is THIRD else (voice,),
        known=known,
        published=draw(st.sampled_from([known.isoformat(), "2025-05", ""])),
        report=draw(TOLD_IN),
        # An act of speech has one speaker and one day.
        statement=f"{voice.key} {spoken}" if spoken else "",
        said=spoken,
        holds_on=draw(st.sampled_from([None, None, None, known])),
        about=party if not voice.party or draw(st.booleans()) else "",
        series=draw(st.sampled_from(["", "one", "two"])) if aspect == "ordinal" else "",
        hedge=draw(st.sampled_from([Hedge.PLAIN, Hedge.PLAIN, Hedge.PLANS, Hedge.CONDITIONAL])),
        is_hearsay=draw(st.booleans()),
        is_on_paper=draw(st.sampled_from([False, False, False, True])),
        is_published=draw(st.sampled_from([True, True, True, True, False])),
        is_original_language=draw(st.booleans()),
        window=window("", phrase, spoken, known) if kind is Kind.FORECAST else None,
    )


def said(known: date) -> st.SearchStrategy[str]:
    """The day it was published on, one before, or a month that holds it: no order within that."""
    earlier = DAYS.map(lambda day: min(day, known).isoformat())
    return st.sampled_from([known.isoformat(), f"{known:%Y-%m}"]) | earlier


@st.composite
def verdicts(draw: st.DrawFn, record: list[Claim], id_: str) -> Verdict:
    """The desk decides what one of the claims is about, for its value or another."""
    claim, other = draw(st.sampled_from(record)), draw(st.sampled_from(record))
    like = other if other.aspect == claim.aspect else claim
    cited = draw(st.lists(st.sampled_from([each.id for each in record]), max_size=2))
    return Verdict(
        id=id_,
        aspect=claim.aspect,
        value=like.value,
        known=draw(DAYS),
        party=draw(st.sampled_from(["north", "south"])) if claim.about else "",
        series=claim.series,
        cites=(claim.id, *cited),
    )


@st.composite
def whole_records(draw: st.DrawFn) -> tuple[list[Claim], list[Verdict], list[Rejection]]:
    subject = draw(st.sampled_from(Subject))
    record = [draw(claims(subject, f"c{n:02}")) for n in range(draw(st.integers(1, 16)))]
    desk = [draw(verdicts(record, f"v{n}")) for n in range(draw(st.integers(0, 3)))]
    ids = st.sampled_from([claim.id for claim in record])
    number = draw(st.sampled_from([0, 0, 2, 5]))
    return record, desk, [Rejection(draw(ids), draw(ids), draw(DAYS)) for _ in range(number)]


@settings(max_examples=FOLDS)
@given(whole_records(), st.lists(st.tuples(whole_records(), DAYS), max_size=1))
def test_a_fold_that_learns_comes_to_what_the_plain_fold_does(whole, instead):
    record, desk, rejections = whole
    events = [(other, since) for other, since in instead if other[0][0].subject is Subject.EVENT]
    stand_ins: list[StandIn] = []
    for (others, their_desk, _), since in events:
        course = courses_of(others, their_desk, PRINCIPALS)
        assert course == plain_courses_of(others, their_desk, PRINCIPALS)
        stand_ins.append((since, course))
    asked = (record, desk, PRINCIPALS, rejections, stand_ins)
    assert fold(*asked) == plain_fold(*asked)


def test_the_comparison_finds_a_fold_that_forgets(monkeypatch):
    """The control: two words of which one is never weighed are read as undisputed."""
    day = date(2025, 6, 10)
    told = Claim(
        id="c1", subject=Subject.ISSUE, aspect="count", value="6", kind=Kind.FACT,
        voices=(NORTH,), known=day, published=day.isoformat(), report="r1", statement="s1",
        said=day.isoformat(),
    )  # fmt: skip
    other = replace(told, id="c2", value="8", voices=(SOUTH,), report="r2", statement="s2")
    again = replace(told, id="c3", voices=(NORTH_TOO,), report="r3", statement="s3")
    record = [told, again, replace(other, known=day + timedelta(days=1))]
    learned: Fold = fold(record, [], PRINCIPALS)
    assert learned == plain_fold(record, [], PRINCIPALS)
    monkeypatch.setattr(clashes, "contradict", lambda *words, **options: False)
    assert fold(record, [], PRINCIPALS) != plain_fold(record, [], PRINCIPALS)


def test_a_pair_of_words_is_weighed_once_however_many_days_follow(monkeypatch):
    """Sixty voices, a day each: each pair both ways, and not again on each later day."""
    weighed = []

    def counted(a, b, *rest, **options):
        weighed.append((id(a), id(b)))
        return contradict(a, b, *rest, **options)

    monkeypatch.setattr(clashes, "contradict", counted)
    first = date(2025, 1, 1)
    voices = [replace(NORTH, key=f"actor:{n}") for n in range(60)]
    record = [
        Claim(
            id=f"c{n:03}", subject=Subject.ISSUE, aspect="count", value=str(n % 3),
            kind=Kind.STATEMENT, voices=(voice,), known=first + timedelta(days=n),
            published="", report="r", statement=f"s{n}", said="2025-01-01",
        )
        for n, voice in enumerate(voices)
    ]  # fmt: skip
    fold(record, [], PRINCIPALS)
    assert len(weighed) == len(set(weighed)) == 60 * 40
