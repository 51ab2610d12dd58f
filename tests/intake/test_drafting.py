"""From decisions to a draft: whole or not at all, and one statement for each act of speech."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from tests.factories import (
    make_actor,
    make_assessment,
    make_event,
    make_issue,
    make_outlet,
    make_statement,
)
from tests.intake.proposals import (
    BODY,
    FLIGHTS,
    OSLO,
    SPOKEN,
    START,
    claim_for,
    first,
    kept,
    report_for,
)
from tracker.intake.drafting import Refused, Speech, accept, make_report, reject, reopen, set_state
from tracker.intake.keeping import final_of
from tracker.models import (
    Actor,
    Claim,
    Decided,
    Intake,
    IntakeState,
    Issue,
    Outlet,
    Publication,
    Report,
    Statement,
    Suggested,
)

pytestmark = pytest.mark.django_db


def drafted(*suggestions: Any, **fields: Any) -> Intake:
    """An article whose report is a draft already."""
    intake = kept(*(suggestions or (FLIGHTS, OSLO, START)), **fields)
    make_report(intake, report_for(make_outlet()))
    return Intake.objects.get(pk=intake.pk)


def speech(**fields: Any) -> Speech:
    return Speech(**{"speaker": Actor.objects.get(slug="jane-doe"), **SPOKEN, **fields})


def row(intake: Intake, order: int) -> Suggested:
    return intake.suggested.get(order=order)


def take(intake: Intake, order: int = 0, words: Any = None, **fields: Any) -> Claim:
    """Accept one of its suggestions, as the outlet's own words about an issue by default."""
    fields.setdefault("issue", Issue.objects.first() or make_issue())
    if words is None:
        fields.setdefault("about", make_actor().party)
    is_changed = fields.pop("is_changed", False)
    return accept(row(intake, order), claim_for(**fields), words, None, is_changed=is_changed)


# The report.


def test_the_report_becomes_a_draft_with_the_articles_text() -> None:
    intake = kept(FLIGHTS)
    report = make_report(intake, report_for(make_outlet("oslo-times")))
    report.refresh_from_db()
    assert (report.status, report.body) == (Publication.DRAFT, BODY)
    assert Intake.objects.get().report == report
    assert not Claim.objects.exists()


def test_a_new_outlet_is_created_with_its_report_and_not_before() -> None:
    intake = kept()
    outlet = Outlet(name="The Oslo Times", domains=["oslotimes.example"])
    assert not Outlet.objects.exists()
    report = make_report(intake, report_for(outlet))
    assert Report.objects.get().outlet == Outlet.objects.get() == report.outlet
    assert report.outlet.slug == "the-oslo-times"


def test_a_report_that_is_wrong_leaves_no_outlet_behind() -> None:
    intake = kept()
    with pytest.raises(ValidationError) as found:
        make_report(intake, report_for(Outlet(name="The Oslo Times"), published="", headline=""))
    assert {*found.value.message_dict} == {"published", "headline"}
    assert not Outlet.objects.exists()
    assert Intake.objects.get().report is None


def test_an_outlet_that_is_wrong_is_said_beside_the_outlet() -> None:
    with pytest.raises(ValidationError) as found:
        make_report(kept(), report_for(Outlet(name="Oslo", homepage="javascript:1")))
    assert {*found.value.message_dict} == {"outlet"}


def test_one_article_has_one_draft() -> None:
    intake = drafted()
    with pytest.raises(Refused, match="already"):
        make_report(intake, report_for(make_outlet()))
    assert Report.objects.count() == 1


# Accepting.


def test_an_accepted_suggestion_is_a_claim_of_the_draft() -> None:
    editor = get_user_model()._default_manager.create_user("jane")
    intake = drafted()
    issue, party = make_issue("flights"), make_actor().party
    claim = claim_for(issue=issue, about=party)
    accept(first(intake), claim, None, editor, is_changed=False)
    stored = first(intake)
    assert (stored.decision, stored.claim, stored.decided_by) == (
        Decided.ACCEPTED,
        Claim.objects.get(),
        editor,
    )
    assert claim.report == intake.report
    assert claim.known_from is None
    assert claim.quote_state == "verified"
    assert (final_of(stored)["issue"], final_of(stored)["statement"]) == ("flights", "")


def test_an_accepted_suggestion_that_was_changed_says_so() -> None:
    intake = drafted()
    take(intake, is_changed=True)
    assert first(intake).decision == Decided.CHANGED


def test_nothing_is_accepted_before_the_report_is() -> None:
    intake = kept(FLIGHTS)
    with pytest.raises(Refused, match="report first"):
        take(intake)
    assert not Claim.objects.exists()


def test_nothing_is_added_to_a_report_that_is_public() -> None:
    drafted()
    Report.objects.update(status=Publication.PUBLISHED)
    with pytest.raises(Refused, match="no longer a draft"):
        take(Intake.objects.get())
    assert not Claim.objects.exists()


