"""The table of days: each day on which anything became known, with the digests of its day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import make_actor, make_assessment, make_claim, make_party, make_report
from tests.reading_pages import read_again
from tracker import movement, publishing
from tracker.ledger import Ledger
from tracker.models import DayOfMovement, Reading

pytestmark = pytest.mark.django_db


def days_on_record():
    return [str(day) for day in DayOfMovement.objects.all()]


def summed(ledger):
    """The digests row by row."""
    return ledger.readings().sum_of_digests(), ledger.forecasts().sum_of_digests()


@pytest.mark.usefixtures("sample")
def test_on_every_day_the_digests_are_those_of_what_stands_on_it():
    days = [*DayOfMovement.objects.values_list("day", flat=True)]
    assert len(days) > 5
    # The neighbours too: between two days of movement all is as it was.
    asked = {day + timedelta(days=step) for day in days for step in (-1, 0, 1)}
    ledgers = [Ledger(day, today=max(days)) for day in sorted(asked)]
    assert [ledger.digests() for ledger in ledgers] == [summed(ledger) for ledger in ledgers]
    assert len({ledger.digests() for ledger in ledgers}) > 5


def test_before_anything_is_known_nothing_stands():
    make_claim(report=make_report(published="2025-06-10"))
    read_again()
    assert Ledger.as_of(DayOfMovement.objects.get().day - timedelta(days=1)).digests() == (0, 0)


def test_what_is_withdrawn_takes_its_day_along_and_leaves_the_others():
    for day in ("2025-06-10", "2025-06-12", "2025-06-14"):
        last = make_claim(report=make_report(published=day)).report
    read_again()
    publishing.withdraw(last, "It was false.")
    assert days_on_record() == ["2025-06-10", "2025-06-12"]
    assert movement.is_up_to_date()


def test_a_verdict_on_a_claim_that_is_no_longer_public_makes_no_day():
    north = make_party("north")
    claim = make_claim(
        report=make_report(published="2025-06-10"), value="raised", about=north,
    )  # fmt: skip
    make_assessment(
        issue=claim.issue, value="raised", party=north, leading_claim=claim,
        known_from="2025-06-15",
    )  # fmt: skip
    make_claim(report=make_report(published="2025-06-01"), statement=None, about=north)
    read_again()
    assert days_on_record() == ["2025-06-01", "2025-06-10", "2025-06-15"]
    publishing.withdraw(claim.report, "It was false.")
    assert days_on_record() == ["2025-06-01"]


def test_a_second_pass_changes_nothing_and_a_wrong_row_is_mended():
    make_claim(statement=None, about=make_actor(party=make_party()).party)
    read_again()
    assert movement.bring_up_to_date() == 0
    DayOfMovement.objects.update(readings=1)
    assert not movement.is_up_to_date()
    assert movement.bring_up_to_date() == 1
    assert Ledger.as_of().digests() == (Reading.objects.get().digest, 0)


def test_a_day_too_many_goes_and_a_day_too_few_comes():
    make_report(published="2025-06-10")
    read_again()
    DayOfMovement.objects.all().delete()
    DayOfMovement.objects.create(day="2025-06-11", readings=0, forecasts=0)
    assert movement.bring_up_to_date() == 2
    assert days_on_record() == ["2025-06-10"]
