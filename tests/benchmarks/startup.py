"""How long whole commands take, beside a bare Python and beside importing the libraries that they need.

Which these are is written down for each command: one that loads another, or no longer loads one of these, is wrong
before it is timed. Every process is a fresh one, and has to say what it is known to say; bytecode and the catalogue's
cache lie ready, as on every day but the first. All commands are told the day, so that the season has its 16 weeks
whenever this is measured.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
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
TYPER = "import typer"
NOUNS = f"{TYPER}; from pydantic import BaseModel; from pydantic import Field"
"""pydantic loads what is behind a name when that is asked for, and a noun that has a field asks for ``Field``."""
CALENDAR = "import icalendar, pydantic, typer"
"""What somebody would import who wrote a calendar with libraries alone."""
AIM = at_most(1.5)


class Command(NamedTuple):
    """A command, its key, the libraries that it needs, and what it is beside in addition to importing these."""

    arguments: tuple[str, ...]
    key: str
    needs: str
    also: tuple[str, ...] = ()

    @property
    def beside(self) -> tuple[str, ...]:
        """Return the statements that it is timed beside."""
        return self.needs, *self.also


COMMANDS = {
    "planner --help": Command(("--help",), "startup.help", TYPER),
    "planner today": Command(("today", "--today", SESSION_DAY), "startup.today", NOUNS),
    "planner plan hue": Command(("plan", "hue", *TODAY), "startup.plan", NOUNS),
    "planner plan hue -o hue.ics": Command(
        ("plan", "hue", *TODAY, "-o", "hue.ics"), "startup.calendar", NOUNS, (CALENDAR,)
    ),
}


class Spent(NamedTuple):
    """The seconds of one process, by the clock and of the processor."""

    clock: float
    processor: float


def measure(quick: bool) -> Iterator[Result]:
    """Time the commands and the bare processes in turn."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _surroundings(folder)
        said = _check(folder, environment)
        for name, command in COMMANDS.items():
            check_libraries(name, command, folder, environment)
        spent = _rounds(folder, environment, said, rounds=2 if quick else 21)
    clock = {name: tuple(one.clock for one in taken) for name, taken in spent.items()}
    processor = {name: tuple(one.processor for one in taken) for name, taken in spent.items()}
    yield Figure("python -c pass", tuple(1000 * one for one in clock[BARE]), unit="ms")
    for name, command in COMMANDS.items():
        yield Figure(name, tuple(1000 * one for one in clock[name]), unit="ms", key=f"{command.key}.ms")
        yield Figure(name, over(clock[name], clock[BARE]), "python -c pass", key=f"{command.key}.bare")
        for imports, key in zip(command.beside, (command.key, f"{command.key}.libraries"), strict=False):
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


def _check(folder: str, environment: dict[str, str]) -> dict[str, str]:
    """Return what each command says, having seen that it is right, and follow a plan for ``today``."""
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
    texts["planner plan hue -o hue.ics"] += _calendar(folder)
    return texts


def _calendar(folder: str) -> str:
    """Return the calendar that was written, without its stamps, and take it away; nothing where there is none."""
    file = Path(folder, "hue.ics")
    written = file.read_text(encoding="utf-8") if file.exists() else ""
    file.unlink(missing_ok=True)
    return re.sub(r"(?m)^(DTSTAMP|LAST-MODIFIED|X-PLANNER-MADE):.*$", "", written)


def check_libraries(name: str, command: Command, folder: str, environment: dict[str, str]) -> None:
    """See that a command loads the libraries that importing them loads, each of them and no other."""
    bare = _loaded(folder, environment, "-c", BARE) | {"planner"}
    loads = _loaded(folder, environment, "-m", "planner", *command.arguments) - bare
    needs = _loaded(folder, environment, "-c", command.needs) - bare
    if loads != needs:
        raise Wrong(f"{name} loads {sorted(loads)}, and `{command.needs}` {sorted(needs)}")
    _calendar(folder)


def _loaded(folder: str, environment: dict[str, str], *arguments: str) -> set[str]:
    """Return the names of what a process loads that Python does not bring along."""
    watched = [sys.executable, "-X", "importtime", *arguments]
    told = subprocess.run(watched, cwd=folder, env=environment, capture_output=True, text=True, check=True).stderr
    names = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines()}
    return {name for name in names if name not in sys.stdlib_module_names and not name.startswith("_")}


def _rounds(folder: str, environment: dict[str, str], said: Mapping[str, str], rounds: int) -> dict[str, list[Spent]]:
    """Run every process once a round, in an order that turns; the first round compiles and is dropped."""
    works = {name: ("-m", "planner", *command.arguments) for name, command in COMMANDS.items()}
    works |= {code: ("-c", code) for code in (BARE, *(one for each in COMMANDS.values() for one in each.beside))}
    names, taken = list(works), {name: [] for name in works}
    for turn in range(rounds + 1):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            spent, told = _spent(works[name], folder, environment)
            if told + _calendar(folder) != said.get(name, ""):
                raise Wrong(f"{name}, timed, says something else than before")
            if turn:
                taken[name].append(spent)
    return taken


def _spent(arguments: tuple[str, ...], folder: str, environment: dict[str, str]) -> tuple[Spent, str]:
    """Run a process, and return what it took and said."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=folder, env=environment, stdout=told, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise Wrong(f"{arguments} ended with {process.returncode}")
        told.seek(0)
        return Spent(took, usage.ru_utime + usage.ru_stime), told.read()
