"""One actor: what it said and in which office, its own words on each issue, its forecasts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from dashboard import wording
from dashboard.claim_rows import (
    Row,
    address,
    claim_line,
    claims_with_sources,
    filtered,
    kind_label,
    reads,
    sign,
)
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.page import public, show
from dashboard.relation_rows import tellings
from dashboard.statement_rows import statement_lines, with_speakers
from tracker.ledger import Ledger
from tracker.models import Actor, Claim, Event, Issue, Statement
from tracker.models.propositions import OF_ACTORS
from tracker.rules.record import Kind, Outcome

# The newest are shown; the table of claims has them all.
STATEMENTS = 100
CLAIMS = 100


@public
def person(request: HttpRequest, ledger: Ledger, slug: str) -> HttpResponse:
    """What is on record of an actor by the day."""
    actor: Actor = ledger.find("actor", slug)
    said = spoken(actor, ledger)
    told = with_speakers(ledger.statements().filter(according_to=actor))
    own_words = statement_lines(said[:STATEMENTS], ledger)
    relayed = statement_lines(told[:STATEMENTS], ledger)
    forecasts = [
        forecast_line(row, ledger)
        for row in with_sources(ledger.forecasts().filter(speaker=actor), ledger)
    ]
    party = actor.party
    context = {
        "actor": actor,
        "party": {"name": party.name, "sign": sign(party, ledger)} if party else None,
        "party_url": address(party, ledger) if party else "",
        "count": wording.counted(said.count(), "statement"),
        "statements": own_words,
        "told": relayed,
        "positions": positions(actor, ledger),
        "forecasts": forecasts,
        "record": record(row["state"] for row in forecasts),
        "led": [{"title": e.title, "url": address(e, ledger)} for e in led(actor, ledger)],
        # The filter offers those alone who were heard; a head of delegation may never have been.
        "claims_url": filtered("claims", ledger, speaker=actor.slug)
        if own_words or relayed
        else "",
    }
    return show(request, ledger, "dashboard/person.html", context)


def spoken(actor: Actor, ledger: Ledger) -> QuerySet[Statement]:
    """What the actor said, the latest first, hearsay included."""
    speaking = ledger.speakers().filter(actor=actor).values("statement")
    return with_speakers(ledger.statements().filter(pk__in=speaking))


def positions(actor: Actor, ledger: Ledger) -> list[Row]:
    """The actor's own words on each issue, the latest first; hearsay is not among them."""
    own = ledger.speakers().filter(actor=actor, statement__according_to=None)
    claims = (
        ledger.claims()
        .filter(statement__in=own.values("statement"), issue__isnull=False)
        .exclude(kind__in=[Kind.FORECAST.value, Kind.SILENCE.value])
    )
    newest = claims_with_sources(claims).order_by("-known_from", "-pk")[:CLAIMS]
    by_issue: dict[Issue, list[Claim]] = defaultdict(list)
    for claim in newest:
        if claim.issue:
            by_issue[claim.issue].append(claim)
    in_order = sorted(by_issue, key=lambda issue: (issue.order, issue.slug))
    return [_position(issue, by_issue[issue], ledger) for issue in in_order]


def _position(issue: Issue, claims: list[Claim], ledger: Ledger) -> Row:
    latest_first = sorted(tellings(claims), key=lambda telling: _said(telling[0]), reverse=True)
    return {
        "title": issue.title,
        "url": address(issue, ledger),
        "words": [_own_word(telling, ledger) for telling in latest_first],
    }


def _said(claim: Claim) -> date:
    latest = claim.statement.said_latest if claim.statement else None
    return latest or claim.report.known_from


def _own_word(telling: list[Claim], ledger: Ledger) -> Row:
    """One thing said, however many reports relay it; the earliest of them stands for all."""
    lead, *echoes = telling
    return {
        "reads": reads(lead),
        "kind_label": kind_label(lead),
        "said": wording.when(lead.statement.said) if lead.statement else "",
        "claim": claim_line(lead, ledger),
        "echoes": [claim_line(echo, ledger) for echo in echoes],
        "echoes_label": f"{wording.counted(len(echoes), 'more claim')} from the same words",
    }


def record(states: Iterable[str]) -> list[str]:
    """How often each outcome: "2 kept", "1 overdue"."""
    counts = Counter(states)
    return [f"{counts[state]} {wording.OUTCOME_WORDS[state]}" for state in Outcome if counts[state]]


def led(actor: Actor, ledger: Ledger) -> QuerySet[Event]:
    """The events at which somebody says that the actor led a delegation."""
    naming = ledger.claims().filter(aspect__in=OF_ACTORS, value=actor.slug)
    return ledger.events().filter(pk__in=naming.order_by().values("event")).order_by("title")
