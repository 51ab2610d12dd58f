"""Any ledger survives its file, and no file, however broken, leaves anything half done."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger_files import Document, empty_the_record, full, take_in
from tracker import projection, visibility
from tracker.ledger_file.export import export
from tracker.ledger_file.load import load
from tracker.ledger_file.problems import LedgerFileError

pytestmark = pytest.mark.django_db

thorough = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

TEXTS = st.text(max_size=12)
LINES = TEXTS.map(lambda text: f"x{text}")
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31)).map(str)
DATES = st.one_of(DAYS, DAYS.map(lambda d: d[:7]), DAYS.map(lambda d: f"[..{d}]"))
STATUSES = ("draft", "published", "withdrawn")
EVENTS = ("event", "event-2", "event-3")
LETTERS = "23456789bcdfghjkmnpqrstvwxyz"


def number(prefix: str, place: int) -> str:
    """A public id for a place in a list."""
    return prefix * 6 + LETTERS[place // len(LETTERS)] + LETTERS[place % len(LETTERS)]


@st.composite
def ledgers(draw: st.DrawFn) -> Document:
    """Small ledgers of any shape: drafts, hearsay, numbers, forecasts, rulings, odd texts."""
    count = st.integers(1, 3)
    parties = [f"party-{n}" for n in range(draw(count))]
    actors = [f"actor-{n}" for n in range(draw(count))]
    issues = [f"issue-{n}" for n in range(draw(count))]
    statements = [number("s", n) for n in range(draw(st.integers(0, 3)))]
    claims = (number("c", n) for n in range(100))
    reports = [
        _report(
            draw,
            n,
            [
                _claim(draw, next(claims), parties, actors, issues, statements)
                for _ in range(draw(st.integers(0, 3)))
            ],
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    one = lambda names: draw(st.sampled_from(names))  # noqa: E731
    return {
        "format": "pourparler-ledger",
        "format_version": 1,
        "negotiation": {
            "title": draw(TEXTS),
            "summary": draw(TEXTS),
            "principals": draw(st.lists(st.sampled_from(parties), unique=True)),
            "version": draw(st.integers(0, 5)),
        },
        "parties": [{"slug": slug, "name": draw(LINES)} for slug in parties],
        "actors": [
            {
                "slug": slug,
                "name": draw(LINES),
                "kind": one(["person", "body", "anonymous"]),
                "party": draw(st.sampled_from([None, *parties])),
                "aliases": draw(st.lists(LINES, max_size=2)),
                "description": draw(TEXTS),
            }
            for slug in actors
        ],
        "outlets": [{"slug": "outlet", "name": draw(LINES), "kind": "other"}],
        "series": [{"slug": "series", "title": draw(LINES)}],
        "issues": [{"slug": slug, "title": draw(LINES)} for slug in issues],
        "events": [{"slug": slug, "title": draw(LINES), "kind": "call"} for slug in EVENTS],
        "statements": [
            {
                "id": statement,
                "speakers": [
                    {"actor": actor, "office": draw(TEXTS)}
                    for actor in draw(st.permutations(actors))[: draw(count)]
                ],
                "said": draw(DATES),
                "medium": "call",
                "according_to": draw(st.sampled_from([None, *actors])),
                "note": draw(TEXTS),
            }
            for statement in statements
        ],
        "reports": reports,
        "successions": [
            _succession(draw, former, later)
            for former, later in combinations(EVENTS, 2)
            if draw(st.booleans())
        ],
        "rulings": [
            _ruling(draw, *pair) for pair in _on_one_matter(reports) if draw(st.booleans())
        ],
    }


def _succession(draw: st.DrawFn, former: str, later: str) -> Document:
    """Two events are linked under one id, so that ledgers do not stand in each other's way."""
    ends = draw(st.permutations([former, later]))
    return {
        "id": number("h", EVENTS.index(former) + EVENTS.index(later)),
        "former": ends[0],
        "later": ends[1],
        "kind": draw(st.sampled_from(["replaces", "postponed to", "may be the same as"])),
        "known_from": draw(DAYS),
        "reason": draw(LINES),
        "status": draw(st.sampled_from(STATUSES)),
    }


def _on_one_matter(reports: list[Document]) -> list[tuple[str, str]]:
    """The ids of the claims that speak of one aspect of one thing, two and two."""
    about = {
        claim["id"]: [claim.get(key) for key in ("event", "issue", "aspect")]
        for report in reports
        for claim in report["claims"]
    }
    return [(a, b) for a, b in combinations(about, 2) if about[a] == about[b]]


def _ruling(draw: st.DrawFn, claim: str, other: str) -> Document:
    """As with successions, the two claims make the id."""
    return {
        "id": "kkkkkk" + claim[-1] + other[-1],
        "claim": claim,
        "other": other,
        "relation": draw(st.sampled_from(["drift", "agrees", "contradicts"])),
        "decision": draw(st.sampled_from(["confirmed", "rejected"])),
        "known_from": draw(DAYS),
        "reason": draw(LINES),
        "status": draw(st.sampled_from(STATUSES)),
    }


def _report(draw: st.DrawFn, place: int, claims: list[Document]) -> Document:
    status = draw(st.sampled_from(STATUSES))
    withdrawal = {"withdrawn_on": draw(DAYS), "withdrawal_reason": "why"}
    return {
        "id": number("r", place),
        "outlet": "outlet",
        "headline": draw(LINES),
        "published": draw(DATES),
        "published_basis": "inferred",
        "published_note": draw(LINES),
        "status": status,
        "entered": draw(DAYS),
        "body": draw(TEXTS),
        "claims": claims,
        **(withdrawal if status == "withdrawn" else {}),
    }


