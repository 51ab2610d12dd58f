"""Every kind of page in a real browser: accessible, quiet, and as wide as the screen."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import expect

from tests.browser.addresses import DESK, ERRORS, PAGES
from tests.browser.conftest import Visit, listen, logged_in
from tests.sweep import NO_PAGES, public_names


def test_there_is_a_page_of_every_kind() -> None:
    kinds = {resolve(urlsplit(address).path).view_name for address in PAGES}
    assert kinds == public_names() - NO_PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(visit: Visit, scheme: Literal["light", "dark"]) -> None:
    page = visit(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for address in (*PAGES, *ERRORS, *DESK):
        page.goto(address)
        if violations := Axe().run(page).response["violations"]:
            found[address] = [
                (each["id"], [node["html"] for node in each["nodes"][:3]]) for each in violations
            ]
    assert found == {}


def test_no_page_makes_the_browser_complain(visit: Visit) -> None:
    page = visit()
    complaints = listen(page)
    for address in (*PAGES, *DESK):
        answer = page.goto(address, wait_until="load")
        assert answer is not None
        assert answer.status == 200, address
    assert complaints == []
    for address in ERRORS:
        page.goto(address, wait_until="load")
    # The browser itself says that the address answered 404 or 400, and nothing else.
    assert len(complaints) == len(ERRORS)
    assert all("Failed to load resource" in said for said in complaints)


def test_no_page_of_the_desk_makes_the_browser_complain(visit: Visit) -> None:
    page = visit()
    complaints = listen(page)
    logged_in(page)
    links = page.locator("#content a[href^='/admin/tracker/'], #nav-sidebar a[href^='/admin/']")
    addresses = sorted({str(link.get_attribute("href")) for link in links.all()})
    assert len(addresses) > 15
    for address in addresses:
        answer = page.goto(address, wait_until="load")
        assert answer is not None
        assert answer.status == 200, address
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desks_first_pages_are_accessible(
    visit: Visit, scheme: Literal["light", "dark"]
) -> None:
    page = logged_in(visit(color_scheme=scheme, reduced_motion="reduce"))
    for address in ("/admin/", "/admin/tracker/report/add/"):
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        assert [
            (each["id"], [node["html"] for node in each["nodes"][:3]]) for each in violations
        ] == [], address


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways(visit: Visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 740})
    wide = {}
    for address in (*PAGES, *ERRORS, *DESK):
        page.goto(address)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[address] = over
    assert wide == {}


@pytest.mark.parametrize("address", ["/", "/claims/", "/issues/property/", "/timeline/"])
def test_the_first_key_leads_past_the_masthead(visit: Visit, address: str) -> None:
    page = visit()
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to the content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/", "/claims/", "/issues/property/"])
def test_whatever_has_the_focus_shows_it(
    visit: Visit, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = visit(color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    # The first touch of a key is what the chart waits for, and it may take its time.
    page.route("**/plotly.min*.js", lambda route: route.abort())
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        shows = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one === document.body) return true;
              const around = [one, ...one.querySelectorAll('*')].map((e) => getComputedStyle(e));
              return around.some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
                || s.stroke !== 'none' && one.closest('svg'))
                || one.outerHTML.slice(0, 120);
            }"""
        )
        if shows is not True:
            hidden.append(shows)
    assert hidden == []


def test_there_is_nothing_to_read_that_needs_a_script(visit: Visit) -> None:
    with_scripts, plain = visit(), visit(java_script_enabled=False)
    for address in ("/", "/issues/property/", "/claims/", "/timeline/"):
        with_scripts.goto(address)
        plain.goto(address)
        assert plain.locator("main").inner_text() == with_scripts.locator("main").inner_text()
