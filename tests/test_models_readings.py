"""Readings: intervals that one query finds for any day."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.factories import make_claim, make_event, make_forecast, make_issue, make_party
from tracker.models import Event, ForecastReading, Issue, Reading, ReadingClaim

pytestmark = pytest.mark.django_db

FROM, TO = date(2025, 6, 10), date(2025, 6, 20)


def make_reading(subject: Event | Issue, **fields: Any) -> Reading:
    own: dict[str, Any] = {"event" if isinstance(subject, Event) else "issue": subject}
    status = "announced" if isinstance(subject, Event) else "agreed"
    plain = {"aspect": "status", "values": [status], "support": "one_voice", "known_from": FROM}
    plain |= {"moved": True, "digest": 1}
    return Reading.objects.create(**{**plain, **own, **fields})


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2025, 6, 9), False), (FROM, True), (date(2025, 6, 19), True), (TO, False)],
)
def test_a_reading_holds_from_its_first_day_up_to_its_end(day: date, holds: bool) -> None:
    make_reading(make_issue(), known_to=TO)
    assert Reading.objects.as_of(day).exists() == holds


def test_a_reading_without_end_holds_for_ever() -> None:
    make_reading(make_issue())
    assert Reading.objects.as_of(date(2999, 1, 1)).exists()


def test_readings_are_found_by_what_they_are_about() -> None:
    issue, event = make_issue(), make_event()
    on_issue, on_event = make_reading(issue), make_reading(event)
    assert list(Reading.objects.about_issue(issue)) == [on_issue]
    assert list(Reading.objects.about_event(event)) == [on_event]


@pytest.mark.parametrize(
    "changes",
    [
        {"known_to": FROM},
        {"support": "hearsay"},
        {"aspect": "place"},
        {"issue": None},
    ],
)
def test_a_reading_no_page_could_show_is_not_stored(changes: dict[str, Any]) -> None:
    make_reading(make_issue())
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.update(**changes)


def test_a_reading_cites_a_claim_once_and_in_a_known_role() -> None:
    claim = make_claim()
    reading = make_reading(make_issue())
    cited = ReadingClaim.objects.create(reading=reading, claim=claim, role="supports")
    assert str(cited) == f"supports: {claim}"
    for role in ("rival", "applause"):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReadingClaim.objects.create(reading=reading, claim=claim, role=role)
    claim.delete()
    assert not ReadingClaim.objects.exists()


@pytest.mark.parametrize("changes", [{"state": "late"}, {"days_late": 3}, {"state": "broken"}])
def test_only_what_is_late_is_late_by_days(changes: dict[str, Any]) -> None:
    claim = make_forecast()
    ForecastReading.objects.create(
        claim=claim,
        event=claim.event,
        known_from=FROM,
        state="open",
        drifting=False,
        digest=1,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        ForecastReading.objects.update(**changes)


def test_a_developer_recognises_a_reading() -> None:
    issue, north = make_issue("flights"), make_party("north")
    reading = make_reading(issue, party=north, said_by="own", known_to=TO)
    assert str(reading) == "status of Flights (North own): agreed [2025-06-10, 2025-06-20)"
    claim = make_forecast()
    outlook = ForecastReading(claim=claim, event=claim.event, known_from=FROM, state="open")
    assert str(outlook) == f"{claim}: Open [2025-06-10, …)"
    assert outlook.subject == claim.event


@pytest.mark.parametrize(
    "fields", [{"contested": True}, {"drift": True}, {"differs": True}, {"disputed_since": FROM}]
)
def test_what_is_disputed_and_nothing_else_has_been_so_since_a_day(fields: dict[str, Any]) -> None:
    make_reading(make_issue(), contested=True, disputed_since=FROM)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_reading(make_issue(), **fields)
