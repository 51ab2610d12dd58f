"""The timeline as a page takes it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts import timeline
from dashboard.charts.marks import NO_STATUS
from dashboard.charts.timeline import LEGEND, NOTHING, UNDATED
from tests.charts.making import ledger, make_known
from tests.factories import make_forecast
from tracker.aspects import EventStatus
from tracker.rules.record import Outcome

pytestmark = pytest.mark.django_db


def test_of_an_empty_ledger_there_is_a_sentence_and_no_chart():
    chart = timeline(ledger())
    assert (chart["nothing"], chart["occasions"]) == (NOTHING, [])
    assert "figure" not in chart


def test_what_has_no_date_is_listed_below_a_sentence():
    make_known("talks", status="announced", date="none")
    chart = timeline(ledger())
    assert chart["nothing"] == UNDATED
    assert [row["when"] for row in chart["occasions"]] == ["no date set"]


def test_the_key_names_the_states_that_are_drawn_and_no_other():
    event = make_known("talks", status="held", date="2025-06-01")
    make_known("undated", status="postponed")
    make_forecast(event=event, window="2025-07-01/2025-09-01")
    chart = timeline(ledger())
    assert [entry["status"] for entry in chart["legend"]] == ["held", "kept"]


def test_every_state_has_words_for_the_key():
    assert set(LEGEND) == {str(state) for state in (*EventStatus, *Outcome, NO_STATUS)}


def test_the_line_of_the_day_is_named():
    make_known("talks", status="held", date="2025-06-01")
    assert timeline(ledger())["today"] == "today"
    assert timeline(ledger(today=date(2026, 1, 1)))["today"] == "1 July 2025"
