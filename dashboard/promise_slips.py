"""The promises about one event or its successors, in the order they were made, as slip charts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import wording
from dashboard.chains import Chains
from dashboard.charts import Came, Promised, slip
from dashboard.claim_rows import address, published, speaker_names
from dashboard.courses import Subject, courses
from dashboard.forecast_rows import echoes, window, with_sources
from tracker import aspects, dates
from tracker.aspects import EventStatus
from tracker.ledger import Ledger
from tracker.models import Event, ForecastReading
from tracker.models.readings import ForecastQuerySet
from tracker.rules.forecasts import Course
from tracker.rules.record import Outcome
from tracker.rules.successions import Daily

Row = dict[str, Any]

# Of so many promises one sees the date move.
FEWEST = 2
MOST_CHARTS = 2
# Of the others so many are named.
MOST_NAMED = 20
# The latest are drawn; the table of forecasts has them all.
MOST_PROMISES = 20


def is_promise(forecast: ForecastReading) -> bool:
    """Whether it says of an event that it will be held."""
    claim = forecast.claim
    return (claim.aspect, claim.value) == ("status", EventStatus.HELD.value)


def promises(ledger: Ledger) -> ForecastQuerySet:
    """The forecasts that say of an event that it will be held."""
    held = {"claim__aspect": "status", "claim__value": EventStatus.HELD.value}
    return ledger.forecasts().about_events().filter(**held)


def slips(ledger: Ledger) -> tuple[list[Row], list[Row], int]:
    """The charts of the chains that were last promised, the first events of those left out, and
    how many more there are."""
    chains = Chains.of(ledger)
    made: dict[frozenset[int], list[date]] = defaultdict(list)
    told = promises(ledger).order_by("pk").values_list("event_id", "claim__known_from")
    for event, known in told:
        made[frozenset(chains.chain(event or 0))].append(known or date.min)
    often = {chain: max(days) for chain, days in made.items() if len(days) >= FEWEST}
    events = {e.pk: e for e in ledger.events().filter(pk__in=frozenset().union(*often))}
    groups = {chain: _in_order(events[pk] for pk in chain) for chain in often}
    ranked = sorted(often, key=lambda chain: (-often[chain].toordinal(), groups[chain][0].slug))
    shown, others = ranked[:MOST_CHARTS], ranked[MOST_CHARTS:]
    named = others[:MOST_NAMED]
    about = promises(ledger).filter(event__in=frozenset().union(*shown))
    drawn = _charts(
        ledger, chains, [groups[chain] for chain in shown], list(with_sources(about, ledger))
    )
    firsts = (groups[chain][0] for chain in named)
    more = [{"title": e.title, "url": address(e, ledger)} for e in firsts]
    return drawn, more, len(others) - len(named)


def slip_of(
    ledger: Ledger, event: Event, chains: Chains, foreseen: Iterable[ForecastReading]
) -> Row | None:
    """The chart of the event's chain, or None where less than two promises were made.

    `foreseen` are all forecasts about the events of the chain, from with_sources().
    """
    made = [row for row in foreseen if is_promise(row)]
    if len(made) < FEWEST:
        return None
    others = chains.chain(event.pk) - {event.pk}
    group = [event, *ledger.events().filter(pk__in=others)] if others else [event]
    return _charts(ledger, chains, [group], made)[0]


def _in_order(events: Iterable[Event]) -> list[Event]:
    """What was known first comes first."""
    return sorted(events, key=lambda event: (event.known_from or date.max, event.slug))


def _charts(
    ledger: Ledger,
    chains: Chains,
    groups: Sequence[Sequence[Event]],
    made: Sequence[ForecastReading],
) -> list[Row]:
    """A chart for each group of events with the promises made about them; five queries."""
    went = courses(ledger, {event.pk for group in groups for event in group})
    return [_chart(ledger, chains, _in_order(group), made, went) for group in groups]


def _chart(
    ledger: Ledger,
    chains: Chains,
    events: Sequence[Event],
    made: Sequence[ForecastReading],
    went: Mapping[Subject, Daily],
) -> Row:
    pks = {event.pk for event in events}
    about = sorted((row for row in made if row.event_id in pks), key=_order)
    came: list[Came] = []
    for event in events:
        daily = went.get(("event", event.pk), ())
        course = daily[-1][1] if daily else Course()
        is_awaited = event.pk not in chains.succeeded
        came += what_came(event, course, ledger, is_awaited=is_awaited)
    shown = [promised(row, ledger) for row in about[-MOST_PROMISES:]]
    title = f"{events[0].title}: what was promised, and what came"
    chart = slip(ledger, f"slip-{events[0].slug}", title, shown, came)
    return chart | _heading(events, about, ledger)


def _heading(events: Sequence[Event], about: Collection[ForecastReading], ledger: Ledger) -> Row:
    count = wording.counted(len(about), "promise")
    left_out = len(about) - MOST_PROMISES
    note = f"{count}, of which the latest {MOST_PROMISES} are drawn" if left_out > 0 else count
    return {
        "note": note,
        "events": [{"title": e.title, "url": address(e, ledger)} for e in events],
    }


def _order(forecast: ForecastReading) -> tuple[date, date, str]:
    return _said(forecast), forecast.claim.known_from or date.max, forecast.identity


def _said(forecast: ForecastReading) -> date:
    """The day the words were said, at the latest, else the day they were known."""
    statement = forecast.claim.statement
    latest = statement.said_latest if statement else None
    return latest or forecast.claim.report.known_from


def promised(forecast: ForecastReading, ledger: Ledger) -> Promised:
    """A forecast as the slip chart takes it; `forecast` comes from with_sources()."""
    claim = forecast.claim
    statement, report = claim.statement, claim.report
    return Promised(
        said=_said(forecast),
        start=forecast.window_earliest,
        end=forecast.window_latest,
        said_words=wording.when(statement.said) if statement else published(report),
        speaker=speaker_names(statement) if statement else report.outlet.name,
        words=claim.window_words,
        window=window(forecast),
        state=forecast.state,
        state_words=wording.outcome(forecast.state, forecast.days_late),
        url=address(claim, ledger),
        detail=echoes(list(forecast.echoes.all())),
        waited=ledger.day if forecast.state == Outcome.OVERDUE else _late_until(forecast),
    )


def _late_until(forecast: ForecastReading) -> date | None:
    return forecast.settled_on if forecast.state == Outcome.LATE else None


def what_came(event: Event, course: Course, ledger: Ledger, *, is_awaited: bool) -> list[Came]:
    """Called off, held, or nothing yet; of an event in whose place another stands, no nothing."""
    name, url = event.title, address(event, ledger)
    rows = []
    if course.called_off:
        day = course.called_off[0]
        when = wording.when(day.isoformat())
        words = f"called off, {when}"
        rows.append(Came("cancelled", day, day, name, words, when, url))
    if course.is_held:
        held = wording.value(aspects.Subject.EVENT, "status", EventStatus.HELD.value, event=event)
        when = wording.when(course.held_on)
        span = dates.parse(course.held_on) if course.held_on else None
        start, end = (span.earliest, span.latest) if span else (None, None)
        words = f"{held}, {when}" if when else f"{held}, no date on record"
        rows.append(Came("held", start, end, name, words, when or "no date on record", url))
    if not rows and is_awaited:
        when = f"as of {wording.when(ledger.day.isoformat())}"
        rows.append(Came("nothing", None, None, name, "nothing yet", when, url))
    return rows
