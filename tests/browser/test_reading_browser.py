"""Reading in a real browser: from where things stand to the words and to the article."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tracker.models import Claim


def originals(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator("main a[data-original]").all()]


@pytest.mark.parametrize("party", ["Russia", "United States"])
def test_from_the_front_page_to_a_quotation_in_two_clicks(visit: Visit, party: str) -> None:
    page = visit()
    page.goto("/")
    row = page.get_by_role("row").filter(has_text="Diplomatic property")
    cell = row.locator(f"td[data-label='{party}']")
    words = cell.inner_text()
    assert "nothing on record" in words or "under discussion" in words
    row.get_by_role("rowheader").get_by_role("link").first.click()
    page.locator("main a[href^='/claims/']:not([href*='?'])").first.click()
    quotation = page.locator("main blockquote").first
    expect(quotation).to_be_visible()
    claim = Claim.objects.get(public_id=page.url.rstrip("/").rpartition("/")[2])
    expect(quotation).to_contain_text(claim.quote)
    assert originals(page) == [claim.report.url]


def test_the_front_page_answers_on_one_screen(visit: Visit) -> None:
    page = visit(viewport={"width": 1280, "height": 800})
    page.goto("/")
    first = page.get_by_role("row").filter(has_text="Diplomatic property")
    expect(first).to_be_in_viewport()
    expect(first.locator("td[data-label='United States']")).to_contain_text("nothing on record")


def test_a_day_in_the_past_is_kept_from_page_to_page_until_the_reader_returns(visit: Visit) -> None:
    page = visit()
    page.goto("/?as_of=2025-06-11")
    bar = page.get_by_role("complementary", name="The day shown")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Claims").click()
    expect(bar).to_contain_text("11 June 2025")
    page.locator("summary", has_text="Filter").click()
    page.get_by_label("Outlet", exact=True).select_option("trt-world")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(bar).to_contain_text("11 June 2025")
    assert "outlet=trt-world" in page.url
    bar.get_by_role("link", name="Return to today").click()
    expect(bar).to_contain_text("As of today")
    assert "as_of" not in page.url
    assert "outlet=trt-world" in page.url
