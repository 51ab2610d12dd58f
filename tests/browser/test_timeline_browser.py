"""The timeline in a real browser: drawn by the server, redrawn by plotly at the first touch."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.sample_rows import load_sample

LIBRARY = "**/plotly.min*.js"
VIOLATIONS = """
    window.violations = [];
    addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective));
"""


@pytest.fixture
def timeline(live_server: LiveServer, page: Page) -> Iterator[Page]:
    """The page of the timeline of the sample; at the end nothing was complained of."""
    load_sample()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(VIOLATIONS)
    page.goto(f"{live_server.url}/timeline/")
    yield page
    assert complaints == []
    assert page.evaluate("violations") == []


def frame(page: Page) -> Locator:
    return page.locator("[data-chart]")


def links(page: Page) -> Locator:
    return page.locator(".chart-link:visible")


def touch(page: Page) -> None:
    """Press where no mark is, and wait for plotly's drawing."""
    frame(page).dispatch_event("pointerdown")
    expect(page.locator("[data-chart-controls]")).to_be_visible(timeout=30_000)


def addresses(found: Locator) -> list[str]:
    return sorted(link.get_attribute("href") or "" for link in found.all())


def test_plotly_is_fetched_at_the_first_touch_and_draws_the_same_marks(timeline: Page):
    asked: list[str] = []
    timeline.on("request", lambda request: asked.append(request.url))
    drawn = addresses(timeline.locator("svg.drawing a"))
    assert len(drawn) == 11
    timeline.mouse.wheel(0, 200)
    assert not [url for url in asked if "plotly" in url]
    touch(timeline)
    assert [url for url in asked if "plotly.min" in url]
    assert addresses(links(timeline)) == drawn
    expect(timeline.locator("svg.drawing")).to_have_count(0)
    assert timeline.locator(".js-plotly-plot .points path.point").count() >= len(drawn)


def test_marks_are_reached_by_keyboard_and_enter_opens_the_evidence(timeline: Page):
    frame(timeline).focus()
    expect(timeline.locator("[data-chart-controls]")).to_be_visible(timeout=30_000)
    expect(timeline.get_by_role("status").filter(has_text="Arrow keys")).to_be_visible()
    timeline.keyboard.press("Tab")
    expect(links(timeline).nth(0)).to_be_focused()
    timeline.keyboard.press("ArrowRight")
    timeline.keyboard.press("ArrowDown")
    expect(links(timeline).nth(2)).to_be_focused()
    timeline.keyboard.press("ArrowLeft")
    second = links(timeline).nth(1)
    expect(second).to_be_focused()
    assert second.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    expect(timeline.locator(".hoverlayer text").first).to_be_visible()
    timeline.keyboard.press("End")
    expect(links(timeline).last).to_be_focused()
    timeline.keyboard.press("ArrowRight")
    expect(links(timeline).last).to_be_focused()
    timeline.keyboard.press("Home")
    address = links(timeline).nth(0).get_attribute("href")
    timeline.keyboard.press("Enter")
    timeline.wait_for_url(f"**{address}")
    expect(timeline.locator("h1")).to_be_visible()


def test_focus_stays_on_the_mark_when_plotly_takes_over(timeline: Page):
    drawn = timeline.locator("svg.drawing a").nth(3)
    address = drawn.get_attribute("href")
    drawn.focus()
    expect(timeline.locator(f'.chart-link[href="{address}"]').first).to_be_focused(timeout=30_000)


def test_a_click_on_a_drawn_mark_leads_to_its_evidence(timeline: Page):
    drawn = timeline.locator("svg.drawing a").first
    address = drawn.get_attribute("href")
    drawn.locator(".focus-ring").click()
    timeline.wait_for_url(f"**{address}")
    assert timeline.evaluate("typeof Plotly") == "undefined"


@pytest.mark.parametrize("kind", ["events", "claims"])
def test_a_click_on_a_mark_of_plotly_leads_to_its_evidence(timeline: Page, kind: str):
    touch(timeline)
    link = timeline.locator(f'.chart-link[href^="/{kind}/"]').first
    address = link.get_attribute("href")
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    timeline.mouse.move(box["x"] + box["width"] / 2 - 5, box["y"] + box["height"] / 2)
    timeline.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    expect(timeline.locator(".hoverlayer text").first).to_be_visible()
    timeline.mouse.down()
    timeline.mouse.up()
    timeline.wait_for_url(f"**{address}")


