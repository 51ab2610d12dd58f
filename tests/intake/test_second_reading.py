"""A passage that is put back is read: what it says is suggested, and no decision is lost."""

from dataclasses import replace
from typing import Any

import pytest

from tests.factories import make_actor, make_event, make_issue, make_outlet
from tests.intake.proposals import BODY, FLIGHTS, OSLO, kept
from tracker.intake import second_reading
from tracker.intake.article import Article, Cut, CutReason, IntakeError
from tracker.intake.drafting import reject
from tracker.intake.keeping import article_of, suggestion_of
from tracker.intake.second_reading import put_back_and_read
from tracker.intake.suggestion import Suggestion
from tracker.intake.taking import take_again
from tracker.models import Decided, Intake, IntakeState, Suggested

pytestmark = pytest.mark.django_db

PASSAGE = "“There has been no progress on banking,” Jane Doe told reporters."
AT = BODY.index("“The next")


@pytest.fixture(autouse=True)
def ledger() -> None:
    make_actor("jane-doe", name="Jane Doe")
    make_outlet("oslo-times", name="The Oslo Times")
    make_issue("flights", title="Direct flights")
    make_issue("banking", title="Banking services")
    make_event("oslo-round", title="Oslo round")


def taken_in(*suggestions: Suggestion, passage: str = PASSAGE, **fields: Any) -> Intake:
    cut = Cut(passage, CutReason.RELATED, AT)
    return kept(*suggestions, **{"cut": (cut,), **fields})


def rows(intake: Intake) -> list[Suggested]:
    return [*intake.suggested.all()]


def test_what_a_passage_says_is_suggested_when_it_is_put_back() -> None:
    intake = taken_in(FLIGHTS)
    assert put_back_and_read(intake, 0) == 1
    body = article_of(Intake.objects.get()).body
    _, new = map(suggestion_of, rows(intake))
    assert (new.speaker, new.issue, new.aspect, new.value) == (
        "jane-doe",
        "banking",
        "status",
        "stalled",
    )
    assert body[new.start : new.end] == new.quote == "There has been no progress on banking"
    assert rows(intake)[-1].kind == new.kind


def test_what_was_suggested_keeps_its_number_and_its_decision() -> None:
    intake = taken_in(FLIGHTS, OSLO)
    reject(rows(intake)[1], None)
    put_back_and_read(intake, 0)
    assert [(row.order, row.decision) for row in rows(intake)] == [
        (0, Decided.OPEN),
        (1, Decided.REJECTED),
        (2, Decided.OPEN),
    ]
    assert [suggestion_of(row).quote for row in rows(intake)[:2]] == [FLIGHTS.quote, OSLO.quote]


def test_only_the_passage_is_read_again() -> None:
    """The rest has been reviewed: what it says comes up once."""
    intake = taken_in(passage="Photo: A. Writer")
    assert put_back_and_read(intake, 0) == 0
    assert rows(intake) == []


def test_what_was_suggested_from_other_words_is_not_suggested_again() -> None:
    known = replace(
        FLIGHTS, issue="banking", aspect="status", value="stalled", origin="", kind="appraisal"
    )
    intake = taken_in(known)
    assert put_back_and_read(intake, 0) == 0
    assert len(rows(intake)) == 1


@pytest.mark.parametrize(
    ("passage", "before", "after"),
    [
        (PASSAGE, IntakeState.FINISHED, IntakeState.OPEN),
        ("Photo: A. Writer", IntakeState.FINISHED, IntakeState.FINISHED),
        (PASSAGE, IntakeState.SET_ASIDE, IntakeState.SET_ASIDE),
    ],
)
def test_a_finished_review_is_open_again_if_there_is_something_new(
    passage: str, before: IntakeState, after: IntakeState
) -> None:
    intake = taken_in(passage=passage)
    Intake.objects.update(state=before)
    put_back_and_read(intake, 0)
    intake.refresh_from_db()
    assert intake.state == after


def test_a_passage_that_was_put_back_meanwhile_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is read nothing is locked; of what changed meanwhile no offset holds."""
    cuts = (Cut(PASSAGE, CutReason.RELATED, AT), Cut("More", CutReason.FORM, AT))
    intake = taken_in(FLIGHTS, cut=cuts)

    def slowly(article: Article) -> tuple[Suggestion, ...]:
        monkeypatch.undo()
        put_back_and_read(Intake.objects.get(), 1)
        return take_again(article)

    monkeypatch.setattr(second_reading, "take_again", slowly)
    with pytest.raises(IntakeError, match="meanwhile"):
        put_back_and_read(intake, 0)
    assert len(rows(intake)) == 1
    body = article_of(Intake.objects.get()).body
    assert "More" in body
    assert PASSAGE not in body


def test_a_passage_that_is_no_longer_cut_is_refused() -> None:
    intake = taken_in()
    put_back_and_read(intake, 0)
    with pytest.raises(IntakeError, match="already"):
        put_back_and_read(Intake.objects.get(), 0)
