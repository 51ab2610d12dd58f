"""Sentences that invite giving words to the wrong person."""

import pytest

from tests.intake.speech_cases import DARCHIEV, LAVROV, RUBIO, RYABKOV, Case, hold
from tracker.intake.utterance import Form

PARTIAL, INDIRECT = Form.PARTIAL, Form.INDIRECT
TRUMP = "donald-trump"

CASES = [
    Case(
        text="“Signals,” Ryabkov said. Sergei Lavrov was blunter. “They lie,” the minister said.",
        quote="They lie",
        doubtful=True,
    ),
    Case(
        text="The Russian envoy has said a round is near.\nDarchiev said it was “set”.",
        quote="a round is near",
        speaker=DARCHIEV,
        form=INDIRECT,
        doubtful=True,
    ),
    Case(
        text="“Dead,” Ryabkov said of the plan, Interfax reported.",
        quote="Dead",
        speaker=RYABKOV,
        origin="interfax",
    ),
    Case(
        text="Reuters, citing Interfax, reported that Ryabkov had called the plan “dead”.",
        quote="dead",
        speaker=RYABKOV,
        form=PARTIAL,
        origin="interfax",
    ),
    Case(
        text="“We are ready,” Trump said.\n\nMarco Rubio, who sat beside him, was wary.\n\n"
        "“It is a long way,” he said.",
        quote="It is a long way",
        doubtful=True,
    ),
    Case(
        text="Putin told Trump that he would answer, Trump said.",
        quote="he would answer",
        speaker="vladimir-putin",
        form=INDIRECT,
        according=TRUMP,
    ),
    Case(
        text="Ryabkov: We see “good signs” from Washington",
        quote="good signs",
        speaker=RYABKOV,
        form=PARTIAL,
    ),
    Case(
        text="While Lavrov called it “useful”, Rubio described it as “a waste”.",
        quote="useful",
        speaker=LAVROV,
        form=PARTIAL,
    ),
    Case(
        text="While Lavrov called it “useful”, Rubio described it as “a waste”.",
        quote="a waste",
        speaker=RUBIO,
        form=PARTIAL,
    ),
    Case(
        text="Ryabkov rejected Rubio's claim that Moscow was “stalling”.",
        quote="stalling",
        speaker=RUBIO,
        form=PARTIAL,
    ),
    Case(
        text="Ryabkov rejected accusations that Moscow was “stalling”.",
        quote="stalling",
        form=PARTIAL,
        doubtful=True,
    ),
    Case(
        text="Ryabkov said in a statement that Moscow was “waiting”.",
        quote="waiting",
        speaker=RYABKOV,
        form=PARTIAL,
    ),
    Case(
        text="Ryabkov responded to Rubio, who had said Moscow was “stalling”.",
        quote="stalling",
        speaker=RUBIO,
        form=PARTIAL,
    ),
    Case(
        text="Lavrov quoted Trump as saying “it is over”.",
        quote="it is over",
        speaker=TRUMP,
        form=PARTIAL,
        doubtful=True,
    ),
    Case(
        text="Rubio said he was told by Lavrov that “enough is enough”.",
        quote="enough is enough",
        speaker=LAVROV,
        form=PARTIAL,
        according=RUBIO,
    ),
    Case(text="Rubio said he told Lavrov: “Enough.”", quote="Enough.", speaker=RUBIO),
    Case(
        text="“It is over,” Trump said, according to Lavrov.",
        quote="It is over",
        speaker=TRUMP,
        according=LAVROV,
    ),
    Case(
        text="“It is over,” Trump said, according to a person familiar with the call.",
        quote="It is over",
        speaker=TRUMP,
    ),
    Case(
        text="“The ball is theirs,” as Ryabkov put it.", quote="The ball is theirs", speaker=RYABKOV
    ),
    Case(
        text="The offer, Darchiev said, is “open”.",
        quote="open",
        speaker=DARCHIEV,
        form=PARTIAL,
    ),
    Case(
        text="“Yes,” Lavrov said.\n“No,” Rubio said.\n“We shall see.”",
        quote="We shall see.",
        speaker=RUBIO,
    ),
    Case(
        text="Lavrov said yes and Rubio said no. “We shall see.”",
        quote="We shall see.",
        speaker=RUBIO,
        doubtful=True,
    ),
    Case(
        text="Lavrov said yes.\n\nThe halls were empty.\n\n“We shall see.”",
        quote="We shall see.",
        doubtful=True,
    ),
    Case(
        text="Rubio's spokesman said the offer was “dead”.",
        quote="dead",
        form=PARTIAL,
        doubtful=True,
        written="Rubio's spokesman",
    ),
    Case(
        text="“Nobody knows,” one diplomat said. Another said the talks were “theatre”.",
        quote="theatre",
        form=PARTIAL,
        anonymous=True,
        written="Another",
    ),
    Case(
        text="An official said no. “It is dead,” he said. “We know Lavrov.”",
        quote="We know Lavrov.",
        anonymous=True,
        doubtful=True,
    ),
    Case(
        text="“The offer stands,” said the head of the Russian delegation, Sergei Ryabkov.",
        quote="The offer stands",
        speaker=RYABKOV,
        office="head of the Russian delegation",
    ),
    Case(
        text="The Evening Post reported that Rubio had left, citing two people close to him.",
        quote="Rubio had left",
        form=INDIRECT,
        anonymous=True,
        origin_written="Evening Post",
    ),
    Case(
        text="“The first quotation has no end, Ryabkov said. He left. “The second,” Rubio said.",
        quote="The second",
        speaker=RUBIO,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_words_are_given_to_whom_they_belong_or_to_nobody(case: Case) -> None:
    hold(case)
