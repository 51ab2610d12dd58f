"""The page of what has changed in the ledger since a version, and the way there."""

from __future__ import annotations

import re

import pytest

from dashboard import revision_rows
from tests import sweep
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
)
from tests.reading_pages import html, say, section, words
from tracker import publishing, versions
from tracker.models import Issue, LedgerVersion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_day(monkeypatch):
    sweep.stop_the_clock(monkeypatch)


@pytest.fixture
def speaker():
    return make_actor("jane-doe", party=make_party("north", name="North"))


def drafted(speaker, day, **fields):
    claim = say(speaker, day, **fields)
    claim.report.status = "draft"
    claim.report.save()
    return claim.report


@pytest.mark.usefixtures("sample")
def test_a_sixth_report_is_logged_and_its_withdrawal_too(client, speaker):
    issue = Issue.objects.get(slug="property")
    report = drafted(speaker, "2025-06-20", issue=issue, value="agreed")
    assert "Nothing has changed since." in words(client, "/changes/?version=1")
    publishing.publish(report)
    text = section(client, "version-2", "/changes/?version=1")
    assert "Version 2 Made on 23 November 2026 Diplomatic property" in text
    assert "From 20 June 2025 Status, North: nothing → agreed, parties differ" in text
    publishing.withdraw(report, "It was a hoax.")
    page = "/changes/?version=2"
    assert "Status, North: agreed, parties differ → nothing" in section(client, "version-3", page)
    assert 'id="version-2"' not in html(client, page)


def test_what_is_withdrawn_goes(client, speaker):
    issue = make_issue("fish")
    publishing.publish(drafted(speaker, "2025-06-01", issue=issue, value="under discussion"))
    report = drafted(speaker, "2025-06-05", issue=issue, value="agreed")
    publishing.publish(report)
    publishing.withdraw(report, "It was a hoax.")
    page = "/changes/?version=1"
    assert "From 5 June 2025 Status, North: under discussion → agreed" in section(
        client, "version-2", page
    )
    assert "From 5 June 2025 Status, North: agreed → under discussion" in section(
        client, "version-3", page
    )
    assert html(client, page).index("version-3") < html(client, page).index("version-2")
    assert "version-2" not in html(client, "/changes/?version=2")


def test_a_late_entry_shows_though_its_day_is_long_past(client, speaker):
    issue = make_issue("fish")
    for day, value in (("2025-06-01", "under discussion"), ("2025-06-09", "agreed")):
        publishing.publish(drafted(speaker, day, issue=issue, value=value))
    publishing.publish(drafted(speaker, "2025-06-05", issue=issue, value="refused"))
    text = "From 5 June 2025 until 9 June 2025 Status, North: under discussion → refused"
    assert text in words(client, "/changes/?version=2")
    on_the_day = words(client, "/changes/?version=2&as_of=2025-06-06")
    assert "From 5 June 2025 Status, North: under discussion → refused" in on_the_day
    before = words(client, "/changes/?version=2&as_of=2025-06-04")
    assert "No reading changed that is known on this day." in before
    assert "refused" not in before


def test_other_support_is_told_as_such(client, speaker):
    issue = make_issue("fish")
    for day in ("2025-06-01", "2025-06-05"):
        publishing.publish(drafted(speaker, day, issue=issue, value="agreed"))
    assert (
        "Status, North: agreed (one voice; 1 report; last said 1 June 2025) → "
        "agreed (one voice; 1 report; last said 5 June 2025)"
    ) in words(client, "/changes/?version=1")


def test_a_forecast_is_told_with_whose_it_is(client, speaker):
    promise = make_forecast(status="draft", event=make_event("talks", title="Talks"))
    publishing.publish(promise.report)
    text = words(client, "/changes/?version=0")
    name = promise.statement.speakers.get().name
    assert (
        f"Talks From 11 July 2025 Forecast by {name}: held: nothing → overdue "
        f"From 10 June 2025 until 11 July 2025 Forecast by {name}: held: nothing → open" in text
    )