def test_the_buttons_move_the_days_in_sight_and_say_so(timeline: Page):
    touch(timeline)
    status = timeline.locator("[data-chart-status]")
    whole = links(timeline).count()
    for name in ("Zoom in", "Zoom in", "Earlier", "Earlier"):
        timeline.get_by_role("button", name=name).click()
    expect(status).to_have_text(re.compile(r"^Showing \d+ \w+ 202\d to \d+ \w+ 202\d\.$"))
    zoomed = links(timeline).count()
    assert 0 < zoomed < whole
    before = status.text_content()
    timeline.get_by_role("button", name="Later").click()
    expect(status).not_to_have_text(before or "")
    timeline.get_by_role("button", name="Zoom out").click()
    timeline.get_by_role("button", name="Whole period").click()
    expect(links(timeline)).to_have_count(whole)


def test_no_button_says_share(timeline: Page):
    touch(timeline)
    frame(timeline).hover()
    named = timeline.locator("button, [role=button], a, [data-title], [title]")
    words = named.evaluate_all(
        "all => all.map(e => [e.textContent, e.title, e.dataset.title, e.ariaLabel].join(' '))"
    )
    assert any("Zoom in" in each for each in words)
    assert not [each for each in words if re.search(r"share|cloud|plotly", each, re.IGNORECASE)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_theme_before_and_after(timeline: Page, scheme: str):
    timeline.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    held = "e => getComputedStyle(e).fill"
    drawn = timeline.locator("svg.drawing .held .point").first.evaluate(held)
    touch(timeline)
    point = timeline.locator(".js-plotly-plot .points path.point[style*='fill-opacity: 1']")
    assert drawn in {each.evaluate(held) for each in point.all()}


def test_a_change_of_theme_repaints_the_figure(timeline: Page):
    timeline.emulate_media(color_scheme="light")
    touch(timeline)
    title = timeline.locator(".js-plotly-plot .annotation-text").first
    light = title.evaluate("e => getComputedStyle(e).fill")
    timeline.emulate_media(color_scheme="dark")
    expect(title).not_to_have_css("fill", light)


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_words_are_legible_and_the_page_never_scrolls_sideways(timeline: Page, width: int):
    timeline.set_viewport_size({"width": width, "height": 800})
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    text = timeline.locator("svg.drawing text").first
    height = "e => e.getBoundingClientRect().height"
    assert timeline.evaluate(fits)
    assert text.evaluate(height) >= 12
    touch(timeline)
    assert timeline.evaluate(fits)
    canvas = timeline.locator(".js-plotly-plot .main-svg").first
    assert canvas.evaluate("e => e.getBoundingClientRect().width") <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_no_two_words_of_the_drawing_collide(timeline: Page, width: int):
    timeline.set_viewport_size({"width": width, "height": 800})
    overlaps = timeline.evaluate(
        """() => {
          const all = [...document.querySelectorAll("svg.drawing text")].map((e) => ({
            words: e.textContent, box: e.getBoundingClientRect() }));
          return all.flatMap((a, i) => all.slice(i + 1)
            .filter((b) => a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1
              && a.box.top < b.box.bottom - 3 && b.box.top < a.box.bottom - 3)
            .map((b) => `${a.words} / ${b.words}`));
        }"""
    )
    assert overlaps == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_once_plotly_has_drawn(timeline: Page, scheme: str):
    timeline.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    touch(timeline)
    assert [each["id"] for each in Axe().run(timeline).response["violations"]] == []


def test_a_finger_scrolls_the_page_over_the_chart_and_a_tap_opens_a_mark(
    live_server: LiveServer, browser: Browser
):
    load_sample()
    phone = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = phone.new_page()
    page.goto(f"{live_server.url}/timeline/")
    touch(page)
    assert page.evaluate("document.querySelector('.js-plotly-plot')._fullLayout.dragmode") is False
    link = links(page).first
    link.evaluate("link => link.scrollIntoView({ block: 'center', behavior: 'instant' })")
    address, box = link.get_attribute("href"), link.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"**{address}")
    phone.close()


def test_where_the_library_does_not_come_the_drawing_stays_and_a_touch_tries_again(
    live_server: LiveServer, page: Page
):
    load_sample()
    page.goto(f"{live_server.url}/timeline/")
    page.route(LIBRARY, lambda route: route.abort())
    frame(page).dispatch_event("pointerdown")
    expect(page.locator("[data-chart-status]")).to_have_text("The chart could not be loaded.")
    expect(page.locator("svg.drawing")).to_be_visible()
    page.unroute(LIBRARY)
    touch(page)
    expect(links(page).first).to_be_attached()


def test_without_javascript_the_drawing_and_the_list_say_it_all(
    live_server: LiveServer, browser: Browser
):
    load_sample()
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(f"{live_server.url}/timeline/")
    expect(plain.locator("svg.drawing a").first).to_be_visible()
    expect(plain.locator("[data-chart-controls]")).to_be_hidden()
    assert set(addresses(plain.locator("svg.drawing a"))) < set(
        addresses(plain.locator(".occasions p > a"))
    )
    plain.close()
