"""``planner batch``: a table of registrants in, a calendar or a kept plan for each of them out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import monotonic

from planner.batch.keeping import Folder, Run, Tally, Tick, into_folder, make_folder
from planner.batch.naming import KEY, Key, key_at
from planner.batch.planning import Terms
from planner.batch.registrants import Table, open_table
from planner.batch.running import cores
from planner.cli.talk import Talk, page, put, put_json
from planner.errors import UsageError
from planner.spelling import shown
from planner.web.links import read_base_url, read_server_url

FOUND = 1
"""Exit code where rows were rejected."""
MOST_WORKERS = 256
REDRAWN = 0.1
"""Seconds from one drawing of the bar to the next."""
REJECTED_FILE = "rejected.csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked of ``planner batch``, as it was typed."""

    folder: str = ""
    store: str = ""
    key: str = ""
    links: str = ""
    base_url: str = ""
    workers: str = ""
    prune: bool = False
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch came to, and where it left what."""

    tally: Tally
    rejected: Path
    list: Path | None
    """Who has which calendar or link; None: nobody asked."""
    key: Key | None = None


def run(talk: Talk, file: str, today: date, wanted: Wanted) -> int:
    """Make everybody's plan, and say how many rows were left out."""
    if bool(wanted.folder) == bool(wanted.store):
        raise UsageError("batch-target")
    workers = _workers(wanted.workers)
    table = open_table(Path(file))
    with _progress(table) as tick:
        rejected = table.path.with_name(REJECTED_FILE)
        work = Run(Terms(today, talk.language), workers, tick, rejected)
        done = _as_files(table, work, wanted) if wanted.folder else _as_plans(talk, table, work, wanted)
    _say(talk, table, done, wanted)
    return FOUND if done.tally.rejected else 0


def _as_files(table: Table, work: Run, wanted: Wanted) -> Done:
    path = Path(wanted.folder)
    keyed = Path(wanted.key) if wanted.key else table.path.with_name(KEY)
    listed = Path(wanted.links) if wanted.links else table.path.with_name(f"{path.resolve().name}.csv")
    for secret in (keyed, listed, work.rejected):
        if secret.resolve().is_relative_to(path.resolve()):
            raise UsageError("batch-folder-own", folder=str(path), path=str(secret))
    make_folder(path)
    key = key_at(keyed, path)
    base_url = read_base_url(wanted.base_url) if wanted.base_url else ""
    folder = Folder(path, key, listed, base_url, wanted.prune)
    return Done(into_folder(table, folder, work), work.rejected, listed, key)


def _as_plans(talk: Talk, table: Table, work: Run, wanted: Wanted) -> Done:
    from planner.batch.linking import links_at
    from planner.batch.storing import into_store
    from planner.cli.feeding import BASE_URL
    from planner.store import open_store

    if wanted.key:
        raise UsageError("batch-key-into")
    if wanted.prune:
        raise UsageError("batch-prune-into")
    base_url = wanted.base_url or os.environ.get(BASE_URL, "")
    if wanted.links and not base_url:
        raise UsageError("batch-links-where")
    links = links_at(Path(wanted.links), read_server_url(base_url)) if wanted.links else None
    with open_store(wanted.store) as store:
        tally = into_store(table, store, talk.now, work, links)
    return Done(tally, work.rejected, links.path if links else None)


def _say(talk: Talk, table: Table, done: Done, wanted: Wanted) -> None:
    tally, left_out = done.tally, [shown(name) for name in table.left_out]
    if wanted.as_json:
        told = asdict(tally)
        places = {"list": done.list, "rejected_file": done.rejected, "key": done.key.path if done.key else None}
        put_json({**told, "columns_left_out": left_out, **{name: path and str(path) for name, path in places.items()}})
        return
    say, sheet = talk.speaker.say, page()
    sheet.say(say("batch-done", made=tally.made, path=wanted.folder or wanted.store, skipped=tally.skipped))
    if done.list is not None:
        sheet.say(say("batch-list" if wanted.folder else "batch-links", path=str(done.list)))
    if done.key is not None and done.key.fresh:
        sheet.say(say("batch-key", path=str(done.key.path)))
    if tally.rejected:
        sheet.say(say("batch-rejected", rejected=tally.rejected, path=str(done.rejected)))
    if tally.removed:
        sheet.say(say("batch-pruned", removed=tally.removed))
    elif tally.others:
        sheet.say(say("batch-others" if wanted.folder else "batch-others-linked", others=tally.others))
        if wanted.prune:
            sheet.say(say("batch-unpruned"))
    if left_out:
        sheet.say(say("batch-left-out", columns=", ".join(left_out[:20])))
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
    # without a thread that draws: workers are not forked beside one
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=max(1, lines - 1))
        due = 0.0

        def tick() -> None:
            nonlocal due
            progress.advance(task)
            if (now := monotonic()) >= due:
                due = now + REDRAWN
                progress.refresh()

        yield tick
