"""What changed, as lines: readings and what brought them, turns of forecasts, new claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import wording
from dashboard.claim_rows import address, claim_line, reads
from dashboard.evidence import claims_of, value_on, voice_name
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.movements import Move, change_rows, readings_of
from dashboard.page import narrowed
from dashboard.period import Period
from dashboard.relation_rows import tellings, told
from dashboard.standing import Standing
from tracker.ledger import Ledger
from tracker.models import Claim, Reading
from tracker.models.propositions import Proposition

Row = dict[str, Any]
# What a change is about: "issue" or "event", and its slug.
Matter = tuple[str, str]

# Of more claims behind one change the first are named.
NAMED = 3
KNOWN_WORDS = "an echo of words known before"


def matter(issue: str | None, event: str | None) -> Matter:
    return ("issue", issue) if issue else ("event", event or "")


def matter_of(found: Proposition) -> Matter:
    issue, event = found.issue, found.event
    return matter(issue.slug if issue else None, event.slug if event else None)


# Readings.


def move_lines(ledger: Ledger, moves: Iterable[Move]) -> dict[Move, Row]:
    """Each move as _change_line.html takes it, with what brought it: `causes` and the rest."""
    found = list(moves)
    standing = Standing(ledger, readings_of(ledger, found))
    former = {(move.aspect, value) for move in found for value in move.before}
    standing.names |= wording.actor_names(ledger, former)
    by_pk = {reading.pk: reading for reading in standing.readings}
    rows = change_rows(standing, found)
    return {
        move: row | _causes(standing, by_pk[move.reading], move)
        for move, row in zip(found, rows, strict=True)
    }


def _causes(standing: Standing, reading: Reading, move: Move) -> Row:
    """What brought a move: the claims of its day, or a verdict, or else what was said that day."""
    ledger = standing.ledger
    claims = [claim for claim in claims_of(reading) if claim.known_from == move.day]
    found = tellings(claims)
    verdict = reading.assessment
    return {
        "causes": [_cause(standing, reading, each) for each in found[:NAMED]],
        "has_more": len(found) > NAMED,
        "by_verdict": bool(verdict and not found and move.after),
        "day_url": "" if found else _claims_of_the_day(ledger, move),
        "began": move.is_disputed,
    }


def _cause(standing: Standing, reading: Reading, telling: list[Claim]) -> Row:
    lead = telling[0]
    return {
        "text": voice_name(lead),
        "said": standing.text(reading, value_on(reading, lead)),
        "where": _where(telling),
        "url": address(lead, standing.ledger),
    }


def _where(telling: list[Claim]) -> str:
    """How many reports carry the words, or the only one's outlet; its own voice needs no place."""
    reports = {claim.report_id for claim in telling}
    if len(reports) > 1:
        return wording.counted(len(reports), "report")
    return f"in {telling[0].report.outlet.name}" if telling[0].statement else ""


def _claims_of_the_day(ledger: Ledger, move: Move) -> str:
    kind, slug = matter(move.issue, move.event)
    day = move.day.isoformat()
    query = {kind: slug, "aspect": move.aspect, "known_from": day, "known_until": day}
    return narrowed(ledger, "claims", **query)


# Forecasts.


@dataclass(frozen=True)
class Turn:
    """A forecast that was made, or of which another thing was to be said from a day on."""

    day: date
    matter: Matter
    identity: str
    outlook: int
    before: str
    state: str

    @property
    def order(self) -> tuple[Any, ...]:
        """The newest first; of a day what became of former forecasts before the new ones."""
        return -self.day.toordinal(), not self.before, self.matter, self.identity


def turns(ledger: Ledger, period: Period) -> list[Turn]:
    """Every turn of a forecast in the period, the newest first."""
    history = ledger.forecast_history()
    columns = ("issue__slug", "event__slug", "identity", "state")
    ended = history.ended(period.since, period.until).values_list("known_to", *columns)
    former = {(day, *key): state for day, *key, state in ended}
    begun = history.begun(period.since, period.until).values_list("pk", "known_from", *columns)
    found = [
        Turn(day, matter(issue, event), identity, pk, before, state)
        for pk, day, issue, event, identity, state in begun
        if (before := former.get((day, issue, event, identity), "")) != state
    ]
    return sorted(found, key=lambda turn: turn.order)


def forecast_lines(ledger: Ledger, shown: Iterable[Turn]) -> dict[Turn, Row]:
    """Each turn as dashboard/_forecast_change.html takes it."""
    found = list(shown)
    outlooks = ledger.forecast_history().filter(pk__in=[turn.outlook for turn in found])
    by_pk = {outlook.pk: outlook for outlook in with_sources(outlooks, ledger)}
    return {
        turn: {
            "when": wording.when(turn.day.isoformat()),
            "when_iso": turn.day.isoformat(),
            "before": wording.OUTCOME_WORDS[turn.before] if turn.before else "",
            "forecast": forecast_line(by_pk[turn.outlook], ledger, names_subject=False),
        }
        for turn in found
    }


# Claims.


def new_claims(ledger: Ledger, claims: Iterable[Claim], since: date) -> dict[Matter, list[Row]]:
    """Claims by what they are about, the newest first, the echoes of each folded under it.

    `claims` come from claims_with_sources().
    """
    found = list(claims)
    known = _told_by(ledger, {claim.statement_id for claim in found}, since)
    rows: dict[Matter, list[Row]] = {}
    for telling in sorted(tellings(found), key=lambda telling: _place(telling[0], known)):
        lead = telling[0]
        row = _claim_row(telling, told(lead) in known, ledger)
        rows.setdefault(matter_of(lead), []).append(row)
    return rows


def _told_by(ledger: Ledger, statements: set[int | None], day: date) -> set[tuple[str, ...]]:
    """What had been told of some statements by a day, as told() has it."""
    claims = ledger.claims().filter(statement__in=statements - {None}, known_from__lte=day)
    return {told(claim) for claim in claims.select_related("statement", "about", "series")}


def _place(claim: Claim, known: set[tuple[str, ...]]) -> tuple[Any, ...]:
    """The newest first; of a day words known before come last, and each report stays together."""
    day = claim.report.known_from.toordinal()
    return -day, told(claim) in known, claim.report.public_id, claim.order


def _claim_row(telling: list[Claim], is_known: bool, ledger: Ledger) -> Row:
    lead, *echoes = telling
    relation = f"{reads(lead)}; {KNOWN_WORDS}" if is_known else reads(lead)
    return {
        "claim": claim_line(lead, ledger) | {"relation": relation},
        "echoes": [claim_line(echo, ledger) for echo in echoes],
        "echoes_label": f"{wording.counted(len(echoes), 'more claim')} from the same words",
        "number": len(telling),
    }
