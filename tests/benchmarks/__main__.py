"""The one command: measures the parts one after the other, prints their tables, and writes them as Markdown.

It ends with 1 where an answer was wrong, and with 0 otherwise: a missed aim is said, not punished. Stopped, it ends
what it started, prints what is there, and leaves the pages in docs/ alone.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import FrameType

from tests.benchmarks import docs
from tests.benchmarks.machine import busy, machine
from tests.benchmarks.parts import NAMES, ROOT, Part, Stopped, measured
from tests.benchmarks.results import Result, lacking
from tests.benchmarks.table import Run, cells, markdown, plain

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Read what is asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small numbers: shows that everything works")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE.md", help="write the tables")
    parser.add_argument("--docs", action="store_true", help="write docs/ and the tables in the READMEs anew")
    parser.add_argument("--lose", action="store_true", help="with --docs: also where lines that stand there are lost")
    parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day to write; today's if none")
    asked = parser.parse_args(given)
    if asked.output and (fault := _unwritable(asked.output)):
        parser.error(f"-o {asked.output}: {fault}")
    if asked.docs and (asked.quick or set(asked.only) != set(NAMES)):
        parser.error("--docs wants everything measured, in one run that is not quick")
    if asked.docs and (needs := lacking(*docs.NEEDED)):
        parser.error(f"--docs needs {needs}: without it docs/scale.md has nothing to go by")
    return asked


def _unwritable(file: Path) -> str:
    """Say why a file could not be written, before anything is measured for it."""
    if file.is_dir():
        return "is a folder"
    if not file.parent.is_dir():
        return f"there is no folder {file.parent}"
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        return "may not be written"
    return ""


def measure(asked: argparse.Namespace) -> Run:
    """Measure what is asked, saying each figure on standard error as it comes; stopped, return what was there."""

    def told(result: Result) -> None:
        name, beside, median, spread, aim = cells(result)
        print(f"  {name}: {median} {beside and f'beside {beside} '}({spread}) {aim}".rstrip(), file=sys.stderr)

    day = asked.on or date.today()  # noqa: DTZ011 - the day on the wall, where it is measured
    began, waiting, parts, signalled = time.monotonic(), busy(), list[Part](), 0
    try:
        for name in NAMES:
            if name in asked.only:
                print(f"{name} …", file=sys.stderr)
                parts.append(measured(name, quick=asked.quick, told=told))
    except Stopped as stopped:
        signalled = stopped.signalled
        parts += [stopped.part] if stopped.part else []
    minutes = (time.monotonic() - began) / 60
    return Run(day, machine(), waiting, asked.quick, minutes, tuple(parts), signalled)


def _stop(signalled: int, _: FrameType | None) -> None:
    """Stop what is measured, once: who presses Ctrl-C again waits for the servers to end all the same."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(signalled)


def main(given: Sequence[str] | None = None) -> int:
    """Measure, print and write."""
    asked = arguments(given)
    for each in SIGNALS:
        signal.signal(each, _stop)
    run = measure(asked)
    for each in SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    print(run.machine)
    for part in run.parts:
        print(f"\n{part.title}\n" + (f"WRONG: {part.wrong}\n" if part.wrong else "") + plain(part.results))
    if asked.output:
        asked.output.write_text(markdown(run), encoding="utf-8")
    if run.stopped:
        print(f"Stopped by {signal.Signals(run.stopped).name}: this is what was there.", file=sys.stderr)
        return 128 + run.stopped
    return 0 if (_documented(run, lose=asked.lose) if asked.docs else run.well) else 1


def _documented(run: Run, *, lose: bool) -> bool:
    """Write the pages, unless an answer was wrong or they would lose lines; return whether they were written."""
    lost = () if lose else docs.lost(run, ROOT)
    if run.well and not lost:
        docs.keep(run, ROOT)
        return True
    print("docs/ and the READMEs are left as they were.", file=sys.stderr)
    if run.well:
        lines = "".join(f"\n  {line}" for line in lost)
        again = f"python -m tests.benchmarks.docs {docs.aside(run)}"
        print(f"They would lose what was not measured this time, unless you say {again}:{lines}", file=sys.stderr)
    return False


if __name__ == "__main__":
    sys.exit(main())
