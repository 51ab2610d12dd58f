"""The address an article is known by: what the page calls its own, or where it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from tracker.intake.article import Because
from tracker.intake.documents.blocks import Block
from tracker.intake.documents.declared import Word
from tracker.intake.documents.publishers import host
from tracker.text import clean_text

LONGEST = 2000
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|_openstat|cmpid|at_\w+",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"original (?:url|link|address) ?:? ?<?(https?://[^\s<>]+)?>?", re.IGNORECASE
)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")


def canonical(
    given: str, declared: Iterable[Word], blocks: list[Block]
) -> tuple[str, Because | None]:
    """The address without what tells where a reader came from, "" for none, and why this one.

    What a page declares is believed only of its own site: elsewhere lies what it copies.
    """
    found_at = clean(given)
    for word in [*declared, *_labelled(blocks)]:
        address = clean(word.text, found_at)
        if address and (not found_at or _is_of_one_site(address, found_at)):
            return address, Because(
                "canonical_url", f"The page gives it ({word.place}).", word.text
            )
    if found_at:
        return found_at, Because("canonical_url", "The address that was given with it.", given)
    return "", None


def clean(address: str, base: str = "") -> str:
    """An address of the web, without its fragment and marks of campaigns; "" for anything else.

    With a base, what is written as seen from there.
    """
    try:
        parts = urlsplit(urljoin(base, clean_text(address, one_line=True)))
        name = parts.hostname or ""
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
        query = [
            pair
            for pair in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
            if not _TRACKING.fullmatch(pair[0])
        ]
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not name or " " in parts.path:
        return ""
    made = urlunsplit((parts.scheme.lower(), f"{name}{port}", parts.path, urlencode(query), ""))
    return made if len(made) <= LONGEST else ""


def _is_of_one_site(address: str, other: str) -> bool:
    own, theirs = host(address).split("."), host(other).split(".")
    return own[-2:] == theirs[-2:]


def _labelled(blocks: list[Block]) -> Iterable[Word]:
    """An address at the foot of pasted text, behind or below the words "Original url:"."""
    for place, block in enumerate(blocks):
        label = _LABELLED.fullmatch(block.text) if block.is_line else None
        if label and label[1]:
            yield Word(label[1], "text")
        elif label and place + 1 < len(blocks):
            below = _ADDRESS.fullmatch(blocks[place + 1].text)
            yield from [Word(below[1], "text")] if below else []
