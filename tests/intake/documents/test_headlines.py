"""Headlines: when two are one, and what an address spells."""

from __future__ import annotations

import pytest

from tracker.intake.documents.declared import Word
from tracker.intake.documents.headlines import (
    covers_address,
    from_address,
    is_like,
    slug_words,
    without_site,
)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://a.example/2025/06/10/new-talks-coming-soon-a89401", "new talks coming soon"),
        ("https://a.example/1109412201/Moscow-affirms-talks", "Moscow affirms talks"),
        ("https://a.example/new_talks_coming.html", "new talks coming"),
        ("https://a.example/article/ac5d86164945", ""),
        ("https://a.example/talks", ""),
        ("https://a.example/", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_an_address_spells_words_or_none(address: str, words: str) -> None:
    assert " ".join(slug_words(address)) == words


def test_the_words_of_an_address_are_written_as_the_body_writes_them() -> None:
    body = "Envoys say that anti-Western talk in the US hurts us. It hurts the US, says Ryabkov."
    address = "https://a.example/ryabkov-anti-western-talk-in-the-us-hurts-us-today"
    assert from_address(address, body) == "Ryabkov anti-Western talk in the US hurts us today"


def test_an_address_that_breaks_off_in_a_word_says_so() -> None:
    address = "https://a.example/" + "-".join(["talks on direct flights and houses"] * 3) + "-hou"
    headline = from_address(address.replace(" ", "-"), "talks on direct flights and houses")
    assert headline.endswith("hou…")


def test_a_line_is_the_headline_if_the_address_spells_it() -> None:
    address = "https://a.example/new-embassy-talks-quite-soon-says-deputy-a101"
    assert covers_address("New Embassy Talks Coming 'Quite Soon,' Says Deputy", address)
    assert not covers_address("The deputy in Moscow", address)
    assert not covers_address("Anything", "https://a.example/1")


def test_two_headlines_are_one_with_a_word_changed() -> None:
    assert is_like("Talks 'very soon,' envoy claims", "Talks very soon, envoy says")
    assert not is_like("Talks very soon, envoy says", "Ferry late again")
    assert not is_like("", "")


@pytest.mark.parametrize(
    ("text", "place", "headline"),
    [
        ("Talks soon | A Paper", "title", "Talks soon"),
        ("Talks soon - A Paper", "title", "Talks soon"),
        ("Talks - soon", "og:title", "Talks - soon"),
        ("US-Russia talks", "title", "US-Russia talks"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(
    text: str, place: str, headline: str
) -> None:
    assert without_site(Word(text, place)) == headline
