"""What a reader asks the timeline for, from the address to the marks."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from dashboard.charts.marks import FORECAST, OTHER, Lane, Shape
from dashboard.parameters import BadParameter
from dashboard.timeline_choice import KINDS, STATUSES, TimelineChoice
from tests.charts.making import ledger, make_mark
from tests.factories import make_claim, make_event, make_series
from tracker.aspects import EventStatus
from tracker.rules.record import Outcome

ROUNDS = Lane("Rounds", "rounds")
MARKS = [
    make_mark("Held", start=date(2025, 2, 1), lanes=(ROUNDS, Lane("Talks", "talks"))),
    make_mark("Called off", start=date(2025, 3, 1), state="cancelled", lanes=(OTHER,)),
    make_mark("Call", kind="call", shape=Shape.CIRCLE, start=date(2025, 4, 1), lanes=(OTHER,)),
    make_mark("Promise", kind=FORECAST, state="open", start=date(2025, 5, 1), lanes=(ROUNDS,)),
    make_mark("Undated", state="announced", start=None, shape=Shape.NONE, lanes=(OTHER,)),
]


def choice(query):
    with_series = {"rounds": "Rounds", "talks": "Talks", OTHER.slug: OTHER.title}
    return TimelineChoice(offered=with_series, **query)


WIDE = {"series": "", "kind": "", "status": "", "first": None, "last": None}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Held", "Called off", "Call", "Promise", "Undated"]),
        ({"series": "rounds"}, ["Held", "Promise"]),
        ({"series": OTHER.slug}, ["Called off", "Call", "Undated"]),
        ({"kind": "call"}, ["Call"]),
        ({"kind": FORECAST}, ["Promise"]),
        ({"status": "cancelled"}, ["Called off"]),
        ({"status": "open"}, ["Promise"]),
        ({"first": date(2025, 3, 1)}, ["Called off", "Call", "Promise"]),
        ({"last": date(2025, 3, 1)}, ["Held", "Called off"]),
        ({"series": "rounds", "kind": "meeting"}, ["Held"]),
        ({"series": "rounds", "kind": "call"}, []),
    ],
)
def test_each_filter_leaves_what_it_asks_for(asked, names):
    assert [mark.name for mark in choice(WIDE | asked).of(MARKS)] == names


def test_with_a_series_its_lane_stands_alone():
    assert [mark.lanes for mark in choice(WIDE | {"series": "rounds"}).of(MARKS)] == [(ROUNDS,)] * 2


def test_it_counts_the_filters_that_are_set():
    assert choice(WIDE).active == 0
    assert choice(WIDE | {"series": "rounds", "first": date(2025, 3, 1)}).active == 2


def test_every_status_of_an_event_and_of_a_forecast_can_be_asked_for():
    assert set(STATUSES) == {str(word) for word in (*EventStatus, *Outcome)}
    assert FORECAST in KINDS


@pytest.mark.django_db
def test_it_reads_an_address_and_fills_the_form_with_it():
    make_claim(event=make_event(), aspect="ordinal", value="1", series=make_series("rounds"))
    query = QueryDict("series=rounds&kind=call&status=held&from=2025-01-01&until=2025-02-01")
    found = TimelineChoice.read(query, ledger())
    assert (found.series, found.kind, found.status) == ("rounds", "call", "held")
    assert (found.first, found.last) == (date(2025, 1, 1), date(2025, 2, 1))
    assert found.form().initial["from"] == date(2025, 1, 1)
    assert '<option value="rounds" selected>Rounds</option>' in str(found.form())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("series=nowhere", "series"),
        ("series=ROUNDS", "series"),
        ("kind=party", "kind"),
        ("status=maybe", "status"),
        ("from=2025-02-30", "from"),
        ("until=tomorrow", "until"),
        ("from=2025-02-02&until=2025-02-02", "until"),
        ("kind=call&kind=call", "kind"),
    ],
)
def test_nonsense_is_refused_by_its_name(address, name):
    with pytest.raises(BadParameter) as refused:
        TimelineChoice.read(QueryDict(address), ledger())
    assert refused.value.name == name


@pytest.mark.django_db
def test_a_series_that_only_a_draft_counts_in_is_not_offered():
    series = make_series("secret")
    make_claim(event=make_event(), status="draft", aspect="ordinal", value="1", series=series)
    with pytest.raises(BadParameter) as refused:
        TimelineChoice.read(QueryDict("series=secret"), ledger())
    assert "secret" not in refused.value.expected
