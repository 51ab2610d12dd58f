"""What the page of an actor says: offices, own words over time, forecasts, and their reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from dashboard import wording
from dashboard.claim_rows import (
    Row,
    address,
    claim_line,
    claims_with_sources,
    kind_label,
    reads,
    sign,
    value_words,
)
from dashboard.evidence import clock_day, clock_text
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.page import narrowed
from dashboard.promise_record import record_of
from dashboard.promise_tally import Record
from dashboard.relation_rows import related, tellings
from dashboard.statement_rows import statement_lines, with_speakers
from tracker.ledger import Ledger
from tracker.models import Actor, Claim, Event, Issue, Statement
from tracker.models.propositions import OF_ACTORS
from tracker.models.statements import StatementQuerySet
from tracker.rules.record import Kind, Outcome
from tracker.rules.relations import Relation

# The newest are shown; the table of claims has them all.
STATEMENTS = 60
CLAIMS = 60


def spelled(slug: str, actors: Iterable[Actor]) -> Actor | None:
    """The one of them with a name or alias that makes this slug, in any alphabet.

    An alias bears no day: it is the desk's, to find an actor by, and tells nothing that was said.
    So as of a day all aliases of the actors known by then count, as their names do. How a report
    spells a name stands with the statement it relays, and is known when the report is.
    """
    wanted = slugify(slug, allow_unicode=True)
    found = [
        actor
        for actor in actors
        if wanted in {slugify(text, allow_unicode=True) for text in (actor.name, *actor.aliases)}
    ]
    return found[0] if wanted and len(found) == 1 else None


def context(ledger: Ledger, actor: Actor) -> Row:
    """All of it for templates/dashboard/person.html; a number of queries that does not grow."""
    said = spoken(actor, ledger)
    told = with_speakers(ledger.statements().filter(according_to=actor))
    newest = list(said[:STATEMENTS])
    own_words = _with_spellings(newest, ledger)
    relayed = statement_lines(told[:STATEMENTS], ledger)
    forecasts = list(with_sources(ledger.forecasts().made_by(actor.slug), ledger))
    party = actor.party
    return {
        "party": {"name": party.name, "sign": sign(party, ledger)} if party else None,
        "party_url": address(party, ledger) if party else "",
        "offices": offices(newest, actor),
        "led": [{"title": e.title, "url": address(e, ledger)} for e in led(actor, ledger)],
        "count": wording.counted(said.count(), "statement"),
        "statements": own_words,
        "told": relayed,
        # The filter offers those alone who were heard; a head of delegation may never have been.
        "claims_url": narrowed(ledger, "claims", speaker=actor.slug)
        if own_words or relayed
        else "",
        "positions": positions(actor, ledger),
        "forecasts": [forecast_line(forecast, ledger) for forecast in forecasts],
        "record": record(record_of(forecasts, ledger.day)),
        "forecasts_url": narrowed(ledger, "forecasts", speaker=actor.slug) if forecasts else "",
    }


def spoken(actor: Actor, ledger: Ledger) -> StatementQuerySet:
    """What the actor said, the latest first, hearsay included."""
    speaking = ledger.speakers().filter(actor=actor).values("statement")
    return with_speakers(ledger.statements().filter(pk__in=speaking))


def led(actor: Actor, ledger: Ledger) -> QuerySet[Event]:
    """The events at which somebody says that the actor led a delegation."""
    naming = ledger.claims().filter(aspect__in=OF_ACTORS, value=actor.slug)
    return ledger.events().filter(pk__in=naming.order_by().values("event")).order_by("title")


# Offices and spellings, as reports write them.


def offices(statements: Iterable[Statement], actor: Actor) -> list[Row]:
    """Each office the actor is given, the earliest first, with when words were said in it."""
    held: dict[str, list[Statement]] = {}
    for statement in statements:
        for speaker in statement.statementspeaker_set.all():
            if speaker.actor_id == actor.pk and speaker.office:
                held.setdefault(speaker.office, []).append(statement)
    rows = [{"office": office, "when": _span(said)} for office, said in held.items()]
    return rows[::-1]


def _span(statements: Sequence[Statement]) -> str:
    """From the first to the last of them, which come first; of one, when it was said."""
    days = dict.fromkeys(wording.when(each.said) for each in (statements[-1], statements[0]))
    return " to ".join(days)


def _with_spellings(statements: Sequence[Statement], ledger: Ledger) -> list[Row]:
    written = _as_written(statements, ledger)
    lines = statement_lines(statements, ledger)
    return [
        line | {"written": written.get(statement.pk, [])}
        for statement, line in zip(statements, lines, strict=True)
    ]


def _as_written(statements: Iterable[Statement], ledger: Ledger) -> Mapping[int, list[Row]]:
    """Name and office as the reports of each statement write them, by primary key; one query."""
    claims = ledger.claims().filter(statement__in=[statement.pk for statement in statements])
    rows = claims.exclude(speaker_as_written="").order_by(
        "known_from", "report__outlet__name", "pk"
    )
    columns = "statement", "speaker_as_written", "report__outlet__name"
    found: dict[int, dict[str, dict[str, None]]] = defaultdict(dict)
    for statement, words, outlet in rows.values_list(*columns):
        if statement:
            found[statement].setdefault(words, {})[outlet] = None
    return {
        statement: [{"words": words, "outlets": list(by)} for words, by in spellings.items()]
        for statement, spellings in found.items()
    }


# Own words on each issue, over time.


def positions(actor: Actor, ledger: Ledger) -> list[Row]:
    """The actor's own words on each issue, the earliest first; hearsay is not among them."""
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
    in_time = sorted(tellings(claims), key=lambda telling: clock_day(telling[0]))
    leads = [telling[0] for telling in in_time]
    later, drifted = _moves(leads, ledger)
    return {
        "title": issue.title,
        "url": address(issue, ledger),
        "words": [
            _own_word(telling, later.get(telling[0].pk), telling[0].pk in drifted, ledger)
            for telling in in_time
        ],
    }


