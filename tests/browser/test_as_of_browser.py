"""The bar of days by mouse and keyboard, with scripts and without; and copying a citation."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tracker.ledger import Ledger

FIRST = date(2025, 4, 9)
THEN = "/claims/?outlet=menafn&as_of=2025-06-11"


def bar(page: Page) -> Locator:
    return page.get_by_role("complementary", name="The day shown")


def slider(page: Page) -> Locator:
    return page.get_by_role("slider")


def drag(page: Page, day: date, *, let_go: bool = True) -> None:
    """Take the thumb to where a day stands on the track."""
    box = slider(page).bounding_box()
    last = int(slider(page).get_attribute("max") or 0)
    now = int(slider(page).input_value())
    assert box
    half = 8  # of the thumb

    def place(days: int) -> float:
        return float(box["x"] + half + (box["width"] - 2 * half) * days / last)

    page.mouse.move(place(now), box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(place((day - FIRST).days), box["y"] + box["height"] / 2, steps=5)
    if let_go:
        page.mouse.up()


def test_the_steps_lead_from_movement_to_movement_and_keep_the_filter(visit: Visit) -> None:
    page = visit()
    page.goto(THEN)
    bar(page).get_by_role("link", name="Earlier: 10 June 2025").click()
    expect(bar(page)).to_contain_text("As it stood on 10 June 2025")
    page.goto(THEN)
    bar(page).get_by_role("link", name="Later: 11 July 2025").click()
    expect(bar(page)).to_contain_text("As it stood on 11 July 2025")
    assert page.url.endswith("/claims/?outlet=menafn&as_of=2025-07-11")
    bar(page).get_by_role("link", name="Return to today").click()
    page.wait_for_url(re.compile(r"/claims/\?outlet=menafn$"))
    expect(bar(page)).to_contain_text("As of today")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_date_field_leads_to_any_day(visit: Visit, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts)
    page.goto("/claims/?outlet=menafn")
    page.locator("summary", has_text="Another day").click()
    page.get_by_label("Day", exact=True).fill("2025-06-15")
    bar(page).get_by_role("button", name="Show day").click()
    expect(bar(page)).to_contain_text("As it stood on 15 June 2025")
    assert "outlet=menafn" in page.url
    expect(slider(page)).to_have_count(1 if scripts else 0)


def test_dragging_says_the_day_and_goes_there_when_let_go(visit: Visit) -> None:
    page = visit()
    page.goto(THEN)
    drag(page, date(2026, 3, 1), let_go=False)
    chosen = page.locator("[data-as-of-chosen]")
    expect(chosen).to_have_text(re.compile(r"^\d+ (February|March) 2026$"))
    words = chosen.inner_text()
    expect(slider(page)).to_have_attribute("aria-valuetext", words)
    assert page.url.endswith(THEN)
    page.mouse.up()
    expect(bar(page)).to_contain_text(f"As it stood on {words}")
    assert "outlet=menafn" in page.url


def test_dragging_to_the_end_is_the_way_back_to_today(visit: Visit) -> None:
    page = visit()
    page.goto(THEN)
    drag(page, FIRST + timedelta(days=int(slider(page).get_attribute("max") or 0)))
    expect(bar(page)).to_contain_text("As of today")
    assert "as_of" not in page.url


def test_dragging_begins_on_the_present_day_too(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    expect(slider(page)).to_be_hidden()
    page.locator("summary", has_text="Another day").click()
    drag(page, FIRST)
    expect(bar(page)).to_contain_text("As it stood on 9 April 2025")


def test_arrow_keys_step_through_the_days_of_movement_and_enter_goes_there(visit: Visit) -> None:
    page = visit()
    page.goto(THEN)
    slider(page).focus()
    heard = []
    for key in ("ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowDown", "Home", "ArrowLeft", "End"):
        page.keyboard.press(key)
        heard.append(slider(page).get_attribute("aria-valuetext") or "")
    assert heard[:6] == [
        "11 July 2025",
        "11 June 2025",
        "10 June 2025",
        "17 April 2025",
        "9 April 2025",
        "9 April 2025",
    ]
    assert heard[6].endswith(", today")
    page.keyboard.press("Escape")
    expect(slider(page)).to_have_attribute("aria-valuetext", "11 June 2025")
    page.keyboard.press("Enter")
    assert page.url.endswith(THEN)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(bar(page)).to_contain_text("As it stood on 11 July 2025")


def test_the_keyboard_alone_reaches_every_way_to_another_day(visit: Visit) -> None:
    page = visit()
    page.goto(THEN)
    bar(page).get_by_role("link", name="Return to today").focus()
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert reached[:3] == ["A", "A", "SUMMARY"]
    assert "as-of-day" in reached
    assert "as-of-slider" in reached


def test_each_tick_stands_for_a_day_on_which_something_became_known(visit: Visit) -> None:
    page = visit()
    page.goto(THEN)
    path = page.locator(".as-of-ticks path").get_attribute("d") or ""
    places = [int(place) for place in re.findall(r"M(\d+) ", path)]
    assert [FIRST + timedelta(days=each) for each in places] == Ledger.as_of().days_of_movement


@pytest.mark.parametrize(
    ("address", "shown"), [("/?as_of=2024-01-01", "9 April 2025"), ("/?as_of=2099-01-01", "today")]
)
def test_outside_the_record_the_bar_leads_into_it(visit: Visit, address: str, shown: str) -> None:
    page = visit()
    page.goto(address)
    expect(page.locator("[data-as-of-chosen]")).to_contain_text(shown)
    bar(page).get_by_role("button", name="Show day").click()
    said = "As of today" if shown == "today" else f"As it stood on {shown}"
    expect(bar(page)).to_contain_text(said)


# The citation.


def test_a_citation_is_copied_and_the_page_says_so(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/issues/property/?as_of=2025-06-11")
    page.locator("summary", has_text="Cite this view").click()
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator(".citation [role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Pourparler, Diplomatic property, as of 11 June 2025. Ledger version")
    assert copied == page.locator("#citation").inner_text()


def test_where_copying_is_refused_the_citation_is_selected(visit: Visit) -> None:
    page = visit()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject();")
    page.goto("/issues/property/?as_of=2025-06-11")
    page.locator("summary", has_text="Cite this view").click()
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator(".citation [role=status]")).to_contain_text("selected")
    assert page.evaluate("getSelection().toString()").startswith("Pourparler, Diplomatic property")


def test_without_scripts_the_citation_stands_there_to_be_selected(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.goto("/issues/property/?as_of=2025-06-11")
    page.locator("summary", has_text="Cite this view").click()
    expect(page.locator("#citation")).to_contain_text("Diplomatic property, as of 11 June 2025")
    expect(page.locator(".citation-copy")).to_be_hidden()


def test_paper_has_the_citation_and_not_the_bar(visit: Visit) -> None:
    page = visit()
    page.goto("/issues/property/?as_of=2025-06-11")
    page.emulate_media(media="print")
    expect(bar(page)).to_be_hidden()
    expect(page.locator("#citation")).to_be_visible()
    expect(page.locator("#citation")).to_contain_text("as_of=2025-06-11")
