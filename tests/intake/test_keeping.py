"""What was read is kept and read again unchanged; what was cut can be put back in its place."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_claim, make_issue, make_report
from tests.intake.proposals import BODY, FLIGHTS, OSLO, RELATED, START, first, kept, make_article
from tracker.intake.article import Because, Cut, CutReason, IntakeError
from tracker.intake.keeping import (
    article_of,
    as_text,
    likenings_of,
    put_back_and_add,
    suggestion_of,
)
from tracker.intake.proposal import Likeness, Likening
from tracker.models import Claim, Intake, Report, Suggested
from tracker.text import clean_text

LIKENING = Likening("7kq2xw9d", Likeness.UPDATE, Because("url", "The same address.", "flights"))


@pytest.mark.django_db
def test_what_was_made_of_an_article_is_read_again_as_it_was() -> None:
    intake = Intake.objects.get(pk=kept(FLIGHTS, START, likenings=(LIKENING,)).pk)
    assert article_of(intake) == make_article()
    assert likenings_of(intake) == [LIKENING]
    assert [suggestion_of(row) for row in intake.suggested.all()] == [FLIGHTS, START]
    assert (intake.headline, intake.url) == (
        "Flights to resume",
        "https://oslotimes.example/flights?utm=1",
    )


@pytest.mark.django_db
def test_nothing_of_the_ledger_is_created_by_taking_an_article_in() -> None:
    kept(FLIGHTS, OSLO)
    assert not Report.objects.exists()
    assert not Claim.objects.exists()


@pytest.mark.django_db
def test_an_article_is_kept_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Suggested.objects, "create", fail)
    with pytest.raises(RuntimeError):
        kept(FLIGHTS)
    assert not Intake.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("proposed", "stored"), [("", ""), ("demand", "demand"), ("guess", "")])
def test_a_kind_is_stored_if_the_vocabulary_has_it(proposed: str, stored: str) -> None:
    assert first(kept(replace(FLIGHTS, kind=proposed))).kind == stored


@given(st.text(max_size=40))
def test_what_was_kept_once_is_kept_the_same_the_next_time(text: str) -> None:
    once = as_text({"words": text, "more": [text]})
    assert as_text(json.loads(once)) == once == clean_text(once)


# Putting back.


@pytest.mark.django_db
def test_what_was_cut_is_put_back_where_it_stood_and_quotations_move_on() -> None:
    intake = kept(FLIGHTS, OSLO)
    put_back_and_add(intake, 0)
    article = article_of(Intake.objects.get())
    assert article.cut == ()
    assert f"Tuesday.\n\n{RELATED}\n\n“The next round" in article.body
    for row in intake.suggested.all():
        suggestion = suggestion_of(row)
        assert article.body[suggestion.start : suggestion.end] == suggestion.quote


@pytest.mark.django_db
def test_cuts_behind_the_one_that_is_put_back_stay_where_they_were_in_the_text() -> None:
    at = BODY.index("“The next")
    intake = kept(
        cut=(
            Cut("first", CutReason.FORM, 0),
            Cut("second", CutReason.TEASER, at),
            Cut("third", CutReason.TEASER, at),
        )
    )
    put_back_and_add(intake, 1)
    article = article_of(Intake.objects.get())
    first_cut, third = article.cut
    assert (first_cut.text, first_cut.at) == ("first", 0)
    assert article.body[third.at :].startswith("“The next")


@pytest.mark.django_db
def test_the_same_passage_is_not_put_back_twice() -> None:
    intake = kept()
    put_back_and_add(intake, 0)
    with pytest.raises(IntakeError, match="already"):
        put_back_and_add(intake, 0)


@pytest.mark.django_db
def test_nothing_is_put_into_the_middle_of_a_quotation() -> None:
    intake = kept(FLIGHTS, cut=(Cut(RELATED, CutReason.RELATED, FLIGHTS.start + 7),))
    with pytest.raises(IntakeError, match="quotation"):
        put_back_and_add(intake, 0)
    assert article_of(Intake.objects.get()).body == BODY


@pytest.mark.django_db
def test_the_draft_follows_and_its_chosen_places_too() -> None:
    report = make_report(status="draft", body=BODY)
    claim = make_claim(report=report, issue=make_issue(), quote=OSLO.quote, quote_at=OSLO.start)
    intake = kept(OSLO)
    Intake.objects.update(report=report)
    put_back_and_add(intake, 0)
    claim.refresh_from_db()
    report.refresh_from_db()
    assert report.body == article_of(Intake.objects.get()).body
    assert report.body[claim.quote_at :].startswith(OSLO.quote)
    assert claim.quote_state == "verified"
    assert report.edition == 1


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"body": "Edited."}, {"status": "published"}])
def test_a_draft_that_went_its_own_way_is_left_alone(fields: dict[str, str]) -> None:
    report = make_report(**{"status": "draft", "body": BODY, **fields})
    intake = kept()
    Intake.objects.update(report=report)
    with pytest.raises(IntakeError, match="no longer"):
        put_back_and_add(intake, 0)
    assert article_of(Intake.objects.get()).body == BODY
