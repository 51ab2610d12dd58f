"""`make bench`: pages as multiples of a bare response, and intake as one of an extraction."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SIZES = (1_000, 100_000)
NAME_WIDTH, WIDTH = 26, 14
HEAD = (
    "page, in bare responses",
    *(f"{size:,}" for size in SIZES), "growth",
    *(f"anew {size:,}" for size in SIZES), "growth",
)  # fmt: skip
# A page that nobody asked for since the ledger changed is made anew; then it is kept.
ANEW, KEPT = 0, 1

Timings = dict[str, tuple[float, float]]


def timings(claims: int, folder: Path) -> Timings:
    """What bench.pages measures on so many claims, in a process of its own."""
    database = f"sqlite:///{folder / f'{claims}.sqlite3'}"
    # The cache is emptied again and again: it must be nobody else's.
    settings = {
        "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "dashboard.settings", "REDIS_URL": "",
    }  # fmt: skip
    command = [sys.executable, "-m", "bench.pages", str(claims)]
    done = subprocess.run(
        command, env={**os.environ, **settings}, check=True, stdout=subprocess.PIPE
    )
    found: Timings = json.loads(done.stdout)
    return found


def table(small: Timings, large: Timings) -> list[str]:
    """A line a page: its cost on both records when kept, when made anew, and how both grow."""
    lines = [_line(HEAD)]
    for name in (page for page in small if page != "bare"):
        cells = []
        for which in (KEPT, ANEW):
            costs = [found[name][which] / found["bare"][KEPT] for found in (small, large)]
            cells += [*(f"{cost:.0f}" for cost in costs), f"{costs[1] / costs[0]:.2f}"]
        lines.append(_line([name, *cells]))
    return lines


def as_of(found: Timings, which: int) -> str:
    """How much dearer a page is as of a day than today."""
    costs = {page: each[which] for page, each in found.items()}
    dated = {page: costs.get(f"{page} as of a day") for page in costs}
    ratios = (f"{page} {cost / costs[page]:.2f}" for page, cost in dated.items() if cost)
    return "as of a day ÷ today: " + ", ".join(ratios)


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
        small, large = (timings(claims, Path(folder)) for claims in SIZES)
    print("\n".join(table(small, large)))
    for claims, found in zip(SIZES, (small, large), strict=True):
        for which, words in ((KEPT, "kept"), (ANEW, "made anew")):
            print(f"{claims:,} claims, pages {words}, {as_of(found, which)}")
    print(intake(), end="")
    print(f"A bare response took {large['bare'][KEPT] * 1000:.2f} ms here.")


if __name__ == "__main__":
    main()
