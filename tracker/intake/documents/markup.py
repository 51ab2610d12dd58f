"""From the markup of a web page to its blocks: what can be seen, in its order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tracker.intake.article import CutReason, IntakeError
from tracker.intake.documents.blocks import Block, refuse_too_many
from tracker.text import clean_text, fold_space

NOT_A_PAGE = "This is no web page that can be read: there is no text in its markup."

_UNSEEN = {
    *(
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "video",
    ),
    *("audio", "canvas", "select", "textarea", "map", "datalist"),
}
_WITHIN_A_LINE = _UNSEEN | {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
    *("font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span"),
    *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img"),
}
_BOLD = {"b", "strong"}
_MARKING = _BOLD | {"a"}
# A whole paragraph in bold that asks is a turn of an interview; it keeps marks that tell so.
_ASKS = re.compile(r"\?[\"”’»)]?$")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_HINTS_OF_TAGS = {
    "figcaption": CutReason.CAPTION,
    "form": CutReason.FORM,
    "button": CutReason.FORM,
    "nav": CutReason.FURNITURE,
    "footer": CutReason.FURNITURE,
    "menu": CutReason.FURNITURE,
    "aside": CutReason.RELATED,
}
_HINTS_OF_NAMES = {
    **dict.fromkeys(("related", "readalso", "recommended", "recirc"), CutReason.RELATED),
    **dict.fromkeys(("teaser", "teasers", "promo", "popular", "trending"), CutReason.TEASER),
    **dict.fromkeys(("newsfeed", "ticker", "livefeed"), CutReason.TICKER),
    **dict.fromkeys(("newsletter", "subscribe", "subscription", "signup"), CutReason.FORM),
    **dict.fromkeys(("caption", "credit", "figcaption"), CutReason.CAPTION),
    **dict.fromkeys(
        ("breadcrumb", "breadcrumbs", "share", "sharing", "social", "cookie", "cookies", "navbar"),
        CutReason.FURNITURE,
    ),
    **dict.fromkeys(("advert", "advertisement", "banner", "comments"), CutReason.FURNITURE),
}
# What is hinted at is small: a name on the frame around the article says nothing of it.
_LARGEST_HINTED_SHARE = 1 / 3
# The parser compares each attribute of a tag with all others; no page has so many.
_WITH_MANY_ATTRIBUTES = re.compile(
    r"""<([A-Za-z][^\s>/]*+)
    (?:[\s/]++[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++))?+){250,}+[^>]*+>?+""",
    re.VERBOSE,
)
_NAME_ENDS = re.compile(r"[\s_-]+")
_LONGEST_NAMES = 300


@dataclass(frozen=True, slots=True)
class _Around:
    """What is around a piece of text: the heading it is in, and the element that hints at it."""

    heading: str = ""
    element: HtmlElement | None = None
    hint: CutReason | None = None

    def entered(self, element: HtmlElement) -> _Around:
        heading = element.tag if element.tag in _HEADINGS else self.heading
        if hint := _hint(element):
            return _Around(heading, element, hint)
        return self if heading == self.heading else replace(self, heading=heading)


@dataclass(slots=True)
class _Walk:
    """One walk over a page: the words of the block that is open, and the blocks closed so far.

    Of the open block also the words that are bold or a link, to tell whether all of it is.
    """

    closed: list[tuple[Block, HtmlElement | None]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    marks: list[HtmlElement] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        self.words.append(text)
        if self.marks:
            tags = {element.tag for element in self.marks}
            self.bold += [text] * (not tags.isdisjoint(_BOLD))
            self.linked += [text] * ("a" in tags)

    def close(self, around: _Around) -> None:
        text = clean_text("".join(self.words), one_line=True) if self.words else ""
        if text:
            self._add(text, around)
        for words in (self.words, self.bold, self.linked):
            words.clear()

    def _add(self, text: str, around: _Around) -> None:
        title, heading = around.heading == "h1", bool(around.heading)
        is_bold = fold_space("".join(self.bold)) == text
        is_link = fold_space("".join(self.linked)) == text
        asked = f"**{text}**" if is_bold and _ASKS.search(text) else text
        block = Block(text=asked, hint=around.hint, is_title=title, is_heading=heading)
        if is_link and not block.is_prose and not title:
            block = replace(block, hint=around.hint or CutReason.FURNITURE)
        self.closed.append((block, around.element))
        refuse_too_many(len(self.closed))


def parsed(text: str) -> HtmlElement:
    """The tree of a page. Raises IntakeError for a text without any."""
    text = _WITH_MANY_ATTRIBUTES.sub(r"<\1>", text)
    # lxml refuses to read characters that name their own encoding; bytes it reads as told.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise IntakeError(NOT_A_PAGE) from error


def blocks(root: HtmlElement) -> list[Block]:
    """Everything that can be seen on a page, in its order, with what its markup hints at.

    Raises IntakeError where there is nothing.
    """
    walk = _Walk()
    around = [_Around()]
    body = root.find("body")
    events = etree.iterwalk(root if body is None else body, events=("start", "end"))
    for event, element in events:
        if event == "start":
            is_seen = not _is_unseen(element)
            if not is_seen:
                events.skip_subtree()
            _start(element, walk, around, is_seen=is_seen)
        else:
            _end(element, walk, around)
    walk.close(around[0])
    if not walk.closed:
        raise IntakeError(NOT_A_PAGE)
    return _without_wide_hints(walk.closed)


def _start(element: HtmlElement, walk: _Walk, around: list[_Around], *, is_seen: bool) -> None:
    tag, text = element.tag, element.text
    if tag not in _WITHIN_A_LINE:
        walk.close(around[-1])
        around.append(around[-1].entered(element))
    if tag in _MARKING:
        walk.marks.append(element)
    if text and is_seen:
        walk.say(text if tag != "q" else f"“{text}")


def _end(element: HtmlElement, walk: _Walk, around: list[_Around]) -> None:
    tag, tail = element.tag, element.tail
    if tag not in _WITHIN_A_LINE:
        walk.close(around.pop())
    if tag in _MARKING:
        walk.marks.pop()
    if tag == "q":
        walk.say("”")
    if tail:
        walk.say(tail)


def _is_unseen(element: HtmlElement) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or "display:none" in element.get("style", "").replace(" ", "")
    )


def _hint(element: HtmlElement) -> CutReason | None:
    if hint := _HINTS_OF_TAGS.get(element.tag):
        return hint
    named = f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST_NAMES].lower()
    return next(
        (_HINTS_OF_NAMES[name] for name in _NAME_ENDS.split(named) if name in _HINTS_OF_NAMES), None
    )


def _without_wide_hints(closed: list[tuple[Block, HtmlElement | None]]) -> list[Block]:
    """The blocks; a hint on an element with much of the page's text in it is forgotten."""
    sizes = Counter[HtmlElement | None]()
    for block, element in closed:
        sizes[element] += len(block.text)
    limit = sizes.total() * _LARGEST_HINTED_SHARE
    return [
        replace(block, hint=None) if element is not None and sizes[element] > limit else block
        for block, element in closed
    ]
