"""How good suggestions are: precision of what was suggested, recall of what was to be found."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.quality import ALL, FEW, NO_KIND, Judged, Quality, Share, measure
from tracker.rules.record import Kind


def taken(kind: str = "fact", **fields: Any) -> Judged:
    return Judged(kind=kind, **{"entered_as": kind, "is_complete": True, **fields})


def rejected(kind: str = "fact") -> Judged:
    return Judged(kind=kind, is_complete=True)


def shares(row: Quality) -> tuple[int | None, int | None]:
    return row.precision.percent, row.recall.percent


@pytest.mark.parametrize(
    ("judged", "missed", "expected"),
    [
        ([], [], (None, None)),
        ([taken()], [], (100, 100)),
        ([rejected()], [], (0, None)),
        ([taken(is_changed=True)], [], (100, 100)),
        ([taken(), rejected()], [], (50, 100)),
        ([taken()], ["fact"], (100, 50)),
        ([rejected()], ["fact"], (0, 0)),
        ([taken(), taken(), rejected()], ["fact", "fact"], (67, 50)),
        # A draft may still be given claims by hand: of what it lacks nothing is known yet.
        ([taken(is_complete=False)], [], (100, None)),
        ([taken(is_complete=False), taken()], ["fact"], (100, 50)),
    ],
)
def test_what_was_suggested_is_weighed_against_what_was_rejected_and_what_was_missed(
    judged: list[Judged], missed: list[str], expected: tuple[int | None, int | None]
) -> None:
    assert shares(measure(judged, missed)[-1]) == expected


def test_each_kind_is_measured_apart_in_the_order_of_the_vocabulary() -> None:
    rows = measure([rejected("forecast"), taken("fact"), taken("forecast")], ["demand"])
    assert [row.kind for row in rows] == ["fact", "demand", "forecast", ALL]
    assert [shares(row) for row in rows] == [(100, 100), (None, 0), (50, 100), (67, 67)]


def test_a_kind_that_was_corrected_is_precise_as_suggested_and_found_as_what_it_is() -> None:
    fact, forecast, _ = measure([taken("fact", entered_as="forecast", is_changed=True)], [])
    assert (fact.changed, shares(fact)) == (1, (100, None))
    assert (forecast.changed, shares(forecast)) == (0, (None, 100))


def test_a_suggestion_that_named_no_kind_has_a_row_of_its_own() -> None:
    rows = measure([taken("", entered_as="fact"), rejected("")], [])
    assert [(row.kind, shares(row)) for row in rows] == [
        ("fact", (None, 100)),
        (NO_KIND, (50, None)),
        (ALL, (50, 100)),
    ]


@pytest.mark.parametrize(
    ("whole", "is_of_few"), [(0, False), (1, True), (FEW - 1, True), (FEW, False)]
)
def test_a_share_of_few_is_said_to_be_one(whole: int, is_of_few: bool) -> None:
    assert Share(part=0, whole=whole).is_of_few is is_of_few


KINDS = st.sampled_from([*(kind.value for kind in Kind), ""])
JUDGED = st.builds(
    Judged, kind=KINDS, entered_as=KINDS, is_changed=st.booleans(), is_complete=st.booleans()
)


@given(st.lists(JUDGED), st.lists(st.sampled_from([kind.value for kind in Kind])))
def test_every_decision_and_every_missed_claim_is_counted_once(
    judged: list[Judged], missed: list[str]
) -> None:
    *rows, total = measure(judged, missed)
    assert sum(row.precision.whole for row in rows) == total.precision.whole == len(judged)
    found = sum(bool(one.entered_as) and one.is_complete for one in judged)
    assert total.recall == Share(part=found, whole=found + len(missed))
    assert sum(row.recall.whole for row in rows) == total.recall.whole
