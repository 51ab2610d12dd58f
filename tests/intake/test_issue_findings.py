"""Tests of tracker/intake/issue_findings.py and the words it goes by."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.aspects import aspect
from tracker.intake.finding import Finding
from tracker.intake.issue_findings import issue_findings
from tracker.intake.passages import passages

AROUND = date(2025, 6, 10)


def findings(text: str) -> list[Finding]:
    return [found for passage in passages(text, []) for found in issue_findings(passage, AROUND)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Both sides agreed to reopen the bridge.", "agreed"),
        ("Both sides agreed to continue discussions.", "under discussion"),
        ("They launched negotiations on the return of the ship.", "under discussion"),
        ("The topic is present in our dialogue.", "under discussion"),
        ("The decision was “preliminary”.", "preliminary"),
        ("The ministry rejected the offer on visas.", "refused"),
        ("There has been no progress on flights.", "stalled"),
        ("We are in a phase of stagnation.", "stalled"),
        ("Flights remain suspended.", "suspended"),
        ("North first raised the possibility of new flights.", "raised"),
        ("Visas are issued to officials.", "implemented in part"),
        ("The South approved his nomination.", "implemented"),
        ("Стороны договорились о визах.", "agreed"),
        ("Вопрос о визах обсуждается.", "under discussion"),
        ("Они приостановили полёты.", "suspended"),
    ],
)
def test_where_an_issue_stands(text: str, status: str) -> None:
    assert [found.value for found in findings(text) if found.aspect == "status"] == [status]


@pytest.mark.parametrize(
    ("text", "aspect_slug", "value"),
    [
        ("We demand the return of six ships.", "demand", "return of six ships"),
        ("The envoy called for an end to the ban.", "demand", "end to the ban"),
        ("They seek “clearer answers” to a proposal.", "demand", "clearer answers to a proposal"),
        ("Мы настаиваем на возобновлении полётов.", "demand", "возобновлении полётов"),
        ("It would be contingent on a truce at Lund.", "condition", "truce at Lund"),
        ("It is possible only if the bridge opens.", "condition", "bridge opens"),
        ("He offered to help with the standoff.", "offer", "help with the standoff"),
        ("Ships that were seized between 2016 and 2018.", "began", "2016/2018"),
    ],
)
def test_what_is_asked_offered_or_made_a_condition(text: str, aspect_slug: str, value: str) -> None:
    assert value in [found.value for found in findings(text) if found.aspect == aspect_slug]


def test_a_number_counts_what_it_stands_before() -> None:
    (count,) = [found for found in findings("They want six seized ships.") if found.counted]
    assert (count.aspect, count.value, count.counted) == ("count", "6", "ship")


@pytest.mark.parametrize(
    "text", ["They have not agreed on visas.", "They never agreed to it.", "It rained on 27 as if."]
)
def test_what_is_denied_or_counts_nothing_is_not_found(text: str) -> None:
    assert findings(text) == []


def test_two_agreements_in_a_sentence_are_two_findings() -> None:
    text = "They gave assurances of banking services and agreed on measures to ease visas."
    first, second = findings(text)
    assert "banking" in text[first.start : first.end]
    assert "visas" not in text[first.start : first.end]
    assert "visas" in text[second.start : second.end]


WORDS = (
    "agreed to not visas stalled no progress demand the return of six ships seized in 2016 offered "
    "to help contingent on a truce “preliminary” , . требует договорились"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_every_value_is_in_the_form_of_its_aspect_and_its_words_stand_there(text: str) -> None:
    for passage in passages(text, []):
        for found in issue_findings(passage, AROUND):
            assert 0 <= found.start < found.end <= len(passage.text)
            assert aspect(found.subject, found.aspect).parse(found.value) == found.value


@pytest.mark.parametrize("piece", ["agreed on ", "6 ", "seek ", "return of ", "depends on "])
def test_long_rows_of_such_words_are_read_in_a_moment(piece: str) -> None:
    assert len(findings(piece * 20_000)) < 50_000
