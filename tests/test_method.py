"""The method page: every word of every vocabulary explained, and every number the code's own."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from html import escape
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dashboard import explanations, settling, wording
from dashboard.views import method
from tests.factories import make_claim, make_negotiation, make_party
from tests.reading_pages import words
from tracker import aspects
from tracker.aspects import EventStatus, IssueStatus, Nature, Scope
from tracker.models import PublishedBasis
from tracker.quotations import QuoteState
from tracker.rules import forecasts
from tracker.rules.record import Hedge, Kind, Outcome, Support
from tracker.rules.relations import Relation

TEMPLATES = Path(settings.BASE_DIR) / "templates"
MARKS = (TEMPLATES / "dashboard" / "_marks.html").read_text(encoding="utf-8")

VOCABULARIES: list[tuple[Collection[Any], Mapping[Any, str]]] = [
    (Kind, explanations.KINDS),
    (Hedge, explanations.HEDGES),
    (Nature, explanations.NATURES),
    (Scope, explanations.SCOPES),
    (aspects.REGISTRY, explanations.ASPECTS),
    (EventStatus, explanations.EVENT_STATUSES),
    (IssueStatus, explanations.ISSUE_STATUSES),
    (Support, explanations.SUPPORT),
    (set(re.findall(r"if row\.(\w+) %}<span", MARKS)), explanations.MARKS),
    (QuoteState, explanations.QUOTATIONS),
    (PublishedBasis, explanations.DATE_BASES),
    (Relation, explanations.RELATIONS),
    (Outcome, explanations.OUTCOMES),
]
MEANINGS = [meanings for _, meanings in VOCABULARIES]

# Every version of the table of windows that has been published. A change to the table is a new
# version with an entry here; the old ones stay, because old scores were made with them.
PUBLISHED_WINDOWS = {
    1: {
        "in the coming days": 7,
        "very soon": 30,
        "in the very near future": 30,
        "in the coming weeks": 30,
        "soon": 60,
        "in the near future": 90,
        "in the near term": 90,
        "in the foreseeable future": 180,
        "spring": (5, 31),
        "summer": (8, 31),
        "autumn": (11, 30),
        "fall": (11, 30),
        "year": (12, 31),
    }
}


def page(client: Client, address: str = "/method/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def ids(html: str) -> list[str]:
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)
    return [element.get("id") for element in tree.iter() if element.get("id")]


@pytest.mark.parametrize(("words", "meanings"), VOCABULARIES)
def test_every_word_of_a_vocabulary_is_explained_and_nothing_else_is(
    words: Collection[Any], meanings: Mapping[Any, str]
) -> None:
    assert words
    assert set(meanings) == set(words)


@pytest.mark.parametrize("meanings", MEANINGS)
def test_every_explanation_is_a_sentence_and_says_something_of_its_own(
    meanings: Mapping[Any, str],
) -> None:
    assert all(text.endswith(".") and text[0].isupper() for text in meanings.values())
    assert len(set(meanings.values())) == len(meanings)


def test_relations_are_explained_in_the_order_in_which_the_rules_try_them() -> None:
    assert list(explanations.RELATIONS) == list(Relation)


def test_the_ladder_is_explained_from_its_foot_to_its_top() -> None:
    top_down = [rung for rung in Support if rung not in (Support.UNATTRIBUTED, Support.DESK)]
    assert list(explanations.SUPPORT)[:4] == top_down[::-1]


def test_natures_scopes_rungs_and_outcomes_all_have_words_for_a_reader() -> None:
    assert set(method.NATURE_WORDS) == set(Nature)
    assert set(method.SCOPE_WORDS) == set(Scope)
    assert set(wording.SUPPORT_WORDS) == set(Support)
    assert set(wording.OUTCOME_WORDS) == set(Outcome)


@pytest.mark.django_db
@pytest.mark.parametrize("meanings", MEANINGS)
def test_the_page_shows_every_explanation_even_of_an_empty_ledger(
    client: Client, meanings: Mapping[Any, str]
) -> None:
    html = page(client)
    assert [text for text in meanings.values() if escape(text) not in html] == []


@pytest.mark.django_db
def test_the_page_names_every_aspect_with_what_its_absence_is_called(client: Client) -> None:
    html = page(client)
    for aspect in aspects.REGISTRY.values():
        assert f">{aspect.label}</th>" in html
        assert aspect.kind.none_words in html


@pytest.mark.django_db
def test_the_page_publishes_the_table_of_windows_with_its_version(client: Client) -> None:
    html = page(client)
    assert f"Version {forecasts.WINDOWS_VERSION} of the table of windows" in html
    for phrase, days in forecasts.PHRASES.items():
        assert f'<th scope="row">“{phrase}”</th><td class="number">{days}</td>' in html
    for season in forecasts.ENDS:
        assert f'<th scope="row">{season}</th>' in html
    assert "<td>31 August</td>" in html


def test_a_changed_table_of_windows_is_a_new_version() -> None:
    published = PUBLISHED_WINDOWS[forecasts.WINDOWS_VERSION]
    assert published == forecasts.PHRASES | forecasts.ENDS


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constant", "sentence"),
    [
        ("SAME_MATTER_DAYS", "when at most 19 days lie between them"),
        ("OPPOSITE_SIDES_DAYS", "or at most 19 if they come from the two principal parties"),
        ("WIDE_DAYS", "cannot be dated to within 19 days"),
    ],
)
def test_the_days_the_rules_work_with_are_those_the_page_names(
    client: Client, monkeypatch: pytest.MonkeyPatch, constant: str, sentence: str
) -> None:
    assert sentence not in page(client)
    monkeypatch.setattr(method, constant, 19)
    assert sentence in page(client)


@pytest.mark.django_db
def test_the_contents_lead_to_every_section_in_order(client: Client) -> None:
    html = page(client)
    headings = re.findall(r'<h2 id="([\w-]+)">([^<]+)</h2>', html)
    assert headings[0][0] == "contents"
    assert headings[1:] == list(method.SECTIONS.items())
    assert re.findall(r'<a href="#([\w-]+)">', html) == list(method.SECTIONS)


@pytest.mark.django_db
def test_no_two_things_on_the_page_share_an_anchor(client: Client) -> None:
    assert [anchor for anchor, times in Counter(ids(page(client))).items() if times > 1] == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["method", "about"])
def test_every_anchor_that_templates_link_to_is_there(client: Client, name: str) -> None:
    link = re.compile(rf"url '{name}' %}}[^\"]*#([\w-]+)\"")
    wanted = {
        anchor
        for template in TEMPLATES.rglob("*.html")
        for anchor in link.findall(template.read_text(encoding="utf-8"))
    }
    assert wanted <= set(ids(page(client, reverse(name))))


@pytest.mark.django_db
def test_the_principal_parties_are_named_once_there_are_two(client: Client) -> None:
    make_party("north", name="North")
    assert "North" not in page(client)
    make_party("south", name="South")
    assert "the two principal parties, North and South" in page(client)


@pytest.mark.django_db
def test_links_on_the_page_keep_the_day_asked_for(client: Client) -> None:
    make_claim()
    html = page(client, "/method/?as_of=2025-06-11")
    ours = re.findall(r'<a href="(/[^"]*)"(?! data-day)', html)
    assert len(ours) > 8
    assert [link for link in ours if "?as_of=2025-06-11" not in link] == []


@pytest.mark.django_db
def test_the_page_is_well_formed(client: Client) -> None:
    html5lib.HTMLParser(strict=True).parse(page(client))


@pytest.mark.django_db
def test_the_page_asks_the_database_as_often_however_much_is_on_record(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_negotiation()
    for _ in range(10):
        make_claim()
    with django_assert_num_queries(4):
        page(client)


@pytest.mark.django_db
def test_what_would_settle_a_dispute_is_shown_as_the_pages_say_it(client: Client) -> None:
    text = words(client, "/method/")
    for when, settled_by in settling.table():
        assert f"{when} {settled_by}" in text
