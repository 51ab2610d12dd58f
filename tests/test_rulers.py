"""Other rulers for vague words: by the same rules, and the ruler of the table gives the record."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bench.generator import generate
from dashboard.rulers import DOUBLE, HALF, outlooks
from tests.charts.making import ledger
from tests.factories import (
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_report,
    make_succession,
)
from tests.sample_rows import LATER
from tracker import projection
from tracker.ledger import Ledger
from tracker.ledger_file.load import load
from tracker.models import Event, ForecastReading, Report, Succession
from tracker.rules.record import Outcome

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def stored(ledger):
    """What the record says of each forecast on the day, in the form of outlooks()."""
    return {
        (
            ("event", row.event_id) if row.event_id else ("issue", row.issue_id),
            tuple(row.identity.split("\n")),
        ): (row.state, row.window_latest, row.days_late, row.settled_on, row.claim.public_id)
        for row in ledger.forecasts().select_related("claim")
    }


def measured(ledger, scale=1.0):
    (found,) = outlooks(ledger, scale)
    return {
        forecast: (
            outlook.outcome.value,
            outlook.window[1] if outlook.window else None,
            outlook.days_late,
            outlook.settled_on,
            outlook.claim,
        )
        for forecast, outlook in found.items()
    }


def days_of_movement():
    """Every day on which something became known or a forecast changed, and the one before it."""
    days = set(Succession.objects.values_list("known_from", flat=True))
    days |= {day for day in Report.objects.values_list("known_from", flat=True) if day}
    for row in ForecastReading.objects.all():
        days |= {row.known_from, *([row.known_to] if row.known_to else [])}
    return sorted(days | {day - timedelta(days=1) for day in days} | {TODAY})


@pytest.mark.usefixtures("sample")
def test_the_ruler_of_the_table_gives_the_record_on_every_day_of_movement():
    days = days_of_movement()
    assert len(days) > 8
    for day in days:
        assert measured(Ledger(day, TODAY)) == stored(Ledger(day, TODAY)), day


@pytest.mark.usefixtures("sample")
def test_it_gives_the_record_of_the_later_reports_too():
    load(LATER.read_bytes())
    make_succession(
        Event.objects.get(slug="round-announced-june-2025"),
        Event.objects.get(slug="round-announced-june-2026"),
        known_from=date(2026, 6, 26),
    )
    projection.rebuild(projection.everything())
    for day in days_of_movement():
        assert measured(Ledger(day, TODAY)) == stored(Ledger(day, TODAY)), day


@pytest.mark.parametrize("seed", [1, 3])
def test_it_gives_the_record_of_made_up_talks_with_links_and_verdicts(seed):
    load(json.dumps(generate(200, seed, events=6, issues=4)).encode())
    days = days_of_movement()
    for day in days[:: max(1, len(days) // 20)]:
        assert measured(Ledger(day, TODAY)) == stored(Ledger(day, TODAY)), day
    assert Succession.objects.exists()


def said_on(day, event, **fields):
    return make_claim(event=event, report=make_report(published=day), **fields)


@pytest.fixture
def courses():
    """Events that were held early, held late, called off, judged by the desk, and never again.

    Of some the desk says that others stand in their place, at one remove and at two.
    """
    events = {}
    for slug in ("kept", "late", "off", "judged", "silent", "vague"):
        event = events[slug] = make_event(slug)
        make_forecast(event=event, window_words="very soon")
        make_forecast(event=event, window_words="in the coming days")
        make_forecast(event=event, window="2025-06-20/2025-07-01", window_words="soon")
        make_forecast(event=event, aspect="place", value="Oslo", window_words="soon")
        fact = {"event": event, "kind": "fact", "aspect": "date"}
        if slug == "kept":
            said_on("2025-06-20", **fact, value="2025-06-15")
        if slug == "late":
            said_on("2025-08-01", **fact, value="2025-07-20")
        if slug == "vague":
            said_on("2025-08-01", **fact, value="2025-07")
        if slug == "off":
            said_on("2025-06-14", event, value="cancelled")
            said_on("2025-08-01", **fact, value="2025-06-12")
        if slug == "judged":
            claim = said_on("2025-06-25", event, value="announced")
            make_assessment(leading_claim=claim, value="cancelled", known_from=date(2025, 6, 26))
            place = said_on("2025-07-05", event, aspect="place", value="Oslo")
            make_assessment(leading_claim=place, value="Oslo", known_from=date(2025, 7, 6))
    for former, later, day in (
        ("silent", "off", date(2025, 6, 13)),
        ("off", "late", date(2025, 7, 22)),
        ("vague", "kept", date(2025, 8, 2)),
        ("judged", "vague", date(2025, 8, 3)),
    ):
        make_succession(events[former], events[later], known_from=day)
    return ledger(TODAY, TODAY)


def test_the_ruler_of_the_table_gives_the_record_whatever_the_course(courses):
    outcomes = set()
    for day in days_of_movement():
        found = measured(Ledger(day, TODAY))
        assert found == stored(Ledger(day, TODAY)), day
        outcomes |= {row[0] for row in found.values()}
    assert outcomes >= {"open", "kept", "late", "called_off", "overdue", "not_decidable"}


def outcome_of(claim, scale, day=TODAY):
    (found,) = outlooks(ledger(day, TODAY), scale)
    (outlook,) = found.values()
    assert outlook.claim == claim.public_id
    return outlook.outcome


@pytest.mark.parametrize(
    ("scale", "outcome"),
    [(HALF, Outcome.LATE), (1, Outcome.KEPT), (DOUBLE, Outcome.KEPT)],
)
def test_half_the_days_make_late_what_was_kept(scale, outcome):
    event = make_event()
    claim = make_forecast(event=event, window_words="very soon")
    said_on("2025-07-05", event, kind="fact", aspect="date", value="2025-07-01")
    assert outcome_of(claim, scale) is outcome


@pytest.mark.parametrize(("scale", "outcome"), [(1, Outcome.OVERDUE), (DOUBLE, Outcome.OPEN)])
def test_double_the_days_leave_open_what_is_overdue(scale, outcome):
    claim = make_forecast(window_words="very soon")
    assert outcome_of(claim, scale, date(2025, 7, 20)) is outcome


@pytest.mark.parametrize("scale", [HALF, 1, DOUBLE])
def test_dates_are_the_same_by_every_ruler(scale):
    claim = make_forecast(window="2025-06-20/2025-07-01", window_words="very soon")
    assert outcome_of(claim, scale, date(2025, 7, 1)) is Outcome.OPEN
    assert outcome_of(claim, scale, date(2025, 7, 2)) is Outcome.OVERDUE


@pytest.mark.parametrize("number", [10, 40])
def test_rulers_ask_the_database_a_fixed_number_of_times(number, django_assert_num_queries):
    for _ in range(number):
        event = make_event()
        make_forecast(event=event)
        said_on("2025-06-12", event, value="cancelled")
    found = ledger(TODAY, TODAY)
    with django_assert_num_queries(7):
        outlooks(found, HALF, 1, DOUBLE)
