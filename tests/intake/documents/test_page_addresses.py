"""The address an article is known by."""

from __future__ import annotations

import pytest

from tracker.intake.documents.blocks import Block
from tracker.intake.documents.declared import Word
from tracker.intake.documents.page_addresses import canonical, clean


@pytest.mark.parametrize(
    ("address", "cleaned"),
    [
        ("https://paper.example/a?utm_source=x&id=3&fbclid=y#top", "https://paper.example/a?id=3"),
        ("HTTPS://Paper.Example:443/A", "https://paper.example/A"),
        ("http://paper.example:8080/a", "http://paper.example:8080/a"),
        ("https://user:secret@paper.example/a", "https://paper.example/a"),
        (" https://paper.example/a\n", "https://paper.example/a"),
        ("javascript:alert(1)", ""),
        ("ftp://paper.example/a", ""),
        ("paper.example/a", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://paper.example:99999/a", ""),
        ("https://paper.example/" + "a" * 3000, ""),
        ("", ""),
    ],
)
def test_an_address_is_cleaned_or_is_none(address: str, cleaned: str) -> None:
    assert clean(address) == cleaned
    assert clean(clean(address)) == cleaned


def test_the_page_says_what_its_own_address_is() -> None:
    declared = [Word("/2025/talks?utm_medium=x", "link rel=canonical")]
    address, because = canonical("https://amp.paper.example/amp/1", declared, [])
    assert address == "https://amp.paper.example/2025/talks"
    assert because is not None
    assert because.words == "/2025/talks?utm_medium=x"


@pytest.mark.parametrize("written", ["https://[::1", "//[", "mailto:a@b", " ", "javascript:1"])
def test_what_a_page_declares_may_be_no_address(written: str) -> None:
    declared = [Word(written, "link rel=canonical")]
    assert canonical("https://paper.example/1", declared, [])[0] == "https://paper.example/1"


def test_an_address_of_another_site_is_what_the_page_copies() -> None:
    declared = [Word("https://agency.example/original", "link rel=canonical")]
    assert canonical("https://copy.test/1", declared, [])[0] == "https://copy.test/1"


@pytest.mark.parametrize(
    "lines",
    [
        ["Original url:", "<https://paper.example/a>"],
        ["Original url:", "https://paper.example/a"],
        ["Original URL: https://paper.example/a"],
    ],
)
def test_pasted_text_may_name_its_address_at_the_foot(lines: list[str]) -> None:
    blocks = [Block(text=line) for line in lines]
    assert canonical("", (), blocks)[0] == "https://paper.example/a"


def test_without_any_address_there_is_none() -> None:
    assert canonical("javascript:1", (), [Block(text="Original url:")]) == ("", None)
