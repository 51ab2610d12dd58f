"""The desk's intake: an article is given, reviewed beside its suggestions, and becomes a draft."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.at_the_desk import at_the_desk, make_user, page
from tests.factories import (
    make_actor,
    make_event,
    make_intake,
    make_issue,
    make_outlet,
    make_report,
    make_suggested,
)
from tests.intake.proposals import (
    BODY,
    FLIGHTS,
    OSLO,
    RELATED,
    START,
    kept,
    make_article,
    suggest,
)
from tracker.admin.intake import pages
from tracker.intake.article import Because, Cut, CutReason, IntakeError, Source
from tracker.intake.drafting import make_report as draft_of
from tracker.intake.keeping import article_of
from tracker.intake.proposal import Likeness, Likening, Proposal
from tracker.models import (
    Actor,
    Claim,
    Decided,
    Intake,
    IntakeState,
    Outlet,
    Publication,
    Report,
    Statement,
    Suggested,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/tracker/intake/add/"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """What the engine was given; it proposes the same article whatever that is."""
    sources: list[Source] = []

    def take(source: Source) -> Proposal:
        sources.append(source)
        if source.content in ("unreadable", b"unreadable"):
            raise IntakeError("There is no text in it.")
        return Proposal(make_article(), (), (FLIGHTS, OSLO))

    monkeypatch.setattr(pages, "take", take)
    return sources


@pytest.fixture
def ledger() -> None:
    """The nouns that the suggestions speak of."""
    make_actor("jane-doe")
    make_outlet("oslo-times", name="The Oslo Times")
    make_issue("flights", title="Direct flights")
    make_event("oslo-round", title="Oslo round")


def review(intake: Intake) -> str:
    return page("intake", "change", intake.pk)


def decide(client: Client, intake: Intake, decision: str, number: Any = 0, **fields: Any) -> Any:
    return client.post(review(intake), {"decision": decision, "number": number, **fields})


def said(response: Any) -> list[str]:
    return [str(message) for message in response.wsgi_request._messages]


def decisions(intake: Intake) -> list[str]:
    return [*intake.suggested.values_list("decision", flat=True)]


# Giving an article.


def test_the_list_of_reports_and_that_of_articles_lead_to_the_form() -> None:
    client = at_the_desk("editor")
    for model in ("report", "intake"):
        text = client.get(page(model, "changelist")).content.decode()
        assert "Add report from an article" in text
        assert ADD in text


def test_a_pasted_article_is_kept_and_its_review_opens(given: list[Source]) -> None:
    client = at_the_desk("editor")
    response = client.post(ADD, {"text": "The words.\n", "url": "example.org/news"})
    intake = Intake.objects.get()
    assert response["Location"] == review(intake)
    assert given == [Source(content="The words.\n", url="https://example.org/news")]
    assert (intake.taken_by.username, intake.suggested.count()) == ("editor", 2)
    assert not Report.objects.exists()


def test_an_uploaded_page_is_read_as_one(given: list[Source]) -> None:
    data = b"<html><p>words</p></html>"
    at_the_desk("editor").post(ADD, {"file": SimpleUploadedFile("saved page.txt", data)})
    assert given == [Source(content=data, media_type="text/html", name="saved page.txt")]
    assert Intake.objects.get().file_name == "saved page.txt"


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({}, "text", "Paste the article"),
        ({"text": " \n"}, "text", "Paste the article"),
        ({"url": "https://example.org/a"}, "url", "Paste the article"),
        ({"text": "unreadable"}, "text", "no text"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "file", "empty"),
        ({"file": SimpleUploadedFile("a.png", b"\x89PNG\0\0")}, "file", "neither"),
        ({"file": SimpleUploadedFile("a.txt", b"x" * (5 * 1024 * 1024 + 1))}, "file", "5 MB"),
        ({"text": "x", "file": SimpleUploadedFile("a.txt", b"y")}, "text", "not both"),
        ({"text": "x", "url": "javascript:alert(1)"}, "url", "no address"),
        ({"text": "x" * 1_000_001}, "text", "at most"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_kept(
    given: list[Source], sent: dict[str, Any], field: str, words: str
) -> None:
    response = at_the_desk("editor").post(ADD, sent)
    assert response.status_code == 200
    assert words in " ".join(response.context["form"].errors[field])
    assert not Intake.objects.exists()


def test_an_address_alone_is_fetched_where_that_is_allowed(
    given: list[Source], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FETCH_ARTICLES = True
    fetched = Source(content="words", url="https://example.org/a", media_type="text/html")
    monkeypatch.setattr("tracker.admin.intake.given.fetch", lambda url: fetched)
    at_the_desk("editor").post(ADD, {"url": "https://example.org/a"})
    assert given == [fetched]


# Looking at it.


@pytest.mark.usefixtures("ledger")
def test_the_review_shows_the_article_what_was_cut_and_what_each_suggestion_rests_on() -> None:
    intake = kept(FLIGHTS, START)
    text = at_the_desk("editor").get(review(intake)).content.decode()
    assert '<mark class="intake-mark-open" data-intake-of="1">Direct flights will' in text
    assert '<mark class="intake-mark-uncertain" data-intake-of="2">a good start</mark>' in text
    assert f"related articles): <span>{RELATED}" in text
    assert "June 10, 2025" in text
    assert "The only actor of that name." in text
    assert "Jane Doe takes the position: Direct flights, status under discussion." in text
    assert "not in the ledger: choose who" in text
    assert "The source has no name." in text


def test_an_article_is_shown_as_text_whatever_it_holds() -> None:
    nasty = "<script>alert(1)</script> {{ 7|add:7 }} <img src=x onerror=alert(1)>"
    intake = kept(
        suggest(nasty, body=nasty, speaker="", speaker_as_written=nasty, value=nasty),
        body=nasty,
        headline=nasty,
        byline=nasty,
        cut=(),
    )
    text = at_the_desk("editor").get(review(intake)).content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }}" in text


def test_what_is_alike_is_shown_before_anything_is_created() -> None:
    report = make_report(headline="Flights resumed")
    like = (
        Likening(report.public_id, Likeness.UPDATE, Because("url", "The same address.")),
        Likening("2345678b", Likeness.UPDATE, Because("url", "It was deleted since.")),
    )
    intake = kept(likenings=like)
    text = at_the_desk("editor").get(review(intake)).content.decode()
    assert "The ledger may hold this already" in text
    assert page("report", "change", report.pk) in text
    assert "The same address." in text
    assert "It was deleted since." not in text


def test_an_article_that_somebody_else_took_in_too_is_told_before_a_draft_is_made() -> None:
    body = "The envoys met in Oslo and agreed on the date of the next round of their talks. " * 3
    first, second, aside = (kept(FLIGHTS, body=body, headline="Envoys met") for _ in range(3))
    Intake.objects.filter(pk=first.pk).update(taken_by=make_user("editor", username="jane"))
    Intake.objects.filter(pk=aside.pk).update(state=IntakeState.SET_ASIDE)
    text = at_the_desk("editor").get(review(second)).content.decode()
    assert "Somebody has taken this in already" in text
    assert f'href="{review(first)}"' in text
    assert "by jane on " in text
    assert f'href="{review(aside)}"' not in text
    address = "https://oslotimes.example/prices"
    other = kept(FLIGHTS, body="Prices rose. " * 9, headline="Prices", canonical_url=address)
    client = at_the_desk("editor", username="john")
    assert "Somebody has" not in client.get(review(other)).content.decode()


def test_the_review_asks_no_more_for_thirty_suggestions_than_for_three(ledger: None) -> None:
    client = at_the_desk("editor")
    counts = []
    for number in (1, 10):
        intake = kept(*[FLIGHTS, OSLO, START] * number)
        client.get(review(intake))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(review(intake)).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 14


@pytest.mark.parametrize("query", ["at=99", "at=-1", "edit=x", "at=1e9", "edit=٣"])
def test_a_number_that_names_nothing_is_refused_by_its_name(query: str) -> None:
    response = at_the_desk("editor").get(f"{review(kept(FLIGHTS))}?{query}")
    assert response.status_code == 400
    assert query.partition("=")[0] in response.content.decode()


@pytest.mark.parametrize("name", ["at", "edit"])
def test_what_was_asked_for_is_no_mark_up_in_the_refusal(name: str) -> None:
    asked = {name: "<a href=//evil.test>"}
    response = at_the_desk("editor").get(review(kept(FLIGHTS)), asked)
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "sent",
    [
        {"decision": "publish", "number": "1"},
        {"decision": "accept", "number": "7"},
        {"decision": "put_back", "number": "0", "cut": "-1"},
        {},
    ],
)
def test_a_decision_that_there_is_not_is_refused(sent: dict[str, str]) -> None:
    intake = kept(FLIGHTS)
    assert at_the_desk("editor").post(review(intake), sent).status_code == 400
    assert decisions(intake) == [Decided.OPEN]


@pytest.mark.parametrize("key", ["999", "x", "1/../2"])
def test_an_article_that_is_not_there_is_not_found(key: str) -> None:
    assert at_the_desk("editor").get(f"/admin/tracker/intake/{key}/change/").status_code == 404


@pytest.mark.parametrize("lacking", ["report", "claim", "statement", "actor", "outlet"])
def test_nobody_makes_in_a_review_what_they_may_not_add(ledger: None, lacking: str) -> None:
    client = at_the_desk("editor")
    permissions = Group.objects.get(name="editor").permissions
    permissions.remove(permissions.get(codename=f"add_{lacking}"))
    intake = kept(FLIGHTS)
    assert client.get(review(intake)).status_code == 200
    sent = {"decision": "accept", "number": "0"}
    assert client.post(review(intake), sent).status_code == 403
    assert not Report.objects.exists()


# Deciding.


@pytest.mark.usefixtures("ledger")
def test_the_report_and_its_claims_are_accepted_one_by_one() -> None:
    client = at_the_desk("editor")
    intake = kept(FLIGHTS, OSLO, START)
    assert decide(client, intake, "accept")["Location"] == f"{review(intake)}?at=1"
    report = Report.objects.get()
    assert (report.outlet.slug, report.published, report.body) == ("oslo-times", "2025-06-10", BODY)
    assert report.url == "https://oslotimes.example/flights"
    assert decide(client, intake, "accept", 1)["Location"] == f"{review(intake)}?at=2"
    assert decide(client, intake, "accept", 2)["Location"] == f"{review(intake)}?at=3"
    decide(client, intake, "reject", 3)
    assert decisions(intake) == [Decided.ACCEPTED, Decided.ACCEPTED, Decided.REJECTED]
    flights, oslo = Claim.objects.order_by("order")
    assert (flights.issue.slug, flights.value, oslo.value) == (
        "flights",
        "under discussion",
        "Oslo",
    )
    assert flights.statement == oslo.statement == Statement.objects.get()
    assert flights.statement.said == "[..2025-06-10]"
    assert report.status == Publication.DRAFT
    intake.refresh_from_db()
    assert intake.state == IntakeState.FINISHED
    assert page("report", "change", report.pk) in client.get(review(intake)).content.decode()


@pytest.mark.usefixtures("ledger")
def test_a_claim_that_lacks_something_opens_its_form_with_what_is_wrong() -> None:
    client = at_the_desk("editor")
    intake = kept(START)
    decide(client, intake, "accept")
    response = decide(client, intake, "accept", 1)
    assert response.status_code == 200
    assert {*response.context["form"].errors} == {"speaker"}
    assert "A source close to the delegation" in response.content.decode()
    assert decisions(intake) == [Decided.OPEN]
    assert not Claim.objects.exists()


@pytest.mark.usefixtures("ledger")
def test_what_is_typed_in_the_form_is_what_is_accepted() -> None:
    client = at_the_desk("editor")
    intake = kept(START)
    decide(client, intake, "accept")
    form = client.get(f"{review(intake)}?edit=1").context["form"]
    sent = {name: value for name, value in form.initial.items() if value}
    decide(client, intake, "accept", 1, typed=1, **{**sent, "speaker_kind": "anonymous"})
    assert Actor.objects.get(kind="anonymous").name == "A source close to the delegation"
    assert decisions(intake) == [Decided.ACCEPTED]


@pytest.mark.usefixtures("ledger")
def test_a_claim_is_accepted_only_after_its_report() -> None:
    client = at_the_desk("editor")
    intake = kept(FLIGHTS)
    for address in (f"{review(intake)}?edit=1",):
        assert "Accept the report first" in client.get(address).content.decode()
    response = decide(client, intake, "accept", 1)
    assert "Accept the report first" in said(response)[-1]
    assert decisions(intake) == [Decided.OPEN]


@pytest.mark.usefixtures("ledger")
def test_a_decision_is_taken_back() -> None:
    client = at_the_desk("editor")
    intake = kept(FLIGHTS)
    decide(client, intake, "accept")
    decide(client, intake, "accept", 1)
    response = decide(client, intake, "reopen", 1)
    assert response["Location"] == f"{review(intake)}?at=1"
    assert decisions(intake) == [Decided.OPEN]
    assert not Claim.objects.exists()


@pytest.mark.usefixtures("ledger")
def test_what_is_decided_already_is_said_to_be() -> None:
    client = at_the_desk("editor")
    intake = kept(FLIGHTS)
    decide(client, intake, "accept")
    decide(client, intake, "reject", 1)
    assert "meanwhile" in said(decide(client, intake, "accept", 1))[-1]
    text = client.get(f"{review(intake)}?edit=1").content.decode()
    assert "take the decision back before you change it" in text
    assert "already" in said(decide(client, intake, "accept"))[-1]
    assert (
        "change the report in its own form"
        in client.get(f"{review(intake)}?edit=0").content.decode()
    )


def test_an_unknown_outlet_is_made_with_the_draft() -> None:
    intake = kept(outlet="")
    decide(at_the_desk("editor"), intake, "accept")
    outlet = Outlet.objects.get()
    assert (outlet.name, outlet.domains, outlet.slug) == (
        "The Oslo Times",
        ["oslotimes.example"],
        "the-oslo-times",
    )


def test_a_report_without_a_date_opens_its_form() -> None:
    intake = kept(published="", published_basis="")
    response = decide(at_the_desk("editor"), intake, "accept")
    assert {*response.context["form"].errors} == {"published"}
    assert not Report.objects.exists()
    assert not Outlet.objects.exists()


def test_what_the_ledger_seems_to_hold_is_made_again_only_by_whoever_has_looked() -> None:
    report = make_report()
    like = (Likening(report.public_id, Likeness.DUPLICATE, Because("url", "The same address.")),)
    client, intake = at_the_desk("editor"), kept(likenings=like)
    response = decide(client, intake, "accept")
    assert {*response.context["form"].errors} == {"is_another"}
    assert Report.objects.count() == 1
    sent = {name: value for name, value in response.context["form"].initial.items() if value}
    decide(client, intake, "accept", typed=1, is_another="on", **sent)
    assert Report.objects.count() == 2


def test_a_translation_says_of_which_report() -> None:
    report = make_report()
    why = Because("body", "Its sentences follow one another.")
    intake = kept(likenings=(Likening(report.public_id, Likeness.TRANSLATION, why),))
    decide(at_the_desk("editor"), intake, "accept")
    draft = Report.objects.get(status=Publication.DRAFT)
    assert (draft.republication_of, draft.republication_kind) == (report, "translation")


def test_an_article_is_set_aside_and_taken_up_again() -> None:
    client, intake = at_the_desk("editor"), kept(FLIGHTS)
    decide(client, intake, "reject")
    intake.refresh_from_db()
    assert intake.state == IntakeState.SET_ASIDE
    assert "Set aside" in client.get(review(intake)).content.decode()
    decide(client, intake, "reopen")
    intake.refresh_from_db()
    assert intake.state == IntakeState.OPEN


def test_a_review_is_finished_with_suggestions_left_open() -> None:
    client, intake = at_the_desk("editor"), kept(FLIGHTS)
    decide(client, intake, "accept")
    decide(client, intake, "finish")
    intake.refresh_from_db()
    assert intake.state == IntakeState.FINISHED


def test_an_article_of_which_a_draft_was_made_is_not_set_aside() -> None:
    client, intake = at_the_desk("editor"), kept(FLIGHTS)
    decide(client, intake, "accept")
    assert "delete the draft" in said(decide(client, intake, "reject"))[-1]


def test_what_was_cut_is_put_back() -> None:
    client, intake = at_the_desk("editor"), kept(FLIGHTS)
    decide(client, intake, "put_back", 0, cut=0)
    intake.refresh_from_db()
    assert RELATED in article_of(intake).body
    assert "already" in said(decide(client, intake, "put_back", 0, cut=0))[-1]


def test_what_was_put_back_is_read_and_its_suggestions_come_last(ledger: None) -> None:
    passage = "“There has been no progress on direct flights,” Jane Doe told reporters."
    cut = Cut(passage, CutReason.RELATED, BODY.index("“The next"))
    client, intake = at_the_desk("editor"), kept(FLIGHTS, OSLO, cut=(cut,))
    decide(client, intake, "accept")
    decide(client, intake, "reject", 1)
    decide(client, intake, "accept", 2)
    answer = decide(client, intake, "put_back", 0, cut=0)
    assert answer.url.endswith("?at=3")
    assert "one more suggestion" in said(answer)[-1]
    assert decisions(intake) == ["rejected", "accepted", "open"]
    intake.refresh_from_db()
    assert intake.state == IntakeState.OPEN
    decide(client, intake, "accept", 3)
    claims = Claim.objects.filter(report=intake.report)
    assert {claim.quote for claim in claims} == {
        OSLO.quote,
        "There has been no progress on direct flights",
    }
    assert all(claim.quote_state == "verified" for claim in claims)


# Who may.


def test_whoever_is_no_editor_neither_gives_nor_sees_nor_decides() -> None:
    intake = kept(FLIGHTS)
    client = Client()
    client.force_login(make_user("nobody"))
    for address in (ADD, review(intake)):
        assert client.get(address).status_code == 403
        assert client.post(address, {"decision": "reject", "number": 0}).status_code == 403
    assert Client().get(review(intake)).status_code == 302
    assert Intake.objects.get().state == IntakeState.OPEN


def test_whoever_may_only_look_is_offered_no_decision() -> None:
    intake = kept(FLIGHTS)
    user = make_user("reader")
    user.user_permissions.add(Permission.objects.get(codename="view_intake"))
    client = Client()
    client.force_login(user)
    assert 'name="decision"' not in client.get(review(intake)).content.decode()
    assert decide(client, intake, "reject").status_code == 403


def test_an_article_is_deleted_unless_its_report_is_public() -> None:
    client = at_the_desk("editor")
    free, bound = kept(FLIGHTS), make_intake(report=make_report())
    for intake in (free, bound):
        client.post(page("intake", "delete", intake.pk), {"post": "yes"})
    assert [*Intake.objects.all()] == [bound]
    chosen = {"action": "delete_selected", "_selected_action": [bound.pk], "post": "yes"}
    response = client.post(page("intake", "changelist"), chosen, follow=True)
    assert "its report is public" in response.content.decode()
    assert Intake.objects.exists()


def test_a_draft_that_is_deleted_leaves_its_article_to_be_drafted_again() -> None:
    client, intake = at_the_desk("editor"), kept(FLIGHTS)
    report = draft_of(intake, Report(outlet=make_outlet(), headline="x", published="2025"))
    client.post(page("report", "delete", report.pk), {"post": "yes"})
    assert not Report.objects.exists()
    assert "Make the draft" in client.get(review(intake)).content.decode()


def test_the_list_says_how_far_each_article_is() -> None:
    intake = make_intake(headline="Flights to resume")
    make_suggested(intake, decision=Decided.REJECTED)
    make_suggested(intake)
    text = at_the_desk("editor").get(page("intake", "changelist")).content.decode()
    assert "Flights to resume" in text
    assert "1 of 2" in text
    assert Suggested.objects.count() == 2
