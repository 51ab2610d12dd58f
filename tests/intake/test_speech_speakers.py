"""Speakers of English sentences by name, office and pronoun, or left open."""

import pytest

from tests.intake.speech_cases import DARCHIEV, LAVROV, RYABKOV, Case, hold
from tracker.intake.utterance import Form

DIRECT, PARTIAL, INDIRECT = Form.DIRECT, Form.PARTIAL, Form.INDIRECT

PEOPLE = [
    Case(
        text="Ryabkov spoke of flights. “They matter,” he said.",
        quote="They matter",
        speaker=RYABKOV,
    ),
    Case(
        text="“We are ready,” Ryabkov said. He added that a date is set.",
        quote="a date is set",
        speaker=RYABKOV,
        form=INDIRECT,
        written="He",
    ),
    Case(
        text="Ryabkov said a date is set. Lavrov arrived in Geneva. “It is early,” he said.",
        quote="It is early",
        doubtful=True,
    ),
    Case(
        text="Ryabkov said: “Lavrov decides.” He added that a date is set.",
        quote="a date is set",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        text="Ryabkov said a date is set. It came after a call to Lavrov. “It is early,” he said.",
        quote="It is early",
        speaker=RYABKOV,
        doubtful=True,
    ),
    Case(
        text="Darchiev said a date is set. The other side was led by Sonata"
        " Coulter. “Soon,” he said.",
        quote="Soon",
        speaker=DARCHIEV,
    ),
    Case(
        text="Darchiev said a date is set. The other side was led by Sonata"
        " Coulter. “Soon,” she said.",
        quote="Soon",
        doubtful=True,
    ),
    Case(text="“It is early,” he said.", quote="It is early", doubtful=True),
    Case(
        text="A senior official said a date is set. “It is early,” he added.",
        quote="It is early",
        anonymous=True,
        doubtful=True,
    ),
    Case(
        text="Russian Ambassador Alexander Darchiev spoke. The ambassador noted that work goes on.",
        quote="work goes on",
        speaker=DARCHIEV,
        form=INDIRECT,
        written="The ambassador",
    ),
    Case(
        text="Deputy Foreign Minister Sergei Ryabkov came. A date is set, the"
        " deputy minister said.",
        quote="A date is set",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        text="Deputy Foreign Minister Sergei Ryabkov came. A date is set, the diplomat said.",
        quote="A date is set",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        text="Deputy Foreign Minister Sergei Ryabkov met Foreign Minister Sergei Lavrov."
        " “It is early,” the minister said.",
        quote="It is early",
        speaker=LAVROV,
    ),
    Case(
        text="Ambassador Alexander Darchiev met Ambassador Marco Rubio. “Early,”"
        " the ambassador said.",
        quote="Early",
        doubtful=True,
    ),
    Case(
        text="A date is near, Russian ambassador says\nAmbassador Alexander Darchiev spoke.",
        quote="A date is near",
        speaker=DARCHIEV,
        form=INDIRECT,
        doubtful=True,
    ),
    Case(
        text="“We are ready,” said Maria Example, a spokeswoman for the rescue service.",
        quote="We are ready",
        written="Maria Example",
        office="spokeswoman for the rescue service",
    ),
    Case(
        text="Maria Example, a spokeswoman for the ministry, said: “We are ready.”",
        quote="We are ready.",
        written="Maria Example",
        office="spokeswoman for the ministry",
    ),
    Case(
        text="Kremlin spokesman Dmitry Peskov said: “We are ready.”",
        quote="We are ready.",
        written="Dmitry Peskov",
        office="Kremlin spokesman",
    ),
    Case(
        text="Kremlin spokesman Dmitry Peskov came. “We are ready,” Peskov said.",
        quote="We are ready",
        written="Peskov",
        office="Kremlin spokesman",
    ),
    Case(
        text="“We are ready,” Berg said.",
        quote="We are ready",
        written="Berg",
        doubtful=True,
    ),
    Case(
        text="Anna Berg came to Vienna. “We are ready,” Berg said.",
        quote="We are ready",
        speaker="anna-berg",
    ),
    Case(
        text="Maria Lavrov, an analyst, said: “We are ready.”",
        quote="We are ready.",
        written="Maria Lavrov",
        office="analyst",
    ),
    Case(
        text="“We are ready,” an aide to President Donald Trump said.",
        quote="We are ready",
        anonymous=True,
    ),
    Case(
        text="“We are ready,” a spokesman for the Kremlin said.",
        quote="We are ready",
        anonymous=True,
        written="a spokesman for the Kremlin",
    ),
    Case(
        text="Trump’s envoy said: “We are ready.”",
        quote="We are ready.",
        doubtful=True,
        written="Trump’s envoy",
    ),
    Case(
        text="Lavrov and Rubio said: “We are ready.”",
        quote="We are ready.",
        doubtful=True,
        written="Lavrov and Rubio",
    ),
    Case(
        text="“We are ready,” Lavrov’s office said.",
        quote="We are ready",
        doubtful=True,
    ),
]


@pytest.mark.parametrize("case", PEOPLE, ids=str)
def test_a_speaker_is_known_or_left_open(case: Case) -> None:
    hold(case)
