"""The day each noun and statement became known: when something published first spoke of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Min, Model, QuerySet
from django.db.models.functions import Greatest

from tracker import aspects
from tracker.models import (
    Actor,
    Assessment,
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
# A verdict's party, aspect and value, and the day from which it counts.
Verdict = tuple[Any, str, str, date]


def bring_up_to_date() -> int:
    """Write `known_from` wherever it is not what the published record says; returns how often.

    What only drafts speak of has no day, and so is not there for the public. What has one is
    marked as seen, and stays so.
    """
    return sum(_store(model, days) for model, days in _days().items())


def remember_withdrawn() -> None:
    """Mark as seen what withdrawn reports speak of, in a record that comes from elsewhere.

    At the desk it was marked when they were published.
    """
    reports = Report.objects.withdrawn().order_by()
    claims = Claim.objects.filter(report__in=reports).order_by()
    statements = Statement.objects.filter(pk__in=claims.values("statement")).order_by()
    _mark(Statement, statements.values("pk"))
    for model, noun in ((Event, "event"), (Issue, "issue"), (Series, "series"), (Party, "about")):
        _mark(model, claims.values(noun))
    _mark(Outlet, reports.values("outlet"))
    _mark(Outlet, statements.values("origin"))
    _mark(Actor, statements.values("speakers"))
    _mark(Actor, statements.values("according_to"))
    _mark(Party, Actor.objects.filter(was_public=True).order_by().values("party"))


def _mark(model: type[Model], keys: QuerySet[Any, Any]) -> None:
    model._default_manager.filter(pk__in=keys, was_public=False).update(was_public=True)


def is_up_to_date() -> bool:
    """Whether bring_up_to_date() would change nothing."""
    return not any(_differences(model, days) for model, days in _days().items())


def _days() -> Mapping[type[Model], Days]:
    public = Claim.objects.filter(known_from__isnull=False)
    statements = _first(public, "statement")
    verdicts = _standing_verdicts()
    actors = _actor_days(public, statements, verdicts)
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
            *((party, day) for party, _, _, day in verdicts if party),
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


def _actor_days(public: QuerySet[Claim], statements: Days, verdicts: Iterable[Verdict]) -> Days:
    """Actors are known as speakers, as those who tell what others said, and as heads."""
    slugs = dict(Actor.objects.values_list("slug", "pk"))
    named = public.filter(aspect__in=OF_ACTORS).order_by().values_list("value")
    judged = ((value, day) for _, aspect, value, day in verdicts if aspect in OF_ACTORS)
    heads = (
        (slugs.get(aspects.split_negation(value)[1]), day)
        for value, day in (*named.annotate(Min("known_from")), *judged)
    )
    speaking = StatementSpeaker.objects.values_list("actor", "statement")
    telling = Statement.objects.filter(according_to__isnull=False).values_list("according_to", "pk")
    return _earliest(
        *((actor, day) for actor, day in heads if actor),
        *((actor, statements[pk]) for actor, pk in speaking if pk in statements),
        *((actor, statements[pk]) for actor, pk in telling if pk in statements),
    )


def _standing_verdicts() -> list[Verdict]:
    """What the published verdicts say, each from the day on which its claim is known too."""
    standing = Assessment.objects.published().filter(leading_claim__known_from__isnull=False)
    day = Greatest("known_from", "leading_claim__known_from")
    return list(standing.order_by().values_list("party", "aspect", "value", day))


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
        written: dict[str, Any] = {"known_from": day} | ({"was_public": True} if day else {})
        for start in range(0, len(pks), BATCH):
            model._default_manager.filter(pk__in=pks[start : start + BATCH]).update(**written)
    return len(changed)
