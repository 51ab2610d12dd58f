"""From parsed JSON to entries: every key known, every value of its type, clean and canonical.

Only the file is looked at here. What it says of rows that are stored is judged in rows.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from tracker import dates
from tracker.ids import PATTERN as ID_PATTERN
from tracker.ledger_file.format import (
    FORMAT,
    FORMAT_VERSION,
    LISTS,
    NEGOTIATION,
    SECTIONS,
    TOP,
    Key,
    Section,
    Type,
)
from tracker.ledger_file.parsing import Repeating
from tracker.ledger_file.problems import LedgerFileError, Problem, did_you_mean, refuse, shown
from tracker.models.columns import AddressField, tidy_list
from tracker.models.constraints import SLUG_PATTERN
from tracker.text import clean_text

NUMBER_LIMIT = 2**31 - 1

_SLUG, _ID = re.compile(SLUG_PATTERN), re.compile(ID_PATTERN)
_ADDRESS = AddressField()


@dataclass
class Entry:
    """One object of the file. `values` holds what it gives; `refused` the keys that are wrong."""

    path: str
    section: Section
    values: dict[str, Any] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What tells it from others of its kind, mostly a slug or an id; empty if that is wrong."""
        parts = [self.values.get(key.name, "") for key in self.section.identity]
        return " ".join(parts) if all(parts) else ""

    def at(self, key: str) -> str:
        return f"{self.path}.{key}"

    def get(self, key: str) -> Any:
        """The value of a key, or what leaving it out means."""
        return self.values[key] if key in self.values else self.section[key].default


@dataclass
class Entries:
    """All objects of a file, by list; the claims of a report are among its values."""

    negotiation: Entry | None = None
    lists: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in LISTS})
    problems: list[Problem] = field(default_factory=list)
    has_readings: bool = False

    def __getitem__(self, name: str) -> list[Entry]:
        return self.lists[name]

    @property
    def claims(self) -> Iterator[tuple[Entry, Entry]]:
        """Every claim, behind its report."""
        for report in self["reports"]:
            for claim in report.values.get("claims", ()):
                yield report, claim

    def all_of(self, name: str) -> list[Entry]:
        """The objects of a list, or all claims."""
        return [claim for _, claim in self.claims] if name == "claims" else self[name]


def read_entries(document: Any) -> Entries:
    """What the JSON of a ledger file says. Raises LedgerFileError for what is no ledger file."""
    _check_head(document)
    entries = Entries(has_readings="readings" in document)
    reader = Reader(entries.problems)
    reader.check_keys("", document, TOP)
    if document.get("negotiation") is not None:
        entries.negotiation = reader.entry("negotiation", NEGOTIATION, document["negotiation"])
    for name, section in LISTS.items():
        if document.get(name) is not None:
            entries.lists[name] = reader.rows(name, section, document[name])
    _check_names(entries)
    return entries


def _check_head(document: Any) -> None:
    if not isinstance(document, dict):
        raise refuse(f"A ledger file holds an object, in braces; this one holds {shown(document)}.")
    if document.get("format") != FORMAT:
        raise LedgerFileError(
            [Problem("format", f'a ledger file says "format": "{FORMAT}"; this is something else')]
        )
    version = document.get("format_version")
    if isinstance(version, bool) or not isinstance(version, int) or version != FORMAT_VERSION:
        newer = isinstance(version, int) and version > FORMAT_VERSION
        hint = "the file is from a newer Pourparler; update this one" if newer else "write 1"
        message = f"{shown(version)} is not a version that can be read; {hint}"
        raise LedgerFileError([Problem("format_version", message)])


class _Refused(Exception):
    """A value that is wrong; the problem has been noted."""


