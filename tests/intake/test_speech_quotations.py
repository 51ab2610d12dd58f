"""Whose the quotations in English sentences are, in the style of the wires."""

import pytest

from tests.intake.speech_cases import DARCHIEV, KREMLIN, LAVROV, RUBIO, RYABKOV, STATE, Case, hold
from tracker.intake.utterance import Form

DIRECT, PARTIAL, INDIRECT = Form.DIRECT, Form.PARTIAL, Form.INDIRECT

TAGS = [
    Case(text="“We are ready,” Ryabkov said.", quote="We are ready", speaker=RYABKOV),
    Case(text='"We are ready," said Ryabkov.', quote="We are ready", speaker=RYABKOV),
    Case(text="“Are we ready?” Ryabkov asked.", quote="Are we ready?", speaker=RYABKOV),
    Case(text="Ryabkov said: “We are ready.”", quote="We are ready.", speaker=RYABKOV),
    Case(text="Ryabkov said, “We are ready.”", quote="We are ready.", speaker=RYABKOV),
    Case(text="‘We are ready,’ Ryabkov said.", quote="We are ready", speaker=RYABKOV),
    Case(text="«We are ready», Ryabkov said.", quote="We are ready", speaker=RYABKOV),
    Case(text="„We are ready“, Ryabkov said.", quote="We are ready", speaker=RYABKOV),
    Case(
        text="“We are ready,” said Sergei Ryabkov, Russia’s deputy foreign minister.",
        quote="We are ready",
        speaker=RYABKOV,
        written="Sergei Ryabkov",
        office="deputy foreign minister",
    ),
    Case(
        text="“We are ready,” Russia’s Deputy Foreign Minister Sergei Ryabkov told reporters.",
        quote="We are ready",
        speaker=RYABKOV,
        office="Deputy Foreign Minister",
    ),
    Case(
        text="“The talks,” Ryabkov said, “will be held in spring.”",
        quote="will be held in spring.",
        speaker=RYABKOV,
    ),
    Case(
        text="“The talks will be held,” Ryabkov said. “Nobody doubts that.”",
        quote="Nobody doubts that.",
        speaker=RYABKOV,
    ),
    Case(
        text="“The talks will be held,” Ryabkov said.\n\n“Nobody doubts that.”",
        quote="Nobody doubts that.",
        speaker=RYABKOV,
    ),
    Case(
        text="Rubio met Lavrov. “We are ready,” Ryabkov said after the meeting on Friday.",
        quote="We are ready",
        speaker=RYABKOV,
    ),
    Case(
        text="Alexander Darchiev, Russia's ambassador to the US, said: “We are ready.”",
        quote="We are ready.",
        speaker=DARCHIEV,
        office="ambassador to the US",
    ),
    Case(
        text="Russia's ambassador to the US, Alexander Darchiev, said: “We are ready.”",
        quote="We are ready.",
        speaker=DARCHIEV,
        office="ambassador to the US",
    ),
    Case(
        text="Ryabkov, who led the delegation, said: “We are ready.”",
        quote="We are ready.",
        speaker=RYABKOV,
    ),
    Case(
        text="“We are ready,” the Kremlin said in a statement.",
        quote="We are ready",
        speaker=KREMLIN,
    ),
    Case(
        text="President Donald Trump has repeatedly warned: “Time is short.”",
        quote="Time is short.",
        speaker="donald-trump",
        office="President",
    ),
    Case(
        text="Lavrov met Rubio in Riyadh and told him: “We are ready.”",
        quote="We are ready.",
        speaker=LAVROV,
    ),
    Case(
        text="“Do ‘They’ really want this?” Ryabkov asked.",
        quote="Do ‘They’ really want this?",
        speaker=RYABKOV,
    ),
    Case(
        text="“We won’t wait for the parties’ wishes or Trump’s in ’25,” Ryabkov said.",
        quote="We won’t wait for the parties’ wishes or Trump’s in ’25",
        speaker=RYABKOV,
    ),
    Case(
        text="“We call it ‘The Fight for Minds’ at home,” Ryabkov said.",
        quote="We call it ‘The Fight for Minds’ at home",
        speaker=RYABKOV,
    ),
    Case(
        text="“The first part goes on.\n\n“The second part ends,” Ryabkov said.",
        quote="The second part ends",
        speaker=RYABKOV,
    ),
    Case(
        text="“The first part goes on.\n\n“The second part ends,” Ryabkov said.",
        quote="The first part goes on.",
        speaker=RYABKOV,
    ),
    Case(
        text="Ryabkov told a news conference: “We are open.\n\n“It takes two.”",
        quote="We are open.",
        speaker=RYABKOV,
    ),
    Case(text="“We see signals” — Ryabkov", quote="We see signals", speaker=RYABKOV),
    Case(text="Ryabkov: “We see signals”", quote="We see signals", speaker=RYABKOV),
    Case(
        text="Ryabkov said: “The first part goes on.\n\n“The second part ends.”",
        quote="The second part ends.",
        speaker=RYABKOV,
    ),
    Case(
        text="Ryabkov said: “The first part goes on.\n\nNobody answered. Lavrov left.",
        quote="The first part goes on.",
        speaker=RYABKOV,
        doubtful=True,
    ),
]

