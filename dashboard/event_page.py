"""What the page of an event says: each aspect as read, its place in each series, forecasts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard import silences
from dashboard.chains import Chains, successions_of
from dashboard.claim_rows import address
from dashboard.dispute_rows import dispute_lines
from dashboard.forecast_rows import forecast_line, with_sources
from dashboard.page import narrowed
from dashboard.promise_slips import slip_of
from dashboard.standing import Line, Standing
from tracker.aspects import Nature, Subject, for_subject
from tracker.ledger import Ledger
from tracker.models import Event, Reading

Row = dict[str, Any]

# What a reader looks for first: where nothing is on record the page says so.
ALWAYS = ("status", "date", "place")
SINGLE = [a for a in for_subject(Subject.EVENT) if a.nature is not Nature.MANY]
MANY = [a.slug for a in for_subject(Subject.EVENT) if a.nature is Nature.MANY]
# Of each of those; the claims have the rest.
ITEMS = 12


def context(ledger: Ledger, event: Event) -> Row:
    """All of it for templates/dashboard/event.html; a number of queries that does not grow."""
    newest = ledger.readings().about_event(event).newest_items(ITEMS)
    standing = Standing.of_some(ledger, newest)
    chains = Chains.of(ledger)
    of_chain = ledger.forecasts().filter(event__in=chains.chain(event.pk))
    foreseen = list(with_sources(of_chain.order_by("known_from", "identity"), ledger))
    return {
        "lines": single_lines(standing, event),
        "disputes": dispute_lines(standing, standing.of(event)),
        "lists": standing.items(event, MANY),
        "series": places_in_series(ledger, event),
        "forecasts": [
            forecast_line(forecast, ledger, names_subject=False)
            for forecast in foreseen
            if forecast.event_id == event.pk
        ],
        "forecasts_url": narrowed(ledger, "forecasts", event=event.slug),
        "slip": slip_of(ledger, event, chains, foreseen),
        "successions": successions_of(ledger, event),
        "silences": silences.noted_silences(ledger, ledger.claims().about_event(event)),
    }


def single_lines(standing: Standing, event: Event) -> list[Line]:
    """The aspects with one value each, in the registry's order."""
    lines: list[Line] = []
    for aspect in SINGLE:
        read = [standing.line(reading) for reading in standing.of(event, aspect.slug)]
        if aspect.slug == "ordinal":
            read = _told_apart(read)
        if not read and aspect.slug in ALWAYS:
            read = [Line(label=aspect.label)]
        lines += read
    return lines


def _told_apart(ordinals: list[Line]) -> list[Line]:
    """Rule 8: numbers of different series are different counts, and contradict nothing."""
    counts = {value.text for line in ordinals for value in line.values}
    if len(ordinals) < 2 or len(counts) < 2:
        return ordinals
    remark = "A different count, and no contradiction."
    return [replace(line, note=f"{line.note} {remark}", different_count=True) for line in ordinals]


def places_in_series(ledger: Ledger, event: Event) -> list[Row]:
    """Its number in each series that counts it, with its neighbours there; one query."""
    counted = ledger.readings().of("ordinal").filter(series__isnull=False)
    series: dict[Any, list[Reading]] = {}
    for reading in counted.select_related("series", "event"):
        series.setdefault(reading.series, []).append(reading)
    rows = []
    for run, readings in sorted(series.items(), key=lambda row: row[0].slug):
        own = [number for r in readings if r.event == event for number in _numbers(r)]
        if own:
            rows.append(_place(ledger, run.title, own, readings, event))
    return rows


def _place(
    ledger: Ledger, title: str, own: list[int], readings: list[Reading], event: Event
) -> Row:
    others = [(n, r) for r in readings if r.event != event for n in _numbers(r)]
    before = max((n for n, _ in others if n < min(own)), default=None)
    after = min((n for n, _ in others if n > max(own)), default=None)
    return {
        "title": title,
        "number": " or ".join(str(number) for number in own),
        "neighbours": [
            {"word": word, "number": n, "title": r.event.title, "url": address(r.event, ledger)}
            for word, wanted in (("before it", before), ("after it", after))
            for n, r in others
            if n == wanted and r.event
        ],
    }


def _numbers(reading: Reading) -> list[int]:
    return [int(value) for value in reading.values if value.isdigit()]
