"""Movements: the last day on which an issue took another position."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bench.generator import FIRST_DAY, SPAN_DAYS, generate
from dashboard.movements import POSITIONS, moved_on
from tracker.ledger import Ledger
from tracker.ledger_file.load import load
from tracker.models import Reading

pytestmark = pytest.mark.django_db


def walked(day):
    """The same, found by walking through the whole history from its beginning."""
    history = Reading.objects.known_by(day).about_issues().of(*POSITIONS)
    stands: dict[tuple[object, ...], set[str]] = {}
    moved = {}
    for reading in history.order_by("known_from", "pk"):
        key = reading.issue_id, reading.aspect, reading.party_id, reading.item, reading.said_by
        if stands.get(key) != set(reading.values):
            stands[key] = set(reading.values)
            moved[reading.issue_id] = reading.known_from
    return moved


def test_an_issue_last_moved_when_a_walk_through_its_history_says():
    load(json.dumps(generate(400, 5, claims_a_report=10, issues=6)).encode())
    for part in (1, 3, 6):
        day = FIRST_DAY + timedelta(days=SPAN_DAYS * part // 6)
        assert moved_on(Ledger(day, day)) == walked(day) != {}


def test_before_anything_is_read_nothing_has_moved():
    assert moved_on(Ledger(FIRST_DAY, FIRST_DAY)) == {}
