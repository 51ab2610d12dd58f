"""`make bench`: pages as multiples of a bare response, what the desk waits for, and intake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import IO, Self, cast

from bench import served
from bench.pages import DESK, PAGES, Lap, dated

SIZES = (1_000, 100_000)
# Each page is timed so often on either record in turn; what is told is the median.
LAPS = 11
NAME_WIDTH, WIDTH, DESK_WIDTH = 26, 14, 50
HEAD = (
    "page, in bare responses",
    *(f"{size:,}" for size in SIZES), "growth",
    *(f"anew {size:,}" for size in SIZES), "growth",
)  # fmt: skip
# A page that nobody asked for since the ledger changed is made anew; then it is kept.
ANEW, KEPT = 0, 1

# A page on the small record and on the large one, so often.
Laps = Sequence[tuple[Lap, Lap]]


class Record:
    """A generated record of so many claims, and its pages in a process of their own."""

    def __init__(self, claims: int, folder: Path) -> None:
        self.claims = claims
        self.path = folder / f"{claims}.sqlite3"
        database = f"sqlite:///{self.path}"
        # The cache is emptied again and again: it must be nobody else's.
        settings = {
            "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "dashboard.settings",
            "REDIS_URL": "",
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.pages", str(claims)],
            env={**os.environ, **settings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.told, self.heard = (
            cast(IO[str], self.process.stdin),
            cast(IO[str], self.process.stdout),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.communicate()

    def wait(self) -> str:
        """Until it is filled; how fast that was."""
        seconds = float(self._answer())
        return f"imported {self.claims:,} claims: {self.claims / seconds:,.0f} a CPU second"

    def desk(self) -> dict[str, float]:
        """As bench.desk.waits()."""
        print(DESK, file=self.told, flush=True)
        found: dict[str, float] = json.loads(self._answer())
        return found

    def lap(self, page: str) -> Lap:
        print(page, file=self.told, flush=True)
        found: Lap = json.loads(self._answer())
        return found

    def _answer(self) -> str:
        if line := self.heard.readline():
            return line
        raise SystemExit("The record could not be timed.")


def timed(small: Record, large: Record, page: str) -> Laps:
    """A page on both records by turns, so that both meet the machine in the same mood."""
    return [(small.lap(page), large.lap(page)) for _ in range(LAPS)]


def table(found: Mapping[str, Laps]) -> list[str]:
    """A line a page: its cost on both records when kept, when made anew, and how both grow."""
    named = ((name, laps) for page, laps in found.items() for name in (page, dated(page)))
    return [_line(HEAD), *(_line([name, *_cells(name, laps)]) for name, laps in named)]


def _cells(name: str, laps: Laps) -> list[str]:
    cells = []
    for which in (KEPT, ANEW):
        costs = (
            median(pair[place][name][which] / pair[place]["bare"][KEPT] for pair in laps)
            for place in range(len(SIZES))
        )
        growth = median(large[name][which] / small[name][which] for small, large in laps)
        cells += [*(f"{cost:.0f}" for cost in costs), f"{growth:.2f}"]
    return cells


def desk(small: Mapping[str, float], large: Mapping[str, float]) -> list[str]:
    """A line for each thing that the desk waits for, in CPU seconds or bytes on both records."""
    head = "the desk waits for".ljust(DESK_WIDTH) + "".join(f"{s:,}".rjust(WIDTH) for s in SIZES)
    return [head, *(_desk_line(name, small[name], large[name]) for name in small)]


def _desk_line(name: str, *found: float) -> str:
    shown = (f"{each:,.0f}" if each >= 1000 else f"{each:.2f} s" for each in found)
    return name.ljust(DESK_WIDTH) + "".join(each.rjust(WIDTH) for each in shown)


def as_of(found: Mapping[str, Laps], place: int, which: int) -> str:
    """How much dearer each page is as of a day than today, on the record in that place."""
    ratios = {
        page: median(pair[place][dated(page)][which] / pair[place][page][which] for pair in laps)
        for page, laps in found.items()
    }
    return "as of a day ÷ today: " + ", ".join(f"{page} {r:.2f}" for page, r in ratios.items())


def _line(cells: Sequence[str]) -> str:
    return cells[0].ljust(NAME_WIDTH) + "".join(cell.rjust(WIDTH) for cell in cells[1:])


def intake() -> str:
    """What bench.intake measures, in a process of its own."""
    command = [sys.executable, "-m", "bench.intake"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print("Generating and timing; the large record takes some minutes ...", flush=True)
        with Record(SIZES[0], Path(folder)) as small, Record(SIZES[1], Path(folder)) as large:
            print(small.wait(), large.wait(), sep="\n", flush=True)
            found = {page: timed(small, large, page) for page in PAGES}
            print("\n".join(table(found)), flush=True)
            print("\n".join(desk(small.desk(), large.desk())), flush=True)
            print("\n".join(served.measured([small.path, large.path])), flush=True)
    for place, claims in enumerate(SIZES):
        for which, words in ((KEPT, "kept"), (ANEW, "made anew")):
            print(f"{claims:,} claims, pages {words}, {as_of(found, place, which)}")
    print(intake(), end="")
    bare = median(lap["bare"][KEPT] for laps in found.values() for pair in laps for lap in pair)
    print(f"A bare response took {bare * 1000:.2f} ms here.")


if __name__ == "__main__":
    main()
