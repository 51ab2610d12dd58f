"""Leaves out of a file for the public every noun that nothing in it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tracker import aspects
from tracker.ledger_file.format import LISTS, NEGOTIATION, NOUN_LISTS, SECTIONS, Section, Type
from tracker.models.propositions import OF_ACTORS

Mention = tuple[str, str]


def without_unmentioned(document: dict[str, Any]) -> None:
    """Cut the lists of nouns down to those that reports, claims and assessments lead to.

    A former slug leads to a noun and does not speak of it. A statement nobody relays is not
    among those given.
    """
    kept: set[Mention] = set()
    new = {*_mentions(NEGOTIATION, [document.get("negotiation", {})])}
    for name in ("statements", "reports", "assessments"):
        new.update(_mentions(LISTS[name], document[name]))
    by_name = {(name, row["slug"]): row for name in NOUN_LISTS.values() for row in document[name]}
    while new:
        kept |= new
        reached = {
            mention
            for name, slug in new
            if (name, slug) in by_name
            for mention in _mentions(LISTS[name], [by_name[name, slug]])
        }
        new = reached - kept
    for name in NOUN_LISTS.values():
        document[name] = [row for row in document[name] if (name, row["slug"]) in kept]
    document["former_slugs"] = [
        row for row in document["former_slugs"] if (NOUN_LISTS[row["noun"]], row["now"]) in kept
    ]


def _mentions(section: Section, rows: Iterable[dict[str, Any]]) -> Iterator[Mention]:
    """The (list, name) of everything the objects point at, and what stands inside them."""
    for row in rows:
        for key in section.keys:
            if key.name not in row:
                continue
            if key.type is Type.REFERENCE:
                yield key.to, row[key.name]
            elif key.type is Type.REFERENCES:
                yield from ((key.to, name) for name in row[key.name])
            elif key.type is Type.ROWS:
                yield from _mentions(SECTIONS[key.to], row[key.name])
        if row.get("aspect") in OF_ACTORS:
            yield "actors", aspects.split_negation(row.get("value", ""))[1]
