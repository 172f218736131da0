"""``planner batch``: a table of registrants in, a calendar or a kept plan for each of them out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.batch.keeping import REJECTED, Tally, Tick, into_folder, into_store, write_rejected
from planner.batch.planning import Terms
from planner.batch.registrants import Table, open_table
from planner.batch.running import cores
from planner.cli.talk import Talk, page, put, put_json
from planner.errors import UsageError
from planner.store import open_store

FOUND = 1
"""Exit code where rows were rejected."""
MOST_WORKERS = 256


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked of ``planner batch``, as it was typed."""

    folder: str = ""
    store: str = ""
    workers: str = ""
    as_json: bool = False


def run(talk: Talk, file: str, today: date, wanted: Wanted) -> int:
    """Make everybody's plan, and say how many rows were left out."""
    if bool(wanted.folder) == bool(wanted.store):
        raise UsageError("batch-target")
    workers = _workers(wanted.workers)
    table = open_table(Path(file))
    terms = Terms(today, talk.language)
    with _progress(table) as tick:
        if wanted.folder:
            rejected = Path(wanted.folder, REJECTED)
            tally = into_folder(table, Path(wanted.folder), terms, workers, tick)
        else:
            rejected = Path(file).with_name(REJECTED)
            with open_store(wanted.store) as store:
                tally, faults = into_store(table, store, terms, workers, tick)
            write_rejected(rejected, faults)
    _say(talk, table, tally, rejected, wanted)
    return FOUND if tally.rejected else 0


def _say(talk: Talk, table: Table, tally: Tally, rejected: Path, wanted: Wanted) -> None:
    if wanted.as_json:
        told = {"made": tally.made, "skipped": tally.skipped, "rejected": tally.rejected}
        put_json({**told, "columns_left_out": list(table.left_out), "rejected_file": str(rejected)})
        return
    say, sheet = talk.speaker.say, page()
    place = wanted.folder or wanted.store
    sheet.say(say("batch-done", made=tally.made, path=place, skipped=tally.skipped))
    if tally.rejected:
        sheet.say(say("batch-rejected", rejected=tally.rejected, path=str(rejected)))
    if table.left_out:
        sheet.say(say("batch-left-out", columns=", ".join(name[:40] for name in table.left_out[:20])))
    put(sheet.text())


def _workers(text: str) -> int:
    if not text:
        return cores()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
    if not 1 <= number <= MOST_WORKERS:
        raise UsageError("option-whole", option="--workers", text=text[:40], least=1, most=MOST_WORKERS)
    return number


@contextmanager
def _progress(table: Table) -> Iterator[Tick]:
    """Draw a bar on standard error, where somebody sees it."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with table.path.open("rb") as file:
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 16), b""))
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=max(1, lines - 1))
        yield lambda: progress.advance(task)
