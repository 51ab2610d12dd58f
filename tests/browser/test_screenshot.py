"""The picture in README.md: the front page of the sample, as a reader's browser draws it."""

import os
import struct
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.sample_rows import load_sample
from tracker.ledger import Ledger

PICTURE = Path(settings.BASE_DIR) / "docs" / "screenshots" / "front.png"
WIDTH, HEIGHT = 1280, 800


def size(png: bytes) -> tuple[int, int]:
    """Width and height, from where every PNG has them."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_picture_in_the_readme_is_the_front_page(
    live_server: LiveServer, browser: Browser
) -> None:
    """With SCREENSHOTS=1 it is taken anew and kept; without, it must be there in that size.

    It is not compared point by point: fonts differ between machines, and so does today.
    """
    load_sample()
    page = browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
    )
    page.goto(f"{live_server.url}/")
    expect(page.get_by_text(Ledger.as_of().negotiation.title).first).to_be_visible()
    taken = page.screenshot()
    page.close()
    assert size(taken) == (WIDTH, HEIGHT)
    if os.environ.get("SCREENSHOTS") == "1":
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_bytes(taken)
    assert size(PICTURE.read_bytes()) == (WIDTH, HEIGHT)
