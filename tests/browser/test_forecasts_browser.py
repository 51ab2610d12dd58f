"""The slip chart in a real browser: each mark is reached by mouse and by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, listen
from tests.factories import make_succession
from tracker import projection
from tracker.models import Event

PAGES = ("/forecasts/", "/events/round-announced-june-2025/")


@pytest.fixture
def chained(visit: Visit) -> Visit:
    """The sample, with the round of June 2026 in the place of that of June 2025."""
    make_succession(
        Event.objects.get(slug="round-announced-june-2025"),
        Event.objects.get(slug="round-announced-june-2026"),
        known_from=date(2026, 6, 26),
    )
    projection.rebuild(projection.everything())
    return visit


def chart(page: Page) -> Locator:
    return page.locator("#slip-round-announced-june-2025")


def marks(page: Page) -> list[Locator]:
    found = chart(page).locator("svg.drawing a").all()
    assert len(found) == 4
    return found


@pytest.mark.parametrize("address", PAGES)
def test_each_mark_is_reached_by_keyboard_and_enter_opens_its_evidence(
    chained: Visit, address: str
) -> None:
    page = chained()
    complaints = listen(page)
    page.goto(address)
    chart(page).get_by_role("region").focus()
    for mark in marks(page):
        page.keyboard.press("Tab")
        expect(mark).to_be_focused()
        assert mark.get_attribute("aria-label")
        ring = mark.locator(".focus-ring")
        assert ring.evaluate("ring => getComputedStyle(ring).stroke") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/round-announced-june-2026/")
    assert complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_each_mark_is_reached_by_mouse(chained: Visit, width: int) -> None:
    page = chained(viewport={"width": width, "height": 800})
    for number in range(4):
        page.goto(PAGES[0])
        mark = marks(page)[number]
        address = mark.get_attribute("href")
        box = mark.locator(".focus-ring").bounding_box()
        assert box
        assert box["height"] >= 20
        mark.locator(".focus-ring").click()
        page.wait_for_url(f"**{address}")


def test_a_promise_leads_to_the_words_and_a_date_is_seen_to_move(chained: Visit) -> None:
    page = chained()
    page.goto(PAGES[0])
    *promises, came = marks(page)
    boxes = [promise.locator(".slip-said").bounding_box() for promise in promises]
    places = [(box["x"], box["y"]) for box in boxes if box]
    assert places == sorted(places)
    assert places[0][0] < places[-1][0]
    expect(came).to_contain_text("nothing yet")
    promises[-1].locator(".focus-ring").click()
    expect(page.locator("main blockquote").first).to_contain_text("before the end of the summer")


def test_the_same_rows_stand_under_the_chart_as_a_list(chained: Visit) -> None:
    page = chained()
    page.goto(PAGES[1])
    section = page.locator("section[aria-labelledby='slips']")
    section.locator("summary").click()
    listed = section.locator(".occasions a")
    expect(listed.first).to_be_visible()
    drawn = [mark.get_attribute("href") for mark in marks(page)]
    assert [link.get_attribute("href") for link in listed.all()] == drawn


def test_filters_narrow_the_record_and_keep_the_day(chained: Visit) -> None:
    page = chained()
    page.goto("/forecasts/?as_of=2025-07-20")
    page.locator("summary", has_text="Filter").click()
    page.get_by_label("What came of it").select_option("overdue")
    page.get_by_role("search", name="Filter").get_by_role("button", name="Show").click()
    assert "as_of=2025-07-20" in page.url
    rows = page.locator("section[aria-labelledby='all'] tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("overdue for 10 days")
