"""Finding a quotation in the stored text of its report: exactly, or not at all.

Fuzzy matching is left out on purpose; it has put words into the wrong speaker's mouth elsewhere.
Only white space is folded, since a page breaks its lines where it likes.
"""

import re
from typing import NamedTuple

from django.db.models import TextChoices

from tracker.text import fold_space


class QuoteState(TextChoices):
    """What the stored text of the report says about a claim's quotation."""

    VERIFIED = "verified", "Verified"
    NOT_FOUND = "not_found", "Not found"
    NOT_HELD = "not_held", "Text not held"


class Occurrence(NamedTuple):
    """Where a quotation stands in a body: character offsets, the end exclusive."""

    start: int
    end: int


def occurrences(quote: str, body: str) -> list[Occurrence]:
    """Every place where the quotation stands in the body, in order; overlapping ones too."""
    words = quote.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    found: list[Occurrence] = []
    position = 0
    while match := pattern.search(body, position):
        found.append(Occurrence(*match.span()))
        position = match.start() + 1
    return found


def chosen(quote: str, quote_at: int | None, body: str) -> Occurrence | None:
    """The one place a quotation is taken from: the only one, or the one the editor chose."""
    found = occurrences(quote, body)
    if len(found) == 1:
        return found[0]
    return next((occurrence for occurrence in found if occurrence.start == quote_at), None)


def state(quote: str, body: str) -> QuoteState:
    """Whether the quotation is verified, is not found, or cannot be looked for."""
    if not body:
        return QuoteState.NOT_HELD
    return QuoteState.VERIFIED if occurrences(quote, body) else QuoteState.NOT_FOUND


def ambiguity(quote: str, quote_at: int | None, body: str) -> str:
    """For an editor: between which places a quotation leaves the choice; "" if there is none."""
    found = occurrences(quote, body)
    if len(found) < 2 or any(occurrence.start == quote_at for occurrence in found):
        return ""
    places = "; ".join(f"{place.start}: {around(body, place)}" for place in found)
    return (
        f"The quotation stands {len(found)} times in the stored text. "
        f"Say which is meant by the number in front of it: {places}"
    )


def problem(quote: str, quote_at: int | None, body: str) -> str:
    """For an editor: what stands between a quotation and publication; "" for nothing."""
    if quote and state(quote, body) is QuoteState.NOT_FOUND:
        return (
            "The quotation does not stand in the stored text. Copy it from there, "
            "letter by letter; only line breaks and spaces may differ."
        )
    return ambiguity(quote, quote_at, body)


def around(body: str, occurrence: Occurrence, width: int = 40) -> str:
    """A quotation with so many characters before and after it, to tell two places apart."""
    start, end = max(0, occurrence.start - width), occurrence.end + width
    shown = fold_space(body[start:end])
    return f"{'…' if start else ''}{shown}{'…' if end < len(body) else ''}"
