"""The first sentence of a suggested claim: whose word, about what, which value."""

from dataclasses import replace
from typing import Any

import pytest

from tests.intake.proposals import FLIGHTS, OSLO
from tracker.intake.suggestion import Suggestion
from tracker.intake.summary import LIMIT, VERBS, summarise
from tracker.rules.record import Kind

NAMES = {"flights": "Direct flights", "oslo-round": "Oslo round", "jane-doe": "Jane Doe"}


@pytest.mark.parametrize(
    ("suggestion", "changes", "sentence"),
    [
        (FLIGHTS, {}, "Jane Doe takes the position: Direct flights, status under discussion."),
        (OSLO, {}, "Jane Doe says: Oslo round, place Oslo."),
        (OSLO, {"value": "not: Oslo"}, "Jane Doe says: Oslo round, place not Oslo."),
        (OSLO, {"value": "none"}, "Jane Doe says: Oslo round, no place set."),
        (OSLO, {"aspect": "date", "value": "2025-06-12"},
         "Jane Doe says: Oslo round, date 12 June 2025."),
        (OSLO, {"aspect": "head_of_delegation", "value": "jane-doe"},
         "Jane Doe says: Oslo round, head of delegation Jane Doe."),
        (OSLO, {"kind": "forecast", "aspect": "status", "value": "held", "window": "very soon"},
         "Jane Doe expects: Oslo round, status held (very soon)."),
        (FLIGHTS, {"kind": "forecast", "value": "implemented", "window": "2025-06-10/2025-12-31"},
         "Jane Doe expects: Direct flights, status implemented (10 June to 31 December 2025)."),
        (FLIGHTS, {"kind": "silence", "value": ""},
         "Jane Doe has not spoken: Direct flights, status."),
        (FLIGHTS, {"kind": ""}, "Jane Doe says: Direct flights, status under discussion."),
        (FLIGHTS, {"issue": "unknown"},
         "Jane Doe takes the position: unknown, status under discussion."),
        (FLIGHTS, {"issue": ""}, ""),
        (FLIGHTS, {"aspect": ""}, ""),
        (FLIGHTS, {"aspect": "place"}, ""),
        (FLIGHTS, {"value": ""}, ""),
        (FLIGHTS, {"value": "nonsense"}, ""),
    ],
)  # fmt: skip
def test_the_sentence_says_what_was_suggested_and_nothing_while_a_part_is_missing(
    suggestion: Suggestion, changes: dict[str, Any], sentence: str
) -> None:
    assert summarise(replace(suggestion, **changes), "Jane Doe", NAMES) == sentence


def test_of_nobody_nothing_is_said() -> None:
    assert summarise(FLIGHTS, "", NAMES) == ""


def test_every_kind_has_its_verb() -> None:
    assert {*VERBS} == {*Kind}


def test_a_long_sentence_is_as_long_as_the_record_keeps() -> None:
    long = replace(OSLO, aspect="agenda", event="x" * 200, value="x " * 149)
    assert len(summarise(long, "Jane Doe", NAMES)) == LIMIT