def test_a_claim_relays_the_statement_that_was_found() -> None:
    intake = drafted()
    statement = make_statement()
    claim = take(intake, words=statement)
    assert claim.statement == statement
    assert Statement.objects.count() == 1
    assert final_of(first(intake))["statement"] == statement.public_id


def test_a_new_statement_has_its_speaker_office_origin_and_day() -> None:
    make_actor("jane-doe")
    intake = drafted()
    origin, teller = make_outlet(), make_actor()
    words = speech(origin=origin, according_to=teller, office="Deputy Minister")
    claim = take(intake, words=words)
    spoken = claim.statement.statementspeaker_set.get()
    assert (spoken.actor.slug, spoken.office) == ("jane-doe", "Deputy Minister")
    assert (claim.statement.said, claim.statement.origin) == ("2025-06-10", origin)
    assert claim.statement.according_to == teller


def test_two_suggestions_of_one_speech_share_its_new_statement() -> None:
    make_actor("jane-doe")
    intake = drafted()
    one = take(intake, 0, speech())
    other = take(intake, 1, speech(), quote=OSLO.quote)
    assert one.statement == other.statement
    assert Statement.objects.count() == 1


@pytest.mark.parametrize("other", [{"said": "2025-06-09"}, {"medium": "call"}])
def test_another_act_of_speech_is_another_statement(other: dict[str, str]) -> None:
    make_actor("jane-doe")
    intake = drafted()
    one = take(intake, 0, speech())
    assert take(intake, 1, speech(**other), quote=OSLO.quote).statement != one.statement


def test_a_statement_of_another_article_is_not_taken_for_this_ones() -> None:
    jane = make_actor("jane-doe")
    former = make_statement(jane, **SPOKEN)
    assert take(drafted(), words=speech()).statement != former


def test_a_new_actor_is_created_with_the_first_claim_and_used_by_the_next() -> None:
    intake = drafted()
    for order, quote in enumerate((FLIGHTS.quote, OSLO.quote)):
        source = Actor(name="A source close to the delegation", kind="anonymous")
        take(intake, order, Speech(speaker=source, **SPOKEN), quote=quote)
    source = Actor.objects.get(kind="anonymous")
    assert source.slug == "a-source-close-to-the-delegation"
    assert Statement.objects.count() == 1


def test_an_anonymous_source_of_another_article_is_another_source() -> None:
    for _ in range(2):
        source = Actor(name="A source", kind="anonymous")
        take(drafted(), words=Speech(speaker=source, **SPOKEN))
    slugs = Actor.objects.filter(kind="anonymous").values_list("slug", flat=True)
    assert sorted(slugs) == ["a-source", "a-source-2"]


def test_a_name_in_another_script_still_finds_a_slug() -> None:
    source = Actor(name="Источник", kind="anonymous")
    take(drafted(), words=Speech(speaker=source, **SPOKEN))
    assert Actor.objects.get(kind="anonymous").slug == "actor"


@pytest.mark.parametrize(
    ("claim", "words", "field"),
    [
        ({"value": "nonsense"}, {}, "value"),
        ({"summary": ""}, {}, "summary"),
        ({"issue": None}, {}, "__all__"),
        ({"quote": "x" * 501}, {}, "quote"),
        ({}, {"said": ""}, "said"),
        ({}, {"said": "soon"}, "said"),
        ({}, {"office": "x" * 201}, "office"),
        ({}, {"speaker": Actor(name="", kind="person")}, "speaker"),
        ({}, {"speaker": Actor(name="New", kind="ghost")}, "speaker"),
        ({}, {"according_to": Actor(name="", kind="person")}, "according_to"),
    ],
)
def test_a_claim_that_is_wrong_leaves_nothing_behind(
    claim: dict[str, Any], words: dict[str, Any], field: str
) -> None:
    intake = drafted()
    issue = make_issue()
    source = {"speaker": Actor(name="A source", kind="anonymous"), **SPOKEN, **words}
    with pytest.raises(ValidationError) as found:
        take(intake, words=Speech(**source), **{"issue": issue, **claim})
    assert field in found.value.message_dict
    assert not Statement.objects.exists()
    assert not Actor.objects.exists()
    assert not Claim.objects.exists()
    assert first(intake).is_open


def test_nobody_is_known_only_through_himself() -> None:
    jane = make_actor("jane-doe")
    with pytest.raises(ValidationError) as found:
        take(drafted(), words=speech(according_to=jane))
    assert {*found.value.message_dict} == {"according_to"}
    assert not Statement.objects.exists()