PARTS = [
    Case(
        text="Ryabkov said the decision was “preliminary” so far.",
        quote="preliminary",
        speaker=RYABKOV,
        form=PARTIAL,
    ),
    Case(
        text="Envoys could meet “very soon,” Deputy Foreign Minister Sergei Ryabkov said Tuesday.",
        quote="very soon",
        speaker=RYABKOV,
        form=PARTIAL,
        said="2025-06-10",
    ),
    Case(
        text="Ryabkov complained about “hawks” in Congress.",
        quote="hawks",
        speaker=RYABKOV,
        form=PARTIAL,
    ),
    Case(
        text="The talks on “irritants” began in Istanbul.",
        quote="irritants",
        form=PARTIAL,
        doubtful=True,
    ),
    Case(
        text="The Kremlin said Putin was ready to “help out” after Trump accused"
        " Iran of “stalling.”",
        quote="stalling.",
        speaker="donald-trump",
        form=PARTIAL,
    ),
    Case(
        text="The Kremlin said Putin was ready to “help out” after Trump accused"
        " Iran of “stalling.”",
        quote="help out",
        speaker=KREMLIN,
        form=PARTIAL,
    ),
    Case(
        text="The State Department described the round as “businesslike” and long.",
        quote="businesslike",
        speaker=STATE,
        form=PARTIAL,
    ),
    Case(
        text="Darchiev also said that Russia wants “calm” and confirmed that work goes on.",
        quote="calm",
        speaker=DARCHIEV,
        form=PARTIAL,
    ),
    Case(
        text="Talks to come 'very soon,' Ryabkov says",
        quote="very soon",
        speaker=RYABKOV,
        form=PARTIAL,
    ),
    Case(
        text="According to Ryabkov, the visas are “a matter of weeks”.",
        quote="a matter of weeks",
        speaker=RYABKOV,
        form=PARTIAL,
    ),
    Case(
        text="Ryabkov said the flights matter, while Rubio called them “a detail”.",
        quote="a detail",
        speaker=RUBIO,
        form=PARTIAL,
    ),
    Case(
        text="Lavrov did not say when the “irritants” would be taken up.",
        quote="irritants",
        form=PARTIAL,
        doubtful=True,
    ),
]


@pytest.mark.parametrize("case", TAGS, ids=str)
def test_a_whole_quotation_has_the_speaker_of_its_tag(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize("case", PARTS, ids=str)
def test_quoted_words_belong_to_whom_their_sentence_reports(case: Case) -> None:
    hold(case)
