"""What holds for every text: tests of tracker/intake/speech/reading.py."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.articles import IMITATIONS, Imitation
from tests.intake.speech_cases import CAST
from tracker.intake.names import Named, Names
from tracker.intake.speech import utterances
from tracker.intake.utterance import Form, Utterance

MARKS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "—",
    "-",
    "–",
    ",",
    ".",
    ":",
    ";",
    "?",
    "](#)",
]
NAMES = ["Ryabkov", "Lavrov's", "Sergei", "He", "he", "The minister", "TASS", "Рябков", "Рябкова"]
VERBS = [
    "said",
    "told",
    "was quoted as saying",
    "reported",
    "called",
    "сказал",
    "сообщает",
    "who had",
]
WORDS = [
    "that",
    "according to",
    "citing",
    "by",
    "and",
    "after",
    "Tuesday",
    "on June 5",
    "что",
    "no",
]
PIECES = [*MARKS, *NAMES, *VERBS, *WORDS, "Q:", "A:", "**", "a source", "interview", "\n", "\n\n"]
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


def told(found: list[Utterance]) -> list[tuple[str, int, str, str]]:
    return [(one.quote, one.start, one.speaker, one.uncertain) for one in found]


@given(texts, st.sampled_from(["en", "ru", "de", ""]), st.sampled_from(["", "2025-06-10", "2025~"]))
def test_offsets_are_exact_and_in_order(body: str, language: str, published: str) -> None:
    found = utterances(body, CAST, language, published)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert one.quote == body[one.start : one.end]
        assert one.quote.strip() == one.quote
        assert one.quote
        assert one.sentence[0] <= one.start < one.end <= one.sentence[1]


@given(texts)
def test_only_words_quoted_in_part_stand_within_others(body: str) -> None:
    found = utterances(body, CAST)
    whole = [one for one in found if one.form is not Form.PARTIAL]
    parts = [one for one in found if one.form is Form.PARTIAL]
    for group in (whole, parts):
        assert all(one.end <= following.start for one, following in pairwise(group))
    for part in parts:
        around = [one for one in whole if one.start < part.end and part.start < one.end]
        assert all(one.form is Form.INDIRECT for one in around)


@given(texts, st.text(" \n\t", max_size=5))
def test_white_space_at_the_end_changes_nothing(body: str, space: str) -> None:
    assert told(utterances(body.rstrip() + space, CAST)) == told(utterances(body.rstrip(), CAST))


@given(texts)
def test_nobody_is_given_words_without_a_name_or_a_reason(body: str) -> None:
    for one in utterances(body, CAST):
        assert one.speaker or one.speaker_as_written or one.uncertain


@pytest.mark.parametrize("imitation", IMITATIONS, ids=str)
def test_an_article_read_twice_is_the_same(imitation: Imitation) -> None:
    body = "\n".join(imitation.body)
    assert utterances(body, CAST) == utterances(body, CAST)


def test_other_languages_are_searched_for_quotations_only() -> None:
    (found,) = utterances("„Wir kommen“, sagte Lawrow. Ryabkov said no.", CAST, "de")
    assert (found.quote, found.speaker) == ("Wir kommen", "")
    assert found.uncertain


HOSTILE = [
    '"', "“", "«", "'", "[", "(", "—", "-", " ", "\n", ".", "a", "a.", "A ", '"a" ', "“A” said ",
    "he said ", "Ryabkov said, ", "told TASS ", "— a?\n", "Q: a\n", "](", "« A» ", "сказал Рябков ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    body = piece * (20_000 // len(piece))
    for one in utterances(body, CAST):
        assert one.quote == body[one.start : one.end]


def test_a_hundred_thousand_names_are_looked_up_at_once() -> None:
    actors = tuple(
        Named(slug=f"a-{number}", name=f"Ivan Petrov{number}", kind="person")
        for number in range(100_000)
    )
    found = utterances("“We are ready,” Ivan Petrov99999 said. " * 50, Names(actors=actors))
    assert {one.speaker for one in found} == {"a-99999"}
