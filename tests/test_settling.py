"""What would settle a dispute, by rule."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.settling import ORIGINALS, WAYS, Clash, table, what_would_settle
from tests.rules.making import (
    GAZETTE,
    HERALD,
    NORTH,
    NORTH_TOO,
    PRINCIPALS,
    SOUTH,
    THIRD,
    on_issue,
    printed,
    spoken,
)
from tracker.aspects import Subject
from tracker.models import Medium
from tracker.rules.record import Claim
from tracker.rules.words import words_of

DAY = "2025-06-10"


def clash(*claims: Claim, **more: Any) -> Clash:
    words = [word for word in words_of(claims) if word.key.aspect == claims[0].aspect]
    return Clash(definition=claims[0].definition, words=words, principals=PRINCIPALS, **more)


def own(aspect: str, value: str, outlet: Any, **more: Any) -> Claim:
    return printed(aspect, value, DAY, outlet, subject=Subject.ISSUE, **more)


BEGAN = (own("began", "2016/2018", GAZETTE), own("began", "[2022..]", HERALD))
STATUS = (
    own("status", "agreed", GAZETTE, about="north"),
    own("status", "refused", HERALD, about="north"),
)
COUNTED = on_issue("count", "6", DAY, NORTH)

CASES = [
    (clash(*BEGAN, fixed=True), "A speaker’s word, or a primary document."),
    (
        clash(*STATUS, party="the Norwegian side"),
        "A word from the Norwegian side itself, or a primary document.",
    ),
    (clash(*STATUS), "A word from the party itself, or a primary document."),
    (
        clash(on_issue("began", "2017", DAY), BEGAN[1], fixed=True),
        "A primary document, or the source of the outlets that say otherwise.",
    ),
    (
        clash(spoken("place", "Oslo", DAY, NORTH), spoken("place", "Bern", DAY, SOUTH)),
        "A later word of either side, or a document both signed.",
    ),
    (
        clash(
            on_issue("status", "agreed", DAY, NORTH),
            on_issue("status", "refused", DAY, SOUTH),
            differs=True,
        ),
        "A later word of either side, or a document both signed.",
    ),
    (
        clash(spoken("place", "Oslo", DAY, NORTH), spoken("place", "Bern", DAY, NORTH_TOO)),
        "A later word of that side, or a primary document.",
    ),
    (
        clash(spoken("place", "Oslo", DAY, NORTH), spoken("place", "Bern", DAY, THIRD)),
        "A later word of one of them, or a primary document.",
    ),
    (
        clash(spoken("agenda", "visas", DAY, NORTH), spoken("agenda", "not: visas", DAY, SOUTH)),
        "A primary document, or a word by which one of them takes it back.",
    ),
    (
        clash(COUNTED, on_issue("count", "8", DAY, SOUTH), fixed=True, tied=True),
        "One more speaker, or a verdict of the desk.",
    ),
    (
        clash(COUNTED, on_issue("count", "8", DAY, SOUTH), fixed=True),
        "A primary document, or a verdict of the desk.",
    ),
    (
        clash(
            on_issue("status", "agreed", DAY, statement="talk"),
            on_issue("status", "preliminary", DAY, statement="talk"),
            drift=True,
            medium="interview",
        ),
        "The original wording: a recording or transcript of the interview.",
    ),
    (
        clash(*BEGAN, fixed=True, decided=True),
        "The desk has decided; only newer claims would open it again.",
    ),
    (
        clash(*BEGAN, fixed=True, decided=True, needs_review=True),
        "A new verdict of the desk, which has yet to weigh the newer claims.",
    ),
]


@pytest.mark.parametrize(("disputed", "expected"), CASES)
def test_the_first_way_that_fits_says_what_would_settle_it(disputed: Clash, expected: str) -> None:
    assert what_would_settle(disputed) == expected


def test_every_way_has_its_case() -> None:
    told = {expected for _, expected in CASES}
    assert len(told) == len(WAYS) + 1  # The party by name, and without.


def test_the_original_of_every_medium_can_be_asked_for() -> None:
    assert set(ORIGINALS) == set(Medium)


def test_the_table_has_no_gaps() -> None:
    assert len({when for when, _ in table()}) == len(WAYS)
    assert all("{" not in words and words.endswith(".") for _, words in table())
