"""The parts, each measured in a process of its own: neither caches nor peak memory leak from one into another.

A part's process says each figure as soon as it is there, a line of JSON each; what it says otherwise goes to standard
error. ``python -m tests.benchmarks.parts NAME [--quick]`` is that process.
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
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer
from typing import Any

from tests.benchmarks.results import Aim, Figure, Missing, Result, Wrong

ROOT = Path(__file__).parents[2]
NAMES = ("startup", "planning", "placement", "export", "reading", "batch", "feeds", "polling")
LONGEST_S = 900


@dataclass(frozen=True, slots=True)
class Part:
    """What came out of one part; ``wrong`` says why it ended early."""

    name: str
    title: str
    results: tuple[Result, ...]
    wrong: str = ""


def measured(name: str, *, quick: bool, told: Callable[[Result], None] = lambda _: None) -> Part:
    """Measure a part in a process of its own, telling each result as it comes."""
    command = [sys.executable, "-m", "tests.benchmarks.parts", name, *(["--quick"] if quick else [])]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    watch = Timer(LONGEST_S, _end, (process,))
    watch.start()
    title, wrong = name, ""
    results: list[Result] = []
    try:
        for line in process.stdout or ():
            kind, value = _heard(line)
            if kind == "title":
                title = value
            elif kind == "wrong":
                wrong = value
            elif kind == "noise":
                print(value, end="", file=sys.stderr)
            else:
                results.append(result(kind, value))
                told(results[-1])
        if process.wait() and not wrong:
            wrong = f"the process ended with {process.returncode}"
    finally:
        watch.cancel()
        _end(process)
    return Part(name, title, tuple(results), wrong)


def _heard(line: str) -> tuple[str, Any]:
    try:
        ((kind, value),) = json.loads(line).items()
    except (ValueError, AttributeError):
        return "noise", line
    return kind, value


def _end(process: subprocess.Popen[str]) -> None:
    """End a part and the servers that it may have left."""
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
    except Exception as fault:
        say({"wrong": f"{type(fault).__name__}: {fault}"})
        raise
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
