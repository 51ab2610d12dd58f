"""The record of a speaker, a party or an outlet: what became of the forecasts they made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.promise_tally import Promise, Record, tally
from dashboard.rulers import DOUBLE, HALF, outlooks
from tracker.ledger import Ledger
from tracker.models import ForecastReading
from tracker.rules.record import Hedge, Outcome, Outlook


def record_of(forecasts: Iterable[ForecastReading], day: date) -> Record:
    """What became of the forecasts by the ledger's day; they come from with_sources()."""
    return tally([promise_of(forecast) for forecast in forecasts], day)


def promise_of(forecast: ForecastReading) -> Promise:
    """A forecast as it is counted; it comes from with_sources(), which fetched its echoes."""
    echoes = list(forecast.echoes.all())
    return Promise(
        outcome=Outcome(forecast.state),
        closes=forecast.window_latest,
        days_late=forecast.days_late,
        hedges=frozenset(Hedge(claim.hedge) for claim in (forecast.claim, *echoes)),
        reports=len({claim.report_id for claim in echoes}),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One forecast of the record and whose it is, by primary keys.

    A joint statement is the forecast of each of its speakers; an outlet's own has none, and is
    that of `outlet`. `half` and `double` are what it would be with half and with double the days
    of the table.
    """

    speakers: frozenset[int]
    parties: frozenset[int]
    outlet: int
    promise: Promise
    half: Promise
    double: Promise


@dataclass(frozen=True, slots=True)
class Measured:
    """The record of some forecasts by the table of windows, and by half and double its days."""

    record: Record
    half: Record
    double: Record


def every_forecast(ledger: Ledger) -> list[Told]:
    """All forecasts as of the ledger's day, by three rulers; a fixed number of queries."""
    half, double = outlooks(ledger, HALF, DOUBLE)
    carried, joint = _carried(ledger), _joint_speakers(ledger)
    found = []
    columns = (
        "pk", "identity", "event_id", "issue_id", "state", "window_latest", "days_late",
        "speaker_id", "speaker__party_id", "claim__statement_id", "claim__report__outlet_id",
    )  # fmt: skip
    for pk, identity, event, issue, state, closes, late, speaker, party, statement, outlet in (
        ledger.forecasts().order_by("pk").values_list(*columns)
    ):
        hedges, reports = carried[pk]
        promise = Promise(Outcome(state), closes, late, frozenset(hedges), len(reports))
        subject = ("event", event) if event else ("issue", issue)
        forecast = subject, tuple(identity.split("\n"))
        by_half = _by(half[forecast], promise)
        by_double = _by(double[forecast], promise)
        speaking = {(speaker, party), *joint.get(statement, ())}
        speakers = frozenset(actor for actor, _ in speaking if actor)
        parties = frozenset(side for _, side in speaking if side)
        found.append(Told(speakers, parties, outlet, promise, by_half, by_double))
    return found


def _joint_speakers(ledger: Ledger) -> Mapping[int, list[tuple[int, int | None]]]:
    """By statement that foresees something, and is no hearsay, its speakers and their parties."""
    stated = ledger.forecasts().order_by().values("claim__statement")
    speaking = ledger.speakers().filter(statement__in=stated, statement__according_to=None)
    joint: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for statement, actor, party in speaking.values_list("statement", "actor", "actor__party"):
        joint[statement].append((actor, party))
    return joint


def _carried(ledger: Ledger) -> Mapping[int, tuple[set[Hedge], set[int]]]:
    """By forecast, the hedges of the claims that carry it and the reports they stand in."""
    carried: dict[int, tuple[set[Hedge], set[int]]] = defaultdict(lambda: (set(), set()))
    echoes = ledger.forecasts().filter(echoes__known_from__lte=ledger.day).order_by()
    for pk, hedge, report in echoes.values_list("pk", "echoes__hedge", "echoes__report_id"):
        carried[pk][0].add(Hedge(hedge))
        carried[pk][1].add(report)
    return carried


def _by(outlook: Outlook, promise: Promise) -> Promise:
    """The same forecast as another ruler measures it."""
    closes = outlook.window[1] if outlook.window else None
    return replace(promise, outcome=outlook.outcome, closes=closes, days_late=outlook.days_late)


def measured(told: Sequence[Told], day: date) -> Measured:
    return Measured(
        tally((each.promise for each in told), day),
        tally((each.half for each in told), day),
        tally((each.double for each in told), day),
    )


def grouped(
    told: Iterable[Told], whose: Callable[[Told], Iterable[int]], day: date
) -> dict[int, Measured]:
    """The record of each by primary key; what is several's counts for each of them."""
    groups: dict[int, list[Told]] = defaultdict(list)
    for each in told:
        for key in whose(each):
            groups[key].append(each)
    return {key: measured(each, day) for key, each in groups.items()}
