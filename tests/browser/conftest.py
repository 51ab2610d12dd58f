"""Readers in real browsers, and what their browsers complain of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.sample_rows import load_sample

Visit = Callable[..., Page]


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
    page.add_init_script(
        'addEventListener("securitypolicyviolation",'
        " (event) => violated(`${event.violatedDirective} ${event.blockedURI}`));"
    )
    return complaints