def test_a_version_that_changed_no_reading_is_listed(client, speaker):
    publishing.publish(drafted(speaker, "2025-06-01", issue=make_issue()))
    versions.raise_version([])
    assert "No reading changed" in section(client, "version-2", "/changes/?version=1")


def test_a_draft_leaves_nothing(client, speaker):
    issue = make_issue("fish")
    publishing.publish(drafted(speaker, "2025-06-01", issue=issue))
    page = words(client, "/changes/?version=0")
    drafted(speaker, "2025-06-05", issue=issue, value="refused")
    assert words(client, "/changes/?version=0") == page


@pytest.mark.usefixtures("sample")
def test_the_version_a_ledger_began_with_counts_what_is_not_in_the_log(client):
    text = section(client, "version-1", "/changes/?version=0")
    assert re.search(r"The log does not hold [0-9]+ changes of this version", text)
    assert "No reading changed" not in text


@pytest.mark.usefixtures("sample")
def test_versions_before_the_log_are_said_not_to_be_in_it(client):
    LedgerVersion.objects.all().delete()
    unlogged = "The ledger kept no log of changes up to version 1:"
    assert unlogged in words(client, "/changes/?version=0")
    versions.raise_version([])
    assert unlogged in words(client, "/changes/?version=0")
    assert "kept no log" not in words(client, "/changes/?version=1")


@pytest.mark.usefixtures("sample")
def test_whoever_comes_back_by_a_citation_is_one_click_away(client):
    page = html(client, "/issues/property/?as_of=2025-06-11&seen=1.00000000")
    assert "/changes/?version=1&amp;as_of=2025-06-11" in page
    head = words(client, "/changes/?version=1&as_of=2025-06-11")
    assert "What has changed in the ledger since version 1, made on 23 November" in head
    assert 'name="since"' in html(client, "/changes/?version=1")


@pytest.mark.parametrize("given", ["2", "-1", "x", "1.5", "99999999999"])
def test_a_version_that_never_was_is_a_400_that_names_it(client, speaker, given):
    publishing.publish(drafted(speaker, "2025-06-01", issue=make_issue()))
    answer = client.get(f"/changes/?version={given}")
    assert answer.status_code == 400
    assert "The trouble is with <code>version</code>" in answer.content.decode()


# Bounds.


def test_what_is_not_listed_is_counted(client, speaker, monkeypatch):
    monkeypatch.setattr(revision_rows, "CHANGES", 2)
    monkeypatch.setattr(revision_rows, "VERSIONS", 2)
    monkeypatch.setattr(versions, "MOST", 3)
    for day in ("2025-06-01", "2025-06-02", "2025-06-03"):
        report = drafted(speaker, day, issue=make_issue())
        for _ in range(3):
            make_claim(report=report, statement=None, issue=make_issue())
        publishing.publish(report)
    text = words(client, "/changes/?version=0")
    assert "Before these, 1 more version." in text
    assert "And 1 more. The log does not hold 1 change of this version, of any day" in text
    assert section(client, "version-2", "/changes/?version=0").endswith(
        "Made on 23 November 2026 And 3 more. "
        "The log does not hold 1 change of this version, of any day: there were too many."
    )


@pytest.mark.parametrize("number", [3, 12])
def test_the_number_of_queries_does_not_grow(client, number, django_assert_num_queries):
    outlet = make_outlet()
    for _ in range(number):
        speaker = make_actor(party=make_party())
        for about in ({"issue": make_issue()}, {"event": make_event(), "aspect": "place"}):
            value = {"value": "Oslo, Norway"} if "aspect" in about else {}
            report = drafted(speaker, "2025-06-01", **about, **value)
            report.outlet = outlet
            report.save()
            publishing.publish(report)
    client.get("/changes/")
    with django_assert_num_queries(11):
        client.get("/changes/?version=1")
