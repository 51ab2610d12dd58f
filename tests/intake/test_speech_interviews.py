"""Tests of interviews: whose the questions are, and whose the answers."""

import pytest

from tests.intake.speech_cases import CAST, LAVROV, RUBIO, RYABKOV
from tracker.intake.names import Named, Names
from tracker.intake.speech import utterances
from tracker.intake.utterance import Form

INTRODUCTION = "Sergei Ryabkov gave an exclusive interview to Izvestia."
ASKED, ANSWERED = "Is there a chance?", "There is one. It is small."


def turns_in(body: str, names: Names = CAST) -> list[tuple[str, str, str]]:
    return [
        (one.form.value, one.speaker, one.quote)
        for one in utterances(body, names)
        if one.form in {Form.QUESTION, Form.ANSWER}
    ]


STYLES = [
    "— Is there a chance?\n— There is one. It is small.",
    "– Is there a chance?\n– There is one. It is small.",
    "- Is there a chance?\n- There is one. It is small.",
    "—Is there a chance?\n—There is one. It is small.",
    "**Is there a chance?**\nThere is one. It is small.",
    "Q: Is there a chance?\nA: There is one. It is small.",
    "Question: Is there a chance?\nAnswer: There is one. It is small.",
    "Izvestia: Is there a chance?\nRyabkov: There is one. It is small.",
    "**Izvestia:** Is there a chance?\n**Sergei Ryabkov:** There is one. It is small.",
    "Вопрос: Is there a chance?\nОтвет: There is one. It is small.",
]


@pytest.mark.parametrize("style", STYLES)
def test_questions_and_answers_are_told_apart_in_every_style(style: str) -> None:
    body = f"{INTRODUCTION}\n{style}\n{style.replace('chance', 'date')}"
    assert turns_in(body) == [
        ("question", "", ASKED),
        ("answer", RYABKOV, "There is one."),
        ("answer", RYABKOV, "It is small."),
        ("question", "", "Is there a date?"),
        ("answer", RYABKOV, "There is one."),
        ("answer", RYABKOV, "It is small."),
    ]


@pytest.mark.parametrize(
    ("introduction", "speaker"),
    [
        ("In an exclusive interview with Sergei Ryabkov, we spoke of Lavrov and Rubio.", RYABKOV),
        ("Ryabkov told TASS about it in an interview. Lavrov was away.", RYABKOV),
        ("In an interview with TASS, Sergei Ryabkov spoke. “It is early,” he said.", RYABKOV),
        ("Sergei Ryabkov answers our questions.", RYABKOV),
        ("Интервью с Рябковым о Лаврове.", RYABKOV),
        ("Lavrov and Ryabkov answer our questions.", ""),
        ("Somebody answers our questions.", ""),
    ],
)
def test_the_interviewee_is_found_in_the_introduction(introduction: str, speaker: str) -> None:
    body = f"{introduction}\n— Is there a chance?\n— There is one."
    answers = [one for one in utterances(body, CAST) if one.form is Form.ANSWER]
    assert [(one.speaker, bool(one.uncertain)) for one in answers] == [(speaker, not speaker)]


def test_who_speaks_in_the_headline_alone_may_be_whom_the_interview_is_about() -> None:
    body = "They met.\n— Is there a chance?\n— There is one."
    found = utterances(body, CAST, headline="Rubio says no to talks")
    (answer,) = (one for one in found if one.form is Form.ANSWER)
    assert answer.uncertain


