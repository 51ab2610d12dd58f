"""Readers in real browsers, and what their browsers complain of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.at_the_desk import PASSWORD, make_user
from tests.sample_rows import load_sample

Visit = Callable[..., Page]
LogIn = Callable[[str], Page]

VIOLATIONS = (
    'addEventListener("securitypolicyviolation",'
    " (event) => violated(`${event.violatedDirective} ${event.blockedURI}`));"
)


@pytest.fixture
def visit(live_server: LiveServer, browser: Browser) -> Iterator[Visit]:
    """Opens the site of the sample in a browser of its own, set as the caller says."""
    load_sample()
    opened: list[BrowserContext] = []

    def come(**settings: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **settings)
        opened.append(context)
        return context.new_page()

    yield come
    for context in opened:
        context.close()


def listen(page: Page) -> list[str]:
    """What the browser complains of from now on, in the console and about the policy."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.expose_function("violated", lambda what: complaints.append(f"{page.url}: {what}"))
    page.add_init_script(VIOLATIONS)
    return complaints


@pytest.fixture
def log_in(live_server: LiveServer, browser: Browser) -> Iterator[LogIn]:
    """Opens the desk for a new member; at the end no page had anything to complain of."""
    complaints: list[str] = []
    contexts = []

    def watch(page: Page) -> None:
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))

    def enter(group: str) -> Page:
        context = browser.new_context(base_url=live_server.url)
        context.expose_function("violated", lambda what: complaints.append(what))
        context.add_init_script(VIOLATIONS)
        context.on("page", watch)
        contexts.append(context)
        return logged_in(context.new_page(), group)

    yield enter
    for context in contexts:
        context.close()
    assert complaints == []


def logged_in(page: Page, group: str = "", **fields: Any) -> Page:
    """The page in which a new member of the desk has logged in."""
    user = make_user(group, **fields)
    page.goto("/admin/")
    # The browser puts the focus there itself; whoever is faster than it makes it complain.
    expect(page.get_by_label("Username")).to_be_focused()
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="To do")).to_be_visible()
    return page
