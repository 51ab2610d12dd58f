"""Reading the site as a visitor who follows every link, from the front page on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

from tests.sweep import Answer, Visitor, ask_with

# Not pages of the reading room: the desk's, files, and feeds.
ELSEWHERE = ("/admin/", "/static/", "/changes/feed/", "/corrections/feed/")
# Follow the links of a list as it stands, not those of every order it can be put in.
SPREADING = {"as_of", "page"}


class _Links(HTMLParser):
    """Every link of a page with whether it says that it leads to another day."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and (address := given.get("href")):
            self.found.append((address, "data-day" in given))


@dataclass
class Page:
    """One page as it was read, under the address it was read at."""

    address: str
    answer: Answer

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.address).query)

    @cached_property
    def html(self) -> str:
        """The page with its entities as characters, so that a text can be looked for in it."""
        return unescape(self.answer.text)

    @cached_property
    def words(self) -> str:
        """What there is to read in the main part, white space folded."""
        main = self.answer.text.partition("<main")[2].partition("</main>")[0]
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())

    @cached_property
    def all_links(self) -> list[tuple[str, bool]]:
        """Where its links lead, in full, each with whether it leads to another day on purpose."""
        reader = _Links()
        reader.feed(self.answer.text)
        return [(urljoin(self.address, address), away) for address, away in reader.found]

    @cached_property
    def links(self) -> list[str]:
        """Links to other pages of the site on the same day, without their fragments."""
        return [
            address.partition("#")[0]
            for address, away in self.all_links
            if address.startswith("/") and not address.startswith(ELSEWHERE) and not away
        ]

    @cached_property
    def originals(self) -> set[str]:
        """The addresses elsewhere that it links to."""
        return {address for address, _ in self.all_links if not address.startswith("/")}

    @cached_property
    def anchors(self) -> set[str]:
        return set(re.findall(r'\sid="([^"]*)"', self.answer.text))


def crawl(visitor: Visitor, day: str = "") -> dict[str, Page]:
    """Every page that links lead to from the front page of a day, "" for today; by address."""
    start = ask_with("/", as_of=day) if day else "/"
    found: dict[str, Page] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found[address] = page = Page(address, visitor.get(address))
        if page.answer.status == 200 and page.query.keys() <= SPREADING:
            waiting += [link for link in _of_interest(page) if link not in found]
    return found


def _of_interest(page: Page) -> Iterator[str]:
    """A list's own orders and filters are followed from its first page alone."""
    for link in page.links:
        again = urlsplit(link).path == page.path and "page" in page.query
        if not again or parse_qs(urlsplit(link).query).keys() <= SPREADING:
            yield link
