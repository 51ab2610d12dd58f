"""Two editors at one form, and the preview of pages, in a real browser."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import logged_in
from tests.factories import make_claim, make_report
from tests.sample_rows import load_sample
from tracker import projection
from tracker.models import Issue, Report, Statement


@pytest.fixture
def draft(live_server: LiveServer) -> Report:
    """A draft on an issue of the sample."""
    load_sample()
    report = make_report(
        status="draft", headline="Flights are off, envoy says", body="Off the table."
    )
    make_claim(
        report=report,
        issue=Issue.objects.get(slug="flights"),
        statement=Statement.objects.filter(speakers__party__principal=True).first(),
        value="refused",
        quote="Off the table",
        summary="Direct flights are off the table.",
    )
    projection.rebuild(projection.everything())
    return report


def at_the_desk(browser: Browser, live_server: LiveServer, name: str, **settings: Any) -> Page:
    page = browser.new_context(base_url=live_server.url, **settings).new_page()
    return logged_in(page, "publisher", username=name)


def violations(page: Page, context: str) -> list[Any]:
    found = Axe().run(page, context=context).response["violations"]
    return [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found]


def box_of(pane: Locator) -> Any:
    return pane.bounding_box()


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_second_of_two_editors_sees_both_and_takes_theirs_or_keeps_their_own(
    browser: Browser, live_server: LiveServer, draft: Report, scheme: Literal["light", "dark"]
) -> None:
    form = f"/admin/tracker/report/{draft.pk}/change/"
    ann = at_the_desk(browser, live_server, "ann")
    bob = at_the_desk(browser, live_server, "bob", color_scheme=scheme, reduced_motion="reduce")
    for page in (ann, bob):
        page.goto(form)
    ann.locator("#id_headline").fill("Flights are off the table, envoy says")
    ann.locator("#id_byline").fill("Our correspondent")
    ann.get_by_role("button", name="Save and continue editing").click()
    expect(ann.locator(".messagelist .success")).to_be_visible()

    bob.locator("#id_headline").fill("Flights will not resume, envoy says")
    bob.get_by_role("button", name="Save", exact=True).click()
    told = bob.locator(".desk-meanwhile")
    expect(told.get_by_role("heading", name="ann saved it at")).to_be_visible()
    headline = told.locator(".desk-difference-both")
    expect(headline.locator("dd")).to_have_text(
        [
            "Flights are off, envoy says",
            "Flights are off, off the table, envoy says",
            "Flights are off, will not resume, envoy says",
        ]
    )
    expect(bob.locator("#id_byline")).to_have_value("Our correspondent")
    expect(bob.locator("#id_headline")).to_have_value("Flights will not resume, envoy says")
    assert violations(bob, ".desk-meanwhile") == []
    bob.set_viewport_size({"width": 390, "height": 800})
    assert not is_too_wide(bob)

    told.get_by_label("Take theirs for Headline").check()
    told.get_by_label("I have looked at both").check()
    bob.get_by_role("button", name="Save", exact=True).click()
    expect(bob.locator(".messagelist .success")).to_be_visible()
    draft.refresh_from_db()
    stored = (draft.headline, draft.byline)
    assert stored == ("Flights are off the table, envoy says", "Our correspondent")
    for page in (ann, bob):
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_seen_beside_each_other_before_anything_is_published(
    browser: Browser, live_server: LiveServer, draft: Report, scheme: Literal["light", "dark"]
) -> None:
    page = at_the_desk(browser, live_server, "ann", color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 1500, "height": 900})
    page.goto(f"/admin/tracker/report/publish/?ids={draft.pk}")
    page.get_by_role("link", name="See the pages as they will stand").click()
    expect(page.get_by_role("heading", level=1).first).to_contain_text("after publishing")
    now, after = (page.locator(".preview-pane").nth(number) for number in (0, 1))
    expect(after.locator("[data-differs]").first).to_be_visible()
    assert box_of(now)["y"] == box_of(after)["y"]
    for link in [
        str(each.get_attribute("href")) for each in page.locator(".preview-pages a").all()
    ]:
        page.goto(f"/admin/preview/report/{link}")
        assert violations(page, "main") == [], link
        assert not is_too_wide(page), link
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/admin/preview/report/?ids={draft.public_id}")
    assert not is_too_wide(page)
    assert box_of(now)["y"] + box_of(now)["height"] <= box_of(after)["y"]
    draft.refresh_from_db()
    assert draft.status == "draft"
    page.context.close()
