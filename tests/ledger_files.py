"""Ledger files for tests: a small one, one that uses every key, and what becomes of a file."""

import copy
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from tracker.ledger_file.export import export
from tracker.ledger_file.load import Outcome, load
from tracker.ledger_file.problems import LedgerFileError

Document = dict[str, Any]

_SMALL: Document = {
    "format": "pourparler-ledger",
    "format_version": 1,
    "negotiation": {"title": "Talks on the bridge", "principals": ["north", "south"]},
    "parties": [
        {"slug": "north", "name": "North"},
        {"slug": "south", "name": "South"},
    ],
    "actors": [
        {"slug": "jane-doe", "name": "Jane Doe", "kind": "person", "party": "north"},
        {"slug": "richard-roe", "name": "Richard Roe", "kind": "person", "party": "south"},
    ],
    "outlets": [{"slug": "the-daily", "name": "The Daily", "kind": "newspaper"}],
    "series": [{"slug": "bridge-rounds", "title": "Bridge rounds"}],
    "issues": [{"slug": "tolls", "title": "Tolls"}, {"slug": "lanes", "title": "Lanes"}],
    "events": [{"slug": "oslo-round", "title": "Oslo round", "kind": "meeting"}],
    "statements": [
        {
            "id": "22222222",
            "speakers": [{"actor": "jane-doe"}],
            "said": "2025-02-18",
            "medium": "remarks",
        }
    ],
    "reports": [
        {
            "id": "33333333",
            "outlet": "the-daily",
            "headline": "Talks on tolls go on",
            "published": "2025-02-19",
            "published_basis": "stated",
            "entered": "2025-03-01",
            "claims": [
                {
                    "id": "44444444",
                    "statement": "22222222",
                    "kind": "statement",
                    "quote": "we are talking about tolls",
                    "summary": "Jane Doe says that tolls are being discussed.",
                    "issue": "tolls",
                    "aspect": "status",
                    "value": "under discussion",
                },
                {
                    "id": "55555555",
                    "kind": "fact",
                    "quote": "met in Oslo",
                    "summary": "They met in Oslo.",
                    "event": "oslo-round",
                    "aspect": "place",
                    "value": "Oslo, Norway",
                },
            ],
        }
    ],
}

