"""The desk in a real browser: a report is added with its claims, published, and seen."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import LogIn, logged_in
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_report,
)
from tracker import projection
from tracker.models import Publication, Report

BODY = "Flights will resume very soon, Jane Doe said. A round was held in Oslo on Tuesday."


def choose(scope: Locator, field: str, text: str) -> None:
    """Search an autocomplete field and take what it finds."""
    page = scope.page
    chosen(scope, field).click()
    page.locator(".select2-search__field").last.fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def chosen(scope: Locator, field: str) -> Locator:
    """The box of an autocomplete field that shows what is chosen."""
    return scope.locator(f"select[name$='{field}'] + .select2 .select2-selection")


def claim(page: Page, number: int) -> Locator:
    return page.locator(f"#claims-{number}")


def field(scope: Locator, name: str) -> Locator:
    return scope.locator(f"[name$='-{name}']")


def test_an_editor_adds_a_report_and_a_publisher_publishes_it(
    live_server: LiveServer, log_in: LogIn
) -> None:
    make_negotiation()
    north = make_party("north", name="North")
    make_actor("jane-doe", name="Jane Doe", party=north)
    make_outlet(name="The Oslo Times")
    make_issue("flights", title="Direct flights")
    make_event("oslo-round", title="Oslo round")

    page = log_in("editor")
    page.goto("/admin/tracker/report/add/")
    choose(page.locator("#report_form"), "outlet", "The Oslo Times")
    page.locator("#id_headline").fill("Flights to resume")
    page.locator("#id_published").fill("10 June 2025")
    page.locator("#id_body").fill(BODY)

    first = claim(page, 0)
    with page.expect_popup() as opened:
        first.locator("#add_id_claims-0-statement").click()
    popup = opened.value
    popup.locator("#id_said").fill("10 June 2025")
    popup.locator("#id_medium").select_option("interview")
    choose(popup.locator("#statementspeaker_set-0"), "actor", "Jane Doe")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save", exact=True).click()
    expect(chosen(first, "statement")).to_contain_text("Jane Doe")

    field(first, "kind").select_option("position")
    field(first, "quote").fill("Flights will resume very soon")
    choose(first, "issue", "Direct flights")
    field(first, "aspect").select_option("status")
    expect(first.locator(".desk-explanation")).to_contain_text("Where the issue stands")
    field(first, "value").fill("under discussion")
    field(first, "summary").fill("The flights are under discussion.")

    page.locator(".add-row a").click()
    second = claim(page, 1)
    field(second, "quote").fill("held in Oslo")
    choose(second, "event", "Oslo round")
    field(second, "aspect").select_option("place")
    expect(second.locator(".desk-explanation")).to_contain_text("Most specific first")
    field(second, "value").fill("Oslo, Norway")
    field(second, "summary").fill("It was held in Oslo.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(claim(page, 0)).to_contain_text("Verified")
    report = Report.objects.get()
    assert report.status == Publication.DRAFT
    assert [row.value for row in report.claims.all()] == ["under discussion", "Oslo, Norway"]
    assert page.locator("a", has_text="Publish…").count() == 0
    assert page.request.get(f"{live_server.url}/issues/flights/").status == 404

    chief = log_in("publisher")
    chief.get_by_role("link", name="Flights to resume").click()
    chief.get_by_role("link", name="Publish…").click()
    changes = chief.locator(".desk-changes")
    expect(changes.filter(has_text="Direct flights")).to_contain_text("under discussion")
    expect(changes.filter(has_text="Oslo round")).to_contain_text("Oslo, Norway")
    chief.get_by_role("button", name="Publish this report").click()
    expect(chief.locator(".messagelist .success")).to_contain_text("Published")
    site = chief.request.get(f"{live_server.url}/issues/flights/")
    assert site.status == 200
    assert "under discussion" in site.text()


def test_the_form_shows_what_the_choice_calls_for_and_hides_nothing_that_is_filled(
    log_in: LogIn,
) -> None:
    make_event(title="Oslo round")
    make_issue(title="Direct flights")
    page = log_in("editor")
    page.goto("/admin/tracker/report/add/")
    first = claim(page, 0)
    forecast = first.locator(".only-forecast")
    expect(forecast).to_be_hidden()
    field(first, "kind").select_option("forecast")
    expect(forecast).to_be_visible()
    field(first, "window_words").fill("very soon")
    field(first, "kind").select_option("fact")
    expect(forecast).to_be_visible()

    series = chosen(first, "series")
    expect(series).to_be_hidden()
    choose(first, "event", "Oslo round")
    field(first, "aspect").select_option("ordinal")
    expect(series).to_be_visible()
    offered = "els => els.filter(e => !e.disabled).map(e => e.value)"
    options = field(first, "aspect").locator("option")
    assert "demand" not in options.evaluate_all(offered)

    field(first, "aspect").select_option("status")
    words = first.locator("datalist option")
    assert "postponed" in words.evaluate_all("els => els.map(e => e.value)")
    expect(field(first, "value")).to_have_attribute("placeholder", "held")
    assert "agreed" not in words.evaluate_all("els => els.map(e => e.value)")

    page.locator(".add-row a").click()
    expect(claim(page, 1).locator(".only-forecast")).to_be_hidden()


def test_what_is_wrong_is_said_beside_its_field_and_everything_typed_is_still_there(
    log_in: LogIn,
) -> None:
    make_issue(title="Direct flights")
    page = log_in("editor")
    page.goto("/admin/tracker/report/add/")
    page.locator("#id_headline").fill("Kept")
    first = claim(page, 0)
    field(first, "quote").fill("Kept too")
    choose(first, "issue", "Direct flights")
    field(first, "aspect").select_option("status")
    field(first, "value").fill("nonsense")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errornote")).to_be_visible()
    beside = first.locator("div:has(> .fieldBox.field-value)")
    expect(beside.locator(".errorlist")).to_contain_text("is not one of")
    expect(page.locator("#id_headline")).to_have_value("Kept")
    expect(field(first, "quote")).to_have_value("Kept too")
    expect(chosen(first, "issue")).to_contain_text("Direct flights")


def test_stored_claims_are_folded_unless_they_are_in_error(log_in: LogIn) -> None:
    report = make_report(status="draft", body=BODY)
    for _ in range(3):
        make_claim(report=report, quote="held in Oslo")
    page = log_in("editor")
    page.goto(f"/admin/tracker/report/{report.pk}/change/")
    summaries = [field(claim(page, number), "summary") for number in range(3)]

    def are_open(*expected: bool) -> None:
        for summary, is_open in zip(summaries, expected, strict=True):
            expect(summary).to_be_visible(visible=is_open)

    are_open(False, False, False)
    opening = claim(page, 1).get_by_role("button", name="Open It is said so.")
    expect(opening).to_have_attribute("aria-expanded", "false")
    opening.press("Enter")
    are_open(False, True, False)
    expect(claim(page, 1).get_by_role("button", name="Fold It is said so.")).to_be_focused()
    summaries[1].fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errornote")).to_be_visible()
    are_open(False, True, False)
    page.get_by_role("button", name="Open or fold all").click()
    are_open(False, False, False)
    page.get_by_role("button", name="Open or fold all").click()
    are_open(True, True, True)


def draft_with_claims(count: int = 3) -> Report:
    issue, party = make_issue(title="Direct flights"), make_party(name="North")
    make_event(title="Oslo round")
    report = make_report(status="draft", body=BODY)
    for number in range(count):
        make_claim(
            report=report, issue=issue, about=party, quote="held in Oslo", summary=f"No. {number}."
        )
    return report


def summaries_of(report: Report) -> list[str]:
    return [row.summary for row in report.claims.all()]


def toggle(page: Page, number: int) -> None:
    claim(page, number).locator(".desk-fold").click()


def test_claims_opened_one_after_the_other_are_saved_together_and_nothing_typed_is_lost(
    log_in: LogIn,
) -> None:
    report = draft_with_claims()
    page = log_in("editor")
    page.goto(f"/admin/tracker/report/{report.pk}/change/")
    page.locator("#id_byline").fill("Our correspondent")
    first, last = claim(page, 0), claim(page, 2)
    toggle(page, 0)
    field(first, "summary").fill("Typed first.")
    choose(first, "event", "Oslo round")
    chosen(first, "issue").locator(".select2-selection__clear").click()
    page.keyboard.press("Escape")
    field(first, "value").fill("held")
    expect(first.locator(".desk-explanation")).to_contain_text("For example: held")
    toggle(page, 0)
    expect(field(first, "summary")).to_be_hidden()

    page.locator(".add-row a").click()
    new = claim(page, 3)
    choose(new, "issue", "Direct flights")
    field(new, "aspect").select_option("status")
    field(new, "value").fill("refused")
    field(new, "summary").fill("A new one.")
    new.locator("select[name$='-about']").select_option(label="North")

    toggle(page, 2)
    field(last, "holds_on").fill("2025-06-09")
    expect(last.get_by_role("link", name="Today")).to_be_visible()
    to_correct = last.locator("#change_id_claims-2-issue")
    expect(to_correct).to_have_attribute("href", re.compile("/tracker/issue/"))
    field(last, "summary").fill("Typed last.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert summaries_of(report) == ["Typed first.", "No. 1.", "Typed last.", "A new one."]
    report.refresh_from_db()
    stored = report.claims.first()
    assert stored is not None
    assert (report.byline, str(stored.event), stored.issue) == (
        "Our correspondent",
        "Oslo round",
        None,
    )
    assert stored.history.count() == 2
    assert report.claims.all()[1].history.count() == 1


def test_the_enter_key_saves_and_opens_nothing(log_in: LogIn) -> None:
    report = draft_with_claims()
    page = log_in("editor")
    page.goto(f"/admin/tracker/report/{report.pk}/change/")
    page.locator("#id_headline").fill("By the Enter key")
    page.locator("#id_headline").press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    report.refresh_from_db()
    assert report.headline == "By the Enter key"


def test_without_scripts_a_claim_is_opened_and_typed_into_and_saved(
    live_server: LiveServer, browser: Browser, log_in: LogIn
) -> None:
    report = draft_with_claims()
    state = log_in("editor").context.storage_state()
    context = browser.new_context(
        java_script_enabled=False, storage_state=state, base_url=live_server.url
    )
    page = context.new_page()
    page.goto(f"/admin/tracker/report/{report.pk}/change/")
    page.locator("#id_headline").fill("Typed before")
    for number in (1, 2):
        claim(page, number).get_by_role("button", name="Open").click()
        expect(page.locator(".messagelist")).to_contain_text("Nothing has been saved yet.")
        expect(page.locator("#id_headline")).to_have_value("Typed before")
        field(claim(page, number), "summary").fill(f"Typed {number}.")
    expect(field(claim(page, 1), "summary")).to_have_value("Typed 1.")
    field(claim(page, 1), "summary").press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    report.refresh_from_db()
    assert report.headline == "Typed before"
    assert summaries_of(report) == ["No. 0.", "Typed 1.", "Typed 2."]
    context.close()


def test_whoever_may_only_read_a_report_opens_its_claims_and_sees_no_field(log_in: LogIn) -> None:
    report = make_report(body=BODY)
    for number in range(2):
        make_claim(report=report, quote="held in Oslo", speaker_as_written=f"Speaker {number}")
    page = log_in("editor")
    page.goto(f"/admin/tracker/report/{report.pk}/change/")
    expect(claim(page, 1)).not_to_contain_text("Speaker 1")
    claim(page, 1).get_by_role("button", name="Open").click()
    expect(claim(page, 1)).to_contain_text("Speaker 1")
    expect(claim(page, 1).locator("input:not([type=hidden]), select, textarea")).to_have_count(0)
    assert page.url.endswith("/change/")


def test_a_claim_that_cannot_be_fetched_says_so_and_is_opened_at_the_next_try(
    live_server: LiveServer, browser: Browser
) -> None:
    report = draft_with_claims()
    # Not watched: the browser complains of the answer that it does not get.
    context = browser.new_context(base_url=live_server.url)
    page = logged_in(context.new_page(), "editor")
    page.goto(f"/admin/tracker/report/{report.pk}/change/")
    page.locator("#id_headline").fill("Kept")
    page.route("**/claims/?*", lambda route: route.abort())
    toggle(page, 0)
    expect(claim(page, 0).get_by_role("alert")).to_contain_text("It could not be opened.")
    page.unroute("**/claims/?*")
    toggle(page, 0)
    expect(field(claim(page, 0), "summary")).to_have_value("No. 0.")
    expect(claim(page, 0).get_by_role("alert")).to_have_count(0)
    expect(page.locator("#id_headline")).to_have_value("Kept")
    context.close()


def test_a_claim_opened_after_somebody_saved_the_report_tells_what_was_saved(
    live_server: LiveServer, browser: Browser
) -> None:
    report = draft_with_claims()
    # Not watched: the browser complains of the refusal.
    context = browser.new_context(base_url=live_server.url)
    page = logged_in(context.new_page(), "editor")
    page.goto(f"/admin/tracker/report/{report.pk}/change/")
    page.locator("#id_headline").fill("Mine")
    report.byline = "Theirs"
    report.save()
    toggle(page, 1)
    expect(page.locator(".desk-meanwhile")).to_be_visible()
    expect(page.locator("#id_headline")).to_have_value("Mine")
    expect(page.locator("#id_byline")).to_have_value("Theirs")
    expect(field(claim(page, 1), "summary")).to_be_visible()
    field(claim(page, 1), "summary").fill("Typed.")
    page.get_by_label("I have looked at both").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert summaries_of(report) == ["No. 0.", "Typed.", "No. 2."]
    context.close()


def test_without_scripts_the_table_of_aspects_is_one_click_away(
    live_server: LiveServer, browser: Browser, log_in: LogIn
) -> None:
    state = log_in("editor").context.storage_state()
    context = browser.new_context(
        java_script_enabled=False, storage_state=state, base_url=live_server.url
    )
    page = context.new_page()
    page.goto("/admin/tracker/report/add/")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="the table of aspects").first.click()
    expect(opened.value.get_by_role("heading", name="Aspects and their values")).to_be_visible()
    expect(opened.value.get_by_text("about PT6H")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desks_own_pages_are_accessible(
    live_server: LiveServer, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    make_negotiation()
    issue, party = make_issue(), make_party()
    for value in ("agreed", "refused"):
        make_claim(issue=issue, about=party, value=value)
    make_forecast()
    draft = make_claim(report=make_report(status="draft", body="Other."), quote="never said")
    ready = make_claim(status="draft", issue=issue)
    actors = [make_actor(party=party), make_actor(party=party)]
    projection.rebuild(projection.everything())
    # Not watched: the checker itself writes styles, which the policy refuses.
    context = browser.new_context(base_url=live_server.url, color_scheme=scheme)
    page = logged_in(context.new_page(), "publisher")
    for address, part in (
        ("/admin/", ".to-do"),
        (f"/admin/tracker/report/publish/?ids={ready.report_id},{draft.report_id}", "#content"),
        (f"/admin/tracker/actor/merge/?ids={actors[0].pk},{actors[1].pk}", "#content"),
        (f"/admin/tracker/report/{draft.report_id}/history/", "#content"),
        ("/admin/tracker/report/aspects/", "#content"),
        (f"/admin/tracker/report/{draft.report_id}/change/?open={draft.pk}", "#claims-group"),
    ):
        page.goto(address)
        results = Axe().run(page, context=part)
        assert results.violations_count == 0, f"{address}: {results.generate_report()}"
    context.close()