@pytest.mark.parametrize(
    ("headline", "introduction", "speaker"),
    [
        ("Deputy Minister Sergei Ryabkov: Rubio will come", "Lavrov and Rubio met.", RYABKOV),
        ("Interview with Sergei Ryabkov", "Lavrov and Rubio met.", RYABKOV),
        ("Сергей Рябков: Рубио приедет", "Лавров и Рубио встретились.", RYABKOV),
        ("Интервью с Сергеем Рябковым", "Лавров и Рубио встретились.", RYABKOV),
        ("Interview with Sergei Ryabkov", "", RYABKOV),
        ("Rubio: no talks", "In an interview with Sergei Ryabkov, we spoke of it.", RYABKOV),
        ("Sergei Ryabkov and the talks", "Lavrov and Rubio met.", ""),
        ("Ryabkov: we wait", "Rubio said that he waits.", ""),
        ("Interview with Ryabkov and Rubio", "They met.", ""),
        ("Интервью с Рябковым и Рубио", "Они встретились.", ""),
        ("Lavrov and Ryabkov: we wait", "They met.", ""),
    ],
)
def test_a_headline_outside_the_body_may_name_the_guest(
    headline: str, introduction: str, speaker: str
) -> None:
    body = f"{introduction}\n— Is there a chance?\n— There is one.".strip()
    found = utterances(body, CAST, headline=headline)
    answers = [one for one in found if one.form is Form.ANSWER]
    assert [(one.speaker, bool(one.uncertain)) for one in answers] == [(speaker, not speaker)]


def test_the_premise_of_a_question_is_never_the_answer_s() -> None:
    body = f"{INTRODUCTION}\n— You said Moscow lost hope. Did it?\n— No."
    assert turns_in(body) == [
        ("question", "", "You said Moscow lost hope. Did it?"),
        ("answer", RYABKOV, "No."),
    ]


def test_a_question_without_a_question_mark_is_in_doubt() -> None:
    body = f"{INTRODUCTION}\n— Is it?\n— Yes.\n— The flights are stalled.\n— They are."
    found = {one.quote: one for one in utterances(body, CAST)}
    assert found["The flights are stalled."].form is Form.QUESTION
    assert found["The flights are stalled."].uncertain


def test_an_answer_may_have_several_paragraphs() -> None:
    body = f"{INTRODUCTION}\n— Is it?\n— Yes.\nIt is small.\n— Is it late?\n— Not yet."
    answers = [quote for form, _, quote in turns_in(body) if form == "answer"]
    assert answers == ["Yes.", "It is small.", "Not yet."]


def test_marks_within_an_answer_are_nobody_else_s_words() -> None:
    body = f"{INTRODUCTION}\n— Is it?\n— It is a “myth.” They play “games” there.\n— Is it?\n— No."
    assert [one.quote for one in utterances(body, CAST) if one.form is Form.PARTIAL] == []


def test_a_heading_in_quotation_marks_is_the_interviewee_s() -> None:
    body = f'{INTRODUCTION}\n"It is small"\n— Is it?\n— It is small.\n— Is it?\n— No.'
    heading = next(one for one in utterances(body, CAST) if one.form is Form.DIRECT)
    assert (heading.quote, heading.speaker) == ("It is small", RYABKOV)
    assert "heading" in heading.because[0].reason


def test_several_who_answer_are_told_apart_by_their_labels() -> None:
    body = "Lavrov: We met.\nRubio: We did.\nLavrov: It was long.\nRubio: It was."
    speakers = [speaker for _, speaker, _ in turns_in(body)]
    assert speakers == [LAVROV, RUBIO, LAVROV, RUBIO]


def test_whoever_asks_for_an_outlet_may_be_known() -> None:
    interviewer = Named(slug="asker", name="Izvestia's interviewer", kind="anonymous")
    names = Names(actors=(*CAST.actors, interviewer), outlets=CAST.outlets)
    body = f"{INTRODUCTION}\n— Is there a chance?\n— There is one."
    assert turns_in(body, names)[0] == ("question", "asker", ASKED)


@pytest.mark.parametrize(
    "body",
    [
        "The list:\n- flights\n- visas\n- houses",
        "— Мы готовы, — сказал Рябков.\n— Дата названа, — добавил он.",
        "Note: this is a list.\nRyabkov said no.",
        "- Is it?",
    ],
)
def test_not_everything_with_a_dash_or_a_colon_is_an_interview(body: str) -> None:
    assert turns_in(body) == []
