"""How long whole commands take, beside a bare Python and beside importing the libraries that they load.

Which these are is seen in a run of the command, not told. Every process is a fresh one; bytecode and the catalogue's
cache lie ready, as on every day but the first. All commands are told the day, so that the season has its 16 weeks
whenever this is measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.results import Figure, Result, Wrong, at_most
from tests.benchmarks.rounds import over

TITLE = "Whole commands"
DAY = "2026-09-07"
TODAY = ("--today", DAY)
SESSION_DAY = "2026-09-08"
BARE = "pass"
LIBRARIES = {
    "typer": "import typer",
    "pydantic": "from pydantic import BaseModel",
    "pydantic.types": "from pydantic import Field",
    "icalendar": "import icalendar",
    "sqlalchemy": "import sqlalchemy",
    "babel": "import babel.dates",
}
"""How each library is imported that a command may load; pydantic loads what is behind a name when that is asked for,
and a noun that has a field asks for ``Field``."""
CALENDAR = "import icalendar, pydantic, typer"
"""What somebody would import who wrote a calendar with libraries alone."""
AIM = at_most(1.5)


class Command(NamedTuple):
    """A command, its key, and what it is beside in addition to its own imports."""

    arguments: tuple[str, ...]
    key: str
    also: tuple[str, ...] = ()


COMMANDS = {
    "planner --help": Command(("--help",), "startup.help"),
    "planner today": Command(("today", "--today", SESSION_DAY), "startup.today"),
    "planner plan hue": Command(("plan", "hue", *TODAY), "startup.plan"),
    "planner plan hue -o hue.ics": Command(("plan", "hue", *TODAY, "-o", "hue.ics"), "startup.calendar", (CALENDAR,)),
}


class Spent(NamedTuple):
    """The seconds of one process, by the clock and of the processor."""

    clock: float
    processor: float


def measure(quick: bool) -> Iterator[Result]:
    """Time the commands and the bare processes in turn."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _surroundings(folder)
        _check(folder, environment)
        beside = {name: (_imports(folder, environment, command), *command.also) for name, command in COMMANDS.items()}
        spent = _rounds(folder, environment, beside, rounds=2 if quick else 21)
    clock = {name: tuple(one.clock for one in taken) for name, taken in spent.items()}
    processor = {name: tuple(one.processor for one in taken) for name, taken in spent.items()}
    yield Figure("python -c pass", tuple(1000 * one for one in clock[BARE]), unit="ms")
    for name, command in COMMANDS.items():
        yield Figure(name, tuple(1000 * one for one in clock[name]), unit="ms", key=f"{command.key}.ms")
        yield Figure(name, over(clock[name], clock[BARE]), "python -c pass", key=f"{command.key}.bare")
        for imports, key in zip(beside[name], (command.key, f"{command.key}.libraries"), strict=False):
            of_core = median(over(processor[name], processor[imports]))
            note = f"{of_core:.2f} × in processor time beside `{imports}`."
            ratio = over(clock[name], clock[imports])
            yield Figure(name, ratio, f'python -c "{imports}"', aim=AIM, note=note, key=key)


def _surroundings(folder: str) -> dict[str, str]:
    """Return an environment with folders of its own, in which bytecode is kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"PYTHONPYCACHEPREFIX": "bytecode", "PLANNER_CACHE": "cache", "PLANNER_STORE": "store.sqlite"}
    return kept | {name: f"{folder}/{place}" for name, place in own.items()} | {"LC_ALL": "C.UTF-8", "COLUMNS": "80"}


def _planner(folder: str, environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "planner", *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise Wrong(f"planner {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _check(folder: str, environment: dict[str, str]) -> None:
    """See that each command answers as it should before it is timed, and follow a plan for ``today``."""
    import json

    from icalendar import Calendar

    _planner(folder, environment, "follow", "hue", *TODAY)
    sessions = json.loads(_planner(folder, environment, "plan", "hue", *TODAY, "--json"))["sessions"]
    texts = {name: _planner(folder, environment, *command.arguments) for name, command in COMMANDS.items()}
    wanted = {"planner --help": "compare", "planner today": sessions[0]["id"], "planner plan hue": sessions[0]["id"]}
    for name, text in wanted.items():
        if text not in texts[name]:
            raise Wrong(f"{name} does not tell {text}")
    calendar = Calendar.from_ical(Path(folder, "hue.ics").read_bytes())
    starts = {str(event["UID"]): event.start.isoformat() for event in calendar.events}
    for session in sessions:
        if not any(f"-{session['id']}@" in uid and start == session["start"] for uid, start in starts.items()):
            raise Wrong(f"hue.ics does not have {session['id']} at its time")


def _imports(folder: str, environment: dict[str, str], command: Command) -> str:
    """Return the statement that imports the libraries which a command was seen to load."""
    Path(folder, "hue.ics").unlink(missing_ok=True)
    watched = [sys.executable, "-X", "importtime", "-m", "planner", *command.arguments]
    told = subprocess.run(watched, cwd=folder, env=environment, capture_output=True, text=True, check=True).stderr
    loaded = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    return "; ".join(statement for library, statement in LIBRARIES.items() if library in loaded)


def _rounds(
    folder: str, environment: dict[str, str], beside: Mapping[str, Sequence[str]], rounds: int
) -> dict[str, list[Spent]]:
    """Run every process once a round, in an order that turns; the first round compiles and is dropped."""
    works = {name: ("-m", "planner", *command.arguments) for name, command in COMMANDS.items()}
    imports = dict.fromkeys((BARE, *(one for statements in beside.values() for one in statements)))
    works |= {code: ("-c", code) for code in imports}
    names, taken = list(works), {name: [] for name in works}
    for turn in range(rounds + 1):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            Path(folder, "hue.ics").unlink(missing_ok=True)
            spent = _spent(works[name], folder, environment)
            if turn:
                taken[name].append(spent)
    return taken


def _spent(arguments: tuple[str, ...], folder: str, environment: dict[str, str]) -> Spent:
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Wrong(f"{arguments} ended with {process.returncode}")
    return Spent(took, usage.ru_utime + usage.ru_stime)
