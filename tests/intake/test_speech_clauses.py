"""Indirect speech in English sentences, and the day it was said on."""

import pytest

from tests.intake.speech_cases import CAST, DARCHIEV, LAVROV, MINISTRY, RYABKOV, Case, hold
from tracker.intake.speech import utterances
from tracker.intake.utterance import Form

DIRECT, PARTIAL, INDIRECT = Form.DIRECT, Form.PARTIAL, Form.INDIRECT

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


@pytest.mark.parametrize("case", INDIRECTS, ids=str)
def test_a_reported_clause_is_found_without_its_frame(case: Case) -> None:
    hold(case)


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_speech_is_the_one_told_with_the_verb(text: str, day: str) -> None:
    assert [one.said for one in utterances(text, CAST, published="2025-06-10")] == [day]
