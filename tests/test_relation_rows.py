"""How other claims stand to one on its page: why each does, and the desk's rulings."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_ruling,
    make_statement,
)
from tests.pages import words
from tracker import projection
from tracker.models import Claim, Decision
from tracker.rules.relations import Relation

pytestmark = pytest.mark.django_db


def relations(client, claim, day=""):
    projection.rebuild(projection.everything())
    text = words(client, claim.get_absolute_url() + (f"?as_of={day}" if day else ""))
    return text[text.index("How it stands to other claims") :]


def two(**fields):
    """Two speakers who give different counts."""
    issue = make_issue()
    return [make_claim(issue=issue, aspect="count", value=n, **fields) for n in ("6", "8")]


def test_each_relation_is_explained_in_a_sentence(client):
    six, eight = two()
    make_claim(issue=six.issue, aspect="count", value="6")
    text = relations(client, six)
    assert "They are by speakers of opposite sides; 6 and 8 are different numbers." in text
    assert "They are by speakers of opposite sides; both say 6." in text
    assert "8 and 6 are different numbers" in relations(client, eight)


def test_people_are_called_by_their_names_in_the_sentence(client):
    event = make_event()
    ann, bert = make_actor("ann", name="Ann Lee"), make_actor("bert", name="Bert Ray")
    claims = [
        make_claim(event=event, aspect="head_of_delegation", value=actor.slug, about=ann.party)
        for actor in (ann, bert)
    ]
    assert "they name different people, Ann Lee and Bert Ray" in relations(client, claims[0])


def test_the_windows_of_one_forecast_are_named_where_they_drift(client):
    said, event = make_statement(), make_event()
    claims = [
        make_forecast(statement=said, event=event, **window)
        for window in ({"window_words": "soon"}, {"not_scorable": True}, {"window": "2025-07"})
    ]
    text = relations(client, claims[0])
    assert "Both relay one statement; the one gives its time as “soon” and the other as none." in (
        text
    )
    assert "the one gives its time as “soon” and the other as July 2025." in text


def test_echoes_of_a_forecast_leave_it_the_same_time(client):
    said, event = make_statement(), make_event()
    claim, _ = (make_forecast(statement=said, event=event) for _ in range(2))
    assert "Both relay one statement, and leave it the same time." in relations(client, claim)


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("swapped", [False, True])
def test_the_desks_ruling_stands_on_the_pages_of_both_claims(client, decision, swapped):
    pair = two()
    make_ruling(
        *(pair[::-1] if swapped else pair),
        decision=decision,
        reason="They count the same.",
        known_from=date(2025, 6, 12),
    )
    expected = f"The desk {decision.value} this on 12 June 2025: They count the same."
    for claim in pair:
        assert expected in relations(client, claim)
        assert "The desk" not in relations(client, claim, "2025-06-11")


def test_a_ruling_holds_for_echoes_and_for_no_other_pair(client):
    six, eight = two()
    echo = make_claim(issue=six.issue, aspect="count", value="6", statement=six.statement)
    nine = make_claim(issue=six.issue, aspect="count", value="9")
    make_ruling(six, eight, reason="They count the same.")
    assert "The desk rejected this" in relations(client, echo)
    assert "The desk" not in relations(client, nine)


def test_a_rejected_contradiction_stays_rejected_and_both_pages_say_so(client):
    six, eight = two()
    make_ruling(six, eight, reason="They count the same.")
    make_claim(issue=six.issue, aspect="count", value="6", statement=six.statement)
    text = relations(client, eight)
    assert "Contradicts" in text
    assert "The desk rejected this on 10 June 2025: They count the same." in text
    assert "There are no disputed readings yet." in words(client, "/disputes/")


def test_a_ruling_on_another_relation_says_on_which(client):
    six, eight = two()
    make_ruling(six, eight, relation=Relation.DRIFT, reason="Not the same words.")
    assert "The desk rejected “drift” for these two on 10 June 2025" in relations(client, six)


def test_drafts_of_rulings_are_on_no_page(client):
    six, eight = two()
    make_ruling(six, eight, status="draft", reason="Hidden.")
    assert "Hidden" not in relations(client, six)


def test_the_dates_of_the_seizure_are_compared_as_ranges(client, sample):
    early = Claim.objects.get(issue__slug="property", aspect="began", value="2016/2018")
    text = relations(client, early)
    assert "the ranges 2016 to 2018 and 2022 or later do not overlap." in text
    assert (
        "“2016 to 2018” and “between December 2016 and January 2017” can both be so, and "
        "“between December 2016 and January 2017” is the more exact."
    ) in text
