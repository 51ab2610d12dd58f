"""What a reading cites: the claims that carry each of its values, whose they are, and when made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import IntEnum, auto
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from dashboard import wording
from dashboard.claim_rows import claims_with_sources, speaker_names
from tracker import aspects, dates
from tracker.aspects import Aspect, EventStatus, Nature, Subject
from tracker.ledger import Ledger
from tracker.models import Claim, Reading, ReadingClaim
from tracker.rules.record import PRESS, Role

NAMED = 3
# Of the claims that say one thing the newest are fetched; the table of claims has them all.
A_VALUE = 12
# So many of them are enough to say whose word it is: "say A and B", "say A and others".
TO_NAME = 2


class Shown(IntEnum):
    """How much a page shows of what readings rest on; each includes those before it.

    VALUES  what is read, and whose word it is
    RIVALS  what is said against it too
    FEW     the claims of a reading too, if they are no more than so many
    CLAIMS  the newest so many claims for each value
    """

    VALUES = auto()
    RIVALS = auto()
    FEW = auto()
    CLAIMS = auto()


def with_evidence(
    readings: QuerySet[Reading],
    ledger: Ledger,
    most: int = A_VALUE,
    shown: Shown = Shown.CLAIMS,
) -> list[Reading]:
    """Readings with the claims they cite, as far as they are shown; in four queries for any number.

    Of the claims for one value the newest are there; `cited` on each link counts all.
    """
    cited = _cited(ledger.citations(), most, shown)
    with_nouns = readings.select_related("event", "issue", "party", "series", "assessment")
    with_links = Prefetch("readingclaim_set", cited, to_attr="links")
    found: list[Reading] = [*with_nouns.prefetch_related(with_links)]
    links = [link for reading in found for link in links_of(reading)]
    # Django would ask for each by itself in one long "or", which SQLite refuses past a thousand.
    known = ledger.claims().filter(pk__in={link.claim_id for link in links})
    claims = {claim.pk: claim for claim in claims_with_sources(known)}
    for link in links:
        link.claim = claims[link.claim_id]
    for reading in found:
        own = [link.claim for link in links_of(reading)]
        vars(reading)["evidence"] = sorted(own, key=_latest_word, reverse=True)
    return found


def _latest_word(claim: Claim) -> tuple[date, str]:
    return clock_day(claim), claim.public_id


def _cited(citations: QuerySet[ReadingClaim], most: int, shown: Shown) -> QuerySet[ReadingClaim]:
    order = [F("claim__known_from").desc(), F("claim__public_id").asc()]
    same = [F("reading"), F("claim__aspect"), F("claim__value")]
    if shown is Shown.VALUES:
        citations = citations.exclude(role__in=[Role.RIVAL, Role.DIFFERS])
    ranked = citations.annotate(
        place=Window(RowNumber(), partition_by=same, order_by=order),
        cited=Window(Count("pk"), partition_by=[F("reading")]),
    )
    if shown is Shown.VALUES:
        # Whose word it is one claim tells, unless it may be anybody's.
        several = Q(place__lte=most, reading__said_by__in=["", PRESS])
        return ranked.filter(Q(place=1) | several)
    if shown is Shown.FEW:
        return ranked.filter(Q(place__lte=TO_NAME) | Q(cited__lte=most))
    return ranked.filter(place__lte=most)


def all_cited(reading: Reading) -> int:
    """How many claims a reading cites, those included that with_evidence() left out."""
    links = links_of(reading)
    return int(vars(links[0])["cited"]) if links else 0


def links_of(reading: Reading) -> list[ReadingClaim]:
    """Why a reading cites the claims that with_evidence() has fetched."""
    found: list[ReadingClaim] = vars(reading)["links"]
    return found


def definition_of(reading: Reading) -> Aspect:
    return aspects.aspect(Subject.EVENT if reading.event_id else Subject.ISSUE, reading.aspect)


def claims_of(reading: Reading) -> list[Claim]:
    """The claims a reading cites, the latest word first; with_evidence() has fetched them."""
    found: list[Claim] = vars(reading)["evidence"]
    return found


def value_on(reading: Reading, claim: Claim) -> str:
    """The value a claim gives to what is read: its own, or by rule 4 that it was held."""
    return claim.value if claim.aspect == reading.aspect else EventStatus.HELD.value


def carries(reading: Reading, claim: Claim, value: str) -> bool:
    """Whether a cited claim says a value that is read, or says it less exactly."""
    said = value_on(reading, claim)
    if definition_of(reading).nature is Nature.MANY:
        return said.casefold() == value.casefold()
    if said in reading.values:
        return said == value
    return definition_of(reading).compatible(said, value)


def carried(reading: Reading) -> list[tuple[str, list[Claim]]]:
    """Each value that is read, with the cited claims that carry it."""
    claims = claims_of(reading)
    return [(v, [c for c in claims if carries(reading, c, v)]) for v in reading.values]


def gainsaid(reading: Reading) -> list[tuple[str, list[Claim]]]:
    """Each value that is cited against what is read, with the claims that say so."""
    against: dict[str, list[Claim]] = {}
    for claim in claims_of(reading):
        if not any(carries(reading, claim, value) for value in reading.values):
            against.setdefault(value_on(reading, claim), []).append(claim)
    return list(against.items())


def behind(reading: Reading) -> list[Claim]:
    """The cited claims that carry what is read, and not what is said against it."""
    return [c for c in claims_of(reading) if any(carries(reading, c, v) for v in reading.values)]


def lead_of(reading: Reading, claims: Iterable[Claim], value: str) -> Claim | None:
    """The claim a value leads to: the latest that says it exactly."""
    ranked = sorted(claims, key=lambda claim: value_on(reading, claim) != value)
    return ranked[0] if ranked else None


def clock_text(claim: Claim) -> str:
    """When a claim's word was said, held or printed, as EDTF (rule 2)."""
    if claim.holds_on:
        return claim.holds_on.isoformat()
    return claim.statement.said if claim.statement else claim.report.published


