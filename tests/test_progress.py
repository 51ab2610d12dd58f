"""How far long work has come: told to a terminal and to a log, and not at all where it is short."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from bench.generator import generate
from tracker.models import Claim
from tracker.progress import MANY, Progress, unwatched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Goes on by so many seconds each time somebody looks at it."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def test_everything_is_given_back_in_its_order_whoever_watches() -> None:
    for watch in (unwatched, Progress(io.StringIO()), Progress(Terminal(), Clock(1))):
        assert [*watch("Checking rows", range(9))] == [*range(9)]
        assert [*watch("Checking rows", [])] == []


def test_on_a_terminal_one_line_is_written_anew_and_ended_with_the_last() -> None:
    told = Terminal()
    for _ in Progress(told, Clock(0.5))("Checking claims", range(4)):
        pass
    lines = told.getvalue().split("\r\x1b[K")
    assert lines[1:] == [
        "Checking claims: 2 of 4, 2 a second, 1 s left",
        "Checking claims: 3 of 4, 2 a second, 0 s left",
        "Checking claims: 4 of 4, 2 a second, 2 s in all\n",
    ]


def test_elsewhere_there_are_plain_lines_and_few_of_them() -> None:
    told = io.StringIO()
    for _ in Progress(told, Clock(0.5))("Checking claims", range(50)):
        pass
    lines = told.getvalue().splitlines()
    assert lines == [
        "Checking claims: 20 of 50, 2 a second, 15 s left",
        "Checking claims: 40 of 50, 2 a second, 5 s left",
        "Checking claims: 50 of 50, 2 a second, 26 s in all",
    ]
    assert "\r" not in told.getvalue()


def test_an_item_can_stand_for_many_rows() -> None:
    told = io.StringIO()
    for _ in Progress(told, Clock(1))("Storing claims", [range(500)] * 20, len):
        pass
    assert told.getvalue().splitlines()[0] == (
        "Storing claims: 5,000 of 10,000, 500 a second, 10 s left"
    )


@pytest.mark.parametrize(("rows", "lines"), [(MANY - 1, 0), (MANY, 1)])
def test_what_takes_no_time_is_told_only_where_there_is_much_of_it(rows: int, lines: int) -> None:
    told = io.StringIO()
    for _ in Progress(told, lambda: 0.0)("Writing claims", range(rows)):
        pass
    assert len(told.getvalue().splitlines()) == lines


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few rows are many."""
    monkeypatch.setattr("tracker.progress.MANY", 20)


@pytest.fixture
def ledger_file(tmp_path: Path) -> str:
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(generate(60, 1, events=3, issues=3)), encoding="utf-8")
    return str(path)


@pytest.mark.django_db
def test_imports_exports_and_rebuilds_tell_how_far_they_are_beside_what_they_print(
    patient: None, ledger_file: str, tmp_path: Path
) -> None:
    told: dict[str, list[str]] = {}
    for command, arguments in (
        ("import_ledger", [ledger_file]),
        ("export_ledger", [str(tmp_path / "out.json")]),
        ("rebuild_readings", []),
    ):
        out, err = io.StringIO(), io.StringIO()
        call_command(command, *arguments, stdout=out, stderr=err)
        told[command] = err.getvalue().splitlines()
        assert "a second" not in out.getvalue()
    every = f"{Claim.objects.count()} of {Claim.objects.count()}"
    assert any(line.startswith(f"Checking claims: {every}") for line in told["import_ledger"])
    assert any(line.startswith(f"Storing claims: {every}") for line in told["import_ledger"])
    assert any(line.startswith(f"Writing claims: {every}") for line in told["export_ledger"])
