"""What moved since the reader's last visit, which only the reader's browser knows of."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, listen

KEY = "pourparler.visits"
# The sample's last report is of 26 June 2026, the one before it of 11 June 2025.
SINCE = "2026-06-01"


def kept(page: Page) -> Any:
    return page.evaluate(f"JSON.parse(localStorage.getItem('{KEY}'))")


def keep(page: Page, **last: Any) -> None:
    """Let the visit that the browser remembers have been another."""
    page.evaluate(
        f"""last => {{
          const found = JSON.parse(localStorage.getItem('{KEY}'));
          Object.assign(found.last, last);
          localStorage.setItem('{KEY}', JSON.stringify(found));
        }}""",
        last,
    )


def come_back(page: Page, **last: Any) -> None:
    """Visit the front page, and again after what is said of the visit before."""
    page.goto("/")
    keep(page, **last)
    page.goto("/")


def line(page: Page) -> Any:
    return page.locator("[data-last-visit]")


def marks(page: Page) -> Any:
    return page.get_by_text("new since your last visit", exact=True)


def test_a_first_visit_is_remembered_and_nothing_is_said(visit: Visit):
    page = visit()
    page.goto("/")
    expect(line(page)).to_be_hidden()
    assert marks(page).count() == 0
    today = line(page).get_attribute("data-day")
    assert kept(page)["last"]["day"] == today
    assert kept(page)["before"] is None
    assert page.context.cookies() == []


def test_what_moved_since_is_marked_in_words_and_one_link_leads_to_all_of_it(visit: Visit):
    page = visit()
    complaints = listen(page)
    come_back(page, day=SINCE)
    expect(line(page)).to_contain_text(
        "You were last here on 1 June 2026. What moved since is marked “new”."
    )
    row = page.get_by_role("row").filter(has_text="Direct flights")
    expect(row.locator(".mark-new")).to_have_text("new since your last visit")
    untouched = page.get_by_role("row").filter(has_text="Banking")
    expect(untouched.locator(".mark-new")).to_have_count(0)
    change = page.locator("li[data-moved]").filter(has_text="stalled").first
    expect(change.locator(".mark-new")).to_be_visible()
    page.get_by_role("link", name="All that changed since").click()
    page.wait_for_url(f"**/changes/?since={SINCE}")
    expect(page.locator("h1")).to_contain_text("after 1 June 2026")
    assert complaints == []


def test_a_page_that_is_loaded_again_is_the_same_visit(visit: Visit):
    page = visit()
    come_back(page, day=SINCE)
    number = page.locator(".mark-new").count()
    assert number > 5
    page.reload()
    expect(page.locator(".mark-new")).to_have_count(number)
    assert kept(page)["before"]["day"] == SINCE


def test_a_newer_version_of_the_ledger_makes_it_another_visit(visit: Visit):
    page = visit()
    come_back(page, version=0)
    expect(line(page)).to_contain_text("Nothing shown here has moved since.")


@pytest.mark.parametrize("seen", [True, False])
def test_what_moved_on_the_day_of_the_visit_is_new_if_it_was_not_there_then(
    visit: Visit, seen: bool
):
    page = visit()
    page.goto("/")
    words = page.locator("[data-moved]").evaluate_all(
        "rows => rows.map((row) => row.textContent.replace(/\\s+/g, ' ').trim())"
    )
    keep(page, day="2026-06-26", seen=words if seen else [])
    page.goto("/")
    expect(line(page)).to_be_visible()
    assert (page.locator(".mark-new").count() == 0) is seen
    since = "2026-06-26" if seen else "2026-06-25"
    assert str(line(page).locator("a").get_attribute("href")).endswith(f"/changes/?since={since}")


def test_a_reader_can_have_it_forgotten(visit: Visit):
    page = visit()
    come_back(page, day=SINCE)
    page.get_by_role("button", name="Forget my visits").click()
    expect(page.get_by_text("Your visits are forgotten.")).to_be_focused()
    expect(page.locator(".mark-new")).to_have_count(0)
    assert kept(page) is None
    page.reload()
    expect(line(page)).to_be_hidden()


@pytest.mark.parametrize("other", ["no json", "{}", '{"last": {"day": "soon"}}', "null", "7"])
def test_something_else_in_its_place_is_written_over(visit: Visit, other: str):
    page = visit()
    complaints = listen(page)
    page.goto("/")
    page.evaluate("other => localStorage.setItem('pourparler.visits', other)", other)
    page.goto("/")
    expect(line(page)).to_be_hidden()
    assert kept(page)["last"]["day"] == line(page).get_attribute("data-day")
    assert complaints == []


def test_where_the_browser_keeps_nothing_nothing_is_said(visit: Visit):
    page = visit()
    complaints = listen(page)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
    )
    for _ in range(2):
        page.goto("/")
        expect(line(page)).to_be_hidden()
    assert complaints == []


def test_without_javascript_nothing_is_said(visit: Visit):
    page = visit(java_script_enabled=False)
    page.goto("/")
    expect(line(page)).to_be_hidden()


def test_another_day_is_no_visit(visit: Visit):
    page = visit()
    page.goto("/?as_of=2025-06-11")
    assert line(page).count() == 0
    assert kept(page) is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_marks_and_they_fit(visit: Visit, scheme: str, width: int):
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 800})
    come_back(page, day=SINCE)
    expect(line(page)).to_be_visible()
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(fits)
