"""The one entry: from a source to its article, each field with the words it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tracker.intake.article import Article, Because, IntakeError, Source
from tracker.intake.documents import markup, pdf, plain
from tracker.intake.documents.assembling import assembled
from tracker.intake.documents.blocks import Block
from tracker.intake.documents.cutting import reasons
from tracker.intake.documents.declared import Declared, declared
from tracker.intake.documents.decoding import characters
from tracker.intake.documents.extraction import without_surroundings
from tracker.intake.documents.headlines import (
    covers_address,
    from_address,
    is_like,
    slug_words,
    without_site,
)
from tracker.intake.documents.heads import Head, head
from tracker.intake.documents.languages import language
from tracker.intake.documents.page_addresses import canonical, clean
from tracker.intake.documents.publication_days import publication
from tracker.intake.documents.publishers import Publisher, publisher
from tracker.intake.names import Names

MOST_BYTES = 5_000_000
NOTHING = "There is no text in what was given."
NO_ARTICLE = "There is text, but no article in it: only menus, forms or lines without a sentence."
TOO_LARGE = "This is larger than 5 MB. Paste the text of the article alone."
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:html|head|body|article|main|div|p|br|h1)\b", re.IGNORECASE)
_LOOKED_AT = 5000
_LONGEST_HEADLINE = 300
_LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True)
class _Document:
    """A source taken apart, before anything is decided about it."""

    blocks: list[Block]
    declared: Declared
    address: str

    def is_headline(self, text: str) -> bool:
        """Whether a line is what the page or its address gives as the headline."""
        named = any(is_like(text, without_site(word)) for word in self.declared.headlines)
        return named or covers_address(text, self.address)


def read(source: Source, names: Names, today: date) -> Article:
    """The article in a source. Raises IntakeError, a sentence for whoever gave it."""
    document = _document(source)
    cut = reasons(document.blocks, document.is_headline)
    around = head(document.blocks, cut, document.is_headline)
    body, cuts = assembled(zip(document.blocks, around.reasons, strict=True))
    if not body:
        raise IntakeError(NO_ARTICLE)
    address, why_address = canonical(source.url, document.declared.addresses, document.blocks)
    where = document.address or address
    headline, why_headline = _headline(document, around, where, body)
    outlet = publisher(where, document.declared.sites, document.blocks, names)
    byline, why_byline = _byline(document.declared, around, outlet, names)
    tongue, why_language = language(body, document.declared.languages)
    day = publication(document.declared.published, around.datelines, where, body, today)
    because = (why_headline, why_byline, outlet.because, day.because, why_language, why_address)
    return Article(
        body=body,
        headline=headline[:_LONGEST_HEADLINE].rstrip(),
        byline=byline,
        outlet=outlet.slug,
        outlet_name=outlet.name,
        domain=outlet.domain,
        published=day.published,
        published_basis=day.basis,
        published_note=day.note,
        language=tongue,
        canonical_url=address,
        cut=tuple(cuts),
        because=tuple(reason for reason in because if reason),
    )


def _document(source: Source) -> _Document:
    content, address = source.content, clean(source.url)
    if len(content) > MOST_BYTES:
        raise IntakeError(TOO_LARGE)
    if _is_pdf(source):
        content = pdf.text(content if isinstance(content, bytes) else content.encode())
    text = characters(content)
    if not text:
        raise IntakeError(NOTHING)
    if not _is_markup(source, text):
        return _Document(plain.blocks(text), Declared(), address)
    root = markup.parsed(text)
    said = declared(root)
    return _Document(without_surroundings(markup.blocks(root), root), said, address)


def _is_pdf(source: Source) -> bool:
    start = source.content[:_LOOKED_AT]
    begins = (
        start.lstrip().startswith("%PDF-") if isinstance(start, str) else b"%PDF-" in start[:1024]
    )
    return begins or source.media_type == "application/pdf"


def _is_markup(source: Source, text: str) -> bool:
    """Whether it is HTML: how it begins counts most, since names and types are often wrong."""
    if _PAGE.match(text):
        return True
    name = source.name.lower()
    if source.media_type == "text/plain" or name.endswith(".txt"):
        return False
    called = source.media_type == "text/html" or name.endswith((".html", ".htm"))
    return bool(_MARKUP.search(text if called else text[:_LOOKED_AT]))


def _headline(
    document: _Document, around: Head, address: str, body: str
) -> tuple[str, Because | None]:
    if around.headline:
        return around.headline, Because("headline", "It stands above the text.", around.headline)
    for word in document.declared.headlines:
        if named := without_site(word):
            return named, Because("headline", f"The page says so ({word.place}).", word.text)
    if spelled := from_address(address, body):
        reason = "The text has none; read from the address, which has no marks and may break off."
        return spelled, Because("headline", reason, "-".join(slug_words(address)))
    return "", None


def _byline(
    said: Declared, around: Head, outlet: Publisher, names: Names
) -> tuple[str, Because | None]:
    """Who signed it; an outlet's own name is no signature."""
    outlets = {outlet.name, *(known.name for known in names.outlets)}
    if around.byline:
        return around.byline, Because("byline", "The line that says by whom.", around.byline)
    for word in said.bylines:
        is_name = word.text not in outlets and "://" not in word.text
        if is_name and len(word.text) <= _LONGEST_BYLINE:
            return word.text, Because("byline", f"The page says so ({word.place}).", word.text)
    return "", None
