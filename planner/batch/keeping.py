"""Where a batch leaves its work: a folder of calendars with two lists, or a store.

``feeds.csv`` tells which calendar is whose, ``rejected.csv`` which rows were left out and why. A journal remembers
what is done until all of it is. Files that planner did not write are left alone.
"""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from planner.batch.planning import Terms
from planner.batch.registrants import Row, Table
from planner.batch.running import Outcome, Task, through
from planner.errors import InputError, StoreError
from planner.exports import files
from planner.exports.json import load
from planner.store import Store

FEEDS, REJECTED, JOURNAL = "feeds.csv", "rejected.csv", ".batch-journal"
HEADS = {FEEDS: ("line", "id", "file", "name", "email"), REJECTED: ("line", "code", "reason")}

Tick = Callable[[], None]
"""Called when a row is done."""


@dataclass(slots=True)
class Tally:
    """How many rows came to what."""

    made: int = 0
    rejected: int = 0
    skipped: int = 0
    """Of those made, how many an earlier run had done."""

    def count(self, outcome: Outcome) -> None:
        """Count one more."""
        if outcome.state == "rejected":
            self.rejected += 1
            return
        self.made += 1
        self.skipped += outcome.state == "skipped"


def into_folder(table: Table, folder: Path, terms: Terms, workers: int, tick: Tick) -> Tally:
    """Write a calendar for every row into a folder, and the two lists."""
    _make(folder)
    done, tally = _journal(folder, terms), Tally()
    with _Lists(folder) as lists, (folder / JOURNAL).open("a", encoding="ascii") as journal:
        if not done:
            journal.write(f"{_terms(terms)}\n")
        for outcome in through(_for_folder(table, folder, done), terms, workers):
            tally.count(outcome)
            if outcome.state == "made":
                journal.write(f"{_mark(outcome.row)}\n")
                journal.flush()
            lists.tell(outcome)
            tick()
    (folder / JOURNAL).unlink()
    return tally


def into_store(table: Table, store: Store, terms: Terms, workers: int, tick: Tick) -> tuple[Tally, list[Outcome]]:
    """Keep a plan for every row in a store, each its own person's; give the rejected rows back."""
    tally, rejected = Tally(), []
    for outcome in through(_for_store(table, store), terms, workers):
        tally.count(outcome)
        if outcome.state == "rejected":
            rejected.append(outcome)
        else:
            _keep(store, outcome)
        tick()
    return tally, rejected


def write_rejected(path: Path, rejected: list[Outcome]) -> None:
    """Write the list of rejected rows by itself."""
    _refuse_foreign(path)
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        table = csv.writer(file)
        table.writerow(HEADS[REJECTED])
        table.writerows((one.row.line, one.code, plain(one.reason)) for one in rejected)


def plain(text: str) -> str:
    """Make text harmless to a spreadsheet, which takes some first letters for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _for_folder(table: Table, folder: Path, done: set[str]) -> Iterator[Task]:
    for row in table.rows():
        before = _mark(row) in done and (folder / f"{row.id}.ics").exists()
        yield Task(row, str(folder), done=before and row.fault is None)


def _mark(row: Row) -> str:
    return f"{row.id} {row.digest}"


def _for_store(table: Table, store: Store) -> Iterator[Task]:
    for row in table.rows():
        kept = next(iter(store.plans(row.id)), None) if row.fault is None else None
        before = store.plan(kept.key).model_dump_json(by_alias=True).encode() if kept else b""
        yield Task(row, before=before)


def _keep(store: Store, outcome: Outcome) -> None:
    plan = load(outcome.plan, outcome.row.id)
    kept = next((one for one in store.plans(outcome.row.id) if one.key.partition(".")[0] == plan.id), None)
    if kept is None:
        store.add_plan(plan, person=outcome.row.id)
    elif store.plan(kept.key) != plan:
        store.save_revision(plan, kept.revision, key=kept.key)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise StoreError("batch-folder", path=str(folder)) from None
    for name in HEADS:
        _refuse_foreign(folder / name)


def _refuse_foreign(path: Path) -> None:
    if not path.exists() and not path.is_symlink():
        return
    head = ",".join(HEADS.get(path.name, HEADS[REJECTED])).encode("utf-8-sig")
    if path.is_symlink() or (files.content(path) or b"")[: len(head)] != head:
        raise InputError("export.foreign", path=str(path))


def _terms(terms: Terms) -> str:
    told = f"{terms.today} {terms.language}"
    return "terms " + hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def _journal(folder: Path, terms: Terms) -> set[str]:
    """Read what an earlier run under the same terms has done; another journal is thrown away."""
    path = folder / JOURNAL
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    if lines[:1] != [_terms(terms)]:
        path.unlink()
        return set()
    return set(lines)


class _Lists:
    """The two lists while they are being written; they take their places when all rows are told."""

    def __init__(self, folder: Path) -> None:
        self._fresh = {name: folder / f".{name}.new" for name in HEADS}
        self._open: dict[str, IO[str]] = {}
        self._tables: dict[str, Any] = {}

    def __enter__(self) -> _Lists:
        for name, path in self._fresh.items():
            self._open[name] = path.open("w", newline="", encoding="utf-8-sig")
            self._tables[name] = csv.writer(self._open[name])
            self._tables[name].writerow(HEADS[name])
        return self

    def tell(self, outcome: Outcome) -> None:
        """Put a row's outcome into its list."""
        row = outcome.row
        if outcome.state == "rejected":
            self._tables[REJECTED].writerow((row.line, outcome.code, plain(outcome.reason)))
            return
        name, email = (plain(row.values.get(column, "")) for column in ("name", "email"))
        self._tables[FEEDS].writerow((row.line, row.id, f"{row.id}.ics", name, email))

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        for name, file in self._open.items():
            file.close()
            fresh = self._fresh[name]
            if kind is None:
                os.replace(fresh, fresh.with_name(name))
            else:
                fresh.unlink(missing_ok=True)
