"""Which subjects hang on a row of the record, and whether the public sees or saw any of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Model, Q

from tracker.aspects import NOT
from tracker.models import (
    Actor,
    Assessment,
    Claim,
    Event,
    FormerSlug,
    Issue,
    Negotiation,
    Outlet,
    Party,
    Report,
    Ruling,
    Series,
    Statement,
    Succession,
)
from tracker.models.propositions import OF_ACTORS
from tracker.models.publication import PUBLIC
from tracker.models.record import Mentioned
from tracker.models.slugs import Slugged
from tracker.projection import everything
from tracker.touched import Touched


def is_public(row: Model) -> bool:
    """Whether anything on the site is made from this row, as it is stored now."""
    match row:
        case Report() | Assessment() | Succession() | Ruling():
            return row.status in PUBLIC
        case Negotiation():
            return True
        case FormerSlug():
            return _leads_to(row, is_public)
        case Mentioned():
            return row.is_public
    return False


def has_been_public(row: Model) -> bool:
    """Whether somebody can have read what is made from this row: its changes are corrections.

    What all that spoke of it was withdrawn stays in this state, though the site is silent on it.
    """
    match row:
        case FormerSlug():
            return _leads_to(row, has_been_public)
        case Mentioned():
            return row.has_been_public
    return is_public(row)


def reached_by(*rows: Model) -> Touched:
    """The subjects whose readings can depend on any of the rows, as they are stored now."""
    touched = Touched()
    for row in rows:
        _add(touched, row)
    return touched


def _add(touched: Touched, row: Model) -> None:
    match row:
        case Report():
            touched.add(_claims(Q(report__in=Report.objects.family_of(row))))
        case Assessment() | Succession() | Ruling():
            touched.add([row])
        case Event():
            touched.events |= Succession.objects.with_formers([row.pk])
        case Issue():
            touched.issues.add(row.pk)
        case Series():
            touched.add(_claims(Q(series=row)))
            touched.add(Assessment.objects.filter(series=row))
        case Statement():
            touched.add(_claims(Q(statement=row)))
        case Actor():
            _add_actor(touched, row)
        case Outlet():
            _add_outlet(touched, row)
        case Party():
            whole = everything()
            touched.events |= whole.events
            touched.issues |= whole.issues


def _add_actor(touched: Touched, actor: Actor) -> None:
    speaks = Q(statement__speakers=actor) | Q(statement__according_to=actor)
    is_value = Q(aspect__in=OF_ACTORS, value__in=[actor.slug, NOT + actor.slug])
    touched.add(_claims(speaks | is_value))
    touched.add(Assessment.objects.filter(is_value))


def _add_outlet(touched: Touched, outlet: Outlet) -> None:
    """Outlets that stand for one family count as one voice: a change of one reaches them all."""
    names = {outlet.slug, outlet.voice}
    kin = Outlet.objects.filter(Q(pk=outlet.pk) | Q(slug__in=names) | Q(family__in=names))
    for report in Report.objects.filter(outlet__in=kin):
        touched.add(_claims(Q(report__in=Report.objects.family_of(report))))


def _claims(which: Q) -> Iterable[Claim]:
    return Claim.objects.filter(which).only("event", "issue").distinct().order_by()


def _leads_to(former: FormerSlug, is_such: Callable[[Model], bool]) -> bool:
    nouns: dict[str, type[Slugged]] = {
        str(model._meta.model_name): model for model in (Party, Actor, Outlet, Issue, Series, Event)
    }
    now = nouns[former.noun]._default_manager.filter(slug=former.now).first()
    return now is not None and is_such(now)
