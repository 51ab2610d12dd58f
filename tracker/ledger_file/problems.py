"""What is wrong with a ledger file: each problem with its place and a hint."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

_SHOWN = 40
# Beyond so many, looking for the nearest name would take longer than a person looks.
_GUESSED_AMONG = 5_000
_GUESSED_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `path` says where, as in reports[3].claims[7].value; "" is the file."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class LedgerFileError(Exception):
    """A file that cannot be imported; nothing of it was."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refuse(message: str) -> LedgerFileError:
    """The error for a problem of the file as a whole."""
    return LedgerFileError([Problem("", message)])


def shown(value: Any) -> str:
    """A value as the file writes it, cut short and safe to print, whatever was in it."""
    if isinstance(value, str):
        text = '"' + (value if len(value) <= _SHOWN else value[:_SHOWN] + "…") + '"'
    elif isinstance(value, dict | list):
        text = "an object" if isinstance(value, dict) else "a list"
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**15:
        text = "a very large number"
    else:
        text = json.dumps(value)
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question to end a message with, if a known name is near to the one that was written."""
    names = sorted({*known})
    if len(name) > _GUESSED_LENGTH or len(names) > _GUESSED_AMONG:
        return ""
    folded = re.sub(r"[\s_]+", "-", name.strip().casefold())
    near = [other for other in names if other.casefold().replace("_", "-") == folded]
    near = near or get_close_matches(name, names, n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
