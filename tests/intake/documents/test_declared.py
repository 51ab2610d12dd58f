"""What a page's head says about itself, and in which order it is believed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tracker.intake.documents.declared import Declared, declared
from tracker.intake.documents.markup import parsed

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Talks soon",
    "datePublished": "2025-06-10T06:23:00Z",
    "author": [{"@type": "Person", "name": "Olena Marchuk"}, {"name": "Pavel Orlov"}],
    "publisher": {"name": "A Paper"},
    "inLanguage": "en",
}


def head(markup: str, language: str = "") -> Declared:
    return declared(parsed(f"<html lang='{language}'><head>{markup}</head><p>x</p></html>"))


def data(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "Organization"}, ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]},
        {**ARTICLE, "@type": ["Report", "https://schema.org/NewsArticle"]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_the_article_of_json_ld_is_found(value: Any) -> None:
    said = head(data(value))
    assert [word.text for word in said.headlines] == ["Talks soon"]
    assert [word.text for word in said.published] == ["2025-06-10T06:23:00Z"]
    assert [word.text for word in said.bylines] == ["Olena Marchuk, Pavel Orlov"]
    assert [word.text for word in said.sites] == ["A Paper"]


@pytest.mark.parametrize(
    "text", ["{", "null", "[[[]]]", '{"@type": 5}', '{"@type": "Article", "headline": {"a": []}}']
)
def test_json_that_is_broken_or_says_nothing_is_passed_over(text: str) -> None:
    assert head(f'<script type="application/ld+json">{text}</script>') == Declared()


def test_json_as_deep_as_it_is_hostile_is_passed_over() -> None:
    assert head(f'<script type="application/ld+json">{"[" * 90_000}</script>') == Declared()
    deep = "[" * 900 + "]" * 900
    assert head(f'<script type="application/ld+json">{deep}</script>') == Declared()


def test_meta_elements_are_read_by_any_of_their_names() -> None:
    said = head(
        "<meta property='og:title' content='Talks soon'>"
        "<meta name='Author' content='Olena Marchuk'>"
        "<meta itemprop='datePublished' content='2025-06-10'>"
        "<meta property='og:site_name' content='A Paper'>"
        "<meta property='og:url' content='https://paper.example/a'>"
        "<meta property='og:locale' content='en_GB'>"
        "<meta property='og:title' content='Another'>"
        "<meta name='date'>"
    )
    assert [word.text for word in said.headlines] == ["Talks soon"]
    assert [word.text for word in said.bylines] == ["Olena Marchuk"]
    assert [word.text for word in said.published] == ["2025-06-10"]
    assert [word.text for word in said.sites] == ["A Paper"]
    assert [word.text for word in said.addresses] == ["https://paper.example/a"]
    assert [word.text for word in said.languages] == ["en_GB"]


def test_what_is_said_in_several_places_comes_in_the_order_of_belief() -> None:
    said = head(
        "<title>Talks soon | A Paper</title>"
        "<meta property='og:url' content='https://paper.example/b'>"
        "<link rel='canonical' href='https://paper.example/a'>"
        "<meta name='date' content='2025-06-11'>"
        "<meta property='og:title' content='Talks soon, envoy says'>" + data(ARTICLE),
        language="ru",
    )
    assert [word.place for word in said.headlines] == ["JSON-LD headline", "meta og:title", "title"]
    assert [word.place for word in said.addresses] == ["link rel=canonical", "meta og:url"]
    assert [word.place for word in said.published] == ["JSON-LD datePublished", "meta date"]
    assert [word.place for word in said.languages] == ["html lang", "JSON-LD inLanguage"]


def test_a_time_counts_where_it_is_marked_as_that_of_publication() -> None:
    said = head(
        "</head><body><time datetime='2025-06-17'>a ticker</time>"
        "<time datetime='2025-06-10' itemprop='datePublished'>June 10</time>"
        "<a rel='author' href='/o'>Olena <b>Marchuk</b></a>"
    )
    assert [word.text for word in said.published] == ["2025-06-10"]
    assert [word.text for word in said.bylines] == ["Olena Marchuk"]


def test_what_is_too_long_for_a_field_is_not_taken() -> None:
    assert head(f"<meta property='og:title' content='{'a' * 5000}'>").headlines == ()


def test_direction_marks_and_line_breaks_are_cleaned() -> None:
    assert (
        head("<meta property='og:title' content='Talks\n \u202esoon'>").headlines[0].text
        == "Talks soon"
    )
