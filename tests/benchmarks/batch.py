"""Plans with their calendars a second of a core, the gain of a second core, and memory, of ``planner batch``.

Two tables: one in which no two runners ask for the same, and one as organisers have them, where most leave the
optional columns empty. Each run is the command itself, in a process of its own that tells what it and its workers cost
(``costing``). What a second core gives at best on this machine is measured beside it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.clubs import TODAY, Club
from tests.benchmarks.parts import ROOT
from tests.benchmarks.results import Figure, Result, Wrong, at_least, at_most
from tests.benchmarks.rounds import over

TITLE = "A club's table"
USUAL = 0.9
"""Share of registrants who leave the optional columns empty."""
LEFT = (0, 1)
"""Exit codes of a run; 1: a row that nobody could plan for was left out, and told."""
MEMORY = Path("/dev/shm")
"""Where Linux has a folder in memory."""
NEEDED_B = 4 << 30
"""How much of it is wanted."""
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
    with tempfile.TemporaryDirectory(dir=_in_memory()) as memory:
        usual = Club(Path(memory) / "usual", count, alike=USUAL)
        for workers in (1, 2):  # it compiles, and is right before it is timed
            _cost(usual, "first", workers=workers)
        yield from _cores(usual, rounds)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        yield from _onto_the_disk(Club(place / "usual", count, alike=USUAL), rounds)
        single = Club(place / "unlike", unlike, alike=0)
        alone = [_cost(single, "unlike", workers=1) for _ in range(min(3, rounds))]
        yield Figure(
            "plans and calendars a second of a core, no two alike",
            tuple(unlike / one.cores for one in alone),
            unit="/s",
            key="batch.unlike",
        )
        yield from _memory(place, short, long)


def _in_memory() -> Path | None:
    """Return a folder in memory; None where there is none with room: calendars go to the disk then."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= NEEDED_B
    return MEMORY if roomy else None


def _onto_the_disk(usual: Club, rounds: int) -> Iterator[Result]:
    """Run the table with one worker and with two, in turn, into a folder that lies on the disk."""
    _cost(usual, "first", workers=2)
    runs = [(_cost(usual, "alone", workers=1), _cost(usual, "shared", workers=2)) for _ in range(rounds)]
    alone, shared = map(list, zip(*runs, strict=True))
    yield Figure(
        "two workers onto the disk, times faster",
        _clock(alone, shared),
        "one worker",
        note="The same where the system writes the calendars out meanwhile: beside one worker it has a core for that.",
    )


def _cores(usual: Club, rounds: int) -> Iterator[Result]:
    """Run the same table with one worker, with two, and twice at once with one, in turn."""
    alone, shared, apart = [], [], []
    for _ in range(rounds):
        alone.append(_cost(usual, "alone", workers=1))
        shared.append(_cost(usual, "shared", workers=2))
        apart.append(max(_costs(usual, ("left", "right"), workers=1)))
    about = (
        f"{usual.count:,} rows, of which {USUAL:.0%} leave the optional columns empty; the process's start is in it."
    )
    for name, key, runs in (("one worker", "one", alone), ("two workers", "two", shared)):
        yield Figure(
            f"plans and calendars a second by the clock, {name}",
            tuple(usual.count / one.clock for one in runs),
            unit="/s",
            note=about,
            key=f"batch.clock-{key}",
        )
    yield Figure(
        "plans and calendars a second of a core",
        tuple(usual.count / one.cores for one in alone),
        unit="/s",
        note=about,
        key="batch.per-core-second",
    )
    yield Figure(
        "two workers, times faster",
        _clock(alone, shared),
        "one worker",
        aim=at_least(1.8),
        note="By the clock, from the process's start to its end, its workers' start in it; the calendars go to "
        f"{'a folder in memory' if _in_memory() else 'the disk, for there is no folder in memory'}.",
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
        one = _cost(Club(place / str(count), count, alike=USUAL), "out", workers=len(os.sched_getaffinity(0)))
        peaks.append(one.peak_mb)
        yield Figure(f"{count:,} rows, largest process", (one.peak_mb,), unit="MB")
    yield Figure(
        f"memory of {long:,} rows",
        (peaks[1] / peaks[0],),
        f"{short:,} rows",
        aim=at_most(FLAT),
        key="batch.flat",
        among=long,
    )


def _clock(those: list[Cost], these: list[Cost]) -> tuple[float, ...]:
    return over(tuple(one.clock for one in those), tuple(one.clock for one in these))


def _spent(runs: list[Cost]) -> tuple[float, ...]:
    return tuple(one.cores for one in runs)


def _cost(club: Club, folder: str, *, workers: int) -> Cost:
    """Run a batch in a process of its own, look at what it made, and throw that away."""
    [cost] = _costs(club, (folder,), workers=workers)
    return cost


def _costs(club: Club, folders: Sequence[str], *, workers: int) -> list[Cost]:
    """Run a batch into each folder, all at once."""
    costs: list[Cost] = []
    running: list[subprocess.Popen[str]] = []
    began = time.perf_counter()
    try:
        running += (_started(club.path, club.path.with_name(folder), workers) for folder in folders)
        for process in running:
            said, wrong = process.communicate()
            clock = time.perf_counter() - began
            if process.returncode not in LEFT:
                raise Wrong(wrong.strip().rpartition("\n")[2])
            costs.append(Cost(clock, *json.loads(said.splitlines()[-1])))
    finally:
        for process in running:
            process.kill()
            process.communicate()
    for folder, process in zip(folders, running, strict=True):
        club.look(club.path.with_name(folder), process.returncode)
        shutil.rmtree(club.path.with_name(folder))
    return costs


def _started(table: Path, folder: Path, workers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.benchmarks.costing", "batch", str(table), "-o", str(folder)]
    command += ["--workers", str(workers), "--today", TODAY]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"PYTHONPYCACHEPREFIX": "bytecode", "PLANNER_CACHE": "cache"}
    environment = kept | {name: str(table.parents[1] / place) for name, place in own.items()}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True)
