"""Plans a second and a core, and peak memory, of ``planner batch``: ``python tests/benchmarks/batch.py [ROWS]``.

Two tables: one in which no two runners ask for the same, and one as organisers have them, where most leave the
optional columns empty. Processor seconds are told beside those of the clock: on a busy machine only they mean anything.
"""

from __future__ import annotations

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

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


def measured(table: Path, folder: Path, workers: int) -> tuple[float, float]:
    """Run a batch and return its seconds by the clock and by the processors, the children's included."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "planner", "batch", str(table), "-o", str(folder)]
    done = subprocess.run([*command, "--workers", str(workers), "--today", TODAY], stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        raise SystemExit(done.returncode)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(count: int) -> None:
    """Print a line for each table and number of workers; memory is that of the largest process so far."""
    cores = len(os.sched_getaffinity(0))
    heads = ("rows", "workers", "s", "cpu s", "rows/s", "rows/cpu s", "peak MB", "gain")
    print(f"{'table':<8}" + "".join(f"{head:>11}" for head in heads))
    with tempfile.TemporaryDirectory() as place:
        for name, alike in (("unlike", 0.0), ("usual", 0.9)):
            table = Path(place, f"{name}.csv")
            with table.open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file)
                writer.writerow(HEAD)
                writer.writerows(rows(count, alike=alike))
            alone = 0.0
            for workers in dict.fromkeys((1, cores)):
                clock, cpu = measured(table, Path(place, f"{name}-{workers}"), workers)
                alone = alone or clock
                peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
                figures = (clock, cpu, count / clock, count / cpu, peak, alone / clock)
                print(f"{name:<8}{count:>11}{workers:>11}" + "".join(f"{figure:>11.1f}" for figure in figures))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
