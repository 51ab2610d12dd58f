"""An article as intake takes it apart: what was given, what was cut, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IntakeError(Exception):
    """Why nothing can be made of what was given, as a sentence for the person who gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an editor gave: pasted text, or the bytes of a file or of a fetched page.

    `media_type` is "text/html", "text/plain" or "application/pdf"; "" where it must be found out.
    `name` is the file's, "" where there is none; `url` is where it stands, if that is known.
    """

    content: str | bytes
    url: str = ""
    media_type: str = ""
    name: str = ""


class CutReason(StrEnum):
    """What a passage is that does not belong to the article."""

    TEASER = "teaser"
    TICKER = "ticker"
    FORM = "form"
    CAPTION = "caption"
    RELATED = "related"
    FURNITURE = "furniture"
    # Headline, byline or date: it stands in a field of its own.
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage that was left out of the body, and at which offset of the body it stood."""

    text: str
    reason: CutReason
    at: int


@dataclass(frozen=True, slots=True)
class Because:
    """Why a field is filled as it is: a sentence, and the words it came from, "" where none."""

    field: str
    reason: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What can be known of a report from what was given; a field not found is "".

    `outlet` is the slug of a known outlet; `outlet_name` is how it calls itself, known or not, and
    `domain` the host it stands under. `published` is EDTF, `published_basis` "stated" or
    "inferred", and `published_note` says how an inferred one was found. `body` is clean_text():
    offsets of quotations count its characters.
    """

    body: str
    headline: str = ""
    byline: str = ""
    outlet: str = ""
    outlet_name: str = ""
    domain: str = ""
    published: str = ""
    published_basis: str = ""
    published_note: str = ""
    language: str = ""
    canonical_url: str = ""
    cut: tuple[Cut, ...] = ()
    because: tuple[Because, ...] = ()
