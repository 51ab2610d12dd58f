"""The day each noun and statement became known: when something published first spoke of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Min, Model, QuerySet

from tracker import aspects
from tracker.models import (
    Actor,
    Claim,
    Event,
    Issue,
    Outlet,
    Party,
    Report,
    Series,
    Statement,
    StatementSpeaker,
)
from tracker.models.propositions import OF_ACTORS

BATCH = 500

Days = dict[Any, date]


def bring_up_to_date() -> int:
    """Write `known_from` wherever it is not what the published record says; returns how often.

    What only drafts speak of has no day, and so is not there for the public.
    """
    return sum(_store(model, days) for model, days in _days().items())


def is_up_to_date() -> bool:
    """Whether bring_up_to_date() would change nothing."""
    return not any(_differences(model, days) for model, days in _days().items())


def _days() -> Mapping[type[Model], Days]:
    public = Claim.objects.filter(known_from__isnull=False)
    statements = _first(public, "statement")
    actors = _actor_days(public, statements)
    origins = {
        pk: origin
        for pk, origin in Statement.objects.values_list("pk", "origin")
        if origin and pk in statements
    }
    return {
        Statement: statements,
        Event: _first(public, "event"),
        Issue: _first(public, "issue"),
        Series: _first(public, "series"),
        Actor: actors,
        Outlet: _earliest(
            *_first(Report.objects.published(), "outlet").items(),
            *((outlet, statements[pk]) for pk, outlet in origins.items()),
        ),
        Party: _earliest(
            *_first(public, "about").items(),
            *(
                (party, actors[pk])
                for pk, party in Actor.objects.values_list("pk", "party")
                if party and pk in actors
            ),
        ),
    }


def _first(rows: QuerySet[Any], noun: str) -> Days:
    """The first day of the rows of each noun they point at."""
    pointing = rows.filter(**{f"{noun}__isnull": False}).order_by()
    return dict(pointing.values_list(noun).annotate(Min("known_from")))


def _actor_days(public: QuerySet[Claim], statements: Days) -> Days:
    """Actors are known as speakers, as those who tell what others said, and as heads."""
    slugs = dict(Actor.objects.values_list("slug", "pk"))
    named = public.filter(aspect__in=OF_ACTORS).order_by().values_list("value")
    heads = (
        (slugs.get(aspects.split_negation(value)[1]), day)
        for value, day in named.annotate(Min("known_from"))
    )
    speaking = StatementSpeaker.objects.values_list("actor", "statement")
    telling = Statement.objects.filter(according_to__isnull=False).values_list("according_to", "pk")
    return _earliest(
        *((actor, day) for actor, day in heads if actor),
        *((actor, statements[pk]) for actor, pk in speaking if pk in statements),
        *((actor, statements[pk]) for actor, pk in telling if pk in statements),
    )


def _earliest(*days: tuple[Any, date]) -> Days:
    found: Days = {}
    for pk, day in days:
        found[pk] = min(day, found.get(pk, day))
    return found


def _differences(model: type[Model], days: Days) -> list[tuple[Any, date | None]]:
    stored: Iterable[tuple[Any, date | None]] = model._default_manager.values_list(
        "pk", "known_from"
    )
    return [(pk, days.get(pk)) for pk, day in stored if day != days.get(pk)]


def _store(model: type[Model], days: Days) -> int:
    """Set the days that differ; goes past save(), which would write a history of nothing typed."""
    changed = _differences(model, days)
    by_day: dict[date | None, list[Any]] = {}
    for pk, day in changed:
        by_day.setdefault(day, []).append(pk)
    for day, pks in by_day.items():
        for start in range(0, len(pks), BATCH):
            model._default_manager.filter(pk__in=pks[start : start + BATCH]).update(known_from=day)
    return len(changed)
