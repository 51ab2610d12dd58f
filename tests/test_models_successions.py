"""Successions: two events, once, in a known way, with a reason, from a day on."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from tests.factories import PUBLISHED, known, make_event, make_succession
from tracker.ledger import Ledger
from tracker.models import Succession

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "follows"}, "kind"),
        ({"reason": ""}, "reason"),
        ({"status": "secret"}, "status"),
        ({"public_id": "nothing1"}, "public_id"),
    ],
)
def test_a_wrong_succession_is_refused_beside_its_field_and_by_the_database(
    changes: dict[str, Any], field: str
) -> None:
    row = make_succession()
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert field in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        Succession.objects.update(**changes)


def test_an_event_does_not_succeed_itself() -> None:
    row = make_succession()
    row.later = row.former
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert refused.value.message_dict == {
        "later": ["An event does not succeed itself: choose two."]
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Succession.objects.update(later=row.former)


@pytest.mark.parametrize("ends", [(0, 1), (1, 0)])
def test_two_events_are_linked_once_whichever_came_first(ends: tuple[int, int]) -> None:
    events = [make_event(), make_event()]
    make_succession(*events)
    former, later = (events[end] for end in ends)
    with pytest.raises(ValidationError) as refused:
        Succession(former=former, later=later, kind="replaces", reason="So.").full_clean()
    assert refused.value.message_dict == {
        NON_FIELD_ERRORS: ["These two events are linked already."]
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        make_succession(former, later)


def test_forecasts_follow_all_kinds_but_the_last() -> None:
    rows = {kind: make_succession(kind=kind) for kind in ("replaces", "postponed to")}
    make_succession(kind="may be the same as")
    assert set(Succession.objects.followed()) == {*rows.values()}


def test_the_public_sees_a_succession_from_its_day_once_both_events_are_public() -> None:
    row = make_succession(known(make_event()), known(make_event()))
    make_succession(known(make_event()), known(make_event()), status="draft")
    make_succession(known(make_event()), known(make_event()), status="withdrawn")
    make_succession(known(make_event()), make_event())
    make_succession(make_event(), known(make_event()))
    assert list(Ledger.as_of(PUBLISHED).successions()) == [row]
    assert not Ledger.as_of(date(2025, 6, 9)).successions().exists()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("replaces", "Late Round replaces Early Round"),
        ("postponed to", "Early Round was postponed to Late Round"),
        ("may be the same as", "Early Round may be the same as Late Round"),
    ],
)
def test_an_editor_recognises_a_succession(kind: str, words: str) -> None:
    row = make_succession(make_event("early-round"), make_event("late-round"), kind=kind)
    assert str(row) == words
    assert row.get_absolute_url() == row.former.get_absolute_url()
    assert Succession().get_absolute_url() == "/events/"
