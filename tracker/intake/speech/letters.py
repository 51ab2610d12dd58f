"""Cyrillic names in Latin letters: Дарчиев is Darchiev, and Интерфакс is Interfax."""

from __future__ import annotations

from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
        "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    }
)  # fmt: skip
# The ways in which one ending or sound is written.
_ONE_WAY = (
    ("ander", "andr"), ("iya", "ia"), ("iye", "ie"), ("ye", "e"), ("ks", "x"), ("ey", "ei"),
    ("iy", "i"), ("ii", "i"), ("y", "i"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def latin(word: str) -> str:
    """A folded word in Latin letters, with the spellings of one sound made one."""
    word = word.translate(_LETTERS)
    for one, other in _ONE_WAY:
        word = word.replace(one, other)
    return word