def _claim(
    draw: st.DrawFn,
    name: str,
    parties: list[str],
    actors: list[str],
    issues: list[str],
    statements: list[str],
) -> Document:
    about = draw(st.sampled_from(parties))
    told: Document = draw(
        st.sampled_from(
            [
                {"kind": "fact", "issue": issues[0], "aspect": "status", "value": "agreed"},
                {"kind": "denial", "issue": issues[-1], "aspect": "demand", "value": "not: Ö🌉"},
                {"kind": "silence", "issue": issues[0], "aspect": "status"},
                {"kind": "fact", "event": "event", "aspect": "ordinal", "value": "2"},
                {"kind": "fact", "event": draw(st.sampled_from(EVENTS)), "aspect": "date",
                 "value": "2025-06"},
                {"kind": "fact", "event": "event-2", "aspect": "status", "value": "postponed"},
                {"kind": "fact", "event": "event", "aspect": "duration", "value": "about PT6H"},
                {"kind": "fact", "event": "event", "aspect": "head_of_delegation",
                 "value": actors[0]},
                {"kind": "forecast", "event": draw(st.sampled_from(EVENTS)),
                 "aspect": "status", "value": "held", "window_words": "very soon"},
                {"kind": "forecast", "event": "event", "aspect": "status", "value": "held",
                 "not_scorable": True, "hedge": "conditional"},
            ]
        )
    )  # fmt: skip
    return {
        "id": name,
        "statement": draw(st.sampled_from([None, *statements])),
        "quote": draw(TEXTS),
        "summary": draw(LINES),
        "about": about,
        "holds_on": draw(st.one_of(st.none(), DAYS)),
        "note": draw(TEXTS),
        **told,
    }


@thorough
@given(document=ledgers())
def test_any_ledger_survives_export_and_import(document: Document) -> None:
    empty_the_record()
    take_in(document)
    text = export()
    assert take_in(json.loads(text)).is_nothing
    assert export() == text
    public = export(public=True, readings=True)
    assert projection.check(projection.everything()) == []
    assert visibility.is_up_to_date()
    empty_the_record()
    take_in(json.loads(text))
    assert export() == text
    assert export(public=True, readings=True) == public


@thorough
@given(before=ledgers(), after=ledgers())
def test_a_ledger_imported_over_another_leaves_readings_that_follow_from_the_record(
    before: Document, after: Document
) -> None:
    empty_the_record()
    take_in(before)
    # Both are valid, so nothing in the one stands in the way of the other.
    take_in(after)
    assert projection.check(projection.everything()) == []
    assert visibility.is_up_to_date()
    assert take_in(after).is_nothing


# Broken files.


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value at any depth."""
    children = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in list(children):
        yield (*path, key)
        if isinstance(child, dict | list):
            yield from places(child, (*path, key))


def parent(document: Any, path: tuple[Any, ...]) -> Any:
    for key in path[:-1]:
        document = document[key]
    return document


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["", "none", "not: ", "\x00", "\ud800", "0001-01-01", "9999-12-31", "2025-13"]),
    st.sampled_from(["[]", {}, [], [[]], {"id": 1}, "44444444", "jane-doe", 10**40, "x" * 3000]),
)


@st.composite
def broken(draw: st.DrawFn) -> Document:
    """The full file with values dropped, renamed, of another type, or in each other's place."""
    document = full()
    for _ in range(draw(st.integers(1, 4))):
        every = sorted(places(document), key=repr)
        path = draw(st.sampled_from(every))
        where, key = parent(document, path), path[-1]
        what = draw(st.sampled_from(["drop", "rename", "retype", "swap", "double"]))
        if what == "drop":
            del where[key]
        elif what == "rename" and isinstance(where, dict):
            where[draw(st.text(max_size=5))] = where.pop(key)
        elif what == "swap":
            other = draw(st.sampled_from(every))
            if other[: len(path)] != path and path[: len(other)] != other:
                there = parent(document, other)
                where[key], there[other[-1]] = there[other[-1]], where[key]
        elif what == "double" and isinstance(where, list):
            where.append(copy.deepcopy(where[key]))
        else:
            where[key] = draw(ODD)
    return document


def refused(data: bytes) -> LedgerFileError | None:
    """The error an import of the bytes ends with, if it does; any other is the test's failure."""
    try:
        load(data)
    except LedgerFileError as error:
        return error
    return None


@thorough
@given(document=broken(), is_there=st.booleans())
def test_a_broken_file_is_refused_or_taken_in_whole(document: Document, is_there: bool) -> None:
    empty_the_record()
    if is_there:
        take_in(full())
    before = export(readings=True)
    if error := refused(json.dumps(document).encode()):
        assert error.problems
        assert str(error).encode()
        assert export(readings=True) == before
    else:
        text = export()
        assert projection.check(projection.everything()) == []
        empty_the_record()
        take_in(json.loads(text))
        assert export() == text


@thorough
@given(data=st.binary(max_size=60))
def test_bytes_that_are_no_ledger_file_are_refused(data: bytes) -> None:
    assert refused(data)


@thorough
@given(cut=st.integers(0, 10**6), put=st.binary(max_size=3))
def test_a_damaged_file_is_refused_or_taken_in_whole(cut: int, put: bytes) -> None:
    empty_the_record()
    data = json.dumps(full(), ensure_ascii=False).encode()
    at = cut % len(data)
    if refused(data[:at] + put + data[at + len(put) :]):
        assert json.loads(export()) == {"format": "pourparler-ledger", "format_version": 1}
    else:
        assert projection.check(projection.everything()) == []
