"""Whatever is given, intake makes something of it or says why not; it never breaks or hangs."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.articles import IMITATIONS, NAMES, as_page
from tests.intake.mutations import mutated
from tests.intake.talks import KNOWN, PUBLISHED
from tracker.intake.article import IntakeError, Source
from tracker.intake.keeping import keep
from tracker.intake.known import Known
from tracker.intake.proposal import Proposal
from tracker.intake.proposing import propose
from tracker.models import Claim, Intake, Report, Suggested

HOW_MANY, LONGEST = 10_000, 700
WORLDS = (KNOWN, Known(names=NAMES, events=KNOWN.events, issues=KNOWN.issues))
TEXTS = [text for one in IMITATIONS for text in (one.pasted, as_page(one))]
MILLION, MANY = 1_000_000, 50_000


def taken(content: str | bytes, known: Known = KNOWN) -> Proposal | None:
    """What is made of it; None if it is refused, with a sentence."""
    refused = ""
    try:
        proposal = propose(Source(content=content), known, PUBLISHED)
    except IntakeError as error:
        refused = str(error)
    if refused:
        assert refused.endswith(".")
        return None
    body = proposal.article.body
    for each in proposal.suggestions:
        assert each.quote == body[each.start : each.end] != ""
        assert 0 <= each.confidence <= 1
    return proposal


def stretch(chance: random.Random) -> str:
    """A stretch of an article, short enough that ten thousand are read in a while."""
    text = chance.choice(TEXTS)
    start = chance.randrange(len(text))
    return text[start : start + LONGEST]


def test_ten_thousand_broken_articles_break_nothing() -> None:
    chance = random.Random(4)  # The same mishaps in every run.
    read = 0
    for _ in range(HOW_MANY):
        proposal = taken(mutated(chance, stretch(chance)), chance.choice(WORLDS))
        read += proposal is not None
    assert read > HOW_MANY / 2


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=400), st.binary(max_size=400)))
def test_anything_at_all_is_taken_or_refused(content: str | bytes) -> None:
    taken(content)


@pytest.mark.parametrize("mark", [" ", '"', "[", "("])
def test_a_million_of_one_mark_are_read_in_a_while(mark: str) -> None:
    taken(f"He said {mark * MILLION} on June 1.")


@pytest.mark.parametrize("mark", ["“", "«", "<", "\n", ". ", "\u200f", "\x00", "a", "“a” ", "— "])
def test_long_rows_of_other_marks_are_read_in_a_while(mark: str) -> None:
    taken(f"He said {mark * (MANY // len(mark))} on June 1.")


@pytest.mark.django_db
def test_what_is_made_of_broken_articles_is_kept_whole_or_not_at_all() -> None:
    chance = random.Random(5)
    for _ in range(60):
        content = mutated(chance, chance.choice(TEXTS))
        proposal = taken(content)
        if proposal:
            intake = keep(proposal, Source(content=content), None)
            assert intake.suggested.count() == len(proposal.suggestions)
    assert Suggested.objects.count() > Intake.objects.count() > 30
    assert not Report.objects.exists()
    assert not Claim.objects.exists()
