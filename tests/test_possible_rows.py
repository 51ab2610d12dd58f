"""Reports that may already have been known: where they are listed, and what is not said of them."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.possible_rows import possible_rows
from tests import sweep
from tests.factories import make_claim, make_event, make_issue, make_outlet, make_report
from tests.reading_pages import html, read_again, section, words
from tracker.ledger import Ledger
from tracker.models import Report

pytestmark = pytest.mark.django_db

BOUNDS = "[2025-06-10..2025-06-20]"


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


def inferred(published=BOUNDS, **fields):
    own = {
        "published_basis": "inferred",
        "published_note": "The page bears no date.",
        "outlet": make_outlet(name="Daily Herring"),
        "headline": "Herring talks end",
    }
    return make_report(published=published, **{**own, **fields})


def on(day, about=None):
    return possible_rows(Ledger.as_of(date.fromisoformat(day)), about)


@pytest.mark.parametrize(
    ("published", "day", "listed"),
    [
        (BOUNDS, "2025-06-09", False),
        (BOUNDS, "2025-06-10", True),
        (BOUNDS, "2025-06-19", True),
        (BOUNDS, "2025-06-20", False),
        (BOUNDS, "2026-11-23", False),
        ("[..2025-06-20]", "2025-01-01", True),
        ("[..2025-06-20]", "2025-06-20", False),
        ("", "2025-06-19", True),
        ("2025-06", "2025-06-01", True),
        ("2025-06", "2025-06-30", False),
        ("2025-06-10", "2025-06-09", False),
    ],
)
def test_a_report_is_listed_from_its_earliest_possible_day_until_it_counts(published, day, listed):
    inferred(published)
    assert bool(on(day)) == listed


@pytest.mark.parametrize("status", ["draft", "ready", "withdrawn"])
def test_only_published_reports_are_listed(status):
    inferred(status=status)
    assert on("2025-06-15") == []


def test_a_row_says_who_when_and_why_and_leads_to_the_day_from_which_it_counts():
    report = inferred()
    (row,) = on("2025-06-15")
    assert row == {
        "outlet": "Daily Herring",
        "dated": "between 10 and 20 June 2025",
        "inferred": True,
        "note": "The page bears no date.",
        "counts_iso": "2025-06-20",
        "counts": "20 June 2025",
        "url": f"/reports/{report.public_id}/?as_of=2025-06-20",
    }


def test_the_note_on_a_stated_date_is_not_a_reason():
    inferred("2025-06", published_basis="stated", published_note="Of the print edition.")
    (row,) = on("2025-06-15")
    assert (row["dated"], row["note"]) == ("June 2025", "")


def test_the_first_to_count_comes_first():
    late = inferred("[2025-06-01..2025-06-30]")
    soon = inferred()
    assert [row["url"].split("/")[2] for row in on("2025-06-15")] == [
        soon.public_id,
        late.public_id,
    ]


def test_of_an_issue_or_event_those_that_speak_of_it_are_listed_once():
    report, other = inferred(), inferred()
    issue, event = make_issue(), make_event()
    for _ in range(2):
        make_claim(report=report, issue=issue)
    make_claim(report=other, event=event)
    assert [report.public_id in row["url"] for row in on("2025-06-15", issue)] == [True]
    assert [other.public_id in row["url"] for row in on("2025-06-15", event)] == [True]


def test_they_are_found_by_an_index(django_assert_num_queries):
    found = Report.objects.published().possible_on(date(2025, 6, 15))
    assert "report_within_bounds" in found.explain() or "Seq Scan" in found.explain()


def test_the_pages_list_them_apart_and_tell_nothing_that_they_say(client):
    issue, event = make_issue("herring"), make_event("oslo")
    make_claim(report=make_report(published="2025-06-01"), issue=issue, summary="It was said.")
    make_claim(report=make_report(published="2025-06-01"), event=event)
    report = inferred()
    for subject in ({"issue": issue}, {"event": event}):
        make_claim(report=report, quote="herring and cod", summary="Cod is in it.", **subject)
    read_again()
    for address in ("/", "/reports/", "/issues/herring/", "/events/oslo/"):
        block = section(client, "possible", f"{address}?as_of=2025-06-15")
        assert block == (
            "May already have been known A report by Daily Herring, which the desk can date only "
            "between 10 and 20 June 2025: it counts from 20 June 2025. The page bears no date."
        )
        page = html(client, f"{address}?as_of=2025-06-15")
        for telling in ("Herring talks end", "cod"):
            assert telling not in page
        for day in ("?as_of=2025-06-20", ""):
            assert "May already have been known" not in html(client, address + day)


def test_a_day_before_the_record_lists_them_too(client):
    inferred()
    text = words(client, "/?as_of=2025-06-15")
    assert "Nothing was known on 15 June 2025" in text
    assert "A report by Daily Herring, which the desk can date only" in text


@pytest.mark.parametrize(
    ("published", "basis", "said"),
    [
        ("", "inferred", "which bears no date: it counts from 23 November 2026."),
        ("2025-06", "stated", "dated only June 2025: it counts from 30 June 2025."),
    ],
)
def test_other_bounds_are_said_in_their_own_words(client, published, basis, said):
    inferred(published, published_basis=basis)
    assert f"A report by Daily Herring, {said}" in words(client, "/?as_of=2025-06-15")


@pytest.mark.parametrize("count", [2, 20])
def test_one_query_lists_them_however_many_there_are(count, django_assert_num_queries):
    for _ in range(count):
        inferred()
    ledger = Ledger.as_of(date(2025, 6, 15))
    with django_assert_num_queries(1):
        assert len(possible_rows(ledger)) == count
    with django_assert_num_queries(0):
        assert possible_rows(Ledger.as_of()) == []
