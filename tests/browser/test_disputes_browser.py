"""The page of disputes in a real browser: by mouse and by keyboard to the words in dispute."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, listen
from tracker.models import Claim


def venue(page: Page) -> Locator:
    """The drift of the sample: one statement that reports give differently."""
    return page.get_by_role("article").filter(has_text="Venue of the consultations")


def is_the_claim(page: Page, link_text: str) -> None:
    """The page shown is that of the claim whose words led there, quotation first."""
    claim = Claim.objects.get(public_id=page.url.rstrip("/").rpartition("/")[2])
    assert claim.quote == link_text
    expect(page.locator("main blockquote").first).to_contain_text(claim.quote)


def test_by_mouse_from_a_dispute_to_the_echo_and_its_quotation(visit: Visit) -> None:
    page = visit()
    complaints = listen(page)
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Disputes").click()
    dispute = venue(page)
    expect(dispute).to_contain_text("exclude each other")
    expect(dispute).to_contain_text("The original wording")
    echo = dispute.locator("details .line-quote")
    expect(echo).to_be_hidden()
    dispute.locator("summary").click()
    expect(echo).to_be_visible()
    words = echo.inner_text()
    echo.click()
    is_the_claim(page, words)
    assert complaints == []


def test_by_keyboard_from_a_dispute_to_the_echo_and_its_quotation(visit: Visit) -> None:
    page = visit()
    page.goto("/disputes/")
    dispute = venue(page)
    echo = dispute.locator("details .line-quote")
    dispute.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(echo).to_be_visible()
    page.keyboard.press("Tab")
    expect(echo).to_be_focused()
    words = echo.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/**")
    is_the_claim(page, words)


def test_the_filter_leaves_the_drift_alone_and_keeps_the_day(visit: Visit) -> None:
    page = visit()
    page.goto("/disputes/?as_of=2025-06-11")
    assert page.get_by_role("article").count() == 5
    page.locator("summary", has_text="Filter").press("Enter")
    page.get_by_label("Relation").select_option("drift")
    page.get_by_role("button", name="Show", exact=True).press("Enter")
    page.wait_for_url("**relation=drift**")
    expect(page.get_by_role("article")).to_have_count(2)
    assert "as_of=2025-06-11" in page.url


def test_the_issue_leads_to_its_dispute(visit: Visit) -> None:
    page = visit(viewport={"width": 1280, "height": 400})
    page.goto("/issues/property/")
    page.get_by_role("link", name="How they clash, and what would settle it").click()
    dispute = page.get_by_role("article", name="Diplomatic property: Began")
    expect(dispute.get_by_role("heading")).to_be_in_viewport()
    assert page.url.endswith(str(dispute.get_attribute("id")))


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("address", ["/disputes/", "/statements/rf6jmn8p/"])
def test_axe_finds_nothing(visit: Visit, address: str, colours: str) -> None:
    page = visit(color_scheme=colours)
    page.goto(address)
    for folded in page.locator("main details").all():
        folded.locator("summary").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("address", ["/disputes/", "/statements/rf6jmn8p/"])
def test_on_a_narrow_screen_nothing_is_cut_off(visit: Visit, address: str) -> None:
    page = visit(viewport={"width": 320, "height": 640})
    page.goto(address)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
