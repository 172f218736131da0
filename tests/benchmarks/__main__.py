"""The one command: measures the parts one after the other, prints their tables, and writes them as Markdown.

It ends with 1 where an answer was wrong, and with 0 otherwise: a missed aim is said, not punished.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.benchmarks import docs
from tests.benchmarks.machine import busy, machine
from tests.benchmarks.parts import NAMES, ROOT, measured
from tests.benchmarks.results import Result, lacking
from tests.benchmarks.table import Run, cells, markdown, plain


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Read what is asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small numbers: shows that everything works")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE.md", help="write the tables")
    parser.add_argument("--docs", action="store_true", help="write docs/ and the tables in the READMEs anew")
    parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day to write; today's if none")
    asked = parser.parse_args(given)
    if asked.docs and (asked.quick or set(asked.only) != set(NAMES)):
        parser.error("--docs wants everything measured, in one run that is not quick")
    if asked.docs and (needs := lacking(*docs.NEEDED)):
        parser.error(f"--docs needs {needs}: without it docs/scale.md has nothing to go by")
    return asked


def measure(asked: argparse.Namespace) -> Run:
    """Measure what is asked, saying each figure on standard error as it comes."""

    def told(result: Result) -> None:
        name, beside, median, spread, aim = cells(result)
        print(f"  {name}: {median} {beside and f'beside {beside} '}({spread}) {aim}".rstrip(), file=sys.stderr)

    day = asked.on or date.today()  # noqa: DTZ011 - the day on the wall, where it is measured
    began, waiting, parts = time.monotonic(), busy(), []
    for name in NAMES:
        if name in asked.only:
            print(f"{name} …", file=sys.stderr)
            parts.append(measured(name, quick=asked.quick, told=told))
    minutes = (time.monotonic() - began) / 60
    return Run(day, machine(), waiting, asked.quick, minutes, tuple(parts))


def main(given: Sequence[str] | None = None) -> int:
    """Measure, print and write."""
    asked = arguments(given)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and with it the part that is running, and its servers
    run = measure(asked)
    print(run.machine)
    for part in run.parts:
        print(f"\n{part.title}\n" + (f"WRONG: {part.wrong}\n" if part.wrong else "") + plain(part.results))
    if asked.output:
        asked.output.write_text(markdown(run), encoding="utf-8")
    if asked.docs and run.well:
        docs.keep(run, ROOT)
    elif asked.docs:
        print("docs/ and the READMEs are left as they were.", file=sys.stderr)
    return 0 if run.well else 1


if __name__ == "__main__":
    sys.exit(main())
