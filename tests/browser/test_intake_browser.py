"""The review of an article in a real browser: by keyboard, by buttons, and read in public."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import LogIn, logged_in
from tests.factories import make_actor, make_event, make_issue, make_negotiation, make_outlet
from tests.intake.articles import RELATED
from tests.intake.proposals import FLIGHTS, OSLO, START, kept
from tests.sample_rows import load_sample
from tracker.intake.keeping import suggestion_of
from tracker.models import Claim, Decided, Intake, Report

CARD = "data-intake-card"


@pytest.fixture
def article() -> Intake:
    """An article with three suggestions, the last of a source that the ledger does not know."""
    make_negotiation()
    make_actor("jane-doe")
    make_outlet("oslo-times", name="The Oslo Times")
    make_issue("flights", title="Direct flights")
    make_event("oslo-round", title="Oslo round")
    return kept(FLIGHTS, OSLO, START)


def address(article: Intake) -> str:
    return f"/admin/tracker/intake/{article.pk}/change/"


def card(page: Page, number: int) -> Locator:
    return page.locator(f"[data-intake-card='{number}']")


def press(page: Page, key: str, chosen: int) -> None:
    """Press a key, and see that this card is the chosen one then, and has the focus."""
    page.keyboard.press(key)
    expect(card(page, chosen)).to_have_attribute("aria-current", "true")
    expect(card(page, chosen)).to_be_focused()
    expect(page.locator("[aria-current='true'][data-intake-card]")).to_have_count(1)


def decisions(article: Intake) -> list[str]:
    return [*article.suggested.values_list("decision", flat=True)]


def test_keys_move_between_suggestions_and_the_marked_words_follow(
    article: Intake, log_in: LogIn
) -> None:
    page = log_in("editor")
    page.goto(address(article))
    expect(card(page, 0)).to_be_focused()
    press(page, "j", 1)
    mark = page.locator("[data-intake-of='1']")
    expect(mark).to_have_class("intake-mark-open is-chosen")
    press(page, "ArrowDown", 2)
    expect(mark).to_have_class("intake-mark-open")
    press(page, "k", 1)
    press(page, "ArrowUp", 0)
    press(page, "k", 0)
    page.locator("[data-intake-of='3']").click()
    expect(card(page, 3)).to_be_focused()
    press(page, "j", 3)


def test_an_article_is_decided_by_keyboard_alone(article: Intake, log_in: LogIn) -> None:
    page = log_in("editor")
    page.goto(address(article))
    press(page, "a", 1)
    press(page, "a", 2)
    expect(page.locator("[data-intake-status]")).to_contain_text("Accepted: “Direct flights")
    press(page, "r", 3)
    press(page, "k", 2)
    press(page, "u", 2)
    expect(card(page, 2).get_by_role("button", name="Accept")).to_be_visible()
    press(page, "a", 3)
    assert decisions(article) == [Decided.ACCEPTED, Decided.ACCEPTED, Decided.OPEN]
    page.keyboard.press("a")
    speaker = card(page, 3).locator("[name=speaker]")
    expect(speaker).to_be_focused()
    expect(card(page, 3).get_by_role("alert")).to_be_visible()
    card(page, 3).locator("[name=speaker_kind]").select_option("anonymous")
    speaker.focus()
    page.keyboard.press("Enter")
    expect(card(page, 3)).to_contain_text("Accepted")
    assert decisions(article) == [Decided.ACCEPTED] * 3
    page.get_by_role("link", name="Open the draft").first.click()
    expect(page.locator("#claims-group .has_original")).to_have_count(3)


def test_letters_typed_into_a_field_decide_nothing(article: Intake, log_in: LogIn) -> None:
    page = log_in("editor")
    page.goto(address(article))
    page.keyboard.press("e")
    byline = card(page, 0).locator("[name=byline]")
    byline.fill("")
    byline.press_sequentially("jar u?e")
    expect(byline).to_have_value("jar u?e")
    assert not Report.objects.exists()
    page.keyboard.press("Escape")
    expect(byline).to_have_count(0)
    expect(card(page, 0)).to_be_focused()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    assert not Report.objects.exists()


def test_the_form_shows_only_what_the_chosen_statement_and_kind_call_for(
    article: Intake, log_in: LogIn
) -> None:
    page = log_in("editor")
    page.goto(address(article))
    press(page, "a", 1)
    page.keyboard.press("e")
    form = card(page, 1).locator("[data-intake-form]")
    speaker = form.locator("[name=speaker]")
    expect(speaker).to_have_value("Jane Doe")
    form.locator("[name=statement]").select_option("own")
    expect(speaker).to_be_hidden()
    expect(form.locator(".only-forecast")).to_be_hidden()
    form.locator("[name=kind]").select_option("forecast")
    expect(form.locator(".only-forecast")).to_be_visible()
    expect(form.locator(".desk-explanation")).to_contain_text("Where the issue stands")


def test_no_field_for_an_article_reaches_beyond_a_narrow_page(
    article: Intake, log_in: LogIn
) -> None:
    page = log_in("editor")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/admin/tracker/intake/add/")
    for name in ("text", "file", "url"):
        form = page.locator(".intake-give").bounding_box()
        box = page.locator(f".intake-give [name={name}]").bounding_box()
        assert form, name
        assert box, name
        assert box["x"] + box["width"] <= form["x"] + form["width"], name


def test_what_was_cut_is_unfolded_and_put_back(article: Intake, log_in: LogIn) -> None:
    page = log_in("editor")
    page.goto(address(article))
    cut = page.locator(".intake-cut")
    cut.locator("summary").click()
    cut.get_by_role("button", name="Put back").click()
    expect(cut).to_have_count(0)
    expect(page.locator(".intake-text")).to_contain_text("Ten things to know about Oslo")
    expect(page.locator("[data-intake-of='2']")).to_have_text(OSLO.quote)


def test_when_the_desk_does_not_answer_that_is_said_and_nothing_is_lost(
    article: Intake, live_server: LiveServer, browser: Browser
) -> None:
    context = browser.new_context(base_url=live_server.url)
    page = logged_in(context.new_page(), "editor")
    page.goto(address(article))
    context.set_offline(True)
    page.keyboard.press("a")
    expect(page.locator("[data-intake-status]")).to_contain_text("does not answer")
    context.set_offline(False)
    press(page, "a", 1)
    context.close()


def test_without_scripts_every_button_does_the_same(
    article: Intake, live_server: LiveServer, browser: Browser, log_in: LogIn
) -> None:
    state = log_in("editor").context.storage_state()
    context = browser.new_context(
        java_script_enabled=False, storage_state=state, base_url=live_server.url
    )
    page = context.new_page()
    page.goto(address(article))
    expect(page.get_by_role("button", name="Keys")).to_have_count(0)
    card(page, 0).get_by_role("button", name="Make the draft").click()
    card(page, 1).get_by_role("button", name="Accept").click()
    expect(card(page, 2)).to_have_attribute("aria-current", "true")
    card(page, 2).get_by_role("link", name="Edit").click()
    card(page, 2).locator("[name=value]").fill("Oslo, Norway")
    card(page, 2).get_by_role("button", name="Accept").click()
    card(page, 3).get_by_role("button", name="Reject").click()
    assert decisions(article) == [Decided.ACCEPTED, Decided.CHANGED, Decided.REJECTED]
    assert Claim.objects.get(aspect="place").value == "Oslo, Norway"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_intake_are_accessible(
    article: Intake, live_server: LiveServer, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    # Not watched: the checker itself writes styles, which the policy refuses.
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, reduced_motion="reduce"
    )
    page = logged_in(context.new_page(), "editor")
    for step in ("/admin/tracker/intake/add/", address(article), "a", "e", "Escape", "r", "?"):
        if step.startswith("/"):
            page.goto(step)
        else:
            page.keyboard.press(step)
            expect(page.locator("[data-intake][aria-busy]")).to_have_count(0)
        results = Axe().run(page, context="#content")
        assert results.violations_count == 0, f"{step}: {results.generate_report()}"
    context.close()


def go_to(page: Page, number: int) -> None:
    """Move to a card with the keys alone."""
    while (
        at := int(page.locator("[data-intake-card].is-chosen").get_attribute(CARD) or 0)
    ) != number:
        press(page, "j" if at < number else "k", at + 1 if at < number else at - 1)


def decide(page: Page, key: str, number: int, decision: str) -> None:
    go_to(page, number)
    page.keyboard.press(key)
    expect(card(page, number).locator(".intake-decision")).to_contain_text(decision)


def test_a_pasted_article_is_read_in_public_once_its_claims_are_accepted_and_published(
    live_server: LiveServer, log_in: LogIn
) -> None:
    load_sample()
    page = log_in("editor")
    page.get_by_role("link", name="Add report from an article").click()
    text = page.get_by_label("The article's text")
    # The browser puts the focus there itself; whoever is faster than it makes it complain.
    expect(text).to_be_focused()
    text.fill(RELATED.pasted)
    page.get_by_label("Where it stands").fill(RELATED.url)
    page.get_by_role("button", name="Read the article").click()
    expect(page.get_by_role("heading", name=RELATED.headline)).to_be_visible()
    expect(page.locator(".intake-cut").first).to_be_visible()
    article = Intake.objects.get()
    assert not Report.objects.drafts().exists()

    go_to(page, 0)
    press(page, "a", 1)
    suggested = [(row.order + 1, suggestion_of(row)) for row in article.suggested.all()]
    whole = [(number, s) for number, s in suggested if s.aspect and s.value]
    fixed, demand = next((number, s) for number, s in whole if s.aspect == "demand")
    accepted = [number for number, s in whole if s.event][:6]
    rejected = next(number for number, s in suggested if not s.aspect)
    for number in accepted:
        decide(page, "a", number, "Accepted")
    decide(page, "r", rejected, "Rejected")
    go_to(page, fixed)
    page.keyboard.press("e")
    value = card(page, fixed).locator("[name=value]")
    expect(value).to_have_value(demand.value)
    value.fill("a plain answer on direct flights")
    page.keyboard.press("Enter")
    expect(card(page, fixed)).to_contain_text("Accepted with changes")

    page.get_by_role("link", name="Open the draft").first.click()
    expect(page.locator("#claims-group .has_original")).to_have_count(7)
    draft = Report.objects.drafts().get()
    assert draft.outlet.domains == ["northerncourier.example"]
    issue = f"/issues/{demand.issue}/"
    assert "a plain answer" not in page.request.get(f"{live_server.url}{issue}").text()

    chief = log_in("publisher")
    chief.goto(f"/admin/tracker/report/publish/?ids={draft.pk}")
    chief.get_by_role("button", name="Publish this report").click()
    expect(chief.locator(".messagelist .success")).to_contain_text("Published")
    chief.goto(issue)
    expect(chief.locator("main")).to_contain_text("a plain answer on direct flights")
    expect(chief.locator("main")).to_contain_text(demand.quote)
