"""The number that stands for a row: a sum of them tells whether any of the rows is another."""

from __future__ import annotations

import hashlib
import json
from typing import Any

# Eight million such numbers add up to less than what a database takes for a whole number.
BYTES = 5


def digest_of(row: Any) -> int:
    """The beginning of a SHA-256 over the row as a line of canonical JSON.

    What is not JSON's own, such as a day, goes by its text.
    """
    line = json.dumps(row, default=str, separators=(",", ":"), sort_keys=True)
    return int.from_bytes(hashlib.sha256(line.encode()).digest()[:BYTES], "big")