def _moves(words: Sequence[Claim], ledger: Ledger) -> tuple[dict[int, Claim], set[int]]:
    """Which later word took the place of which, and which words reports tell in several ways.

    Both by primary key; `words` come in the order in which they were said.
    """
    superseded: dict[int, Claim] = {}
    drifted: set[int] = set()
    for older, newer in combinations(words, 2):
        relation = related(older, newer, ledger) if _disagree(older, newer) else None
        if relation is Relation.SUPERSEDES:
            superseded.setdefault(older.pk, newer)
        elif relation is Relation.DRIFT and older.report_id != newer.report_id:
            drifted |= {older.pk, newer.pk}
    return superseded, drifted


def _disagree(one: Claim, other: Claim) -> bool:
    """Whether the two cannot both be so; only then can one take the other's place."""
    if one.aspect != other.aspect or one.definition is None:
        return False
    return not one.definition.compatible(one.value, other.value)


def _own_word(telling: list[Claim], later: Claim | None, drift: bool, ledger: Ledger) -> Row:
    """One thing said, however many reports relay it; the earliest of them stands for all."""
    lead, *echoes = telling
    return {
        "reads": reads(lead),
        "kind_label": kind_label(lead),
        "said": wording.when(clock_text(lead)),
        "drift": drift,
        "superseded": _superseded(later, ledger) if later else None,
        "claim": claim_line(lead, ledger),
        "echoes": [claim_line(echo, ledger) for echo in echoes],
        "echoes_label": f"{wording.counted(len(echoes), 'more claim')} from the same words",
    }


def _superseded(later: Claim, ledger: Ledger) -> Row:
    return {
        "text": value_words(later),
        "when": wording.when(clock_text(later)),
        "url": address(later, ledger),
    }


# What came of the forecasts.


def record(counted: Record) -> list[dict[str, Any]]:
    """The record as _facts.html takes it; empty for one who never forecast."""
    outcomes = [f"{n} {wording.OUTCOME_WORDS[o]}" for o in Outcome if (n := counted.counts[o])]
    rows = {
        "What came of them": ", ".join(outcomes),
        "Share kept": counted.share_words,
        "Came late by": counted.late_words,
        "Overdue for": counted.overdue_words,
        "Hedged": counted.hedged_words,
        "Told by": counted.reports_words,
    }
    return [{"term": term, "text": text} for term, text in rows.items() if counted.number and text]
