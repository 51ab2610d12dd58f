"""How stored values read on a page: values, support, whose word it is, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker import aspects, dates
from tracker.aspects import EventStatus, Subject
from tracker.ledger import Ledger
from tracker.models import Event, Party
from tracker.models.propositions import OF_ACTORS
from tracker.rules.record import Kind, Outcome, Support

SUPPORT_WORDS: Mapping[str, str] = {
    Support.ON_PAPER: "on paper",
    Support.BOTH_SIDES: "both sides",
    Support.REPEATED: "repeated",
    Support.ONE_VOICE: "one voice",
    Support.UNATTRIBUTED: "unattributed",
    Support.DESK: "the desk's verdict",
}
OUTCOME_WORDS: Mapping[str, str] = {
    Outcome.OPEN: "open",
    Outcome.KEPT: "kept",
    Outcome.LATE: "late",
    Outcome.CALLED_OFF: "called off",
    Outcome.OVERDUE: "overdue",
    Outcome.UNREPORTED: "unreported",
    Outcome.NOT_DECIDABLE: "not decidable",
    Outcome.NOT_SCORABLE: "not scorable",
    Outcome.AWAITS_VERDICT: "awaits the desk's verdict",
}
TOOK_PLACE: Mapping[str, str] = {
    EventStatus.HELD: "took place",
    aspects.NOT + EventStatus.HELD: "did not take place",
}


def side(party: Party) -> str:
    """A party in a sentence: its name bears no article, so "the Norwegian side"."""
    return f"the {party.adjective or party.name} side"


def counted(number: int, noun: str) -> str:
    """ "1 report", "3 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def support(rung: str, outlets: int) -> str:
    """The rung of rule 9 in words; outlets' own voices are counted beside it."""
    words = SUPPORT_WORDS[rung]
    if not outlets:
        return words
    beside = "" if rung == Support.UNATTRIBUTED else f"{words}; "
    return f"{beside}{SUPPORT_WORDS[Support.UNATTRIBUTED]}, {counted(outlets, 'outlet')}"


def outcome(state: str, days_late: int | None) -> str:
    """What became of a forecast: "overdue", "late by 12 days"."""
    words = OUTCOME_WORDS[state]
    return f"{words} by {counted(days_late, 'day')}" if days_late else words


def kind(value: str) -> str:
    """A claim's kind as its label."""
    return Kind(value).value


def aspect_label(subject: str, aspect: str) -> str:
    return aspects.REGISTRY[Subject(subject), aspect].label


def value(
    subject: str,
    aspect: str,
    text: str,
    names: Mapping[str, str] | None = None,
    event: Event | None = None,
) -> str:
    """A canonical value in words.

    `names` are actors' names by slug; an event that is no meeting "took place" instead of
    being held.
    """
    if event is not None and aspect == "status" and not event.is_meeting and text in TOOK_PLACE:
        return TOOK_PLACE[text]
    return aspects.aspect(subject, aspect).display(text, names)


def actor_names(ledger: Ledger, said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The names of the actors that (aspect, value) pairs hold by slug; one query, or none."""
    slugs = {aspects.split_negation(text)[1] for aspect, text in said if aspect in OF_ACTORS}
    if not slugs:
        return {}
    return dict(ledger.actors().filter(slug__in=slugs).values_list("slug", "name"))


def when(edtf: str) -> str:
    """A date in words, "" for none."""
    return dates.words(edtf) if edtf else ""
