"""Parties, actors, outlets, issues, series, events and the negotiation itself."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import (
    make_actor,
    make_event,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_series,
)
from tracker.models import Actor, Event, Issue, Negotiation, Outlet, Party

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "changes"),
    [
        (make_actor, {"kind": "robot"}),
        (make_outlet, {"kind": "rumour mill"}),
        (make_event, {"kind": "party"}),
        (make_outlet, {"family": "The Family"}),
        (make_outlet, {"homepage": "javascript:alert(1)"}),
    ],
)
def test_a_wrong_noun_is_refused_beside_its_field_and_by_the_database(
    make: Any, changes: dict[str, str]
) -> None:
    row = make()
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == set(changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.update(**changes)


def test_principal_parties_come_first_and_in_their_order() -> None:
    third = make_party("third", principal=False, order=0)
    south, north = make_party("south", order=2), make_party("north", order=1)
    assert list(Party.objects.all()) == [north, south, third]
    assert list(Party.objects.principals()) == [north, south]


def test_issues_come_in_the_order_of_the_ledger() -> None:
    second, first = make_issue("a", order=2), make_issue("b", order=1)
    assert list(Issue.objects.all()) == [first, second]


def test_a_noun_is_public_from_its_day_on() -> None:
    make_event("draft-only")
    event = make_event("known", known_from=date(2025, 6, 10))
    assert list(Event.objects.known_by(date(2025, 6, 10))) == [event]
    assert not Event.objects.known_by(date(2025, 6, 9)).exists()


@pytest.mark.parametrize("kind", ["meeting", "consultations", "call", "expiry", "other"])
def test_only_meetings_are_held(kind: str) -> None:
    assert Event(kind=kind).is_meeting == (kind in ("meeting", "consultations"))


@pytest.mark.parametrize(
    ("name", "found"),
    [("jane-doe", True), ("JANE DOE", True), ("Джейн Доу", True), ("J. Doe", False), ("", False)],
)
def test_an_actor_is_found_by_slug_name_or_alias_unless_two_share_it(
    name: str, found: bool
) -> None:
    jane = make_actor("jane-doe", name="Jane Doe", aliases=["J. Doe", "Джейн Доу"])
    make_actor("john-doe", aliases=["J. Doe"])
    assert Actor.objects.called(name) == (jane if found else None)


def test_outlets_of_one_owner_share_a_voice() -> None:
    make_outlet("herald")
    make_outlet("herald-sport", family="herald")
    assert {outlet.voice for outlet in Outlet.objects.all()} == {"herald"}


@pytest.mark.parametrize(
    ("make", "name"),
    [(make_party, "A B"), (make_actor, "A B"), (make_outlet, "A B"), (make_issue, "A B"),
     (make_series, "A B"), (make_event, "A B")],
)  # fmt: skip
def test_an_editor_recognises_a_noun_by_its_name(make: Any, name: str) -> None:
    assert str(make("a-b")) == name


def test_an_empty_ledger_has_a_blank_negotiation_and_stores_none() -> None:
    assert str(Negotiation.objects.current()) == "Untitled negotiation"
    assert not Negotiation.objects.exists()


def test_a_ledger_is_about_one_negotiation() -> None:
    talks = make_negotiation(title="Talks")
    assert Negotiation.objects.current() == talks
    assert str(talks) == "Talks"
    for attempt in ({"id": 2}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Negotiation.objects.create(title="Others", **attempt)


def test_every_public_change_raises_the_version_by_one() -> None:
    Negotiation.objects.raise_version()
    Negotiation.objects.raise_version()
    talks = Negotiation.objects.current()
    assert talks.version == 2
    assert talks.changed_at is not None
