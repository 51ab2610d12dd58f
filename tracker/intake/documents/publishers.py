"""Whose page an article stands on: by its host, or by how the page calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from tracker.intake.article import Because
from tracker.intake.documents.blocks import Block
from tracker.intake.documents.declared import Word
from tracker.intake.names import Named, Names

_SOURCE = re.compile(r"(?:source|источник)s? ?: ?(.{2,80})", re.IGNORECASE)
_OPENING = re.compile(r"\(([^()]{2,40})\) ")
_AND_OTHERS = re.compile(r"\s*(?:&|and|и)\s+(?:news )?(?:agencies|агентства)\s*$", re.IGNORECASE)
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Publisher:
    """A known outlet's slug, or "" with how a new one calls itself, and its host."""

    slug: str = ""
    name: str = ""
    domain: str = ""
    because: Because | None = None


def publisher(
    address: str, sites: Iterable[Word], blocks: Iterable[Block], names: Names
) -> Publisher:
    domain = host(address)
    for outlet in names.outlets:
        if any(_is_under(domain, own) for own in outlet.domains):
            because = Because("outlet", "Its pages stand under this host.", domain)
            return Publisher(outlet.slug, outlet.name, domain, because)
    said = [*sites, *_names_in(blocks)]
    by_name = {
        _plain(spelling): outlet for outlet in names.outlets for spelling in outlet.spellings
    }
    for word in said:
        if known := by_name.get(_plain(word.text)):
            return _known(known, word, domain)
    return _new(said, domain)


def host(address: str) -> str:
    """The host of an address without the "www." in front; "" for what is no address."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_under(domain: str, own: str) -> bool:
    own = own.lower().removeprefix("www.")
    return bool(own) and (domain == own or domain.endswith(f".{own}"))


def _names_in(blocks: Iterable[Block]) -> Iterator[Word]:
    """How the outlet is named in the text: "SOURCE: It & Agencies", or "(IT)" as its opening."""
    for block in blocks:
        if block.is_line and (match := _SOURCE.fullmatch(block.text)):
            yield Word(_AND_OTHERS.sub("", match[1]), "text")
        elif match := _OPENING.match(block.text):
            yield Word(match[1], "text")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _known(outlet: Named, word: Word, domain: str) -> Publisher:
    because = Because("outlet", f"It is named so ({word.place}).", word.text)
    return Publisher(outlet.slug, outlet.name, domain, because)


def _new(said: list[Word], domain: str) -> Publisher:
    named = next((word for word in said if word.place != "text"), None)
    name = (named.text if named else domain)[:_LONGEST_NAME]
    if not name:
        return Publisher()
    words = named.text if named else domain
    return Publisher(
        "", name, domain, Because("outlet_name", "No outlet of the ledger; a new one.", words)
    )
