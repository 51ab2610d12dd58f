"""Ledger.as_of(): published rows known by the day, and nothing else, by any name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories import (
    known,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_party,
    make_report,
    make_ruling,
    make_series,
    make_succession,
)
from tracker import projection
from tracker.ledger import Ledger, Moved, NotPublic, NotYetKnown
from tracker.models import FormerSlug, Issue

pytestmark = pytest.mark.django_db

DAY = date(2025, 6, 10)
SETS = (
    "reports", "claims", "statements", "issues", "events", "actors", "outlets", "series",
    "readings", "reading_history", "forecasts", "assessments", "speakers", "citations",
    "successions", "rulings",
)  # fmt: skip


def on(day=DAY):
    projection.rebuild(projection.everything())
    return Ledger.as_of(day)


def record(status="published"):
    """Something of everything, known on DAY if published."""
    report = make_report(published=DAY.isoformat(), status=status)
    claim = make_claim(report=report)
    make_forecast(report=report)
    make_claim(report=report, event=make_event(), aspect="ordinal", value="2", series=make_series())
    make_assessment(leading_claim=claim, known_from=DAY)
    make_ruling(claim, make_claim(report=report, issue=claim.issue), known_from=DAY)
    make_succession(
        make_claim(report=report, event=make_event()).event,
        make_claim(report=report, event=make_event()).event,
        known_from=DAY,
    )
    return claim


def test_on_its_day_a_published_record_is_all_there():
    record()
    ledger = on()
    assert {name: getattr(ledger, name)().exists() for name in SETS} == dict.fromkeys(SETS, True)


@pytest.mark.parametrize("status", ["draft", "ready", "withdrawn"])
def test_what_is_not_published_is_in_no_set(status):
    record(status)
    ledger = on()
    assert {name: getattr(ledger, name)().exists() for name in SETS} == dict.fromkeys(SETS, False)
    assert not ledger.parties().filter(principal=False).exists()


def test_the_day_before_nothing_is_there():
    record()
    ledger = on(DAY - timedelta(days=1))
    assert {name: getattr(ledger, name)().exists() for name in SETS} == dict.fromkeys(SETS, False)
    assert ledger.is_before_the_record


def test_principal_parties_are_there_from_the_start():
    party = make_party()
    make_party(principal=False)
    ledger = on(date(2020, 1, 1))
    assert list(ledger.parties()) == [party] == ledger.principals


def test_a_withdrawn_report_keeps_its_address_and_a_draft_has_none():
    withdrawn, draft = make_report(status="withdrawn"), make_report(status="draft")
    ledger = on(None)
    assert ledger.find_numbered("report", withdrawn.public_id) == withdrawn
    with pytest.raises(NotPublic):
        ledger.find_numbered("report", draft.public_id)


def test_what_only_later_days_know_is_told_apart_from_what_nobody_may_know():
    issue = record().issue
    hidden = make_claim(status="draft").issue
    ledger = on(DAY - timedelta(days=1))
    with pytest.raises(NotYetKnown):
        ledger.find("issue", issue.slug)
    with pytest.raises(NotPublic) as refusal:
        ledger.find("issue", hidden.slug)
    assert refusal.type is NotPublic
    assert on().find("issue", issue.slug) == issue


def test_a_numbered_row_is_not_yet_known_before_its_day():
    claim = record()
    ledger = on(DAY - timedelta(days=1))
    for noun, row in (("claim", claim), ("statement", claim.statement), ("report", claim.report)):
        with pytest.raises(NotYetKnown):
            ledger.find_numbered(noun, row.public_id)
        with pytest.raises(NotPublic):
            ledger.find_numbered(noun, "nothing1")


def test_a_former_slug_leads_to_the_present_one_but_never_to_a_draft():
    issue = known(record().issue)
    former, issue.slug = issue.slug, "renamed"
    issue.save()
    with pytest.raises(Moved) as moved:
        on().find("issue", former)
    assert moved.value.now == issue
    make_issue("still-secret")
    FormerSlug.objects.create(noun="issue", slug="secret", now="still-secret")
    with pytest.raises(NotPublic):
        on().find("issue", "secret")


def test_the_first_day_and_the_last_movement_are_those_of_published_reports():
    make_report(published="2025-06-01", status="draft")
    make_report(published="2025-06-10")
    make_report(published="2025-06-20")
    ledger = on(date(2025, 6, 15))
    assert ledger.first_day == date(2025, 6, 10)
    assert ledger.last_movement == date(2025, 6, 10)


def test_an_empty_ledger_answers_every_question():
    ledger = Ledger.as_of()
    assert ledger.is_today
    assert ledger.is_before_the_record
    assert (ledger.first_day, ledger.last_movement, ledger.version) == (None, None, 0)
    assert not Issue.objects.exists()
