"""Honest time travel: a page as of a day is the page of a record that ends on that day."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.generator import FIRST_DAY, SPAN_DAYS, Document, generate
from tests import sweep
from tests.ledger_files import empty_the_record
from tests.page_data import DataReader, data_reader
from tests.sweep import ask_with
from tracker import dates
from tracker.ids import id_of
from tracker.ledger import Ledger
from tracker.ledger_file.load import load

pytestmark = pytest.mark.django_db

# The pages of one thing, by their pattern: the set of the ledger that holds all of them.
SETS = {
    "party": "parties",
    "person": "actors",
    "outlet": "outlets",
    "issue": "issues",
    "event": "events",
    "report": "reports",
    "statement": "statements",
    "claim": "claims",
}
# So many pages of a kind are looked at, spread over all there are.
OF_A_KIND = 4

DAYS = st.integers(-3, SPAN_DAYS + 40).map(
    lambda days: date.fromordinal(FIRST_DAY.toordinal() + days)
)


@pytest.fixture
def reader() -> Iterator[DataReader]:
    with data_reader() as reader, pytest.MonkeyPatch.context() as patch:
        sweep.stop_the_clock(patch)
        yield reader


def cut(document: Document, day: date) -> Document:
    """The record with only the reports whose earliest possible day is not after that day.

    What the desk said later is not there either.
    """
    part = copy.deepcopy(document)
    part["reports"] = [report for report in part["reports"] if _may_be_out(report, day)]
    left = {report["id"] for report in part["reports"]}
    claims = {claim["id"] for report in part["reports"] for claim in report["claims"]}
    for report in part["reports"]:
        if report.get("republication_of") not in left:
            report.pop("republication_of", None)
            report.pop("republication_kind", None)
    verdicts = [verdict for verdict in part["assessments"] if verdict["claims"][0] in claims]
    for verdict in verdicts:
        verdict["claims"] = [claim for claim in verdict["claims"] if claim in claims]
    part["assessments"] = verdicts
    # A correction is told with what it corrected, whenever it was made.
    part["corrections"] = [
        each for each in part["corrections"] if each.get("report", "") in left | {""}
    ]
    part["rulings"] = [each for each in part["rulings"] if {each["claim"], each["other"]} <= claims]
    for listed in ("assessments", "successions", "rulings"):
        part[listed] = [each for each in part[listed] if each["known_from"] <= day.isoformat()]
    return part


def _may_be_out(report: Document, day: date) -> bool:
    earliest = dates.parse(report["published"]).earliest
    return earliest is None or earliest <= day


def corrected(document: Document) -> Document:
    """With corrections of every report, its first claim and its outlet, made after all of it."""
    made = []
    for place, report in enumerate(document["reports"]):
        things = [("report", report["id"]), ("outlet", report["outlet"])]
        things += [("claim", claim["id"]) for claim in report["claims"][:1]]
        for noun, name in things:
            made.append(
                {
                    "id": id_of(noun, name, str(place)),
                    "made_at": f"2026-11-{1 + place % 20:02}T09:30:00Z",
                    "kind": "changed",
                    "noun": noun,
                    "name": name,
                    "title": f"The {noun} {name}",
                    "reason": "It was misspelt.",
                    "changes": '[["note","once","now"]]',
                    **({} if noun == "outlet" else {"report": report["id"]}),
                }
            )
    return {**document, "corrections": made}


def take_in(document: Document) -> None:
    empty_the_record()
    load(json.dumps(document).encode())


def addresses(day: date) -> list[str]:
    """Pages of every kind as of the day, of the record as it is in the database now."""
    ledger = Ledger.as_of(day)
    samples: dict[str, list[dict[str, str]]] = {}
    for name, noun in SETS.items():
        rows = getattr(ledger, noun)().order_by()
        key = "public_id" if noun in ("reports", "statements", "claims") else "slug"
        names = sorted(rows.values_list(key, flat=True))
        step = max(1, len(names) // OF_A_KIND)
        samples[name] = [{key: each} for each in names[::step] or ["never-heard-of"]]
    # The desk's own pages are asked for nowhere; the walk only wants to know of them.
    desks = {"password_reset_confirm": [{"uidb64": "MQ", "token": "t"}], "preview": [{"noun": "x"}]}
    found = sweep.paths({**samples, **desks})
    public = sweep.public_names() - sweep.NO_PAGES
    plain = [address for name in sorted(public) for address in found[name]]
    narrowed = ["/claims/?contested=yes", "/claims/?page=2", "/claims/?sort=speaker"]
    return [ask_with(address, as_of=day.isoformat()) for address in [*plain, *narrowed]]


def first_difference(one: Any, other: Any, where: str = "") -> str:
    """The way to the first place in which two plain values differ, and both of them there."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        inside = ((f"{where}.{key}", one[key], other[key]) for key in one)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        inside = ((f"{where}[{place}]", one[place], other[place]) for place in range(len(one)))
    else:
        return "" if one == other else f"{where}: {one!r} is not {other!r}"
    return next((found for path, a, b in inside if (found := first_difference(a, b, path))), "")


def differences(reader: DataReader, whole: Document, days: list[date]) -> list[str]:
    """Where pages of the whole record as of those days are not those of the record cut there."""
    take_in(whole)
    told = {day: {each: reader.data(each) for each in addresses(day)} for day in days}
    found = []
    for day, pages in told.items():
        take_in(cut(whole, day))
        for address, data in pages.items():
            if difference := first_difference(list(data), list(reader.data(address))):
                found.append(address + difference)
    return found


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    seed=st.integers(0, 10**6),
    claims=st.integers(20, 300),
    of_a_report=st.integers(3, 25),
    days=st.lists(DAYS, min_size=2, max_size=3, unique=True),
)
def test_every_page_as_of_a_day_is_that_of_a_record_that_ends_there(
    reader: DataReader, seed: int, claims: int, of_a_report: int, days: list[date]
) -> None:
    whole = corrected(generate(claims, seed, claims_a_report=of_a_report, events=6, issues=4))
    assert differences(reader, whole, days) == []


def all_ever(noun: str) -> Callable[[Ledger], Any]:
    """A ledger's set without its day."""
    whole = getattr(Ledger, noun)
    return lambda ledger: whole(Ledger(ledger.today, ledger.today))


@pytest.mark.parametrize(
    "noun", ["corrections", "events", "reports", "statements", "claims", "readings", "forecasts"]
)
def test_a_set_that_forgets_the_day_is_found_out(
    reader: DataReader, monkeypatch: pytest.MonkeyPatch, noun: str
) -> None:
    monkeypatch.setattr(Ledger, noun, all_ever(noun))
    whole = corrected(generate(150, 1, claims_a_report=15, events=6, issues=4))
    assert differences(reader, whole, [FIRST_DAY + timedelta(days=SPAN_DAYS // 8)])


def test_a_link_of_the_desk_that_is_shown_too_early_is_found_out(
    reader: DataReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ledger, "successions", all_ever("successions"))
    whole = corrected(generate(150, 1, claims_a_report=15, events=6, issues=4))
    since = [date.fromisoformat(link["known_from"]) for link in whole["successions"]]
    assert differences(reader, whole, [day - timedelta(days=1) for day in since[:2]])
