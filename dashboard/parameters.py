"""From the query string to typed values; what does not parse is a 400 that names the parameter."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from django.http import QueryDict


class BadParameter(ValueError):
    """A parameter that cannot be read; `expected` ends the sentence "… expects"."""

    def __init__(self, name: str, expected: str) -> None:
        super().__init__(f"{name} expects {expected}")
        self.name = name
        self.expected = expected


def single(query: QueryDict, name: str) -> str:
    """The parameter's one value, "" if it is not there; two are no value."""
    given = query.getlist(name)
    if len(given) > 1:
        raise BadParameter(name, "one value, and was given twice")
    return given[0] if given else ""


def day(query: QueryDict, name: str) -> date | None:
    """A day as YYYY-MM-DD; None if it is not given."""
    text = single(query, name)
    if not text:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        found = date.fromisoformat(text)
    except ValueError:
        raise BadParameter(name, "a day as year-month-day, for example 2025-06-10") from None
    if not 1000 <= found.year <= 2999:
        raise BadParameter(name, "a day between the years 1000 and 2999")
    return found


def number(query: QueryDict, name: str, *, least: int = 1, most: int = 100_000) -> int | None:
    """A whole number in digits; None if it is not given."""
    text = single(query, name)
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise BadParameter(name, f"a whole number from {least} to {most}")
    return int(text)


def word(query: QueryDict, name: str, allowed: dict[str, str]) -> str:
    """One of the words allowed, "" if it is not given."""
    text = single(query, name)
    if text and text not in allowed:
        raise BadParameter(name, f"one of: {', '.join(allowed)}")
    return text


class Seen(NamedTuple):
    """What a citation saw: the ledger's version, and the hash of the readings."""

    version: int
    digest: str


def seen(query: QueryDict, name: str, *, newest: int) -> Seen | None:
    """A version up to the newest, a dot and eight hexadecimal digits; None if it is not given."""
    text = single(query, name)
    if not text:
        return None
    found = re.fullmatch(r"([0-9]{1,9})\.([0-9a-f]{8})", text)
    if not found or int(found[1]) > newest:
        raise BadParameter(
            name, "what a citation of this ledger has there, for example 12.0a1b2c3d"
        )
    return Seen(int(found[1]), found[2])
