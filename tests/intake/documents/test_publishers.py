"""Whose page an article stands on."""

from __future__ import annotations

import pytest

from tests.intake.articles import NAMES
from tracker.intake.documents.blocks import Block
from tracker.intake.documents.declared import Word
from tracker.intake.documents.publishers import publisher


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://harbourtimes.example/a", "harbour-times"),
        ("https://www.harbourtimes.example/a", "harbour-times"),
        ("https://en.harbourtimes.example:8443/a", "harbour-times"),
        ("https://harbourtimes.example.evil.example/a", ""),
        ("https://notharbourtimes.example/a", ""),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_a_host_is_an_outlets_own_or_below_it(address: str, slug: str) -> None:
    assert publisher(address, (), (), NAMES).slug == slug


@pytest.mark.parametrize("name", ["The Harbour Times", "harbour  times", "HARBOUR TIMES"])
def test_an_outlet_is_known_by_its_name_too(name: str) -> None:
    found = publisher("https://copy.example/a", (Word(name, "og:site_name"),), (), NAMES)
    assert (found.slug, found.domain) == ("harbour-times", "copy.example")


@pytest.mark.parametrize("text", ["SOURCE: Harbour Times & Agencies", "(TASS) They met again."])
def test_the_text_may_name_its_outlet(text: str) -> None:
    assert publisher("", (), [Block(text=text)], NAMES).slug in {"harbour-times", "tass"}


def test_a_new_outlet_is_proposed_as_it_calls_itself_or_by_its_host() -> None:
    called = publisher(
        "https://www.new.example/a", (Word("The New Paper", "og:site_name"),), (), NAMES
    )
    assert (called.slug, called.name, called.domain) == ("", "The New Paper", "new.example")
    assert publisher("https://www.new.example/a", (), (), NAMES).name == "new.example"


def test_what_the_text_opens_with_in_brackets_is_no_new_outlet() -> None:
    found = publisher("", (), [Block(text="(In short) They met again.")], NAMES)
    assert (found.slug, found.name, found.because) == ("", "", None)
