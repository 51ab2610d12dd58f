"""What the page of changes says: by issue and event, what moved, what is disputed, what is new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import TypeVar

from django.db.models import Count, Max

from dashboard import movements, wording
from dashboard.change_rows import (
    Matter,
    Row,
    Turn,
    forecast_lines,
    matter,
    move_lines,
    new_claims,
    turns,
)
from dashboard.claim_rows import address, claims_with_sources
from dashboard.decision_rows import decisions
from dashboard.movements import Move
from dashboard.page import narrowed
from dashboard.period import Period
from tracker.ledger import Ledger
from tracker.models import Event, Issue
from tracker.models.claims import ClaimQuerySet
from tracker.models.readings import ForecastQuerySet, ReadingQuerySet

T = TypeVar("T")

# A long period holds more than a page: so many of its newest claims are read, and its newest days
# with so many readings and forecasts; then so many issues and events are shown, and so many lines
# of each.
CLAIMS_READ = 400
READINGS_READ = 2000
DECISIONS_READ = 100
SECTIONS = 60
LINES = 12


@dataclass
class Changed:
    """What changed about one issue or event, the newest first; of its claims the number."""

    moves: list[Move] = field(default_factory=list)
    disputes: list[Move] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    decisions: list[Row] = field(default_factory=list)
    claims: int = 0
    last_claim: date = date.min

    @property
    def last(self) -> date:
        """The last day on which anything of it changed."""
        newest: list[Move | Turn] = [*self.moves[:1], *self.disputes[:1], *self.turns[:1]]
        decided = [date.fromisoformat(row["when_iso"]) for row in self.decisions]
        return max([self.last_claim, *(change.day for change in newest), *decided])


def context(ledger: Ledger, period: Period) -> Row:
    """All of it for templates/dashboard/changes.html; a number of queries that does not grow."""
    moved = _listed_days(ledger.reading_history(), period)
    turned = _listed_days(ledger.forecast_history(), period)
    changed = _changed(ledger, period, moved, turned)
    subjects = _subjects(Ledger(period.until, ledger.today), changed)
    return {
        "summary": _summary(ledger, period, [changed[key] for key, _ in subjects]),
        "moved": moved.words if moved.since > period.since else "",
        "turned": turned.words if turned.since > period.since else "",
        "before_url": Period(period.since, max(moved.since, turned.since)).address(ledger),
        "groups": _groups(ledger, period, subjects[:SECTIONS], changed),
        "more": len(subjects[SECTIONS:]),
        "claims_url": narrowed(ledger, "claims", **_days(period)),
    }


def _listed_days(history: ReadingQuerySet | ForecastQuerySet, period: Period) -> Period:
    """The whole days at its end of which all that changed can be listed."""
    first = history.whole_days(period.since, period.until, READINGS_READ)
    return Period(first, period.until)


def _changed(
    ledger: Ledger, period: Period, moved: Period, turned: Period
) -> dict[Matter, Changed]:
    found: dict[Matter, Changed] = defaultdict(Changed)
    for move in movements.between(ledger, moved.since, moved.until):
        about = found[matter(move.issue, move.event)]
        if move.is_another:
            about.moves.append(move)
        if move.was_disputed != move.is_disputed:
            about.disputes.append(move)
    for turn in turns(ledger, turned):
        found[turn.matter].turns.append(turn)
    for key, rows in decisions(ledger, period, DECISIONS_READ).items():
        found[key].decisions = rows
    for issue, event, number, last in _counted(_claims(ledger, period)):
        about = found[matter(issue, event)]
        about.claims, about.last_claim = number, last
    return found


def _claims(ledger: Ledger, period: Period) -> ClaimQuerySet:
    return ledger.claims().filter(known_from__gt=period.since, known_from__lte=period.until)


def _counted(claims: ClaimQuerySet) -> Iterable[tuple[str | None, str | None, int, date]]:
    """By issue and event, how many claims are about it and when the last became known."""
    about = claims.order_by().values_list("issue__slug", "event__slug")
    return about.annotate(Count("pk"), Max("known_from"))


def _subjects(ledger: Ledger, changed: dict[Matter, Changed]) -> list[tuple[Matter, Issue | Event]]:
    """What is known of it: the issues in their order, then the events, the last changed first."""
    issues = [(("issue", issue.slug), issue) for issue in ledger.issues()]
    events = [(("event", event.slug), event) for event in ledger.events()]
    found = [(key, event) for key, event in events if key in changed]
    newest = sorted(found, key=lambda each: changed[each[0]].last, reverse=True)
    return [*((key, issue) for key, issue in issues if key in changed), *newest]


def _days(period: Period) -> dict[str, str]:
    """The filters by which the table of claims shows those of the period."""
    first = period.since + timedelta(days=1)
    return {"known_from": first.isoformat(), "known_until": period.until.isoformat()}


# The sections.


def _groups(
    ledger: Ledger,
    period: Period,
    subjects: Sequence[tuple[Matter, Issue | Event]],
    changed: dict[Matter, Changed],
) -> list[Row]:
    """The issues and the events with what changed about each; none of either that did not."""
    shown = [changed[key] for key, _ in subjects]
    moves = move_lines(ledger, _cut([c.moves for c in shown], [c.disputes for c in shown]))
    forecasts = forecast_lines(ledger, _cut([c.turns for c in shown]))
    newest = claims_with_sources(_claims(ledger, period)).order_by("-known_from", "-pk")
    claims = new_claims(ledger, newest[:CLAIMS_READ], period.since)
    groups: dict[str, list[Row]] = {}
    for (kind, slug), subject in subjects:
        own = changed[kind, slug]
        url = narrowed(ledger, "claims", **{kind: slug}, **_days(period))
        section = {
            "id": f"{kind}-{slug}",
            "title": str(subject),
            "url": address(subject, ledger),
            "moves": _listed(own.moves, moves),
            "disputes": _listed(own.disputes, moves),
            "forecasts": _listed(own.turns, forecasts),
            "decisions": own.decisions,
            "claims": _claims_of(own.claims, claims.get((kind, slug), []), url),
        }
        groups.setdefault(kind, []).append(section)
    titles = {"issue": "Issues", "event": "Events"}
    return [{"title": titles[kind], "sections": rows} for kind, rows in groups.items()]


def _cut(*lists: Iterable[Sequence[T]]) -> list[T]:
    """Of each list what is shown, everything once."""
    return list(dict.fromkeys(chain.from_iterable(own[:LINES] for own in chain(*lists))))


def _listed(found: Sequence[T], lines: dict[T, Row]) -> Row:
    return {"lines": [lines[each] for each in found[:LINES]], "more": len(found[LINES:])}


def _claims_of(number: int, rows: Sequence[Row], url: str) -> Row:
    """The first of the claims about one thing, and how many more the table of claims has."""
    shown = rows[:LINES]
    return {
        "label": wording.counted(number, "new claim"),
        "rows": shown,
        "more": number - sum(row["number"] for row in shown),
        "url": url,
    }


# The summary.


def _summary(ledger: Ledger, period: Period, found: Sequence[Changed]) -> list[str]:
    """ "5 reports", "113 claims", "2 forecasts made": what there is of each, in words."""
    reports = ledger.reports().filter(known_from__gt=period.since, known_from__lte=period.until)
    disputes = [move for each in found for move in each.disputes]
    began = sum(move.is_disputed for move in disputes)
    counts = {
        "report": reports.count(),
        "claim": sum(each.claims for each in found),
        "change of a reading": sum(len(each.moves) for each in found),
        "dispute that began": began,
        "dispute that ended": len(disputes) - began,
        "decision of the desk": sum(len(each.decisions) for each in found),
    }
    told = [_words(number, noun) for noun, number in counts.items() if number]
    return [*told, *_outcomes(turn for each in found for turn in each.turns)]


def _words(number: int, noun: str) -> str:
    """ "3 changes of a reading": the first word bears the number."""
    first, *rest = noun.split(" ")
    return " ".join([wording.counted(number, first), *rest])


def _outcomes(found: Iterable[Turn]) -> list[str]:
    """How many forecasts were made, and how many became what."""
    states = Counter(wording.OUTCOME_WORDS[turn.state] if turn.before else "made" for turn in found)
    return [f"{wording.counted(number, 'forecast')} {state}" for state, number in states.items()]