@pytest.mark.parametrize("decide", [reject, lambda suggested, _: take(suggested.intake)])
def test_what_was_decided_is_not_decided_again(decide: Any) -> None:
    intake = drafted()
    reject(first(intake), None)
    before = Report.objects.get().edition
    with pytest.raises(Refused, match="meanwhile"):
        decide(first(intake), None)
    assert first(intake).decision == Decided.REJECTED
    assert not Claim.objects.exists()
    assert Report.objects.get().edition == before


def test_whoever_is_about_to_publish_the_draft_is_told_of_the_new_claim() -> None:
    intake = drafted()
    take(intake)
    assert Report.objects.get().edition == 1


def test_a_draft_that_was_ready_for_review_is_so_no_longer_with_a_new_claim() -> None:
    intake = drafted()
    Report.objects.update(status=Publication.READY)
    take(Intake.objects.get(pk=intake.pk))
    assert Report.objects.get().status == Publication.DRAFT


def test_a_rejected_suggestion_is_kept_as_it_was_made() -> None:
    intake = drafted()
    proposed = first(intake).proposed
    reject(first(intake), None)
    stored = first(intake)
    assert (stored.decision, stored.proposed, stored.final) == (Decided.REJECTED, proposed, "")
    assert stored.decided_at is not None


def test_a_claim_about_an_event_is_accepted_as_one_about_an_issue_is() -> None:
    make_actor("jane-doe")
    claim = take(
        drafted(),
        words=speech(),
        issue=None,
        event=make_event("oslo-round"),
        aspect="place",
        value="oslo, Norway",
    )
    assert claim.value == "oslo, Norway"


# Taking decisions back.


def test_a_decision_taken_back_leaves_nothing_of_it() -> None:
    make_actor("jane-doe")
    intake = drafted()
    take(intake, words=speech())
    reopen(first(intake))
    stored = first(intake)
    assert (stored.is_open, stored.claim, stored.decided_at, stored.final) == (True, None, None, "")
    assert not Claim.objects.exists()
    assert not Statement.objects.exists()


def test_a_statement_stays_as_long_as_another_claim_relays_it() -> None:
    make_actor("jane-doe")
    intake = drafted()
    take(intake, 0, speech())
    take(intake, 1, speech(), quote=OSLO.quote)
    reopen(row(intake, 0))
    assert Statement.objects.count() == 1
    reopen(row(intake, 1))
    assert not Statement.objects.exists()


def test_a_statement_that_was_there_before_stays() -> None:
    intake = drafted()
    statement = make_statement()
    take(intake, words=statement)
    reopen(first(intake))
    assert Statement.objects.get() == statement


def test_a_rejection_can_be_taken_back() -> None:
    intake = drafted()
    reject(first(intake), None)
    reopen(first(intake))
    take(intake)
    assert first(intake).decision == Decided.ACCEPTED


def test_what_was_published_is_not_taken_back_here() -> None:
    intake = drafted()
    take(intake)
    Report.objects.update(status=Publication.PUBLISHED)
    with pytest.raises(Refused, match="no longer a draft"):
        reopen(first(intake))
    assert Claim.objects.count() == 1


def test_a_claim_that_something_rests_on_is_not_taken_back() -> None:
    intake = drafted()
    make_assessment(leading_claim=take(intake), status="draft")
    with pytest.raises(Refused, match="rests on"):
        reopen(first(intake))
    assert first(intake).decision == Decided.ACCEPTED


def test_what_became_of_a_claim_that_was_deleted_in_its_draft_can_be_decided_again() -> None:
    intake = drafted()
    take(intake).delete()
    stored = first(intake)
    assert (stored.decision, stored.claim) == (Decided.ACCEPTED, None)
    reopen(stored)
    take(intake)
    assert Claim.objects.count() == 1


# The article as a whole.


def test_the_last_decision_ends_the_review() -> None:
    intake = drafted(FLIGHTS, OSLO)
    reject(row(intake, 0), None)
    assert Intake.objects.get().state == IntakeState.OPEN
    take(intake, 1)
    assert Intake.objects.get().state == IntakeState.FINISHED
    reopen(row(intake, 0))
    assert Intake.objects.get().state == IntakeState.OPEN


def test_an_article_without_a_draft_is_not_reviewed_by_rejecting_all_of_it() -> None:
    intake = kept(FLIGHTS)
    reject(first(intake), None)
    assert Intake.objects.get().state == IntakeState.OPEN


def test_an_article_is_set_aside_as_long_as_nothing_was_made_of_it() -> None:
    intake = kept(replace(FLIGHTS, kind=""))
    set_state(intake, IntakeState.SET_ASIDE)
    assert Intake.objects.get().state == IntakeState.SET_ASIDE
    set_state(intake, IntakeState.OPEN)
    make_report(intake, report_for(make_outlet()))
    with pytest.raises(ValidationError):
        set_state(Intake.objects.get(), IntakeState.SET_ASIDE)
