"""The headline: the line above the text, what the page declares, or what the address spells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from tracker.intake.documents.blocks import word_set, words
from tracker.intake.documents.declared import Word

_LIKE = 0.6
_FEWEST_WORDS = 3
# An address of this length was cut off by the program that made it.
_CUT_OFF = 80
_NUMBER = re.compile(r"[a-z]{0,2}[0-9]{4,}|(?=[a-f]*[0-9])[0-9a-f]{8,}", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|amp)$", re.IGNORECASE)
# A word, and in a group what shows that it stands amid a sentence.
_COMPOUND = re.compile(r"(?:(?<=[\w,;)] )())?\b\w+(?:[-'’]\w+)*")
_SITE_BEHIND = re.compile(r"\s+[|•·–—-]\s+[^|•·–—]{2,60}$")
_LONGEST_COMPOUND = 3


def is_like(text: str, other: str) -> bool:
    """Whether two headlines are one, with other marks or a word changed."""
    own, theirs = word_set(text), word_set(other)
    return bool(own and theirs) and len(own & theirs) >= _LIKE * max(len(own), len(theirs))


def without_site(declared: Word) -> str:
    """A declared headline without the name of the site that a title has behind it."""
    return _SITE_BEHIND.sub("", declared.text) if declared.place == "title" else declared.text


def slug_words(address: str) -> list[str]:
    """The words that an address spells, from the part of its path with most of them."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return []
    parts = (_ENDING.sub("", unquote(part)) for part in path.split("/"))
    spelled = [[word for word in re.split(r"[-_+ ]+", part) if word] for part in parts]
    longest = max(spelled, key=len, default=[])
    while longest and _NUMBER.fullmatch(longest[-1]):
        longest = longest[:-1]
    return longest if len(longest) >= _FEWEST_WORDS else []


def from_address(address: str, body: str) -> str:
    """The headline that an address spells, its words written as the body writes them."""
    spelled = slug_words(address)
    if not spelled:
        return ""
    written = _spellings(body)
    found = list(_rewritten(spelled, written))
    found[0] = found[0][0].upper() + found[0][1:]
    is_cut = len("-".join(spelled)) >= _CUT_OFF and spelled[-1].lower() not in written
    return " ".join(found) + ("…" if is_cut else "")


def _spellings(body: str) -> dict[str, str]:
    """How the body writes a word most often, alone and behind the word before it.

    The first word of a sentence is left out, since its capital letter tells nothing.
    """
    counts = Counter[tuple[str, str]]()
    before = ""
    for match in _COMPOUND.finditer(body):
        word = match[0]
        if match[1] is not None:
            counts.update([(word.lower(), word), (f"{before} {word}".lower(), word)])
        before = word
    return {key: word for (key, word), _ in reversed(counts.most_common())}


def _rewritten(spelled: list[str], written: dict[str, str]) -> Iterator[str]:
    place = 0
    before = ""
    while place < len(spelled):
        for length in range(min(_LONGEST_COMPOUND, len(spelled) - place), 0, -1):
            compound = "-".join(spelled[place : place + length])
            known = compound.lower() in written
            if known or length == 1:
                # An address that has capital letters of its own is taken as it stands.
                near = written.get(f"{before} {compound}", written.get(compound))
                yield (near or compound) if compound.islower() else compound
                before = compound.lower()
                place += length
                break


def covers_address(text: str, address: str) -> bool:
    """Whether a line says most of what the address spells, as the headline does."""
    spelled = [word.casefold() for word in slug_words(address)]
    own = set(words(text))
    return bool(spelled) and sum(word in own for word in spelled) >= _LIKE * len(spelled)
