"""The short random ids that reports, statements, claims and the desk's own words bear in public."""

import hashlib
import secrets

# No vowels, so that no id spells a word, and no characters that are easily taken for another.
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 8
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}\Z"


def new_id() -> str:
    """A new public id. It says nothing: neither order nor number (28^8, about 4 * 10^11, exist)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def id_of(*parts: str) -> str:
    """The id of what these texts name: the same whenever they are the same."""
    number = int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest())
    letters = []
    for _ in range(LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)
