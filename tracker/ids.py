"""The short random ids that reports, statements, claims and the desk's own words bear in public."""

import secrets

# No vowels, so that no id spells a word, and no characters that are easily taken for another.
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 8
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}\Z"


def new_id() -> str:
    """A new public id. It says nothing: neither order nor number (28^8, about 4 * 10^11, exist)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
