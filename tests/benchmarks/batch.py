"""Plans with their calendars a second of a core, the gain of a second core, and memory, of ``planner batch``.

Two tables: one in which no two runners ask for the same, and one as organisers have them, where most leave the
optional columns empty. Each run is the command itself, in a process of its own that tells what it and its workers cost
(``costing``). What a second core gives at best on this machine is measured beside it.
"""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.parts import ROOT
from tests.benchmarks.results import Figure, Result, Wrong, at_least, at_most
from tests.benchmarks.rounds import over

TITLE = "A club's table"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RACES = ("hue@27/12/2026", "hanoi-midnight@28/11/2026")
HEAD = ("name", "email", "race", "distance_km", "days", "level", "language", "gear", "minutes")
TODAY = "2026-09-07"
USUAL = 0.9
"""Share of registrants who leave the optional columns empty."""
LEFT = (0, 1)
"""Exit codes of a run; 1: a row that nobody could plan for was left out, and told."""
FLAT = 1.25
"""How much more memory a hundred times as many rows may take."""


class Cost(NamedTuple):
    """What a run cost: seconds by the clock and of all its cores, and the memory of its largest process."""

    clock: float
    cores: float
    peak_mb: float


def measure(quick: bool) -> Iterator[Result]:
    """Compare one worker with one a core, then see what a long table does to memory."""
    rounds, count, unlike = (1, 60, 20) if quick else (3, 10_000, 300)
    short, long = (60, 300) if quick else (1_000, 100_000)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        usual = _table(place / "usual" / "table.csv", count, alike=USUAL)
        _check(usual)
        _cost(_table(place / "first" / "table.csv", 2, alike=1), "out", workers=1)  # it compiles
        yield from _cores(usual, count, rounds)
        single = _table(place / "unlike" / "table.csv", unlike, alike=0)
        alone = [_cost(single, "unlike", workers=1) for _ in range(min(3, rounds))]
        yield Figure(
            "plans and calendars a second of a core, no two alike",
            tuple(unlike / one.cores for one in alone),
            unit="/s",
            key="batch.unlike",
        )
        yield from _memory(place, short, long)


def _cores(usual: Path, count: int, rounds: int) -> Iterator[Result]:
    """Run the same table with one worker, with two, and twice at once with one, in turn."""
    alone, shared, apart = [], [], []
    for _ in range(rounds):
        alone.append(_cost(usual, "alone", workers=1))
        shared.append(_cost(usual, "shared", workers=2))
        apart.append(max(_costs(usual, ("left", "right"), workers=1)))
    yield Figure(
        "plans and calendars a second of a core",
        tuple(count / one.cores for one in alone),
        unit="/s",
        note=f"{count:,} rows, of which {USUAL:.0%} leave the optional columns empty; the process's start is in it.",
        key="batch.per-core-second",
    )
    yield Figure(
        "two workers, times faster",
        _clock(alone, shared),
        "one worker",
        aim=at_least(1.8),
        note="By the clock, from the process's start to its end, its workers' start in it.",
        key="batch.gain-two",
    )
    yield Figure(
        "two batches at once that share nothing, times faster",
        tuple(2 * gain for gain in _clock(alone, apart)),
        "one after the other",
        note="Each has one worker and the whole table: what a second core gives at best on this machine, which is 2 on "
        "an idle one whose cores share nothing either.",
    )
    yield Figure("two workers, work in all", over(_spent(shared), _spent(alone)), "one worker")


def _memory(place: Path, short: int, long: int) -> Iterator[Result]:
    """Run a short table and a long one."""
    peaks = []
    for count in (short, long):
        table = _table(place / str(count) / "table.csv", count, alike=USUAL)
        one = _cost(table, "out", workers=len(os.sched_getaffinity(0)))
        peaks.append(one.peak_mb)
        yield Figure(f"{count:,} rows, largest process", (one.peak_mb,), unit="MB", key="batch.peak-mb")
    yield Figure(
        f"memory of {long:,} rows", (peaks[1] / peaks[0],), f"{short:,} rows", aim=at_most(FLAT), key="batch.flat"
    )


def _clock(those: list[Cost], these: list[Cost]) -> tuple[float, ...]:
    return over(tuple(one.clock for one in those), tuple(one.clock for one in these))


def _spent(runs: list[Cost]) -> tuple[float, ...]:
    return tuple(one.cores for one in runs)


def _table(path: Path, count: int, *, alike: float) -> Path:
    path.parent.mkdir()
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(rows(count, alike=alike))
    return path


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


def _cost(table: Path, folder: str, *, workers: int) -> Cost:
    """Run a batch in a process of its own, and throw away what it made."""
    [cost] = _costs(table, (folder,), workers=workers)
    return cost


def _costs(table: Path, folders: Sequence[str], *, workers: int) -> list[Cost]:
    """Run a batch into each folder, all at once."""
    began = time.perf_counter()
    running = [_started(table, table.with_name(folder), workers) for folder in folders]
    costs = []
    for process in running:
        said, wrong = process.communicate()
        clock = time.perf_counter() - began
        if process.returncode not in LEFT:
            raise Wrong(wrong.strip().rpartition("\n")[2])
        costs.append(Cost(clock, *json.loads(said.splitlines()[-1])))
    for folder in folders:
        shutil.rmtree(table.with_name(folder))
    return costs


def _started(table: Path, folder: Path, workers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.benchmarks.costing", "batch", str(table), "-o", str(folder)]
    command += ["--workers", str(workers), "--today", TODAY]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"PYTHONPYCACHEPREFIX": "bytecode", "PLANNER_CACHE": "cache"}
    environment = kept | {name: str(table.parents[1] / place) for name, place in own.items()}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True)


def _check(table: Path) -> None:
    """See that one worker and two write the same, and that each calendar is that of its row's own plan."""
    from planner.batch.planning import Terms, plan_of, registrant
    from planner.exports import ics

    made = []
    for workers in (1, 2):
        folder = table.with_name(f"check{workers}")
        run([str(table), "-o", str(folder), "--workers", str(workers), "--today", TODAY])
        made.append({file.name: file.read_bytes() for file in folder.iterdir() if file.suffix == ".ics"})
        shutil.rmtree(folder)
    if made[0] != made[1]:
        raise Wrong("two workers do not write what one does")
    with table.open(encoding="utf-8", newline="") as file:
        asked = list(csv.DictReader(file))
    rejected = _lines(table.with_name("rejected.csv"))
    if len(made[0]) + len(rejected) != len(asked):
        raise Wrong(f"{len(asked)} rows became {len(made[0])} calendars, and {len(rejected)} were rejected")
    terms = Terms(today=date.fromisoformat(TODAY))
    written = set(made[0].values())
    for place, row in list(enumerate(asked, 2))[:: max(1, len(asked) // 20)]:
        if place in rejected:
            continue
        if ics.render(plan_of(registrant(row, terms), None, terms)).data not in written:
            raise Wrong(f"nobody got the calendar of line {place}")


def _lines(rejected: Path) -> set[int]:
    if not rejected.exists():
        return set()
    with rejected.open(encoding="utf-8-sig", newline="") as file:
        return {int(row["line"]) for row in csv.DictReader(file)}


def run(arguments: list[str]) -> None:
    """Run ``planner batch`` here; what it says is not wanted."""
    import io
    from contextlib import redirect_stderr, redirect_stdout

    from planner.cli import main as planner

    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        code = planner(["batch", *arguments])
    if code not in LEFT:
        raise Wrong(told.getvalue().strip())
