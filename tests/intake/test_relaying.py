"""Tests of tracker/intake/relaying.py."""

from dataclasses import replace
from typing import Any

import pytest

from tests.intake.talks import NEAR, THROUGH_THE_PALACE, TO_THE_WIRE, uttered
from tracker import dates
from tracker.intake.known import KnownStatement
from tracker.intake.relaying import Relaying
from tracker.intake.stems import stems

SAID = dates.parse("2025-06-03/2025-06-11")


def relayed(quote: str, *statements: KnownStatement, **fields: Any) -> str:
    relaying = Relaying(statements or NEAR.statements, SAID)
    found = relaying.relayed(uttered(quote, quote, **fields), frozenset(stems(quote)))
    return found.statement.id if found else ""


def test_the_same_speaker_day_and_origin_are_enough_without_a_word_in_common() -> None:
    assert relayed("Мы готовы.", origin="north-wire", said="2025-06-10") == "to-the-wire"


def test_similar_words_tell_two_statements_of_a_day_apart() -> None:
    assert relayed("Visas and banking accounts are difficult.") == "to-reporters"
    assert relayed("Soon there will be a round in Oslo, and ships returned.") == "to-the-wire"


def test_hearsay_is_relayed_as_such_and_as_nothing_else() -> None:
    words = "Flights depend on ships."
    assert relayed(words, speaker="kim-holt", according_to="palace") == "through-the-palace"
    assert relayed(words, speaker="kim-holt") == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"speaker": "kim-holt"},
        {"speaker": ""},
        {"origin": "south-post"},
        {"said": "2025-06-05"},
        {"according_to": "palace"},
    ],
    ids=["speaker", "no speaker", "origin", "day", "teller"],
)
def test_another_is_another_act_of_speech(fields: dict[str, str]) -> None:
    words = "The round will be in Oslo very soon"
    assert relayed(words, TO_THE_WIRE) == "to-the-wire"
    assert relayed(words, TO_THE_WIRE, **fields) == ""


def test_a_statement_of_another_time_is_not_relayed() -> None:
    old = replace(TO_THE_WIRE, said="2025-03-01")
    assert relayed("The round will be in Oslo very soon", old) == ""


def test_it_says_what_is_alike_and_which_words() -> None:
    utterance = uttered("Oslo round", "Oslo round", origin="north-wire")
    found = Relaying([TO_THE_WIRE], SAID).relayed(utterance, frozenset(stems("Oslo round")))
    assert found is not None
    assert "same origin" in found.because.reason
    assert found.because.words == "oslo, round"


def test_a_statement_without_a_day_is_less_sure() -> None:
    fields: dict[str, Any] = {"speaker": "kim-holt", "according_to": "palace"}
    utterance = uttered("Flights depend on ships", "Flights depend on ships", **fields)
    words = frozenset(stems(utterance.quote))
    vague = Relaying([THROUGH_THE_PALACE], SAID).relayed(utterance, words)
    dated = replace(THROUGH_THE_PALACE, said="2025-06-09")
    sure = Relaying([dated], SAID).relayed(utterance, words)
    assert vague is not None
    assert sure is not None
    assert vague.confidence < sure.confidence
