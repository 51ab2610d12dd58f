"""A table in a real browser: exported, changed, looked at, imported; no page complains."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import LogIn, logged_in
from tests.factories import make_outlet
from tracker.models import Outlet

WRONG = "name,kind,where\nNorth,newspaper,Norway\nWest,nonsense,Wales\n"


def test_a_list_is_exported_changed_and_imported_again(log_in: LogIn, tmp_path: Path) -> None:
    make_outlet("north", name="North", kind="newspaper")
    page = log_in("editor")
    page.goto("/admin/tracker/outlet/")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    table = tmp_path / "outlets.csv"
    download.value.save_as(table)
    text = table.read_text(encoding="utf-8-sig").replace("newspaper", "journal")
    table.write_text(text + "south,=South,website,no,,,,\r\n", encoding="utf-8-sig")

    page.get_by_role("link", name="Import…").click()
    page.get_by_label("File").set_input_files(table)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("status")).to_contain_text("1 new, 1 changed")
    expect(page.get_by_role("row", name="changed North")).to_contain_text("newspaper → journal")
    assert Outlet.objects.count() == 1

    page.get_by_role("button", name="Import 2 as drafts").click()
    expect(page.get_by_text("Imported as drafts: 1 new, 1 changed.")).to_be_visible()
    assert [outlet.name for outlet in Outlet.objects.order_by("slug")] == ["North", "=South"]


def test_what_is_wrong_is_mended_on_the_page_or_in_the_file(log_in: LogIn, tmp_path: Path) -> None:
    table = tmp_path / "outlets.csv"
    table.write_text(WRONG, encoding="utf-8")
    page = log_in("editor")
    page.goto("/admin/tracker/outlet/import/")
    page.get_by_label("File").set_input_files(table)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("row", name="3 kind")).to_contain_text("“nonsense” is not one of")
    expect(page.get_by_role("button", name="as drafts")).to_have_count(0)
    page.get_by_label("kind").select_option("left aside")
    page.get_by_label("where").select_option("country")
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_role("row", name="2 new North")).to_contain_text("country: Norway")
    page.get_by_role("button", name="Import 2 as drafts").click()
    expect(page.get_by_text("Imported as drafts: 2 new.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_of_an_import_are_accessible_and_fit(
    live_server: LiveServer,
    browser: Browser,
    tmp_path: Path,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    table = tmp_path / "outlets.csv"
    # Not watched: the checker itself writes styles, which the policy refuses.
    context = browser.new_context(
        base_url=live_server.url, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = logged_in(context.new_page(), "editor")
    page.goto("/admin/tracker/outlet/import/")
    for content in ("", WRONG, "name,kind\nNorth,newspaper\n"):
        if content:
            table.write_text(content, encoding="utf-8")
            page.get_by_label("File").set_input_files(table)
            page.get_by_role("button", name="Look at it first").click()
        results = Axe().run(page, context="#content")
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
