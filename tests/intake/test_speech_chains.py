"""Origin, hearsay and anonymous sources in English sentences."""

import pytest

from tests.intake.speech_cases import KREMLIN, LAVROV, RUBIO, RYABKOV, Case, hold
from tracker.intake.utterance import Form

DIRECT, PARTIAL, INDIRECT = Form.DIRECT, Form.PARTIAL, Form.INDIRECT

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
        text="“We are ready,” Sergey Ryabkov, Russia's deputy foreign minister, was quoted as"
        " saying by Interfax.",
        quote="We are ready",
        speaker=RYABKOV,
        origin="interfax",
    ),
    Case(
        text="Ryabkov, the deputy minister, was quoted by Interfax as saying that work goes on.",
        quote="work goes on",
        speaker=RYABKOV,
        form=INDIRECT,
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
        text="Ryabkov said in an interview with the Russian state news agency TASS"
        " that work goes on.",
        quote="work goes on",
        speaker=RYABKOV,
        form=INDIRECT,
        origin="tass",
    ),
    Case(
        text="Rubio said after a call that the Russian leader had offered to “take part” in it.",
        quote="the Russian leader had offered to “take part” in it",
        speaker=RUBIO,
        form=INDIRECT,
        doubtful=True,
    ),
    Case(
        text="Ryabkov said that the United States have “no plan” for it.",
        quote="the United States have “no plan” for it",
        speaker=RYABKOV,
        form=INDIRECT,
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
        text="A round is near, Ryabkov said.\nIn an interview with TASS, Ryabkov spoke of visas.",
        quote="A round is near",
        speaker=RYABKOV,
        form=INDIRECT,
    ),
    Case(
        text="A round is near, Ryabkov said.\nIn an interview with TASS, Ryabkov said it is so.",
        quote="A round is near",
        speaker=RYABKOV,
        form=INDIRECT,
        origin="tass",
    ),
    Case(
        text="A round is near, Ryabkov told reporters.\nIn an interview with TASS, he said so too.",
        quote="A round is near",
        speaker=RYABKOV,
        form=INDIRECT,
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


@pytest.mark.parametrize("case", CHAINS, ids=str)
def test_origin_hearsay_and_anonymous_sources_are_set_apart(case: Case) -> None:
    hold(case)
