"""Tests of tracker/intake/times/periods.py: months, seasons, weeks and years without a number."""

from datetime import date

import pytest

from tracker.intake.times.days import times_named

WRITTEN = date(2025, 6, 10)


def values(text: str, written: date | None = WRITTEN) -> list[str]:
    return [named.value for named in times_named(text, written)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Envoys will meet in August.", "2025-08"),
        ("Envoys met in August.", "2024-08"),
        ("Envoys will meet in June.", "2025-06"),
        ("Envoys met in June.", "2025-06"),
        ("Envoys will meet in early March.", "2026-03"),
        ("In March, envoys met again.", "2025-03"),
        ("They will meet in the autumn.", "2025-23"),
        ("They will meet this autumn.", "2025-23"),
        ("They will meet in the fall.", "2025-23"),
        ("They met in the autumn.", "2024-23"),
        ("They met last summer.", "2024-22"),
        ("They will meet in the second half of July.", "2025-07"),
        ("They will meet next winter.", "[2025-24,2026-24]"),
        ("They will meet next March.", "2026-03"),
        ("They will meet next August.", "[2025-08,2026-08]"),
        ("They met last March.", "[2024-03,2025-03]"),
        ("They will meet next month.", "2025-07"),
        ("They met last month.", "2025-05"),
        ("They met in the summer of 2019.", "2019-22"),
        ("They met in May last year.", "2024-05"),
        ("The round is planned for the autumn.", "2025-23"),
        ("Встреча состоится в августе.", "2025-08"),
        ("Встреча состоялась в августе.", "2024-08"),
        ("Раунд пройдёт осенью.", "2025-23"),
        ("Раунд прошёл осенью.", "2024-23"),
        ("Раунд пройдёт этой осенью.", "2025-23"),
        ("Раунд пройдёт в следующем месяце.", "2025-07"),
        ("Раунд прошёл прошлым летом.", "2024-22"),
        ("Они встретились летом 2019 года.", "2019-22"),
        ("Они встретятся в мае следующего года.", "2026-05"),
    ],
)
def test_a_period_is_the_one_that_the_tense_around_it_means(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "In August.",
        "Talks in August, in Oslo.",
        "They met and will meet in August.",
        "They expected that flights were stopped in August.",
        "We will, in march, may be late.",
        "The fall of the palace was feared.",
        "They will march in summery dress.",
        "They had met for a year, a month and a week.",
        "Раз в год, много лет.",
        "They will meet in the next month.",
        "They will meet in late June or early July.",
    ],
)
def test_what_is_not_plain_is_left_open(text: str) -> None:
    assert values(text) == []


def test_without_a_day_of_writing_only_what_bears_its_year_is_known() -> None:
    assert values("They will meet in August and this autumn.", None) == []
    assert values("They met in the spring of 2024.", None) == ["2024-21"]


def test_the_winter_of_january_began_the_year_before() -> None:
    assert values("They will meet this winter.", date(2026, 1, 5)) == ["2025-24"]


def test_a_month_that_is_written_with_its_days_is_no_month() -> None:
    assert values("They met in August 2024 and will meet on August 5.") == ["2024-08", "2025-08-05"]
