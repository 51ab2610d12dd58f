"""What a web page's head says about itself, for machines: JSON-LD, meta and link elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from tracker.text import clean_text, fold_space

_LONGEST = 1000
_LONGEST_DATA = 200_000
_MOST_NODES = 2000
_ARTICLE_TYPES = ("Article", "NewsArticle", "Report", "BlogPosting", "LiveBlogPosting", "Interview")
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate"),
    *(
        "publishdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date",
        "dc.date.issued",
    ),
    *(
        "dcterms.created",
        "dcterms.date",
        "article.published",
        "published_time",
        "mediator_published_time",
    ),
)
_HEADLINE = ("og:title", "twitter:title", "dc.title", "headline", "mediator_title")
_BYLINE = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author")
_SITE = ("og:site_name", "application-name", "publisher", "dc.publisher")


@dataclass(frozen=True, slots=True)
class Word:
    """Something that a page declares, and where it says so."""

    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a document says about itself; each in the order in which it is to be believed."""

    headlines: tuple[Word, ...] = ()
    bylines: tuple[Word, ...] = ()
    published: tuple[Word, ...] = ()
    languages: tuple[Word, ...] = ()
    addresses: tuple[Word, ...] = ()
    sites: tuple[Word, ...] = ()


def declared(root: HtmlElement) -> Declared:
    meta = _meta(root)
    data = _article_data(root)

    def named(names: tuple[str, ...]) -> Iterator[Word]:
        return (Word(meta[name], f"meta {name}") for name in names if name in meta)

    return Declared(
        headlines=_words(*_data(data, "headline"), *named(_HEADLINE), *_title(root)),
        bylines=_words(*_data(data, "author"), *named(_BYLINE), *_signed(root)),
        published=_words(*_data(data, "datePublished"), *named(_PUBLISHED), *_times(root)),
        languages=_words(
            Word(
                root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
                "html lang",
            ),
            *named(("og:locale", "content-language", "language")),
            *_data(data, "inLanguage"),
        ),
        addresses=_words(*_canonical(root), *named(("og:url",))),
        sites=_words(*named(_SITE[:1]), *_data(data, "publisher"), *named(_SITE[1:])),
    )


def _words(*found: Word) -> tuple[Word, ...]:
    """Those that say anything, each clean and on one line; what is too long for a field is none."""
    clean = (Word(clean_text(word.text, one_line=True), word.place) for word in found if word.text)
    return tuple(word for word in clean if word.text and len(word.text) <= _LONGEST)


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv") or ""
        if element.get("content"):
            found.setdefault(name.strip().lower(), element.get("content"))
    return found


def _title(root: HtmlElement) -> Iterator[Word]:
    for element in root.iter("title"):
        if element.getparent() is not None and element.getparent().tag == "head":
            yield Word(fold_space(element.text or ""), "title")


def _canonical(root: HtmlElement) -> Iterator[Word]:
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield Word(element.get("href") or "", "link rel=canonical")


def _signed(root: HtmlElement) -> Iterator[Word]:
    for element in root.iter("a"):
        if "author" in (element.get("rel") or "").lower().split():
            yield Word(_inner_text(element), "a rel=author")


def _times(root: HtmlElement) -> Iterator[Word]:
    """The times that are marked as that of publication."""
    for element in root.iter("time"):
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            yield Word(element.get("datetime") or _inner_text(element), "time")


def _inner_text(element: HtmlElement) -> str:
    return fold_space(" ".join(element.itertext()))[:_LONGEST]


def _article_data(root: HtmlElement) -> dict[str, Any]:
    """The first article of the page's JSON-LD."""
    for element in root.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        for node in _nodes(_loaded(element.text or "")):
            if _is_article(node.get("@type")):
                return node
    return {}


def _loaded(text: str) -> Any:
    if len(text) > _LONGEST_DATA:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a piece of JSON-LD that stand at its top, in a list or in a graph."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            waiting += [
                node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node
            ]


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.endswith(_ARTICLE_TYPES) for one in kinds)


def _data(data: dict[str, Any], key: str) -> Iterator[Word]:
    found = ", ".join(dict.fromkeys(filter(None, _names(data.get(key)))))
    yield Word(found, f"JSON-LD {key}")


def _names(value: Any) -> Iterator[str]:
    """The text of a value of JSON-LD: itself, its name, or those of its members."""
    for one in (value if isinstance(value, list) else [value])[:10]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield fold_space(name[:_LONGEST])
