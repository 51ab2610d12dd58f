"""The ribbon: a party's own word over time, and beside it what others say of it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from dashboard.charts import ribbon
from dashboard.charts.ribbon import INTERVALS, NOTHING, SEVERAL
from tests.charts.making import ledger
from tests.factories import (
    make_actor,
    make_claim,
    make_issue,
    make_party,
    make_report,
    make_statement,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def north():
    return make_party("north")


@pytest.fixture
def south():
    return make_party("south")


@pytest.fixture
def issue():
    return make_issue("flights")


def says(party, issue, value, day, **fields):
    statement = make_statement(make_actor(party=party), said=day)
    report = make_report(published=day)
    return make_claim(report=report, statement=statement, issue=issue, value=value, **fields)


def drawn(issue, **options):
    return ribbon(ledger(**options), issue)


def lanes(chart):
    return {
        lane["title"]: [segment["status"] for segment in lane["segments"]]
        for lane in chart["lanes"]
    }


def test_a_party_has_its_own_word_and_what_others_say_of_it(north, south, issue):
    says(north, issue, "raised", "2025-03-01")
    says(north, issue, "agreed", "2025-06-20")
    says(north, issue, "refused", "2025-06-20", about=south)
    chart = drawn(issue)
    assert lanes(chart) == {
        "North": [NOTHING, "raised", "agreed"],
        "South": [NOTHING],
        "South, says North": ["refused"],
    }
    assert [lane["sign"] for lane in chart["lanes"]] == ["1", "2", "2"]
    assert [(row["title"], row["when"], row["detail"]) for row in chart["occasions"]] == [
        ("North: raised", "1 March to 20 June 2025", "its own word"),
        ("North: agreed", "from 20 June 2025", "its own word"),
        ("South: refused", "from 20 June 2025", "says North"),
    ]


def test_a_band_leads_to_the_claim_behind_it(north, issue):
    claim = says(north, issue, "raised", "2025-06-20")
    (band,) = (s for s in drawn(issue)["lanes"][0]["segments"] if s["status"] != NOTHING)
    assert band["url"] == f"/claims/{claim.public_id}/"
    assert band["title"] == "North: raised, from 20 June 2025. one voice"


def test_bands_of_one_lane_follow_each_other_to_the_day(north, issue):
    for day, value in (
        ("2025-02-01", "raised"),
        ("2025-05-01", "agreed"),
        ("2025-06-01", "stalled"),
    ):
        says(north, issue, value, day)
    chart = drawn(issue)
    segments = chart["lanes"][0]["segments"]
    assert all(a["x"] + a["width"] == b["x"] for a, b in pairwise(segments))
    assert segments[-1]["x"] + segments[-1]["width"] == chart["today_x"]


def test_what_comes_later_does_not_show(north, issue):
    says(north, issue, "raised", "2025-03-01")
    says(north, issue, "agreed", "2025-08-01")
    chart = drawn(issue, today=date(2026, 1, 1))
    assert lanes(chart) == {"North": [NOTHING, "raised"]}
    assert chart["occasions"][0]["when"] == "from 1 March 2025"


def test_words_that_nothing_decides_between_are_one_band_with_both(north, issue):
    says(north, issue, "agreed", "2025-06-01")
    says(north, issue, "refused", "2025-06-01")
    band = drawn(issue)["lanes"][0]["segments"][-1]
    assert (band["status"], band["label"], band["contested"]) == (
        SEVERAL,
        "agreed or refused",
        True,
    )


def test_a_word_that_does_not_fit_its_band_is_only_in_its_title(north, issue):
    says(north, issue, "implemented in part", "2025-06-29")
    says(north, issue, "raised", "2024-01-01")
    band = drawn(issue)["lanes"][0]["segments"][-1]
    assert band["label"] == ""
    assert "implemented in part" in band["title"]


def test_an_issue_of_which_no_status_is_on_record_has_a_sentence(north, south, issue):
    says(north, issue, "a test flight", "2025-06-01", aspect="offer")
    chart = drawn(issue)
    assert (chart["nothing"], chart["occasions"]) == (
        "No party's status is on record by this day.",
        [],
    )


def test_the_ribbon_asks_for_nothing_of_each_band(north, issue, django_assert_num_queries):
    for month in range(1, 7):
        says(north, issue, ("raised", "stalled")[month % 2], f"2025-0{month}-01")
    found = ledger()
    assert found.principals
    with django_assert_num_queries(3):
        chart = ribbon(found, issue)
    assert len(chart["occasions"]) == 6


def test_a_long_history_is_drawn_from_a_later_day_on_and_says_so(north, south, issue):
    says(south, issue, "agreed", "2024-06-01")
    speaker = make_statement(make_actor(party=north), said="2025-01-01")
    for number in range(INTERVALS + 2):
        day = date(2025, 2, 1) + timedelta(days=number)
        report = make_report(published=str(day))
        fields = {"issue": issue, "holds_on": day, "report": report, "statement": speaker}
        make_claim(**fields, value=("raised", "stalled")[number % 2])
    chart = drawn(issue)
    assert "It begins on 2 February 2025" in chart["caption"]
    # South's word stood already, and nothing is drawn as silence that was not.
    assert lanes(chart)["South"] == ["agreed"]
    assert lanes(chart)["North"][:2] == ["stalled", "raised"]
    assert len(lanes(chart)["North"]) == INTERVALS + 1
    first = {lane["segments"][0]["x"] for lane in chart["lanes"]}
    assert len(first) == 1
