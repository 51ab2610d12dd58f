"""The record of those who forecast, from the rows of the ledger."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.forecast_rows import with_sources
from dashboard.promise_record import record_of
from tracker.ledger import Ledger
from tracker.rules.record import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]

TODAY = date(2026, 11, 23)


def of(slug, day=TODAY):
    ledger = Ledger(day, TODAY)
    return record_of(with_sources(ledger.forecasts().filter(speaker__slug=slug), ledger), day)


def test_a_speakers_record_is_small_and_says_so():
    found = of("sergei-ryabkov")
    assert found.counts == {Outcome.OVERDUE: 2, Outcome.NOT_SCORABLE: 1}
    assert found.share_words == "too few to give a share: 0 of 2 kept"
    assert found.hedged_words == "3 of 3"


def test_two_reports_of_one_interview_are_one_forecast():
    found = of("alexander-darchiev")
    assert (found.number, found.reports_words, found.hedged) == (1, "2 reports", 0)
    assert found.overdue_words == "501 days (1 forecast)"


def test_the_record_is_as_of_the_day():
    found = of("alexander-darchiev", date(2025, 6, 11))
    assert (found.counts, found.due_soon) == ({Outcome.OPEN: 1}, 1)
