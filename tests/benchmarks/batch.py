"""Plans a second and a core, and peak memory, of ``planner batch``: ``python tests/benchmarks/batch.py [ROWS]...``.

Two tables: one in which no two runners ask for the same, and one as organisers have them, where most leave the
optional columns empty. On a busy machine only processor seconds mean anything, so the gain over one worker is told
twice: as the clock saw it (``gain``), and as free cores would have it (``could``), for which the work is shared
out among them and the process that hands it out (``hands %`` of it) is never waited for less than its own seconds.
``python tests/benchmarks/batch.py --usual 1000 10000 100000`` shows that memory does not grow with the table.
"""

from __future__ import annotations

import csv
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RACES = ("hue@27/12/2026", "hanoi-midnight@28/11/2026")
HEAD = ("name", "email", "race", "distance_km", "days", "level", "language", "gear", "minutes")
TODAY = "2026-09-07"


def rows(count: int, *, alike: float) -> Iterator[tuple[object, ...]]:
    """Draw registrants; ``alike`` is the share of them who leave the optional columns empty."""
    draw = random.Random(count)
    for number in range(count):
        same = draw.random() < alike
        days = "" if same else ",".join(draw.sample(DAYS, draw.randint(2, 7)))
        level = draw.choice(("new", "regular", "advanced", ""))
        gear = "" if same else draw.choice(("band,loop", "none", "", "box", "band", "loop,ball"))
        minutes = "" if same else draw.randint(15, 60)
        about = (
            draw.choice(RACES),
            draw.choice((5, 10, 21, 42)),
            days,
            level,
            draw.choice(("en", "vi")),
            gear,
            minutes,
        )
        yield (f"Nguyễn Văn {number}", f"r{number}@example.com", *about)


class Figures(NamedTuple):
    """What a run cost: seconds by the clock, of the process that hands out and of all, and its largest process."""

    clock: float
    hands: float
    cpu: float
    peak_mb: float


def measured(table: Path, folder: Path, workers: int) -> Figures:
    """Run a batch in a process of its own, which tells what it and its workers cost."""
    command = [sys.executable, __file__, "--run", str(table), "-o", str(folder), "--workers", str(workers)]
    began = time.perf_counter()
    done = subprocess.run([*command, "--today", TODAY], capture_output=True, text=True, check=True)
    hands, cpu, peak = map(float, done.stdout.splitlines()[-1].split())
    return Figures(time.perf_counter() - began, hands, cpu, peak)


def run(arguments: list[str]) -> None:
    """Be the process that hands out, and print what it cost."""
    from planner.cli import main as planner

    if planner(["batch", *arguments]) not in (0, 1):
        raise SystemExit(1)
    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    hands = own.ru_utime + own.ru_stime
    print(hands, hands + theirs.ru_utime + theirs.ru_stime, max(own.ru_maxrss, theirs.ru_maxrss) / 1024)


def compared(name: str, count: int, alike: float, place: Path) -> None:
    """Print a line for each number of workers."""
    cores = len(os.sched_getaffinity(0))
    table = place / f"{name}-{count}.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(rows(count, alike=alike))
    alone = measured(table, place / "alone", 1)
    shutil.rmtree(place / "alone")
    shared = measured(table, place / "shared", cores)
    shutil.rmtree(place / "shared")
    for workers, one in ((1, alone), (cores, shared)):
        could = alone.cpu / max(one.cpu / workers, one.hands)
        share = 100 * one.hands / one.cpu if workers > 1 else 0.0
        figures = (one.clock, one.cpu, count / one.cpu, share, one.peak_mb, alone.clock / one.clock, could)
        print(f"{name:<8}{count:>9}{workers:>9}" + "".join(f"{figure:>11.1f}" for figure in figures), flush=True)


def main(counts: list[int], tables: Mapping[str, float]) -> None:
    """Compare one worker with one a core, for each size of each table."""
    heads = ("s", "cpu s", "rows/cpu s", "hands %", "peak MB", "gain", "could")
    print(f"{'table':<8}{'rows':>9}{'workers':>9}" + "".join(f"{head:>11}" for head in heads))
    with tempfile.TemporaryDirectory() as place:
        for name, alike in tables.items():
            for count in counts:
                compared(name, count, alike, Path(place))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2:])
    else:
        asked = [argument for argument in sys.argv[1:] if argument != "--usual"]
        which = {"usual": 0.9} if "--usual" in sys.argv else {"unlike": 0.0, "usual": 0.9}
        main([int(count) for count in asked] or [2_000], which)
