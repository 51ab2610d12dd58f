"""From the bytes of a file to what the JSON says; every way it can fail is a sentence."""

import json
from collections import Counter
from typing import Any, NoReturn

from tracker.ledger_file.problems import refuse, shown

SIZE_LIMIT = 256 * 1024 * 1024


class Repeating(dict[str, Any]):
    """A JSON object that has a key twice; readers of JSON disagree about which of them counts."""

    repeated: frozenset[str] = frozenset()


def parse(data: bytes) -> Any:
    """The value a UTF-8 JSON text holds. Raises LedgerFileError."""
    if len(data) > SIZE_LIMIT:
        raise refuse(
            f"The file has {len(data):,} bytes; at most {SIZE_LIMIT:,} are read. "
            "Split it by reports: what a file does not name stays as it is."
        )
    text = _decoded(data)
    if not text.strip():
        raise refuse("The file is empty. A ledger file begins with a brace: {")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise refuse(
            f"This is not JSON: {_in_words(error.msg)} in line {error.lineno}, "
            f"column {error.colno}."
        ) from error
    except RecursionError as error:
        raise refuse("The file is nested too deeply to be a ledger file.") from error
    except ValueError as error:
        # Python refuses to read integers of several thousand digits.
        raise refuse("The file holds a number too long to be read.") from error


def _decoded(data: bytes) -> str:
    try:
        # Editors on Windows begin a file with a byte order mark.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise refuse(
            f"The file is not UTF-8: line {line}, byte {column} of it is "
            f"0x{data[error.start]:02x}. Save it as UTF-8."
        ) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    times = Counter(name for name, _ in pairs)
    repeating = Repeating(found)
    repeating.repeated = frozenset(name for name, count in times.items() if count > 1)
    return repeating


def _no_number(name: str) -> NoReturn:
    raise refuse(f"{shown(name)[1:-1]} is not JSON. Leave out what is not known.")


def _in_words(message: str) -> str:
    return message[0].lower() + message[1:]
