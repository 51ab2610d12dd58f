"""The list of reports, and the page of a report: what it adds and what it repeats."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_report,
    make_statement,
)
from tests.pages import links, words
from tracker import projection
from tracker.models import Report

pytestmark = pytest.mark.django_db


def page(client, report, day=""):
    projection.rebuild(projection.everything())
    return words(client, report.get_absolute_url() + (f"?as_of={day}" if day else ""))


def listed(client, query=""):
    projection.rebuild(projection.everything())
    return words(client, f"/reports/{query}")


# The list.


def test_an_empty_ledger_has_no_reports_and_says_so(client):
    assert "There are no reports yet." in listed(client)


def test_the_list_shows_date_headline_outlet_and_the_number_of_claims(client):
    report = make_report(
        headline="Talks go on", outlet=make_outlet(name="Gazette", state_controlled=True)
    )
    make_claim(report=report)
    make_claim(report=report)
    text = listed(client)
    assert "1 report." in text
    assert "10 June 2025 Talks go on Gazettestate-controlled 2" in text


def test_a_primary_document_is_marked_in_the_list(client):
    make_report(primary_document=True)
    assert "primary document" in listed(client)


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_published_is_neither_listed_nor_counted(client, status):
    make_report(headline="Talks go on")
    make_report(headline="Hidden", status=status)
    text = listed(client)
    assert "1 report." in text
    assert "Hidden" not in text


def test_the_list_of_another_day_has_the_reports_known_by_then(client):
    make_report(headline="Early", published="2025-06-09")
    make_report(headline="Late", published="2025-06-10")
    text = listed(client, "?as_of=2025-06-09")
    assert "Early" in text
    assert "Late" not in text
    assert all("as_of=2025-06-09" in link for link in links(client, "/reports/?as_of=2025-06-09"))


def test_the_list_filters_by_outlet(client):
    make_report(headline="Wanted", outlet=make_outlet("gazette"))
    make_report(headline="Other")
    text = listed(client, "?outlet=gazette")
    assert "1 report fits these filters." in text
    assert "Other" not in text


def test_a_bad_parameter_of_the_list_is_named(client):
    assert "The trouble is with outlet." in words(client, "/reports/?outlet=x", status=400)


@pytest.mark.parametrize("number", [10, 40])
def test_the_list_asks_the_database_as_often_however_many_reports(
    client, number, django_assert_num_queries
):
    for _ in range(number):
        make_claim()
    projection.rebuild(projection.everything())
    with django_assert_num_queries(6):
        client.get("/reports/")


# One report.


def test_the_page_says_where_when_and_from_what_it_was_made(client):
    outlet = make_outlet("gazette", name="Gazette", state_controlled=True)
    report = make_report(
        outlet=outlet,
        headline="Talks go on",
        url="https://example.org/a",
        byline="A. Writer",
        language="fr",
        published="2025-04~",
        published_basis="inferred",
        published_note="The page bears no date.",
        entered=date(2025, 6, 12),
        note="Names an agency.",
        primary_document=True,
    )
    text = page(client, report)
    for shown in (
        "Talks go on", "Gazette state-controlled", "A. Writer",
        "Language French", "Primary document",
        "around April 2025, inferred The page bears no date.", "Known from 31 May 2025",
        "The desk’s note. Names an agency.",
    ):  # fmt: skip
        assert shown in text
    assert "https://example.org/a" in links(client, report.get_absolute_url())
    assert "/outlets/gazette/" in links(client, report.get_absolute_url())


def test_a_stated_date_says_so_and_a_missing_address_too(client):
    text = page(client, make_report(url=""))
    assert "10 June 2025 as the report states" in text
    assert "No address of the original is recorded." in text


def test_the_body_of_a_report_is_never_shown(client):
    assert "Confidential copy" not in page(client, make_report(body="Confidential copy."))


def sections(text):
    """The words of the page by section."""
    adds, repeats = text.index("What it adds"), text.index("What it repeats")
    middle = text[adds:repeats]
    otherwise = middle.find("What it tells otherwise")
    return {
        "adds": middle[:otherwise] if otherwise >= 0 else middle,
        "otherwise": middle[otherwise:] if otherwise >= 0 else "",
        "repeats": text[repeats:],
    }


def test_a_report_adds_what_no_earlier_report_relayed_and_repeats_what_one_did(client):
    said, place = make_statement(make_actor(name="Ann Lee")), {"event": make_event()}
    first = make_report(published="2025-06-09")
    make_claim(report=first, statement=said, **place, aspect="place", value="Oslo, Norway")
    make_claim(report=first, statement=said, **place, aspect="format", value="closed doors")
    report = make_report(published="2025-06-11")
    for fields in (
        {"statement": said, "aspect": "place", "value": "Oslo, Norway", "quote": "echoed"},
        {"statement": said, "aspect": "format", "value": "in public", "quote": "told otherwise"},
        {"statement": said, "aspect": "duration", "value": "PT2H", "quote": "told more"},
        {"statement": None, "aspect": "agenda", "value": "visas", "quote": "own voice"},
        {"statement": make_statement(make_actor(name="Ben Day")), "aspect": "agenda",
         "value": "flights", "quote": "newly said"},
    ):  # fmt: skip
        make_claim(report=report, **place, **fields)
    text = page(client, report)
    found = sections(text)
    assert "echoed" in found["repeats"]
    assert "told otherwise" in found["otherwise"]
    assert (
        "More of a statement that earlier reports had relayed in part. told more" in (found["adds"])
    )
    assert "In its own voice" in found["adds"]
    assert "own voice" in found["adds"]
    assert "Ben Day, 10 June 2025 A statement no earlier report had relayed." in found["adds"]
    assert (
        "It adds 3 claims, brings 1 new statement, tells 1 claim otherwise than earlier reports "
        "and repeats 1 claim of earlier reports."
    ) in text


def test_reports_of_one_day_repeat_nothing_of_each_other(client):
    said, issue = make_statement(), make_issue()
    for _ in range(2):
        report = make_report()
        make_claim(report=report, statement=said, issue=issue)
    found = sections(page(client, report))
    assert "Nothing that a report of an earlier day had relayed." in found["repeats"]


def test_a_forecast_in_the_same_words_is_repeated_and_in_other_words_told_otherwise(client):
    said, event = make_statement(), make_event()
    make_forecast(report=make_report(published="2025-06-10"), statement=said, event=event)
    report = make_report(published="2025-06-11")
    make_forecast(report=report, statement=said, event=event, quote="same")
    make_forecast(report=report, statement=said, event=event, window_words="soon", quote="other")
    found = sections(page(client, report))
    assert "same" in found["repeats"]
    assert "other" in found["otherwise"]


def test_what_a_draft_or_a_withdrawn_report_said_before_counts_as_nothing(client):
    said, issue = make_statement(), make_issue()
    for status in ("draft", "withdrawn"):
        earlier = make_report(published="2025-06-09", status=status)
        make_claim(report=earlier, statement=said, issue=issue)
    report = make_report(published="2025-06-11")
    make_claim(report=report, statement=said, issue=issue)
    found = sections(page(client, report))
    assert "A statement no earlier report had relayed" in found["adds"]
    assert "Nothing that a report" in found["repeats"]


def test_a_report_that_only_repeats_adds_nothing(client):
    said, issue = make_statement(), make_issue()
    for day in ("2025-06-09", "2025-06-10"):
        report = make_report(published=day)
        make_claim(report=report, statement=said, issue=issue)
    assert "Nothing that was not on record before." in page(client, report)


def test_one_quotation_that_several_claims_rest_on_is_shown_once(client):
    report = make_report()
    for value in ("visas", "flights"):
        make_claim(report=report, event=make_event(), aspect="agenda", value=value,
                   statement=None, quote="visas and flights")  # fmt: skip
    make_claim(report=report, statement=None, quote="", summary="Without words.")
    text = page(client, report)
    assert text.count("visas and flights") == 1
    assert "Agenda: visas" in text
    assert "Agenda: flights" in text
    assert "Without words." in text


def test_republications_name_each_other_if_they_are_public(client):
    first = make_report(headline="First", outlet=make_outlet(name="First Daily"))
    second = make_report(headline="Second", republication_of=first, republication_kind="reprint")
    make_report(
        headline="Hidden", status="draft", republication_of=first, republication_kind="reprint"
    )
    assert "Reprinted from First (First Daily)" in page(client, second)
    text = page(client, first)
    assert "Who carries its text Second reprinted by" in text
    assert "Hidden" not in text


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_source_that_is_not_public_leaves_no_trace(client, status):
    first = make_report(headline="Hidden", status=status)
    second = make_report(republication_of=first, republication_kind="reprint")
    text = page(client, second)
    assert "Hidden" not in text
    assert "Reprinted" not in text


def test_a_withdrawn_report_shows_its_notice_and_nothing_else_of_it(client):
    report = make_report(
        status="withdrawn",
        headline="False alarm",
        outlet=make_outlet(name="Gazette"),
        withdrawn_on=date(2025, 7, 1),
        withdrawal_reason="It was a hoax.",
        note="Secret note.",
    )
    make_claim(report=report, summary="Not so.", quote="never said")
    text = page(client, report)
    assert "This report was withdrawn Withdrawn on 1 July 2025. It was a hoax." in text
    for gone in ("False alarm", "Gazette", "Secret note.", "Not so.", "never said"):
        assert gone not in client.get(report.get_absolute_url()).content.decode()


def test_a_draft_report_is_a_404_like_one_that_never_was(client):
    draft = make_report(status="draft")
    answers = [client.get(f"/reports/{pk}/") for pk in (draft.public_id, "22222222")]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_every_link_of_a_reports_page_keeps_the_day(client):
    report = make_report(published="2025-06-09", url="")
    make_claim(report=report)
    make_claim(report=report, statement=None)
    projection.rebuild(projection.everything())
    found = links(client, report.get_absolute_url() + "?as_of=2025-06-10")
    assert len(found) == 4
    assert all("as_of=2025-06-10" in link for link in found)


@pytest.mark.parametrize("number", [10, 40])
def test_a_reports_page_asks_the_database_as_often_however_much_it_carries(
    client, number, django_assert_num_queries
):
    earlier, report = make_report(published="2025-06-09"), make_report()
    for _ in range(number):
        said, issue = make_statement(), make_issue()
        make_claim(report=earlier, statement=said, issue=issue)
        make_claim(report=report, statement=said, issue=issue)
        make_claim(report=report, statement=make_statement())
        make_claim(report=report, statement=None)
    projection.rebuild(projection.everything())
    with django_assert_num_queries(15):
        client.get(report.get_absolute_url())


def test_the_sample_report_that_came_a_day_later_repeats_what_an_earlier_one_relayed(
    client, sample
):
    kyiv = Report.objects.get(outlet__slug="kyiv-independent")
    found = sections(words(client, kyiv.get_absolute_url()))
    assert "I can confirm" in found["repeats"]
    assert "agreed to move future consultations" in found["adds"]
