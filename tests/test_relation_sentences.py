"""How two words stand to each other, in a sentence."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from dashboard.relation_sentences import definition_of, sentence
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
    records,
    spoken,
)
from tracker.aspects import Subject
from tracker.rules.record import Claim
from tracker.rules.relations import is_fixed, related_words


def explained(a: Claim, b: Claim, *, held: bool = False) -> str:
    """The sentence on the relation that rule 11 finds."""
    found = related_words(a, b, PRINCIPALS, held=held)
    assert found is not None
    relation, x, y = found
    definition = definition_of(x)
    fixed = is_fixed(definition, held=held)
    return sentence(relation, x, y, PRINCIPALS, definition.display, fixed=fixed)


DAY, NEXT, LATER, MONTHS_ON = "2025-06-10", "2025-06-11", "2025-06-13", "2025-11-10"

CASES = [
    (
        printed("began", "2016/2018", DAY, GAZETTE, subject=Subject.ISSUE),
        printed("began", "[2022..]", DAY, HERALD, subject=Subject.ISSUE),
        "Both are outlets’ own voices; the ranges 2016 to 2018 and 2022 or later do not overlap.",
    ),
    (
        on_issue("began", "[2016-12..2017-01]", DAY, NORTH),
        printed("began", "[2022..]", DAY, HERALD, subject=Subject.ISSUE),
        "One is a speaker’s word, the other an outlet’s own voice; the ranges “between December "
        "2016 and January 2017” and “2022 or later” do not overlap.",
    ),
    (
        on_issue("began", "2017-01-02", DAY, NORTH),
        on_issue("began", "2017-01-03", DAY, THIRD),
        "They are by different speakers; 2 January 2017 and 3 January 2017 are different days.",
    ),
    (
        on_issue("status", "agreed", DAY, statement="talk"),
        on_issue("status", "preliminary", DAY, statement="talk"),
        "Both relay one statement; “agreed” and “preliminary” exclude each other.",
    ),
    (
        on_issue("status", "agreed", DAY, statement="talk"),
        on_issue("status", "agreed", DAY, statement="talk"),
        "Both relay one statement; both say “agreed”.",
    ),
    (
        spoken("place", "Oslo, Norway", DAY, NORTH),
        spoken("place", "Bern", LATER, NORTH_TOO),
        "They are by two speakers of the same side; neither of Oslo, Norway and Bern lies in the "
        "other; they are 3 days apart, and within 7 days neither is the later word.",
    ),
    (
        spoken("status", "announced", DAY, NORTH),
        spoken("status", "cancelled", DAY, SOUTH),
        "They are by speakers of opposite sides; “announced” and “cancelled” exclude each other; "
        "both are of 10 June 2025, so neither is the later word.",
    ),
    (
        spoken("status", "announced", DAY, NORTH),
        spoken("status", "cancelled", LATER, SOUTH),
        "They are by speakers of opposite sides; “announced” and “cancelled” exclude each other; "
        "they are 3 days apart, and within 90 days between opposite sides neither is the later "
        "word.",
    ),
    (
        spoken("status", "announced", DAY, NORTH),
        spoken("status", "cancelled", MONTHS_ON, SOUTH),
        "They are by speakers of opposite sides; “announced” and “cancelled” exclude each other; "
        "they are 153 days apart, and after 90 days between opposite sides things may have moved "
        "on.",
    ),
    (
        spoken("status", "announced", DAY, NORTH),
        spoken("status", "postponed", LATER, NORTH_TOO),
        "They are by two speakers of the same side; “announced” and “postponed” exclude each "
        "other; the same side announced it first, and then said what became of it.",
    ),
    (
        spoken("status", "cancelled", DAY),
        spoken("status", "postponed", NEXT),
        "Both are the same speaker’s word; “cancelled” and “postponed” exclude each other; "
        "the later, by 1 day, takes the place of the earlier.",
    ),
    (
        on_issue("status", "agreed", DAY, NORTH),
        on_issue("status", "refused", LATER, SOUTH),
        "They are by speakers of opposite sides; each says of its own side how it stands, and "
        "“agreed” and “refused” exclude each other; they are 3 days apart, of 90 that are "
        "compared.",
    ),
    (
        spoken("date", "none", DAY, NORTH),
        printed("date", "2025-07-01", LATER, GAZETTE),
        "One is a speaker’s word, the other an outlet’s own voice; one says no date set, and the "
        "other 1 July 2025; what was not there when the one was said, the other names.",
    ),
    (
        spoken("agenda", "banking", DAY, NORTH),
        spoken("agenda", "not: banking", DAY, SOUTH),
        "They are by speakers of opposite sides; one says “banking”, and the other denies it.",
    ),
    (
        spoken("place", "Oslo", DAY, NORTH),
        printed("place", "not: Norway", DAY, GAZETTE),
        "One is a speaker’s word, the other an outlet’s own voice; Oslo and not Norway can both "
        "be so, and Oslo is the more exact.",
    ),
    (
        spoken("place", "Oslo, Norway", DAY, NORTH),
        spoken("place", "not: Norway", DAY, SOUTH),
        "They are by speakers of opposite sides; one says Oslo, Norway, and the other denies "
        "Norway; both are of 10 June 2025, so neither is the later word.",
    ),
    (
        printed("ordinal", "1", DAY, GAZETTE, series="one"),
        printed("ordinal", "2", DAY, HERALD, series="two"),
        "Both are outlets’ own voices; they count in different series.",
    ),
    (
        printed("ordinal", "1", DAY, GAZETTE, series="one"),
        printed("ordinal", "2", DAY, HERALD),
        "Both are outlets’ own voices; one of them names no series it counts in.",
    ),
    (
        printed("ordinal", "1", DAY, GAZETTE),
        printed("ordinal", "2", DAY, HERALD),
        "Both are outlets’ own voices; neither names the series it counts in.",
    ),
    (
        on_issue("count", "6", DAY, NORTH),
        on_issue("count", "8", DAY, SOUTH),
        "They are by speakers of opposite sides; 6 and 8 are different numbers.",
    ),
    (
        spoken("duration", "about PT6H", DAY, NORTH),
        spoken("duration", "PT12H", DAY, SOUTH),
        "They are by speakers of opposite sides; about 6 hours and 12 hours are different "
        "lengths of time, even with ten per cent allowed for.",
    ),
    (
        printed("head_of_delegation", "anna", DAY, GAZETTE, about="north"),
        printed("head_of_delegation", "bert", DAY, GAZETTE, about="north"),
        "Both are one outlet’s own voice; they name different people, anna and bert.",
    ),
    (
        spoken("format", "closed doors", DAY, NORTH),
        spoken("format", "by telephone", DAY, SOUTH),
        "They are by speakers of opposite sides; neither of “closed doors” and “by telephone” "
        "holds all that the other says.",
    ),
]


@pytest.mark.parametrize(("a", "b", "expected"), CASES)
def test_a_relation_is_explained(a: Claim, b: Claim, expected: str) -> None:
    assert explained(a, b) == expected


def test_words_whose_days_overlap_have_no_order() -> None:
    a = printed("status", "agreed", "2025-06-10", GAZETTE, subject=Subject.ISSUE, about="north")
    wide = "[2025-06-04..2025-06-12]"
    b = printed(
        "status", "refused", wide, HERALD, subject=Subject.ISSUE, about="north", known="2025-06-12"
    )  # fmt: skip
    assert explained(a, b).endswith(
        "the days they can be of overlap, so neither is the later word."
    )


def test_where_there_is_one_true_value_time_is_not_spoken_of() -> None:
    a = printed("place", "Oslo", DAY, GAZETTE)
    b = printed("place", "Bern", MONTHS_ON, HERALD)
    assert "may have moved on" in explained(a, b)
    assert explained(a, b, held=True) == (
        "Both are outlets’ own voices; neither of Oslo and Bern lies in the other."
    )


@given(records(most=8))
def test_every_relation_of_any_two_claims_has_a_sentence(claims: list[Claim]) -> None:
    for a, b in combinations(claims, 2):
        for held in (False, True):
            if found := related_words(a, b, PRINCIPALS, held=held):
                text = explained(a, b, held=held)
                assert text[0].isupper()
                assert text.endswith(".")
                assert ";" in text, f"{found[0]} is not explained"
                assert "none" not in text
