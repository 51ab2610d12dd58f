"""Tests of tracker/intake/passages.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.passages import QUOTE_LIMIT, passages, quotable
from tracker.intake.utterance import Form, Utterance

BODY = (
    "The envoys met on Feb. 27 in Vienna. “We agreed on little. It was a start,” Berg said. "
    "She called the talks “useful” for both. They will meet again.\nThe U.S. side was silent."
)


def uttered(quote: str, form: Form, sentence: str, speaker: str = "ann-berg") -> Utterance:
    start, around = BODY.index(quote), BODY.index(sentence)
    return Utterance(
        quote=quote,
        start=start,
        end=start + len(quote),
        form=form,
        sentence=(around, around + len(sentence)),
        speaker=speaker,
    )


DIRECT = uttered(
    "We agreed on little. It was a start,",
    Form.DIRECT,
    "“We agreed on little. It was a start,” Berg said.",
)
PARTIAL = uttered("useful", Form.PARTIAL, "She called the talks “useful” for both.")


def test_every_sentence_is_in_one_voice() -> None:
    found = [(p.text, p.voice and p.voice.form) for p in passages(BODY, [PARTIAL, DIRECT])]
    assert found == [
        ("The envoys met on Feb. 27 in Vienna.", None),
        ("We agreed on little.", Form.DIRECT),
        ("It was a start,", Form.DIRECT),
        ("She called the talks “useful” for both.", Form.PARTIAL),
        ("They will meet again.", None),
        ("The U.S. side was silent.", None),
    ]


def test_two_partial_quotes_of_one_speaker_in_a_sentence_are_read_once() -> None:
    other = uttered("for both", Form.PARTIAL, "She called the talks “useful” for both.")
    assert len(passages(BODY, [PARTIAL, other])) == len(passages(BODY, [PARTIAL]))


def test_a_quotation_is_the_clause_of_its_evidence() -> None:
    text = "As far as is known now, the third round will be in Oslo, which both sides like."
    at = text.index("third")
    start, end = quotable(text, at, at + 5)
    assert text[start:end] == "the third round will be in Oslo"


@given(st.text(alphabet="Aa. ,;“”—и", min_size=1, max_size=1500), st.data())
def test_a_quotation_holds_its_evidence_and_is_short_enough(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    first, last = quotable(text, start, end)
    assert first <= start < end <= last
    assert last - first <= QUOTE_LIMIT


@pytest.mark.parametrize("piece", [" ", ".", ". ", "“", "\n", "a, ", "A. ", "(", ". a"])
def test_long_rows_of_marks_are_read_in_a_moment(piece: str) -> None:
    assert len(passages(piece * 100_000, [])) <= 100_000
