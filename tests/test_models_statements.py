"""Statements: who spoke, when, and through whom it is known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tests.factories import make_actor, make_claim, make_forecast, make_outlet, make_statement
from tracker.models import Statement, StatementSpeaker

pytestmark = pytest.mark.django_db


def test_a_statement_has_the_days_it_can_have_been_made_on() -> None:
    statement = make_statement(said="[2026-06-23..2026-06-24]")
    assert statement.said_earliest == date(2026, 6, 23)
    assert statement.said_latest == date(2026, 6, 24)


def test_a_statement_needs_a_day_or_a_bound() -> None:
    statement = make_statement()
    statement.said = ""
    with pytest.raises(ValidationError):
        statement.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.update(said="")


def test_a_medium_that_is_none_is_refused_by_the_database() -> None:
    make_statement()
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.update(medium="telepathy")


def test_speakers_keep_the_order_and_the_office_they_were_given() -> None:
    first, second = make_actor("zoe", name="Zoe"), make_actor("adam", name="Adam")
    statement = make_statement(first, second, office="Minister")
    assert [str(row) for row in statement.statementspeaker_set.all()] == [
        "Zoe, Minister",
        "Adam, Minister",
    ]
    assert str(statement) == "Zoe, Adam, 2025-06-10 (interview)"
    assert str(Statement()) == "New statement"


def test_nobody_makes_one_statement_twice() -> None:
    actor = make_actor()
    statement = make_statement(actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        StatementSpeaker.objects.create(statement=statement, actor=actor)


def test_who_spoke_who_told_and_where_cannot_be_deleted() -> None:
    speaker, teller, origin = make_actor(), make_actor(), make_outlet()
    statement = make_statement(speaker, according_to=teller, origin=origin)
    assert speaker.party is not None
    for row in (speaker, teller, origin, speaker.party):
        with pytest.raises(models.ProtectedError):
            row.delete()
    assert statement.speakers.get() == speaker


def test_a_statement_nobody_relays_can_be_deleted_with_its_speakers() -> None:
    make_statement().delete()
    assert not StatementSpeaker.objects.exists()


def test_a_statement_that_is_relayed_cannot_be_deleted() -> None:
    claim = make_claim()
    assert claim.statement is not None
    with pytest.raises(models.ProtectedError):
        claim.statement.delete()


def test_all_claims_that_relay_a_statement_move_with_its_day() -> None:
    statement = make_statement()
    forecasts = [make_forecast(statement=statement) for _ in range(2)]
    statement.said = "2025-06-09"
    statement.save()
    for forecast in forecasts:
        forecast.refresh_from_db()
        assert forecast.window_latest == date(2025, 7, 9)
