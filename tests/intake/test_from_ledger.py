"""Tests of tracker/intake/from_ledger.py."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_issue,
    make_outlet,
    make_report,
    make_statement,
)
from tracker.intake import from_ledger
from tracker.intake.article import Article

ARTICLE = Article(body="Some text.", published="2025-06-11")


@pytest.mark.django_db
def test_actors_and_outlets_come_with_every_spelling() -> None:
    make_actor("ann-berg", name="Ann Berg", aliases=["Anna Berg"])
    make_outlet("north-post", name="North Post", domains=["north.example"])
    names = from_ledger.names()
    assert [actor.spellings for actor in names.actors] == [("Ann Berg", "Anna Berg")]
    assert [outlet.domains for outlet in names.outlets] == [("north.example",)]


@pytest.mark.django_db
def test_events_come_with_what_claims_say_of_them_drafts_included() -> None:
    event = make_event("spring-round", kind="consultations")
    make_claim(event=event, aspect="date", value="2025-04-10")
    make_claim(event=event, aspect="place", value="Lund, Sweden", status="draft")
    make_claim(event=event, aspect="date", value="none")
    make_claim(event=event, aspect="status", value="held", quote="it took place")
    (found,) = from_ledger.known().events
    assert (found.dates, found.places) == (("2025-04-10",), ("Lund, Sweden",))
    assert (found.is_held, found.is_meeting) == (True, True)
    assert found.first_known == date(2025, 6, 10)
    assert any("it took place" in words for words in found.precedents)


@pytest.mark.django_db
def test_places_are_those_that_claims_name() -> None:
    make_claim(event=make_event(), aspect="place", value="Lund, Sweden")
    assert from_ledger.known().places == ("Lund, Sweden",)


@pytest.mark.django_db
def test_issues_learn_from_past_claims() -> None:
    issue = make_issue("ships", summary="Seized ships.")
    make_claim(issue=issue, quote="six vessels", summary="They want vessels back.")
    (found,) = from_ledger.known().issues
    assert found.summary == "Seized ships."
    assert found.precedents == ("six vessels They want vessels back.",)


@pytest.mark.django_db
def test_statements_of_the_articles_days_are_near_and_others_are_not() -> None:
    origin, teller = make_outlet("north-wire"), make_actor("palace")
    speaker = make_actor("ann-berg")
    near = make_statement(speaker, said="2025-06-10", origin=origin, according_to=teller)
    make_claim(statement=near, quote="very soon", summary="It will be.")
    make_statement(said="2024-01-01")
    (found,) = from_ledger.near(ARTICLE).statements
    assert (found.id, found.speakers, found.said) == (near.public_id, ("ann-berg",), "2025-06-10")
    assert (found.origin, found.according_to) == ("north-wire", "palace")
    assert [claim.words for claim in found.claims] == ["very soon It will be."]


@pytest.mark.django_db
def test_reports_of_the_articles_days_are_near_with_their_quotations() -> None:
    report = make_report(body="The whole text.", published="2025-06-10")
    make_claim(report=report, quote="whole text")
    make_report(published="2024-01-01")
    (found,) = from_ledger.near(ARTICLE).reports
    assert (found.id, found.body, found.quotes) == (
        report.public_id, "The whole text.", ("whole text",),
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    "article",
    [
        Article(body="x", published="2025-06-11", canonical_url="http://old.example/a-long-name/"),
        Article(body="x", published="2025-06-11", headline="Envoys meet"),
    ],
    ids=["address", "headline"],
)
def test_a_report_of_the_same_name_is_near_whatever_its_day(article: Article) -> None:
    report = make_report(
        url="https://www.old.example/a-long-name", headline="Envoys Meet", published="2020-01-01"
    )
    assert [found.id for found in from_ledger.near(article).reports] == [report.public_id]


@pytest.mark.django_db
def test_an_article_without_a_name_has_no_namesakes() -> None:
    make_report(url="", headline="Envoys meet", published="2020-01-01")
    assert from_ledger.near(ARTICLE).reports == ()


@pytest.mark.django_db
def test_an_undated_article_is_set_against_the_newest_reports() -> None:
    report = make_report(published="2020-01-01")
    assert [found.id for found in from_ledger.near(Article(body="x")).reports] == [report.public_id]


@pytest.mark.django_db
def test_it_takes_few_queries_however_much_there_is(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(4):
        make_claim(event=make_event(), aspect="date", value=f"2025-04-1{number}")
        make_claim(quote=f"words {number}")
    with django_assert_max_num_queries(6):
        known = from_ledger.known()
    with django_assert_max_num_queries(6):
        near = known.near(ARTICLE)
    assert len(known.events) == 4
    assert len(near.statements) == len(near.reports) == 8
