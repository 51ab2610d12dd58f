"""The table of forecasts: its orders, its filters, and options that are public on the day."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from dashboard.forecast_rows import since, with_sources
from dashboard.forecast_table import STATES, ForecastFilter, ForecastTable
from dashboard.parameters import BadParameter
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_party,
    make_report,
    make_statement,
)
from tracker import projection
from tracker.ledger import Ledger
from tracker.models import ForecastReading
from tracker.rules.record import Outcome

pytestmark = pytest.mark.django_db

TODAY = date(2025, 8, 1)


def told(day="2025-06-10", speaker=None, **fields):
    statement = make_statement(speaker or make_actor(), said=day)
    return make_forecast(report=make_report(published=day), statement=statement, **fields)


def ledger(day=TODAY):
    projection.rebuild(projection.everything())
    return Ledger(day, TODAY)


def column(name, query="", day=TODAY):
    as_of = ledger(day)
    table = ForecastTable(with_sources(as_of.forecasts(), as_of), as_of, "Forecasts")
    return [row["record"][name] for row in table.arrange(QueryDict(query)).paginated_rows]


def chosen(query, day=TODAY):
    as_of = ledger(day)
    found = ForecastFilter(QueryDict(query), as_of.forecasts(), as_of).qs
    return {row.claim for row in found}


def test_every_outcome_has_its_place_in_a_forecasts_life():
    assert sorted(STATES) == sorted(Outcome)


def test_what_was_said_last_comes_first_unless_asked_otherwise():
    for day in ("2025-06-08", "2025-06-10", "2025-06-09"):
        told(day)
    last_first = ["10 June 2025", "9 June 2025", "8 June 2025"]
    assert column("said") == last_first
    assert column("said", "sort=said") == last_first[::-1]


@pytest.mark.parametrize("sort", ["speaker", "-speaker"])
def test_by_speaker_outlets_own_voices_come_last_either_way(sort):
    outlet = make_forecast(statement=None).report.outlet.name
    for name in ("Ben", "Ann"):
        told(speaker=make_actor(name=name))
    named = ["Ann", "Ben"] if sort == "speaker" else ["Ben", "Ann"]
    assert column("speaker", f"sort={sort}") == [*named, outlet]


@pytest.mark.parametrize("sort", ["window", "-window"])
def test_by_window_what_nothing_bounds_comes_last_either_way(sort):
    told(not_scorable=True, window_words="")
    told(window_words="soon")
    told(window_words="very soon")
    bounded = ["by 10 July 2025", "by 9 August 2025"]
    assert column("window", f"sort={sort}") == [
        *(bounded if sort == "window" else bounded[::-1]), ""
    ]  # fmt: skip


def test_by_outcome_they_come_in_the_order_of_a_forecasts_life():
    told(not_scorable=True)
    told(window_words="very soon")
    told(window_words="soon")
    life = ["open", "overdue", "not_scorable"]
    assert column("state", "sort=outcome") == life
    assert column("state", "sort=-outcome") == life[::-1]


def test_hedges_of_every_report_are_named():
    said = make_statement()
    event = make_event()
    make_forecast(event=event, statement=said)
    make_forecast(event=event, statement=said, hedge="hopes")
    make_forecast(event=event, statement=said, hedge="expects")
    assert column("hedges") == ["expects or hopes"]
    assert column("reports") == ["3 reports"]


@pytest.mark.parametrize(
    ("state", "columns", "words"),
    [
        ("open", {"window_latest": date(2025, 10, 1)}, "61 days left"),
        ("open", {"window_latest": date(2025, 8, 31)}, "due soon, 30 days left"),
        ("open", {"window_latest": date(2025, 8, 2)}, "due soon, 1 day left"),
        ("open", {"window_latest": TODAY}, "due soon, last day"),
        ("overdue", {"window_latest": date(2025, 7, 31)}, "for 1 day"),
        ("unreported", {"window_latest": date(2025, 7, 1)}, "for 31 days"),
        ("kept", {"settled_on": date(2025, 7, 1)}, "on 1 July 2025"),
        ("late", {"settled_on": date(2025, 7, 1)}, "on 1 July 2025"),
        ("called_off", {"settled_on": date(2025, 7, 1)}, "on 1 July 2025"),
        ("not_scorable", {}, ""),
        ("not_decidable", {"window_latest": date(2025, 7, 1)}, ""),
    ],
)
def test_beside_an_outcome_stands_since_when(state, columns, words):
    assert since(ForecastReading(state=state, **columns), TODAY) == words


def test_each_filter_lets_through_what_it_names():
    north, issue = make_party("north"), make_issue("visas")
    ann = make_actor("ann", party=north)
    hers = told(speaker=ann, event=make_event("talks"))
    other = told(issue=issue, event=None, aspect="status", value="agreed")
    own = make_forecast(statement=None)
    assert chosen("speaker=ann") == chosen("party=north") == chosen("event=talks") == {hers}
    assert chosen("issue=visas") == {other}
    assert chosen("voice=outlet") == {own}
    assert chosen("voice=speaker") == {hers, other}
    assert chosen("state=awaits_verdict") == {other}
    assert chosen("state=overdue") == {hers, own}
    assert chosen("") == {hers, other, own}


def test_due_soon_is_open_and_closes_within_thirty_days():
    soon, later = told(window_words="soon"), told(window_words="in the foreseeable future")
    told(window_words="very soon")
    assert chosen("state=due_soon") == {soon}
    assert chosen("state=open") == {soon, later}


def test_options_are_those_of_forecasts_known_by_the_day():
    told("2025-06-10", speaker=make_actor("ann", party=make_party("north")), event=make_event("a"))
    told("2025-06-20", speaker=make_actor("bea", party=make_party("south")), event=make_event("b"))
    make_claim(issue=make_issue("visas"), report=make_report(published="2025-06-10"))
    make_forecast(status="draft", event=make_event("secret"))
    as_of = ledger(date(2025, 6, 15))
    declared = ForecastFilter(QueryDict(""), as_of.forecasts(), as_of).filters
    names = ("speaker", "party", "event", "issue")
    offered = {name: [slug for slug, _ in declared[name].extra["choices"]] for name in names}
    assert offered == {"speaker": ["ann"], "party": ["north"], "event": ["a"], "issue": []}


@pytest.mark.parametrize("query", ["event=secret", "speaker=nobody", "state=false"])
def test_an_option_that_is_not_offered_is_refused(query):
    make_forecast(status="draft", event=make_event("secret"))
    with pytest.raises(BadParameter):
        chosen(query)


def test_what_cannot_be_sorted_by_is_refused():
    with pytest.raises(BadParameter):
        column("said", "sort=echoes")
