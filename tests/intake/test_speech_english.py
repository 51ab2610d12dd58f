"""Who is found to say what in English sentences, in the style of the wires."""

import pytest

from tests.intake.speech_cases import (
    CAST,
    DARCHIEV,
    KREMLIN,
    LAVROV,
    MINISTRY,
    RUBIO,
    RYABKOV,
    STATE,
    Case,
    hold,
)
from tracker.intake.speech import utterances
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
        text="The Kremlin said Putin was ready to “help out” after Trump accused Iran of “stalling.”",
        quote="stalling.",
        speaker="donald-trump",
        form=PARTIAL,
    ),
    Case(
        text="The Kremlin said Putin was ready to “help out” after Trump accused Iran of “stalling.”",
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

INDIRECTS = [
    Case(
        text="Ryabkov said Moscow will seek clearer answers.",
        quote="Moscow will seek clearer answers",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        text="Darchiev also said that the talks go on and confirmed that a date is set.",
        quote="the talks go on",
        speaker=DARCHIEV,
        form=INDIRECT,
    ),
    Case(
        text="Darchiev also said that the talks go on and confirmed that a date is set.",
        quote="a date is set",
        speaker=DARCHIEV,
        form=INDIRECT,
    ),
    Case(
        text="Ryabkov said the talks go on, adding that a date is set.",
        quote="a date is set",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        text="According to Darchiev, Moscow put the houses first.",
        quote="Moscow put the houses first",
        speaker=DARCHIEV,
        form=INDIRECT,
    ),
    Case(
        text="Moscow wants its houses back, according to Darchiev.",
        quote="Moscow wants its houses back",
        speaker=DARCHIEV,
        form=INDIRECT,
    ),
    Case(
        text="Moscow will go on to ask for flights, Ryabkov stressed.",
        quote="Moscow will go on to ask for flights",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        text="Darchiev said on Tuesday the decision was final.",
        quote="the decision was final",
        speaker=DARCHIEV,
        form=INDIRECT,
        said="2025-06-10",
    ),
    Case(
        text="The Russian Foreign Ministry has confirmed that a round will be held.",
        quote="a round will be held",
        speaker=MINISTRY,
        form=INDIRECT,
    ),
    Case(
        text="Talks will be held soon, the Foreign Ministry told local media.",
        quote="Talks will be held soon",
        form=INDIRECT,
        doubtful=True,
    ),
    Case(
        text="The Russian Foreign Ministry met the press. A date is set, the ministry said.",
        quote="A date is set",
        speaker=MINISTRY,
        form=INDIRECT,
    ),
    Case(
        text="The two sides will meet again. This was stated to Izvestia by Russian Deputy"
        " Foreign Minister Sergei Ryabkov at a forum.",
        quote="The two sides will meet again",
        speaker=RYABKOV,
        form=INDIRECT,
        office="Russian Deputy Foreign Minister",
        origin="izvestia",
    ),
    Case(
        text="Sergei Lavrov had already hinted at it, noting that work was under way.",
        quote="work was under way",
        speaker=LAVROV,
        form=INDIRECT,
    ),
    Case(
        text="Washington said that the houses are not for return.",
        quote="the houses are not for return",
        form=INDIRECT,
        doubtful=True,
        written="Washington",
    ),
    Case(
        text="In an interview with TASS, Alexander Darchiev said a round is near.",
        quote="a round is near",
        speaker=DARCHIEV,
        form=INDIRECT,
        origin="tass",
    ),
    Case(
        text="Ryabkov told a conference in Vienna on Monday that a round is near.",
        quote="a round is near",
        speaker=RYABKOV,
        form=INDIRECT,
        said="2025-06-09",
    ),
]

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
        text="Darchiev said a date is set. The other side was led by Sonata Coulter. “Soon,” he said.",
        quote="Soon",
        speaker=DARCHIEV,
    ),
    Case(
        text="Darchiev said a date is set. The other side was led by Sonata Coulter. “Soon,” she said.",
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
        text="Deputy Foreign Minister Sergei Ryabkov came. A date is set, the deputy minister said.",
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
        text="Ambassador Alexander Darchiev met Ambassador Marco Rubio. “Early,” the ambassador said.",
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

CHAINS = [
    Case(
        text="“We are ready,” Ryabkov told TASS.",
        quote="We are ready",
        speaker=RYABKOV,
        origin="tass",
        origin_written="TASS",
    ),
    Case(
        text="“We are ready,” Ryabkov was quoted as saying by the Interfax news agency.",
        quote="We are ready",
        speaker=RYABKOV,
        origin="interfax",
    ),
    Case(
        text="“We are ready,” Interfax quoted Ryabkov as saying.",
        quote="We are ready",
        speaker=RYABKOV,
        origin="interfax",
    ),
    Case(
        text="Interfax quoted Ryabkov as saying “we are ready for it all”.",
        quote="we are ready for it all",
        speaker=RYABKOV,
        form=PARTIAL,
        origin="interfax",
    ),
    Case(
        text="Ryabkov said in an interview with the Russian state news agency TASS that work goes on.",
        quote="work goes on",
        speaker=RYABKOV,
        form=INDIRECT,
        origin="tass",
    ),
    Case(
        text="Envoys will meet soon, Ryabkov said in an interview with state-run TASS on June 9.",
        quote="Envoys will meet soon",
        speaker=RYABKOV,
        form=INDIRECT,
        origin="tass",
        said="2025-06-09",
    ),
    Case(
        text="Ryabkov gave an interview to TASS. In the interview with TASS, he said work goes on."
        " The weather was fine. “It does,” Ryabkov said.",
        quote="It does",
        speaker=RYABKOV,
        origin="tass",
    ),
    Case(
        text="“We are ready,” Ryabkov told TASS. “It is early,” Lavrov said.",
        quote="It is early",
        speaker=LAVROV,
    ),
    Case(
        text="Ryabkov told TASS that work goes on. “It is early,” he told reporters.",
        quote="It is early",
        speaker=RYABKOV,
    ),
    Case(
        text="“Work goes on,” the Kremlin stated, according to RIA Novosti.",
        quote="Work goes on",
        speaker=KREMLIN,
        origin_written="RIA Novosti",
    ),
    Case(
        text="U.S. officials apparently said that flights would wait, according to the Kremlin.",
        quote="flights would wait",
        speaker="us-officials",
        form=INDIRECT,
        according=KREMLIN,
    ),
    Case(
        text="Trump said that the Russian leader had promised “full support”. Russian President"
        " Vladimir Putin was silent.",
        quote="full support",
        speaker="vladimir-putin",
        form=PARTIAL,
        according="donald-trump",
        doubtful=True,
    ),
    Case(
        text="Lavrov said Rubio had told him that “nothing is off the table”.",
        quote="nothing is off the table",
        speaker=RUBIO,
        form=PARTIAL,
        according=LAVROV,
    ),
    Case(
        text="“Nobody has packed,” a source close to the delegation told Interfax.",
        quote="Nobody has packed",
        anonymous=True,
        origin="interfax",
    ),
    Case(
        text="Interfax reported, citing a source close to the delegation, that nobody has packed.",
        quote="nobody has packed",
        form=INDIRECT,
        anonymous=True,
        origin="interfax",
    ),
    Case(
        text="Interfax reported, citing Ryabkov, that a date is set.",
        quote="a date is set",
        speaker=RYABKOV,
        form=INDIRECT,
        origin="interfax",
    ),
    Case(
        text="A date is set, Interfax reported, citing Ryabkov.",
        quote="A date is set",
        speaker=RYABKOV,
        form=INDIRECT,
        origin="interfax",
    ),
    Case(
        text="A date is set, Interfax reported.",
        quote="A date is set",
        form=INDIRECT,
        origin="interfax",
        doubtful=True,
    ),
    Case(
        text="Two diplomats familiar with the talks said that a date is set.",
        quote="a date is set",
        form=INDIRECT,
        anonymous=True,
        written="Two diplomats familiar with the talks",
    ),
    Case(
        text="Photo: TASS\n“We are ready,” Ryabkov said.",
        quote="We are ready",
        speaker=RYABKOV,
    ),
    Case(
        text="Pavel Orlov / TASS\n“We are ready,” Ryabkov said.",
        quote="We are ready",
        speaker=RYABKOV,
    ),
    Case(
        text="Ryabkov spoke to the Izvestia newspaper. “We are ready,” Ryabkov told Izvestia.",
        quote="We are ready",
        speaker=RYABKOV,
        origin="izvestia",
    ),
]

DAYS = [
    ("Ryabkov said Tuesday that work goes on.", "2025-06-10"),
    ("Ryabkov said on Wednesday that work goes on.", "2025-06-04"),
    ("On Monday, Ryabkov said that work goes on.", "2025-06-09"),
    ("Ryabkov said on June 5 that work goes on.", "2025-06-05"),
    ("Ryabkov said on 5 June that work goes on.", "2025-06-05"),
    ("Ryabkov said on December 5 that work goes on.", "2024-12-05"),
    ("Ryabkov said on May 5, 2024 that work goes on.", "2024-05-05"),
    ("Ryabkov said yesterday that work goes on.", "2025-06-09"),
    ("Ryabkov said last Wednesday that work goes on.", "2025-06-04"),
    ("Ryabkov said last Monday that work goes on.", ""),
    ("Ryabkov said at a forum held on June 5 that work goes on.", ""),
    ("Ryabkov said at a forum on June 5-6 that work goes on.", ""),
    ("Ryabkov said that work goes on since June 5.", ""),
]


@pytest.mark.parametrize("case", TAGS, ids=str)
def test_a_whole_quotation_has_the_speaker_of_its_tag(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize("case", PARTS, ids=str)
def test_quoted_words_belong_to_whom_their_sentence_reports(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize("case", INDIRECTS, ids=str)
def test_a_reported_clause_is_found_without_its_frame(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize("case", PEOPLE, ids=str)
def test_a_speaker_is_known_or_left_open(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize("case", CHAINS, ids=str)
def test_origin_hearsay_and_anonymous_sources_are_set_apart(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_speech_is_the_one_told_with_the_verb(text: str, day: str) -> None:
    assert [one.said for one in utterances(text, CAST, published="2025-06-10")] == [day]
