"""Countries by their names, capitals and adjectives, for "the Turkish envoy" and "Ankara said"."""

from __future__ import annotations

import csv
from pathlib import Path

# The world's, of no one negotiation. A slug is compared with that of an actor's side.
LIST = Path(__file__).with_name("nations.csv")

with LIST.open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file))

# The country that a word stands for.
NATIONS = {
    word: row["slug"] for row in _ROWS for word in (row["names"] + " " + row["adjectives"]).split()
}
# The words that can stand for its government.
SPEAKING = frozenset(word for row in _ROWS for word in row["names"].split())
