"""Names that an editor types in intake's forms, and whom or what they mean."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from tracker import dates
from tracker.intake.suggestion import Suggestion
from tracker.models import Actor, ActorKind, Event, Issue, Outlet, Party, Statement


@dataclass(frozen=True, slots=True)
class LedgerNames:
    """What the ledger calls its nouns, by slug, and the statements that suggestions name."""

    actors: dict[str, str]
    outlets: dict[str, str]
    issues: dict[str, str]
    events: dict[str, str]
    statements: dict[str, Statement]
    # Names that several actors bear: two anonymous sources, most often.
    shared: frozenset[str]

    def actor(self, slug: str) -> str:
        """What an editor would type to mean that actor, "" for none: a shared name means nobody."""
        name = self.actors.get(slug, "")
        return slug if name in self.shared else name

    def subject(self, suggestion: Suggestion) -> str:
        titles = self.events if suggestion.event else self.issues
        slug = suggestion.event or suggestion.issue
        return titles.get(slug, slug)

    def of_values(self, suggestion: Suggestion) -> Mapping[str, str]:
        """Names for a sentence about the suggestion's subject."""
        slug = suggestion.event or suggestion.issue
        return ChainMap({slug: self.subject(suggestion)}, self.actors)


def ledger_names(suggestions: Iterable[Suggestion]) -> LedgerNames:
    """All that a page of suggestions names, in a query for each noun."""
    ids = {suggestion.statement for suggestion in suggestions} - {""}
    statements = Statement.objects.filter(public_id__in=ids).with_speakers()
    actors = dict(Actor.objects.values_list("slug", "name"))
    names = Counter(actors.values())
    return LedgerNames(
        actors=actors,
        outlets=dict(Outlet.objects.values_list("slug", "name")),
        issues=dict(Issue.objects.values_list("slug", "title")),
        events=dict(Event.objects.values_list("slug", "title")),
        statements={row.public_id: row for row in statements},
        shared=frozenset(name for name, times in names.items() if times > 1),
    )


NOBODY = (
    "The ledger knows nobody, or more than one, by the name “{name}”: write it as the ledger does, "
    "or choose what the new one is."
)


class NameField(forms.CharField):
    """A name of the ledger, typed; the page offers those that there are, in the list of that id."""

    def __init__(self, list_id: str, **options: Any) -> None:
        attrs = {"list": list_id, "class": "vTextField", "autocomplete": "off"}
        super().__init__(max_length=200, widget=forms.TextInput(attrs=attrs), **options)


def outlet_called(name: str) -> Outlet | None:
    """The one outlet of that slug, name or domain."""
    wanted = name.casefold()
    found = [
        outlet
        for outlet in Outlet.objects.all()
        if wanted in {text.casefold() for text in (outlet.slug, outlet.name, *outlet.domains)}
    ]
    return found[0] if len(found) == 1 else None


def actor_called(name: str, kind: str, party: Party | None) -> Actor:
    """The ledger's actor of that name, or a new one of that kind, which is not stored here.

    An anonymous source is always a new one. Raises ValidationError for a name that says nothing.
    """
    if kind == ActorKind.ANONYMOUS:
        return Actor(name=name, kind=kind, party=party)
    if known := Actor.objects.called(name):
        return known
    if not kind:
        raise forms.ValidationError(NOBODY.format(name=name))
    return Actor(name=name, kind=kind, party=party)


def words_of(edtf: str) -> str:
    """A date in words; what is none stays as it was found."""
    try:
        return dates.words(edtf) if edtf else ""
    except dates.DateError:
        return edtf


def statement_words(statement: Statement) -> str:
    """Who said it, when and how; its speakers are fetched already."""
    who = ", ".join(spoken.actor.name for spoken in statement.statementspeaker_set.all())
    said, medium = words_of(statement.said), statement.get_medium_display().lower()
    return f"{who or 'Nobody yet'}, {said} ({medium})"