def clock_day(claim: Claim) -> date:
    """The latest day of clock_text()."""
    text = clock_text(claim)
    return (dates.parse(text).latest if text else None) or claim.report.known_from


def voices(claim: Claim) -> set[str]:
    """Whose word a claim is, each by itself: a joint statement has several speakers."""
    said = claim.statement
    if said is None or said.according_to:
        return {voice_name(claim)}
    return {speaker.actor.name for speaker in said.statementspeaker_set.all()}


def voice_name(claim: Claim) -> str:
    """Whose word a claim is (rule 2), by name."""
    if claim.statement is None:
        return claim.report.outlet.name
    told = claim.statement.according_to
    return told.name if told else speaker_names(claim.statement)


def says_who(names: Iterable[str], *, among_others: bool = False) -> str:
    """ "says A", "say A and B", "say A, B, C and 2 others"; "" for nobody.

    Where more voices say so than there are names for, it ends in "and others".
    """
    found = list(dict.fromkeys(names))
    if found and among_others:
        # One name less than there are: those left out are two or more, and not one.
        return f"say {', '.join(found[: min(NAMED, max(1, len(found) - 1))])} and others"
    if len(found) < 2:
        return f"says {found[0]}" if found else ""
    if len(found) > NAMED + 1:
        found = [*found[:NAMED], f"{len(found) - NAMED} others"]
    return f"say {', '.join(found[:-1])} and {found[-1]}"


# How a claim stands.

UNMARKED = dict.fromkeys(("contested", "needs_review", "drift", "differs"), False)


def standing_of(claims: Iterable[Claim], ledger: Ledger) -> dict[int, dict[str, Any]]:
    """By primary key, how each claim stands on the day: the support and the marks of what is
    read on its aspect. A claim that no reading cites (a former word, a forecast) has neither.
    One query.
    """
    stands: dict[int, dict[str, Any]] = {
        claim.pk: {"support": "", "support_label": ""} | UNMARKED for claim in claims
    }
    cited = ledger.citations_now().filter(claim__in=[*stands])
    for link in cited.select_related("reading").filter(reading__aspect=F("claim__aspect")):
        reading, row = link.reading, stands[link.claim_id]
        if link.role in (Role.SUPPORTS, Role.UNATTRIBUTED, Role.DRIFT):
            row["support"] = reading.support
            row["support_label"] = wording.support(reading.support, reading.outlets)
        # Hearsay is a mark of the claim's own statement, not of what else supports the reading.
        row.update({name: row[name] or getattr(reading, name) for name in UNMARKED})
    return stands
