"""The parts, each measured in a process of its own: neither caches nor peak memory leak from one into another.

A part's process says each figure as soon as it is there, a line of JSON each; what it says otherwise goes to standard
error. ``python -m tests.benchmarks.parts NAME [--quick]`` is that process. One that is stopped, or takes too long, is
asked to end first, so that it takes its servers and folders with it.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Event, Timer
from typing import Any

from tests.benchmarks.results import Aim, Figure, Missing, Result, Wrong

ROOT = Path(__file__).parents[2]
NAMES = ("startup", "planning", "placement", "export", "reading", "batch", "feeds", "polling")
LONGEST_S = 1800
"""How long a part may take before it is ended."""
GRACE_S = 30
"""How long one that is to end may take for ending its servers; a database takes seconds."""


class Stopped(Exception):
    """Somebody ended the run: Ctrl-C, or a signal; ``part`` is what was there of the one that was being measured."""

    def __init__(self, signalled: int) -> None:
        super().__init__(signal.Signals(signalled).name)
        self.signalled = signalled
        self.part: Part | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What came out of one part; ``wrong`` says why it ended early."""

    name: str
    title: str
    results: tuple[Result, ...]
    wrong: str = ""


def measured(name: str, *, quick: bool, told: Callable[[Result], None] = lambda _: None) -> Part:
    """Measure a part in a process of its own, telling each result as it comes; Stopped brings what was there."""
    command = [sys.executable, "-m", "tests.benchmarks.parts", name, *(["--quick"] if quick else [])]
    part, late = Part(name, name, ()), Event()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        watch = Timer(LONGEST_S, lambda: (late.set(), _end(process)))
        watch.start()
        try:
            for line in process.stdout or ():
                known, part = len(part.results), _grown(part, line)
                for found in part.results[known:]:
                    told(found)
            if late.is_set():
                part = replace(part, wrong=f"it was ended, not being done within {LONGEST_S} s")
            elif process.wait() and not part.wrong:
                part = replace(part, wrong=f"the process ended with {process.returncode}")
        except Stopped as stopped:
            stopped.part = part
            raise
        finally:
            watch.cancel()
            _end(process)
    return part


def _grown(part: Part, line: str) -> Part:
    """Return the part with what a line of its process says."""
    kind, value = _heard(line)
    if kind in ("title", "wrong"):
        return replace(part, **{kind: value})
    if kind == "noise":
        print(value, end="", file=sys.stderr)
        return part
    return replace(part, results=(*part.results, result(kind, value)))


def _heard(line: str) -> tuple[str, Any]:
    try:
        ((kind, value),) = json.loads(line).items()
    except (ValueError, AttributeError):
        return "noise", line
    return kind, value


def _end(process: subprocess.Popen[str]) -> None:
    """Have a part end itself and what it started, and end what is left after a while."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE_S)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def told(result: Result) -> dict[str, object]:
    """Return a result as JSON knows it."""
    return {"missing" if isinstance(result, Missing) else "figure": asdict(result)}


def result(kind: str, value: dict[str, Any]) -> Result:
    """Return the result that JSON told."""
    if kind == "missing":
        return Missing(**value)
    aim = value["aim"]
    read = value | {"values": tuple(value["values"]), "aim": aim and Aim(**aim)}
    return Figure(**read)


def main(name: str, *options: str) -> int:
    """Measure one part here, and say what it finds."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    def say(what: dict[str, object]) -> None:
        print(json.dumps(what, ensure_ascii=False), flush=True)

    part = importlib.import_module(f"tests.benchmarks.{name}")
    say({"title": part.TITLE})
    try:
        for found in part.measure("--quick" in options):
            say(told(found))
    except Wrong as wrong:
        say({"wrong": str(wrong)})
        return 1
    except FileNotFoundError as fault:
        if not (program := _program(fault)):
            say({"wrong": f"{type(fault).__name__}: {fault}"})
            raise
        say(told(Missing("what comes after that", program)))
    except Exception as fault:
        say({"wrong": f"{type(fault).__name__}: {fault}"})
        raise
    return 0


def _program(fault: FileNotFoundError) -> str:
    """Return the name of the program that was looked for and not found; nothing where it was another file."""
    name = str(fault.filename or "")
    return "" if os.sep in name else name


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
