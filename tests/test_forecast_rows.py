"""Forecast rows: the window and the echoes in words."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.forecast_rows import echoes, window
from tracker.models import Claim, ForecastReading


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (date(2025, 6, 10), date(2025, 7, 10), "by 10 July 2025"),
        (None, date(2025, 7, 10), "by 10 July 2025"),
        (date(2025, 6, 10), None, "10 June 2025 or later"),
        (None, None, ""),
    ],
)
def test_a_window_is_worded_by_its_end(earliest, latest, expected):
    forecast = ForecastReading(window_earliest=earliest, window_latest=latest)
    assert window(forecast) == expected


@pytest.mark.parametrize(
    ("reports", "expected"), [([1], ""), ([1, 1], ""), ([1, 2, 2], "2 reports, 1 origin")]
)
def test_echoes_are_counted_by_report_and_have_one_origin(reports, expected):
    assert echoes([Claim(report_id=report) for report in reports]) == expected
