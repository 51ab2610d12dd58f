"""Claims: what is refused and where it is said, what is made canonical, what is derived."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_party,
    make_report,
    make_series,
    make_statement,
)
from tracker.aspects import REGISTRY, Scope, Subject
from tracker.models import Claim, Publication, Statement
from tracker.quotations import QuoteState

pytestmark = pytest.mark.django_db


# What is refused, by the form with a message at its field, and by the database in any case.


def issue_claim() -> Claim:
    return make_claim()


def event_claim() -> Claim:
    return make_claim(event=make_event())


def ordinal_claim() -> Claim:
    return make_claim(event=make_event(), aspect="ordinal", value="3", series=make_series())


def count_claim() -> Claim:
    return make_claim(aspect="count", value="6")


def silence() -> Claim:
    return make_claim(kind="silence", statement=None, event=make_event(), about=make_party())


def own_voice() -> Claim:
    return make_claim(statement=None, about=make_party())


def own_voice_on_event() -> Claim:
    return make_claim(statement=None, event=make_event())


@pytest.mark.parametrize(
    ("make", "changes", "field", "said"),
    [
        (issue_claim, {"event": make_event}, NON_FIELD_ERRORS, "exactly one"),
        (issue_claim, {"issue": None}, NON_FIELD_ERRORS, "exactly one"),
        (issue_claim, {"aspect": "duration"}, "aspect", "does not fit the subject"),
        (event_claim, {"aspect": "demand"}, "aspect", "does not fit the subject"),
        (issue_claim, {"value": "held"}, "value", "under discussion"),
        (issue_claim, {"value": "not: held"}, "value", "under discussion"),
        (issue_claim, {"value": "none"}, "value", "under discussion"),
        (event_claim, {"value": "agreed"}, "value", "announced"),
        (ordinal_claim, {"value": "third"}, "value", "for example 3"),
        (count_claim, {"value": "six"}, "value", "for example"),
        (count_claim, {"series": make_series}, "series", "Leave it empty"),
        (count_claim, {"value": ""}, "value", "missing"),
        (silence, {"value": "held"}, "value", "leave it empty"),
        (silence, {"about": None}, "about", "which party"),
        (own_voice, {"about": None}, "about", "which party"),
        (
            own_voice_on_event,
            {"aspect": "head_of_delegation", "value": "jane-doe"},
            "about",
            "which party",
        ),
        (make_forecast, {"window_words": ""}, "window_words", "not scorable"),
        (event_claim, {"window_words": "very soon"}, "kind", "Only a forecast"),
        (event_claim, {"window": "2025-07"}, "kind", "Only a forecast"),
        (event_claim, {"not_scorable": True}, "kind", "Only a forecast"),
        (event_claim, {"kind": "rumour"}, "kind", "not a valid choice"),
        (event_claim, {"hedge": "maybe"}, "hedge", "not a valid choice"),
        (event_claim, {"public_id": "R0000001"}, "public_id", "7kq2xw9d"),
    ],
)
def test_a_wrong_claim_is_refused_beside_its_field_and_by_the_database(
    make: Any, changes: dict[str, Any], field: str, said: str
) -> None:
    claim = make()
    make_actor("jane-doe")
    changes = {name: value() if callable(value) else value for name, value in changes.items()}
    for name, value in changes.items():
        setattr(claim, name, value)
    with pytest.raises(ValidationError) as refused:
        claim.full_clean()
    assert said in " ".join(refused.value.message_dict[field])
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**changes)


def test_a_claim_without_a_subject_is_not_stored() -> None:
    claim = make_claim()
    claim.issue = None
    with pytest.raises(IntegrityError), transaction.atomic():
        claim.save()


def test_a_window_that_ends_before_it_begins_is_not_stored() -> None:
    forecast = make_forecast()
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.update(window_earliest=date(2025, 7, 2), window_latest=date(2025, 7, 1))
    forecast.refresh_from_db()


@pytest.mark.parametrize("aspect", [a for a in REGISTRY.values() if a.scope is Scope.PARTY])
def test_an_outlets_own_voice_needs_a_party_wherever_the_aspect_has_one(aspect: Any) -> None:
    make_actor("jane-doe")
    subject: Any = (
        {"event": make_event()} if aspect.subject is Subject.EVENT else {"issue": make_issue()}
    )
    claim = Claim(
        report=make_report(), aspect=aspect.slug, value=aspect.example, summary="So.", **subject
    )
    with pytest.raises(ValidationError) as refused:
        claim.full_clean()
    assert list(refused.value.message_dict) == ["about"]
    claim.about = make_party()
    claim.full_clean()
    claim.save()


@pytest.mark.parametrize("aspect", REGISTRY.values())
def test_every_aspects_own_example_is_stored_and_keeps_its_form(aspect: Any) -> None:
    make_actor("jane-doe")
    subject: Any = (
        {"event": make_event()} if aspect.subject is Subject.EVENT else {"issue": make_issue()}
    )
    claim = make_claim(aspect=aspect.slug, value=aspect.example, **subject)
    claim.full_clean()
    claim.refresh_from_db()
    assert claim.value == aspect.parse(aspect.example)


@pytest.mark.parametrize(
    ("phrase", "problem"), [("very soon", ""), ("one fine day", "is not in the table of phrases")]
)
def test_a_phrase_of_a_forecast_stands_in_the_table(phrase: str, problem: str) -> None:
    forecast = make_forecast(window_words=phrase)
    if not problem:
        forecast.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        forecast.full_clean()
    assert problem in refused.value.message_dict["window_words"][0]
    forecast.not_scorable = True
    forecast.full_clean()


# What is made canonical.


@pytest.mark.parametrize(
    ("aspect", "typed", "kept"),
    [
        ("date", "10 June 2025", "2025-06-10"),
        ("date", "None", "none"),
        ("status", "Announced", "announced"),
        ("duration", "about 6 hours", "about PT6H"),
        ("place", "Oslo ,  Norway", "Oslo, Norway"),
        ("status", "NOT:held", "not: held"),
    ],
)
def test_a_value_is_stored_in_canonical_form_by_form_and_by_code(
    aspect: str, typed: str, kept: str
) -> None:
    claim = make_claim(event=make_event(), aspect=aspect, value=typed)
    assert Claim.objects.get().value == kept
    claim.value = typed
    claim.full_clean()
    assert claim.value == kept


def test_a_value_that_is_none_is_never_stored_even_unchecked() -> None:
    claim = make_claim(event=make_event(), aspect="date", value="2025-06-10")
    claim.value = "Febuary"
    with pytest.raises(ValidationError) as refused:
        claim.save()
    assert "Febuary" in refused.value.message_dict["value"][0]
    assert Claim.objects.get().value == "2025-06-10"


def test_a_value_too_long_for_its_column_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValidationError) as refused:
        make_claim(event=make_event(), aspect="place", value="x" * 400)
    assert "320 characters" in refused.value.message_dict["value"][0]


@pytest.mark.parametrize("typed", ["jane-doe", "Jane Doe", "J. DOE", "not: J. Doe", "none"])
def test_a_head_of_delegation_can_be_given_by_any_of_the_actors_names(typed: str) -> None:
    make_actor("jane-doe", name="Jane Doe", aliases=["J. Doe"])
    claim = make_claim(event=make_event(), aspect="head_of_delegation", value="none")
    claim.value = typed
    claim.full_clean()
    claim.save()
    assert claim.value in ("jane-doe", "not: jane-doe", "none")


@pytest.mark.parametrize("typed", ["John Roe", "J. Doe"])
def test_a_name_nobody_or_more_than_one_actor_has_is_refused(typed: str) -> None:
    make_actor("jane-doe", aliases=["J. Doe"])
    make_actor("john-doe", aliases=["J. Doe"])
    claim = make_claim(event=make_event(), aspect="head_of_delegation", value="jane-doe")
    claim.value = typed
    with pytest.raises(ValidationError) as refused:
        claim.full_clean()
    assert typed in refused.value.message_dict["value"][0]


def test_a_quotation_is_kept_on_one_line() -> None:
    assert make_claim(quote=" very\n soon ").quote == "very soon"


# What is derived.


def test_a_claim_counts_from_the_day_of_its_report_once_that_is_published() -> None:
    claim = make_claim(status=Publication.DRAFT)
    assert claim.known_from is None
    report = claim.report
    report.status = Publication.PUBLISHED
    report.save()
    assert Claim.objects.get().known_from == report.known_from == date(2025, 6, 10)
    report.published = "2025-06-12"
    report.save()
    assert Claim.objects.get().known_from == date(2025, 6, 12)
    report.status = Publication.WITHDRAWN
    report.withdrawn_on, report.withdrawal_reason = date(2025, 7, 1), "A hoax."
    report.save()
    assert Claim.objects.get().known_from is None


def test_a_quotation_is_looked_up_again_when_the_stored_text_changes() -> None:
    claim = make_claim(quote="very soon")
    report = claim.report
    assert claim.quote_state == QuoteState.NOT_HELD
    for body, state in (
        ("Talks will be held very\nsoon.", QuoteState.VERIFIED),
        ("Talks will be held.", QuoteState.NOT_FOUND),
        ("", QuoteState.NOT_HELD),
    ):
        report.body = body
        report.save()
        assert Claim.objects.get().quote_state == state
        assert Claim.objects.quoting_wrongly().exists() == (state == QuoteState.NOT_FOUND)


def test_a_claim_without_quotation_has_no_state_of_it() -> None:
    assert make_claim(quote="", report=make_report(body="Some text.")).quote_state == ""


def test_a_quotation_that_stands_twice_asks_which_is_meant() -> None:
    report = make_report(body="very soon, he said. Very late or very soon?")
    claim = make_claim(report=report, quote="very soon")
    with pytest.raises(ValidationError) as refused:
        claim.full_clean()
    assert "2 times" in refused.value.message_dict["quote_at"][0]
    assert "2 times" in claim.quote_problem()
    claim.quote_at = 33
    claim.full_clean()
    assert claim.quote_problem() == ""


def test_a_quotation_not_found_can_be_drafted_and_its_problem_is_said() -> None:
    claim = make_claim(report=make_report(body="Late."), quote="very soon")
    claim.full_clean()
    assert "does not stand in the stored text" in claim.quote_problem()


@pytest.mark.parametrize(
    ("fields", "window"),
    [
        ({"window_words": "very soon"}, (date(2025, 6, 10), date(2025, 7, 10))),
        ({"window": "2025-07-01/2025-07-31"}, (date(2025, 7, 1), date(2025, 7, 31))),
        (
            {"window_words": "very soon", "window": "2025-06-11/2025-06-20"},
            (date(2025, 6, 11), date(2025, 6, 20)),
        ),
        ({"not_scorable": True}, (None, None)),
        ({"window_words": "one fine day", "not_scorable": True}, (None, None)),
    ],
)
def test_a_forecast_has_the_days_of_its_window(fields: dict[str, Any], window: Any) -> None:
    forecast = make_forecast(**fields)
    assert (forecast.window_earliest, forecast.window_latest) == window


def test_a_window_moves_with_the_day_the_words_were_said() -> None:
    forecast = make_forecast()
    statement = Statement.objects.get()
    statement.said = "2025-06-08"
    statement.save()
    forecast.refresh_from_db()
    assert forecast.window_latest == date(2025, 7, 8)


def test_a_forecast_in_an_outlets_own_voice_runs_from_its_publication() -> None:
    forecast = make_forecast(statement=None)
    report = forecast.report
    assert forecast.window_latest == date(2025, 7, 10)
    report.published = "2025-06-12"
    report.save()
    forecast.refresh_from_db()
    assert forecast.window_latest == date(2025, 7, 12)


def test_what_is_no_longer_a_forecast_has_no_window() -> None:
    claim = make_forecast()
    claim.kind, claim.window_words = "statement", ""
    claim.save()
    assert (claim.window_earliest, claim.window_latest) == (None, None)


def test_a_new_claim_stands_after_the_others_of_its_report() -> None:
    report = make_report()
    first, second = make_claim(report=report), make_claim(report=report)
    first.order = 7
    first.save()
    third = make_claim(report=report)
    assert [claim.order for claim in (first, second, third)] == [7, 1, 8]
    assert list(report.claims.all()) == [second, first, third]


def test_a_report_saved_unchanged_writes_no_claims(django_assert_num_queries: Any) -> None:
    report = make_report()
    for _ in range(3):
        make_claim(report=report)
    with django_assert_num_queries(5):  # savepoint, report, its history, its claims, release
        report.save()


# What is protected, and what is asked.


def test_what_a_claim_rests_on_cannot_be_deleted() -> None:
    claim = make_claim(
        event=make_event(), aspect="ordinal", value="3", series=make_series(), about=make_party()
    )
    for evidence in (claim.report, claim.statement, claim.event, claim.series, claim.about):
        assert isinstance(evidence, models.Model)
        with pytest.raises(models.ProtectedError):
            evidence.delete()
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_a_claim_a_verdict_cites_cannot_be_deleted() -> None:
    leading, further = make_claim(), make_claim()
    make_assessment(further, leading_claim=leading)
    for claim in (leading, further):
        with pytest.raises(models.ProtectedError):
            claim.delete()


def test_only_claims_of_published_reports_are_public() -> None:
    public = make_claim()
    make_claim(status=Publication.DRAFT)
    make_claim(status=Publication.WITHDRAWN)
    assert list(Claim.objects.published()) == [public]
    assert list(Claim.objects.known_by(date(2025, 6, 10))) == [public]
    assert not Claim.objects.known_by(date(2025, 6, 9)).exists()


def test_claims_are_found_by_what_they_are_about() -> None:
    issue, event = make_issue(), make_event()
    on_issue, on_event = make_claim(issue=issue), make_claim(event=event)
    assert list(Claim.objects.about_issue(issue)) == [on_issue]
    assert list(Claim.objects.about_event(event)) == [on_event]


def test_an_editor_recognises_a_claim() -> None:
    claim = make_claim(issue=make_issue("flights"), quote="so " * 40)
    assert str(claim) == f"Status of Flights: “{('so ' * 20).strip()}…”"
    assert str(make_claim(issue=make_issue("visas"), quote="")) == (
        "Status of Visas: “under discussion”"
    )
    assert str(Claim(aspect="status")) == "status of nothing yet: “”"


def test_a_claim_in_the_form_of_a_new_report_can_be_checked() -> None:
    """In one form with its report, a claim is checked before the report is stored."""
    claim = Claim(
        issue=make_issue(),
        statement=make_statement(),
        aspect="status",
        value="Agreed",
        quote="very soon",
        summary="So.",
    )
    claim.full_clean(exclude={"report"})
    assert claim.value == "agreed"
