"""Ways in which articles arrive broken, drawn with a seed."""

import random
from collections.abc import Callable

Mutation = Callable[[random.Random, str], str]

SPOILING = (
    "\x00", "\x0b", "\u200f", "\u202e", "\ufeff", "\ud800", "“", "”", '"', "«", "<", ">", "[",
    "](#)", "—", "&nbsp;", "&#0;", "<!--", "<script>", "</div>", "<p>", "\r\n", "\u2028",
    "31.02.2025", "Feb. 30", "9" * 30, "é" * 20, " said ", " in the coming days ", "\n\n",
    "\t" * 40, " " * 400, "…", "ﬀ", "İ", "ё",
)  # fmt: skip


def _cut(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.randrange(200) :]


def _spoil(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SPOILING) * chance.randrange(1, 4) + text[at:]


def _repeat(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    piece = text[start : start + chance.randrange(1, 80)]
    return text[:start] + piece * chance.randrange(2, 6) + text[start:]


def _swap(chance: random.Random, text: str) -> str:
    one, other = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return text[other:] + text[one:other] + text[:one]


def _truncate(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _capitals(chance: random.Random, text: str) -> str:
    return text.upper() if chance.random() < 0.5 else text.lower()


MUTATIONS: tuple[Mutation, ...] = (
    _cut, _spoil, _spoil, _spoil, _repeat, _swap, _truncate, _capitals,
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-16", "cp1251", "latin-1", "koi8-r")


def mutated(chance: random.Random, text: str) -> str | bytes:
    """The text after a few mishaps; often as bytes, in two encodings where it is unlucky."""
    for _ in range(chance.randrange(1, 5)):
        text = chance.choice(MUTATIONS)(chance, text)
    if chance.random() < 0.4:
        return text
    at = chance.randrange(len(text) + 1)
    first, second = chance.choice(ENCODINGS), chance.choice(ENCODINGS)
    return text[:at].encode(first, "replace") + text[at:].encode(second, "replace")