# Sorted and without anything superfluous, so that an export of it is the same text.
_FULL: Document = {
    "format": "pourparler-ledger",
    "format_version": 1,
    "negotiation": {
        "title": "Talks on the bridge",
        "summary": "North and South talk.\n\n\tAnd talk. 🌉",
        "principals": ["south", "north"],
        "version": 7,
    },
    "parties": [
        {"slug": "south", "name": "South", "adjective": "Southern"},
        {"slug": "north", "name": "North", "adjective": "Northern"},
        {"slug": "east", "name": "East"},
    ],
    "actors": [
        {
            "slug": "jane-doe",
            "name": "Jane Doe",
            "kind": "person",
            "party": "north",
            "aliases": ["Джейн Доу", "J. Doe", "جين دو"],
            "description": "Speaks for the north.",
        },
        {"slug": "ministry", "name": "Ministry", "kind": "body", "party": "south"},
        {"slug": "source", "name": "A source", "kind": "anonymous"},
    ],
    "outlets": [
        {
            "slug": "the-daily",
            "name": "The Daily",
            "kind": "newspaper",
            "state_controlled": True,
            "family": "the-daily",
            "country": "Norway",
            "homepage": "https://daily.example/",
            "domains": ["daily.example", "dagblad.example"],
        },
        {"slug": "wire", "name": "Wire", "kind": "agency"},
    ],
    "series": [{"slug": "bridge-rounds", "title": "Bridge rounds"}],
    "issues": [
        {"slug": "tolls", "title": "Tolls", "summary": "Who pays."},
        {"slug": "lanes", "title": "Lanes"},
    ],
    "events": [
        {"slug": "bridge-crossing", "title": "Crossing of the bridge", "kind": "other"},
        {"slug": "bridge-opening", "title": "Opening of the bridge", "kind": "other"},
        {"slug": "oslo-round", "title": "Oslo round", "kind": "meeting"},
    ],
    "statements": [
        {
            "id": "22222222",
            "speakers": [{"actor": "ministry"}, {"actor": "jane-doe", "office": "Envoy"}],
            "origin": "wire",
            "forum": "Bridge forum, Oslo",
            "said": "2025-02-18",
            "medium": "interview",
            "according_to": "source",
            "language": "no",
            "note": "A joint statement.",
        },
        {
            "id": "2222222b",
            "speakers": [{"actor": "jane-doe"}],
            "said": "[..2025-02-19]",
            "medium": "unknown",
        },
    ],
    "reports": [
        {
            "id": "3333333d",
            "outlet": "wire",
            "headline": "No date at all",
            "published_basis": "inferred",
            "published_note": "The page has none.",
            "status": "draft",
            "entered": "2025-03-02",
            "body": "A draft text.",
        },
        {
            "id": "33333333",
            "outlet": "the-daily",
            "headline": "Talks on tolls go on",
            "byline": "Ann Author",
            "url": "https://daily.example/tolls?a=1&b=2",
            "published": "2025-02-19",
            "published_basis": "stated",
            "language": "no",
            "entered": "2025-03-01",
            "note": "Seen on paper.",
            "body": "tolls, said she: tolls\n\n\tand \u200fعربي\u200f, \u200d🌉.",
            "claims": [
                {
                    "id": "44444444",
                    "statement": "22222222",
                    "kind": "statement",
                    "hedge": "hopes",
                    "quote": "tolls",
                    "quote_at": 17,
                    "summary": "Tolls are being discussed.",
                    "issue": "tolls",
                    "aspect": "status",
                    "value": "under discussion",
                    "about": "north",
                    "holds_on": "2025-02-17",
                    "speaker_as_written": "Jane Doe, envoy",
                    "note": "Twice in the text.",
                },
                {
                    "id": "4444444b",
                    "kind": "fact",
                    "summary": "It was the second round.",
                    "event": "oslo-round",
                    "aspect": "ordinal",
                    "value": "2",
                    "series": "bridge-rounds",
                },
                {
                    "id": "4444444c",
                    "statement": "2222222b",
                    "kind": "forecast",
                    "summary": "The opening will come soon.",
                    "event": "bridge-opening",
                    "aspect": "status",
                    "value": "held",
                    "window": "2025-03",
                    "window_words": "very soon",
                },
                {
                    "id": "4444444d",
                    "statement": "2222222b",
                    "kind": "forecast",
                    "hedge": "conditional",
                    "summary": "If all agree, there will be another.",
                    "event": "oslo-round",
                    "aspect": "status",
                    "value": "held",
                    "not_scorable": True,
                },
                {
                    "id": "4444444f",
                    "kind": "silence",
                    "summary": "East has said nothing.",
                    "issue": "lanes",
                    "aspect": "status",
                    "about": "east",
                },
                {
                    "id": "4444444g",
                    "kind": "fact",
                    "summary": "Jane Doe led the northern side.",
                    "event": "oslo-round",
                    "aspect": "head_of_delegation",
                    "value": "not: jane-doe",
                    "about": "north",
                },
            ],
        },
        {
            "id": "3333333b",
            "outlet": "wire",
            "headline": "Talks on tolls go on, says the Daily",
            "published": "2025-02-20",
            "published_basis": "stated",
            "republication_of": "33333333",
            "republication_kind": "translation",
            "primary_document": True,
            "entered": "2025-03-01",
            "claims": [
                {
                    "id": "4444444h",
                    "kind": "position",
                    "summary": "North wants no tolls.",
                    "issue": "tolls",
                    "aspect": "demand",
                    "value": "no tolls",
                    "about": "north",
                },
                {
                    "id": "4444444m",
                    "kind": "fact",
                    "summary": "It was the third round.",
                    "event": "oslo-round",
                    "aspect": "ordinal",
                    "value": "3",
                    "series": "bridge-rounds",
                },
                {
                    "id": "4444444n",
                    "kind": "denial",
                    "summary": "It was not the third round.",
                    "event": "oslo-round",
                    "aspect": "ordinal",
                    "value": "not: 3",
                    "series": "bridge-rounds",
                },
            ],
        },
        {
            "id": "3333333c",
            "outlet": "wire",
            "headline": "Talks fail",
            "published": "2025-02-21",
            "published_basis": "stated",
            "status": "withdrawn",
            "entered": "2025-03-01",
            "withdrawn_on": "2025-03-05",
            "withdrawal_reason": "It was a mistake.",
            "claims": [
                {
                    "id": "4444444j",
                    "kind": "fact",
                    "summary": "The round failed.",
                    "event": "oslo-round",
                    "aspect": "outcome",
                    "value": "failure",
                }
            ],
        },
    ],
    "assessments": [
        {
            "id": "66666666",
            "issue": "tolls",
            "aspect": "status",
            "value": "stalled",
            "party": "north",
            "known_from": "2025-03-10",
            "rationale": "Nothing moved.",
            "claims": ["4444444h", "44444444"],
        },
        {
            "id": "6666666b",
            "event": "oslo-round",
            "aspect": "ordinal",
            "value": "2",
            "series": "bridge-rounds",
            "known_from": "2025-03-10",
            "rationale": "So they count.",
            "claims": ["4444444b"],
            "status": "draft",
        },
    ],
    "successions": [
        {
            "id": "77777777",
            "former": "oslo-round",
            "later": "bridge-opening",
            "kind": "postponed to",
            "known_from": "2025-03-11",
            "reason": "Both sides said so.",
        },
        {
            "id": "7777777b",
            "former": "bridge-opening",
            "later": "bridge-crossing",
            "kind": "may be the same as",
            "known_from": "2025-03-12",
            "reason": "The places are the same.",
            "status": "draft",
        },
    ],
    "rulings": [
        {
            "id": "88888888",
            "claim": "4444444m",
            "other": "4444444b",
            "relation": "contradicts",
            "decision": "rejected",
            "known_from": "2025-03-11",
            "reason": "The one counts the opening.",
        },
        {
            "id": "8888888b",
            "claim": "4444444m",
            "other": "4444444n",
            "relation": "contradicts",
            "decision": "confirmed",
            "known_from": "2025-03-12",
            "reason": "It was, or was not.",
            "status": "draft",
        },
    ],
    "corrections": [
        {
            "id": "99999999",
            "made_at": "2025-03-13T09:30:00.000001Z",
            "kind": "changed",
            "noun": "claim",
            "name": "4444444m",
            "title": "It will be opened.",
            "report": "33333333",
            "reason": "The value was misread.",
            "changes": '[["value","held","announced"]]',
        },
        {
            "id": "9999999b",
            "made_at": "2025-03-13T09:31:00Z",
            "kind": "merged",
            "noun": "issue",
            "name": "tolls",
            "reason": "It was recorded twice.",
        },
    ],
    "former_slugs": [{"noun": "issue", "slug": "fees", "now": "tolls"}],
}


def small() -> Document:
    """A valid file with two claims, to be changed at will."""
    return copy.deepcopy(_SMALL)


def full() -> Document:
    """A valid file in which every key of the format stands somewhere."""
    return copy.deepcopy(_FULL)


def text_of(document: Document) -> str:
    """The document as the format writes it."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def take_in(document: Document, *, dry_run: bool = False) -> Outcome:
    return load(json.dumps(document).encode(), dry_run=dry_run)


def problems_with(document: Document | bytes) -> list[str]:
    """What the import lists; it must refuse the file, and leave the record as it was."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    before = export(readings=True)
    with pytest.raises(LedgerFileError) as refused:
        load(data)
    assert export(readings=True) == before
    return [str(problem) for problem in refused.value.problems]


def empty_the_record() -> None:
    """Take every row of the record away, and of its history."""
    tables = apps.get_app_config("tracker").get_models(include_auto_created=True)
    for table in tables:
        table._base_manager.all()._raw_delete(connection.alias)


def told(document: Document, *options: str, tmp_path: Path) -> str:
    """What the command prints about a file."""
    file = tmp_path / "ledger.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    out = io.StringIO()
    call_command("import_ledger", str(file), *options, stdout=out)
    return out.getvalue()
