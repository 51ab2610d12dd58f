"""What the page of forecasts says: the record by three rulers, and whose record it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dashboard import wording
from dashboard.claim_rows import address, sign
from dashboard.forecast_table import DUE_SOON, STATES
from dashboard.page import narrowed
from dashboard.promise_record import Measured, Told, every_forecast, grouped, measured
from dashboard.promise_slips import slips
from dashboard.promise_tally import DUE_SOON_DAYS, FEWEST_FOR_A_SHARE, Record
from tracker.ledger import Ledger
from tracker.models import Actor, Outlet, Party
from tracker.rules import forecasts
from tracker.rules.record import Outcome

Row = dict[str, Any]
Noun = Actor | Party | Outlet

# Who made most forecasts comes first; the filters of the table have everybody.
MOST_ROWS = 12


def context(ledger: Ledger) -> Row:
    """All but the table, for templates/dashboard/forecasts.html; a fixed number of queries."""
    told = every_forecast(ledger)
    spoken = [each for each in told if each.speakers]
    charts, more_charts, unnamed = slips(ledger)
    return {
        "outcomes": outcomes(ledger, measured(spoken, ledger.day)),
        "spoken": wording.counted(len(spoken), "forecast"),
        "charts": charts,
        "more_charts": more_charts,
        "unnamed_charts": f"and {unnamed} more" if unnamed else "",
        "groups": [row for row in _groups(ledger, told) if row["records"]],
        "due_soon_days": DUE_SOON_DAYS,
        "fewest": FEWEST_FOR_A_SHARE,
        "windows": sorted(forecasts.PHRASES.items(), key=lambda row: row[1]),
        "windows_version": forecasts.WINDOWS_VERSION,
    }


def outcomes(ledger: Ledger, found: Measured) -> list[Row]:
    """Each outcome with how often it is so by the table's days, by half and by double of them."""
    rows = []
    for state in STATES:
        counts = [record.counts[state] for record in (found.record, found.half, found.double)]
        rows.append(_outcome(ledger, state, state, wording.OUTCOME_WORDS[state], counts))
        if state is Outcome.OPEN:
            soon = [record.due_soon for record in (found.record, found.half, found.double)]
            rows.append(_outcome(ledger, state, DUE_SOON, "of these, due soon", soon))
    return rows


def _outcome(ledger: Ledger, status: Outcome, state: str, text: str, counts: list[int]) -> Row:
    number, half, double = counts
    return {
        "status": status.value,
        "is_part": state == DUE_SOON,
        "text": text,
        "url": narrowed(ledger, "forecasts", state=str(state), voice="speaker") if number else "",
        "count": number,
        "half": half,
        "double": double,
    }


def _groups(ledger: Ledger, told: list[Told]) -> Iterable[Row]:
    """The record of each party, of each speaker and, apart from them, of each outlet."""
    spoken = [each for each in told if each.speakers]
    own = [each for each in told if not each.speakers]
    yield _group(
        "by-party", "Party by party", "The word of everybody who speaks for it.",
        _records(ledger, spoken, lambda each: each.parties, ledger.parties().in_bulk()),
    )  # fmt: skip
    yield _group(
        "by-speaker", "Speaker by speaker",
        "What reaches us through somebody else is the forecast of the one who tells it.",
        _records(ledger, spoken, lambda each: each.speakers, ledger.actors().in_bulk()),
    )  # fmt: skip
    yield _group(
        "by-outlet", "Outlets’ own forecasts",
        "What outlets foretell in their own voice. None of it is counted above.",
        _records(ledger, own, lambda each: [each.outlet], ledger.outlets().in_bulk()),
    )  # fmt: skip


def _group(anchor: str, title: str, note: str, records: list[Row]) -> Row:
    left_out = len(records) - MOST_ROWS
    return {
        "id": anchor,
        "title": title,
        "note": note,
        "records": records[:MOST_ROWS],
        "left_out": wording.counted(left_out, "more row") if left_out > 0 else "",
    }


def _records(
    ledger: Ledger,
    told: list[Told],
    whose: Callable[[Told], Iterable[int]],
    nouns: Mapping[int, Noun],
) -> list[Row]:
    """A row for each, those with most forecasts first."""
    records = [(nouns[pk], found) for pk, found in grouped(told, whose, ledger.day).items()]
    records.sort(key=lambda row: (-row[1].record.number, row[0].name, row[0].slug))
    return [
        {
            "name": noun.name,
            "url": address(noun, ledger),
            "sign": _sign(noun, ledger),
            "number": found.record.number,
            "counts": _counts(found),
            "record": found.record,
        }
        for noun, found in records
    ]


def _sign(noun: Noun, ledger: Ledger) -> str:
    return sign(noun, ledger) if isinstance(noun, Party) else ""


def _counts(found: Measured) -> list[Row]:
    """The outcomes there are by any ruler, with what they would be by the others."""
    return [
        {
            "status": state.value,
            "text": f"{found.record.counts[state]} {wording.OUTCOME_WORDS[state]}",
            "otherwise": _otherwise(state, found.record, found.half, found.double),
        }
        for state in STATES
        if any(r.counts[state] for r in (found.record, found.half, found.double))
    ]


def _otherwise(state: Outcome, record: Record, half: Record, double: Record) -> str:
    """ "half 2, double 0", or "" where the ruler makes no difference."""
    counts = half.counts[state], double.counts[state]
    if counts == (record.counts[state],) * 2:
        return ""
    return f"half {counts[0]}, double {counts[1]}"
