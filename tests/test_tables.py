"""Tables: the orders they offer, their pages, and how each claim in them stands."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from dashboard import tables
from dashboard.claim_rows import claims_with_sources
from dashboard.parameters import BadParameter
from dashboard.tables import ClaimTable, ReportTable, with_carried
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tracker import projection
from tracker.ledger import Ledger

pytestmark = pytest.mark.django_db


def claim_table(query=""):
    projection.rebuild(projection.everything())
    ledger = Ledger.as_of()
    table = ClaimTable(claims_with_sources(ledger.claims()), ledger, "Claims")
    return table.arrange(QueryDict(query))


def report_table(query=""):
    ledger = Ledger.as_of()
    table = ReportTable(with_carried(ledger.reports(), ledger), ledger, "Reports")
    return table.arrange(QueryDict(query))


def column(table, name):
    return [row["record"][name] for row in table.paginated_rows]


def test_the_newest_claim_comes_first_unless_asked_otherwise():
    for day in ("2025-06-08", "2025-06-10", "2025-06-09"):
        make_claim(report=make_report(published=day))
    newest_first = ["10 June 2025", "9 June 2025", "8 June 2025"]
    assert column(claim_table(), "published") == newest_first
    assert column(claim_table("sort=-published"), "published") == newest_first
    assert column(claim_table("sort=published"), "published") == newest_first[::-1]


@pytest.mark.parametrize("sort", ["speaker", "-speaker"])
def test_by_speaker_outlets_own_voices_come_last_either_way(sort):
    make_claim(statement=None)
    for name in ("Ben", "Ann"):
        make_claim(statement=make_statement(make_actor(name=name)))
    named = ["Ann", "Ben"] if sort == "speaker" else ["Ben", "Ann"]
    assert column(claim_table(f"sort={sort}"), "speaker") == [*named, ""]


def test_claims_sort_by_what_they_are_about_events_and_issues_alike():
    make_claim(event=make_event(title="Brussels round"))
    for title in ("Visas", "Airlines"):
        make_claim(issue=make_issue(title=title))
    in_order = ["Airlines", "Brussels round", "Visas"]
    assert column(claim_table("sort=about"), "subject") == in_order
    assert column(claim_table("sort=-about"), "subject") == in_order[::-1]


def test_claims_and_reports_sort_by_outlet():
    for name in ("Beacon", "Courier", "Argus"):
        make_claim(report=make_report(outlet=make_outlet(name=name)))
    assert column(claim_table("sort=outlet"), "outlet") == ["Argus", "Beacon", "Courier"]
    assert column(report_table("sort=-outlet"), "outlet") == ["Courier", "Beacon", "Argus"]


def test_reports_sort_by_the_number_of_claims_they_carry():
    busy = make_report(headline="Busy")
    make_report(headline="Empty")
    make_claim(report=busy)
    make_claim(report=busy)
    make_claim(report=make_report(headline="Single"))
    table = report_table("sort=-carried")
    assert column(table, "headline") == ["Busy", "Single", "Empty"]
    assert column(table, "carried") == [2, 1, 0]


@pytest.mark.parametrize("sort", ["standing", "said", "pk", "-", "--outlet", "outlet,speaker", "0"])
def test_any_other_order_is_refused_and_the_orders_are_named(sort):
    with pytest.raises(BadParameter, match="published, -published, outlet, -outlet") as refused:
        claim_table(f"sort={sort}")
    assert refused.value.name == "sort"


def test_a_page_holds_so_many_rows_and_the_next_the_rest(monkeypatch):
    monkeypatch.setattr(tables, "PER_PAGE", 2)
    report = make_report()
    for number in range(3):
        make_claim(report=report, summary=f"Sentence {number}.")
    assert column(claim_table(), "summary") == ["Sentence 2.", "Sentence 1."]
    assert column(claim_table("page=2"), "summary") == ["Sentence 0."]


@pytest.mark.parametrize("page", ["2", "1000"])
def test_a_page_beyond_the_last_is_refused_with_the_pages_there_are(page):
    make_claim()
    with pytest.raises(BadParameter, match="page expects a page from 1 to 1"):
        claim_table(f"page={page}")


@pytest.mark.parametrize("page", ["0", "-1", "1001", "two", "1.0", "9" * 30, "१"])
def test_what_is_no_page_number_is_refused(page):
    with pytest.raises(BadParameter, match="page expects a whole number from 1 to 1000"):
        claim_table(f"page={page}")


def test_far_pages_are_out_of_reach_while_the_count_stays_exact(monkeypatch):
    monkeypatch.setattr(tables, "PER_PAGE", 1)
    monkeypatch.setattr(tables, "MOST_PAGES", 2)
    report = make_report()
    for _ in range(4):
        make_claim(report=report)
    table = claim_table("page=2")
    assert (table.paginator.count, table.paginator.num_pages) == (4, 2)


def test_an_empty_table_has_a_first_page():
    assert claim_table("page=1").paginated_rows == []


def test_a_claim_shows_the_support_and_marks_of_what_is_read_on_its_aspect():
    issue, party = make_issue(), make_party()
    said = make_statement(make_actor(party=None))
    for value in ("refused", "agreed"):
        make_claim(issue=issue, statement=said, about=party, value=value)
    rows = claim_table().paginated_rows
    assert {row["record"]["support"] for row in rows} == {"unattributed"}
    assert all(row["record"]["contested"] and row["record"]["drift"] for row in rows)


def test_a_forecast_shows_what_became_of_it():
    make_forecast(report=make_report(published="2025-06-10"))
    assert column(claim_table(), "outcome") == ["overdue"]


def test_a_silence_stands_nowhere():
    make_claim(kind="silence", value="", about=make_party())
    (row,) = claim_table().paginated_rows
    assert (row["record"]["support"], row["record"]["outcome"]) == ("", "")


def test_a_word_that_a_later_one_replaced_is_called_a_former_one():
    speaker, issue = make_actor(), make_issue()
    for day, value in (("2025-01-10", "refused"), ("2025-06-09", "agreed")):
        make_claim(
            report=make_report(published=day),
            issue=issue,
            statement=make_statement(speaker, said=day),
            value=value,
        )
    assert column(claim_table(), "outcome") == ["", "a former word"]


def test_a_claim_that_is_no_partys_word_stands_nowhere():
    make_claim(statement=make_statement(make_actor(party=None)))
    assert column(claim_table(), "outcome") == [""]


@pytest.mark.parametrize("number", [3, 12])
def test_a_page_of_claims_asks_the_database_six_times(number, django_assert_num_queries):
    for _ in range(number):
        report = make_report()
        make_claim(report=report)
        make_forecast(report=report)
    projection.rebuild(projection.everything())
    ledger = Ledger.as_of()
    # The count, the claims, their speakers, the principals, their standing, their outcomes.
    with django_assert_num_queries(6):
        table = ClaimTable(claims_with_sources(ledger.claims()), ledger, "Claims")
        rows = table.arrange(QueryDict()).paginated_rows
    assert len(rows) == 2 * number