@dataclass
class Reader:
    """Reads objects and values, and notes every problem with its path."""

    problems: list[Problem]

    def refuse(self, path: str, message: str) -> None:
        self.problems.append(Problem(path, message))

    def rows(self, path: str, section: Section, raw: Any) -> list[Entry]:
        if not isinstance(raw, list):
            self.refuse(path, f"a list is expected, not {shown(raw)}")
            return []
        found = (self.entry(f"{path}[{i}]", section, item) for i, item in enumerate(raw))
        return [entry for entry in found if entry is not None]

    def entry(self, path: str, section: Section, raw: Any) -> Entry | None:
        if not isinstance(raw, dict):
            self.refuse(path, f"an object, in braces, is expected, not {shown(raw)}")
            return None
        self.check_keys(path, raw, [key.name for key in section.keys])
        entry = Entry(path, section)
        for key in section.keys:
            given = raw.get(key.name)
            try:
                if given is not None:
                    self._take(entry, key, given)
                if key.is_required and not entry.values.get(key.name):
                    self.refuse(entry.at(key.name), "this is missing")
                    raise _Refused
            except _Refused:
                entry.refused.add(key.name)
        return entry

    def _take(self, entry: Entry, key: Key, given: Any) -> None:
        value = self._value(entry.at(key.name), key, given)
        # Empty says no more than leaving it out, unless leaving it out would keep a stored text.
        if value != "" or (key.is_kept and key.type is Type.TEXT):
            entry.values[key.name] = value

    def check_keys(self, path: str, raw: Mapping[str, Any], known: Collection[str]) -> None:
        for name in raw:
            if name not in known:
                self.refuse(path, f"{shown(name)} is not a key here{did_you_mean(name, known)}")
        if isinstance(raw, Repeating):
            for name in sorted(raw.repeated):
                self.refuse(path, f"the key {shown(name)} stands twice")

    def _value(self, path: str, key: Key, raw: Any) -> Any:
        if key.type is Type.ROWS:
            return self.rows(path, SECTIONS[key.to], raw)
        if key.type is Type.REFERENCES:
            return self._references(path, raw)
        if key.type is Type.TEXTS:
            return self._texts(path, raw)
        if key.type is Type.FLAG:
            return self._expect(path, raw, bool, "true or false")
        if key.type is Type.NUMBER:
            return self._number(path, raw)
        text = self._expect(path, raw, str, "a text in quotation marks")
        try:
            return _TEXTS[key.type](key, text) if text else ""
        except ValueError as error:
            self.refuse(path, str(error))
            raise _Refused from error

    def _expect(self, path: str, raw: Any, kind: type, words: str) -> Any:
        if not isinstance(raw, kind):
            self.refuse(path, f"{words} is expected, not {shown(raw)}")
            raise _Refused
        return raw

    def _number(self, path: str, raw: Any) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= NUMBER_LIMIT:
            return raw
        limits = f"from 0 to {NUMBER_LIMIT}"
        self.refuse(path, f"a whole number {limits} is expected, not {shown(raw)}")
        raise _Refused

    def _texts(self, path: str, raw: Any) -> list[str]:
        self._expect(path, raw, list, "a list")
        texts = [
            self._expect(f"{path}[{i}]", item, str, "a text in quotation marks")
            for i, item in enumerate(raw)
        ]
        return tidy_list(texts)

    def _references(self, path: str, raw: Any) -> list[str]:
        names = self._texts(path, raw)
        if len(names) < len(raw):
            self.refuse(path, "something stands here twice, or is empty")
            raise _Refused
        return names


def _line(key: Key, text: str) -> str:
    return _within(key, clean_text(text, one_line=True))


def _text(key: Key, text: str) -> str:
    return _within(key, clean_text(text))


def _within(key: Key, text: str) -> str:
    if key.limit and len(text) > key.limit:
        raise ValueError(f"this has {len(text)} characters; at most {key.limit} are kept")
    return text


def _word(key: Key, text: str) -> str:
    word = clean_text(text, one_line=True)
    if word and word not in key.words:
        hint = did_you_mean(word, key.words)
        raise ValueError(f"{shown(text)} is not one of: {', '.join(key.words)}{hint}")
    return word


def _date(key: Key, text: str) -> str:
    date_ = clean_text(text, one_line=True)
    return dates.parse(date_).text if date_ else ""


def _day(key: Key, text: str) -> date:
    wrong = ValueError(f"{shown(text)} is not a day; for example 2025-02-18")
    try:
        span = dates.parse(text.strip())
    except dates.DateError:
        raise wrong from None
    if span.earliest is None or span.text != span.earliest.isoformat():
        raise wrong
    return span.earliest


def _moment(key: Key, text: str) -> datetime:
    wrong = ValueError(f"{shown(text)} is not a moment; for example 2025-02-18T09:30:00Z")
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise wrong from None
    if moment.tzinfo is None or not 1000 <= moment.year <= 2999:
        raise wrong
    return moment.astimezone(UTC)


def _address(key: Key, text: str) -> str:
    address = _ADDRESS.tidy(_line(key, text))
    try:
        _ADDRESS.run_validators(address)
    except ValidationError:
        raise ValueError(
            f"{shown(text)} is not a web address; for example https://example.org/news"
        ) from None
    return address


def _slug(key: Key, text: str) -> str:
    slug = _line(key, text)
    if slug and not _SLUG.match(slug):
        raise ValueError(
            f"{shown(text)} is not a slug: small letters, digits and single hyphens between "
            "them; for example direct-flights"
        )
    return slug


def _id(key: Key, text: str) -> str:
    if not _ID.match(text):
        raise ValueError(
            f"{shown(text)} is not an id: 8 digits and consonants without 0, 1 and l; "
            "for example 7kq2xw9d"
        )
    return text


def _reference(key: Key, text: str) -> str:
    return clean_text(text, one_line=True)


_TEXTS: dict[Type, Callable[[Key, str], Any]] = {
    Type.LINE: _line,
    Type.TEXT: _text,
    Type.WORD: _word,
    Type.DATE: _date,
    Type.DAY: _day,
    Type.MOMENT: _moment,
    Type.ADDRESS: _address,
    Type.SLUG: _slug,
    Type.ID: _id,
    Type.REFERENCE: _reference,
}


def _check_names(entries: Entries) -> None:
    """Every name stands once: in its list, and for speakers in their statement."""
    for name in (*LISTS, "claims"):
        _check_once(entries.all_of(name), entries.problems)
    for statement in entries["statements"]:
        _check_once(statement.values.get("speakers", []), entries.problems)


def _check_once(rows: list[Entry], problems: list[Problem]) -> None:
    first: dict[str, Entry] = {}
    for entry in rows:
        earlier = first.setdefault(entry.name, entry)
        if entry.name and earlier is not entry:
            path = entry.at(entry.section.identity[-1].name)
            message = f"{shown(entry.name)} stands already in {earlier.path}"
            problems.append(Problem(path, message))
