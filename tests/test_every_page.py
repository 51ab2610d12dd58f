"""Every page that a reader can reach, today and on the days of the five reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.urls import resolve
from pytest_django import DjangoDbBlocker

from dashboard import middleware
from tests import sweep
from tests.crawl import Page, crawl
from tests.sample_rows import load_sample
from tests.sweep import Visitor
from tracker.aspects import split_negation
from tracker.ledger import Ledger
from tracker.models import Claim, Report
from tracker.rules.forecasts import PHRASES
from tracker.values import Text

# Each test runs inside the transaction of the module; the mark has the test database made.
pytestmark = pytest.mark.django_db

TODAY, LATER, EARLIER = "", "2025-06-11", "2025-06-10"
DAYS = (TODAY, LATER, EARLIER)
BODY = "The whole article, which is not ours to print."
# There are many, and one template makes them: the slow checks look at one in so many.
EVERY_SO_MANY_CLAIMS = 20

Site = Mapping[str, Mapping[str, Page]]


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Visitor]:
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as patch,
    ):
        sweep.stop_the_clock(patch)
        load_sample()
        Report.objects.update(body=BODY)
        yield Visitor()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def site(record: Visitor) -> Site:
    """All that links lead to from the front page, by day and address."""
    return {day: crawl(record, day) for day in DAYS}


def as_of(day: str) -> Ledger:
    return Ledger.as_of(date.fromisoformat(day) if day else None)


def some(pages: Mapping[str, Page]) -> list[Page]:
    """All kinds of pages, and of those that are many and alike a part."""
    claims = sorted(address for address in pages if address.startswith("/claims/"))
    left_out = set(claims) - set(claims[::EVERY_SO_MANY_CLAIMS])
    return [page for address, page in sorted(pages.items()) if address not in left_out]


@pytest.mark.parametrize("day", DAYS)
def test_every_link_inside_the_site_answers(site: Site, day: str):
    wrong = {page.address: page.answer.status for page in site[day].values()}
    assert {address: status for address, status in wrong.items() if status != 200} == {}
    assert len(wrong) > 100


@pytest.mark.parametrize("day", DAYS)
def test_everything_public_can_be_reached_from_the_front_page(site: Site, day: str):
    ledger = as_of(day)
    rows: list[Any] = [
        row
        for noun in ("parties", "actors", "outlets", "issues", "events")
        for row in getattr(ledger, noun)()
    ]
    rows += [*ledger.reports(), *ledger.statements(), *ledger.claims()]
    reached = {page.path for page in site[day].values()}
    assert sorted({row.get_absolute_url() for row in rows} - reached) == []
    assert {resolve(path).view_name for path in reached} == sweep.public_names() - sweep.NO_PAGES


@pytest.mark.parametrize("day", DAYS)
def test_every_page_is_safe_and_can_be_cached_for_all(site: Site, day: str):
    for page in site[day].values():
        for name, value in middleware.HEADERS.items():
            assert page.answer.header(name) == value, page.address
        assert page.answer.header("Referrer-Policy") == "no-referrer"
        assert page.answer.header("Set-Cookie") is None
        assert "cookie" not in (page.answer.header("Vary") or "").lower()
        for inline in ("<style", " style=", " onclick=", "javascript:"):
            assert inline not in page.answer.text, page.address


def test_the_text_of_an_article_is_on_no_page(site: Site):
    assert [page.address for page in site[TODAY].values() if BODY in page.html] == []


@pytest.mark.parametrize("day", DAYS)
def test_every_page_is_well_formed_and_has_one_heading_and_a_title(site: Site, day: str):
    for page in some(site[day]):
        document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
            page.answer.text
        )
        assert len(document.findall(".//h1")) == 1, page.address
        assert document.findtext(".//title"), page.address
        ids = [element.get("id") for element in document.iter() if element.get("id")]
        assert sorted(ids) == sorted(set(ids)), page.address


def test_pages_are_told_apart_by_their_titles(site: Site):
    """But for claims: one report may say the same of two parties; what tells them apart is on
    the page.
    """
    titles: dict[str, set[str]] = {}
    for page in site[TODAY].values():
        if resolve(page.path).view_name != "claim":
            title = page.html.partition("<title>")[2].partition("</title>")[0]
            titles.setdefault(title, set()).add(page.path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("day", DAYS)
def test_a_link_to_a_part_of_a_page_finds_it(site: Site, day: str):
    wrong = set()
    for page in site[day].values():
        for address, away in page.all_links:
            target, _, part = address.partition("#")
            if part and not away and target in site[day] and part not in site[day][target].anchors:
                wrong.add((page.path, address))
    assert wrong == set()


@pytest.mark.parametrize("day", DAYS)
def test_every_link_keeps_the_day_but_those_that_say_they_leave_it(site: Site, day: str):
    wrong = []
    for page in site[day].values():
        kept = {"as_of": [day]} if day else {}
        for link in page.links:
            asked = parse_qs(urlsplit(link).query)
            if {name: asked[name] for name in ("as_of", "seen") if name in asked} != kept:
                wrong.append((page.address, link))
    assert wrong == []


# Each day's neighbours: the overdue forecasts of June, the last report, the end of a summer.
NEIGHBOURS = {
    TODAY: {"2026-09-01"},
    LATER: {"2025-06-10", "2025-07-11", ""},
    EARLIER: {"2025-04-17", "2025-06-11", ""},
}


@pytest.mark.parametrize("day", DAYS)
def test_the_bar_leads_to_the_same_page_on_the_neighbouring_days_and_today(site: Site, day: str):
    for page in site[day].values():
        leaving = [urlsplit(address) for address, away in page.all_links if away]
        days = {parse_qs(link.query).get("as_of", [""])[0] for link in leaving}
        assert days == NEIGHBOURS[day], page.address
        # Of a table it is the first page, in the same order and under the same filters.
        same = {name: each for name, each in page.query.items() if name not in ("as_of", "page")}
        for link in leaving:
            asked = parse_qs(link.query)
            asked.pop("as_of", None)
            assert (link.path, asked) == (page.path, same), page.address


@pytest.mark.parametrize("day", DAYS)
def test_pages_of_other_days_are_not_indexed_and_name_the_present_one(site: Site, day: str):
    for page in site[day].values():
        canonical = page.html.partition('<link rel="canonical" href="')[2].partition('"')[0]
        present = urlsplit(canonical)
        named = parse_qs(present.query)
        asked = {name: each for name, each in page.query.items() if name != "as_of"}
        assert canonical.startswith(settings.PUBLIC_BASE_URL), page.address
        assert (present.path, named) == (page.path, asked), page.address
        if day:
            assert NOINDEX in page.html, page.address
        elif not page.query:
            assert NOINDEX not in page.html, page.address


NOINDEX = '<meta name="robots" content="noindex">'


def test_what_is_not_yet_known_is_not_indexed_and_names_the_present_page(
    site: Site, record: Visitor
):
    later = {page.path for page in site[TODAY].values()} - {
        page.path for page in site[EARLIER].values()
    }
    assert {resolve(path).view_name for path in later} >= {"issue", "event", "claim", "report"}
    for path in sorted(later)[::10]:
        answer = record.get(sweep.ask_with(path, as_of=EARLIER))
        assert answer.status == 404
        assert NOINDEX in answer.text
        assert f'<link rel="canonical" href="{settings.PUBLIC_BASE_URL}{path}">' in answer.text


# Two clicks to the words and to the article.


@pytest.mark.parametrize("day", DAYS)
def test_the_words_and_the_article_are_two_clicks_away_at_most(site: Site, day: str):
    pages, wrong = site[day], []
    claims = list(as_of(day).claims().select_related("report", "statement"))
    own = {claim.pk: _page_of(pages, claim) for claim in claims}
    for claim in claims:
        assert claim.quote in own[claim.pk].words
        assert claim.report.url in own[claim.pk].originals
    for page in pages.values():
        links = set(page.links)
        for claim in claims:
            shown = claim.summary in page.words or _is_quoted(claim, page)
            if not shown or page is own[claim.pk] or own[claim.pk].address in links:
                continue
            beyond = [pages[link] for link in links if link in pages]
            words = claim.quote in page.words or any(claim.quote in each.words for each in beyond)
            if not (words and any(claim.report.url in each.originals for each in [page, *beyond])):
                wrong.append((page.address, claim.public_id))
    assert wrong == []


def _page_of(pages: Mapping[str, Page], row: Any) -> Page:
    path = row.get_absolute_url()
    return next(page for page in pages.values() if page.path == path)


def _is_quoted(claim: Claim, page: Page) -> bool:
    """Short quotations stand in many sentences that are not this claim."""
    return len(claim.quote) > 30 and claim.quote in page.words


@pytest.mark.parametrize("day", DAYS)
def test_a_statements_page_has_the_words_of_all_who_relay_it_and_their_articles(
    site: Site, day: str
):
    ledger = as_of(day)
    for statement in ledger.statements():
        page = _page_of(site[day], statement)
        for claim in ledger.claims().filter(statement=statement).select_related("report"):
            assert claim.quote in page.words
            assert claim.report.url in page.originals


@pytest.mark.parametrize("day", DAYS)
def test_every_reading_on_the_front_page_leads_to_its_words(site: Site, day: str):
    """Each link of the main part reaches, in one click, a page with a quotation."""
    pages = site[day]
    front = next(page for page in pages.values() if page.path == "/")
    quotes = [claim.quote for claim in as_of(day).claims() if len(claim.quote) > 3]
    leading = [
        link for link in set(front.links) if urlsplit(link).path.count("/") > 2 and link in pages
    ]
    assert len(leading) > 10
    assert [
        link for link in leading if not any(quote in pages[link].words for quote in quotes)
    ] == []


# Nothing that only a later report says.


def test_as_of_an_earlier_day_nothing_later_is_anywhere(site: Site, record: Visitor):
    ledger, today = as_of(EARLIER), as_of(TODAY)
    # The method page explains all words for a time to come, whoever uses them.
    known = " ".join([*_texts(_rows(ledger)), *PHRASES]).casefold()
    later = {
        text for text in _texts(_rows(today)) if len(text) > 3 and text.casefold() not in known
    }
    assert len(later) > 200
    assert "U.S. State Department" in later or "TRT World" in later
    pages = {page.address: page.html.casefold() for page in site[EARLIER].values()}
    for row in _rows(today):
        if hasattr(row, "get_absolute_url") and row not in _rows_of_kind(ledger, row):
            address = sweep.ask_with(row.get_absolute_url(), as_of=EARLIER)
            answer = record.get(address)
            assert answer.status == 404, address
            pages[address] = (
                Page(address, answer).html.replace(row.get_absolute_url(), "").casefold()
            )
    shown = {
        (address, text)
        for address, html in pages.items()
        for text in later
        if text.casefold() in html
    }
    assert shown == set()


_SETS = (
    "parties",
    "actors",
    "outlets",
    "issues",
    "series",
    "events",
    "reports",
    "statements",
    "claims",
)
_NAMES = (
    "name", "title", "headline", "byline", "url", "quote", "summary", "forum", "public_id", "slug",
    "note", "speaker_as_written", "description", "homepage",
)  # fmt: skip


def _rows(ledger: Ledger) -> list[Model]:
    return [row for name in _SETS for row in getattr(ledger, name)()] + [ledger.negotiation]


def _rows_of_kind(ledger: Ledger, row: Model) -> list[Model]:
    return [known for known in _rows_cached(ledger) if type(known) is type(row)]


def _rows_cached(ledger: Ledger) -> list[Model]:
    rows: list[Model] = ledger.__dict__.setdefault("rows_for_the_test", _rows(ledger))
    return rows


def _texts(rows: list[Model]) -> Iterator[str]:
    """All that rows bring to a page in their own words."""
    for row in rows:
        yield from (text for name in _NAMES if (text := getattr(row, name, "")))
        if isinstance(row, Claim) and row.definition and isinstance(row.definition.kind, Text):
            yield split_negation(row.value)[1]


# What is asked otherwise than by following links.


def test_a_page_answers_head_as_get_and_refuses_to_be_written_to(site: Site, record: Visitor):
    kinds = {resolve(page.path).view_name: page for page in site[TODAY].values()}
    for page in kinds.values():
        head = record.ask(record.requests.head(page.address))
        assert (head.status, head.headers) == (200, page.answer.headers), page.address
        for method in ("post", "put", "patch", "delete", "options"):
            refused = record.ask(getattr(record.requests, method)(page.address))
            # Without the token of a form it does not even come to the page.
            assert refused.status in (403, 405), f"{method} {page.address}"
            assert refused.header("Content-Security-Policy")


@pytest.mark.parametrize("day", ["2024-01-01", "2027-01-01"])
def test_before_the_record_and_in_the_future_every_page_says_that_nothing_is_known(
    site: Site, record: Visitor, day: str
):
    for page in some(site[TODAY]):
        if not page.query:
            answer = record.get(sweep.ask_with(page.address, as_of=day))
            assert answer.status == 200
            assert "Nothing was known on" in answer.text or "is still to come" in answer.text
