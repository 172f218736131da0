"""Where a batch leaves its work when that is files: a folder with nothing in it but calendars, fit to be published.

Who has which calendar stands in a list beside the table, with the key of their names and the rows that were left out.
A journal remembers what is done until all of it is. Files that planner did not write are left alone.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from planner.batch.checking import checked
from planner.batch.lists import FEEDS, REJECTED, List, private
from planner.batch.naming import Key, is_name, stamp
from planner.batch.planning import Terms
from planner.batch.registrants import Row, Table
from planner.batch.running import Outcome, Task, through
from planner.batch.seen import Seen, mark_of
from planner.errors import StoreError

Tick = Callable[[], None]
"""Called when a row is done."""


@dataclass(slots=True)
class Tally:
    """How many rows came to what."""

    made: int = 0
    rejected: int = 0
    skipped: int = 0
    """Of those made, how many an earlier run had done."""
    others: int = 0
    """Calendars, or links, of rows that are no longer in the table."""
    removed: int = 0
    """Of these, how many were taken away."""

    def count(self, outcome: Outcome) -> None:
        """Count one more."""
        if outcome.state == "rejected":
            self.rejected += 1
            return
        self.made += 1
        self.skipped += outcome.state == "skipped"


@dataclass(frozen=True, slots=True)
class Run:
    """How a table is worked off."""

    terms: Terms
    workers: int
    tick: Tick
    rejected: Path
    """The list of the rows that are left out."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the calendars go."""

    path: Path
    key: Key
    """What they are named by."""
    list: Path
    """The list of who has which."""
    base_url: str = ""
    """The address under which the folder is published; empty: the list tells file names only."""
    prune: bool = False
    """Whether calendars of rows that are no longer in the table are taken away."""


def into_folder(table: Table, folder: Folder, run: Run) -> Tally:
    """Write a calendar for every row into a folder, and the two lists."""
    stamp(folder.path, folder.key)
    journal = _Journal(folder, run.terms)
    tally = Tally()
    with Seen() as known:
        with List(folder.list, FEEDS) as feeds, List(run.rejected, REJECTED) as rejected, journal:
            for row, outcome in through(_tasks(checked(table, run.terms), folder, journal), run.terms, run.workers):
                tally.count(outcome)
                file = folder.key.file(row.id)
                known.add(mark_of(file))
                if outcome.state == "rejected":
                    rejected.tell_each(row.line, outcome.faults)
                else:
                    journal.add(row, outcome)
                    link = f"{folder.base_url}/{file}" if folder.base_url else ""
                    feeds.tell(row.line, row.id, file, link, row.values.get("name", ""), row.values.get("email", ""))
                run.tick()
        journal.forget()
        _look_for_others(folder, known, tally)
    return tally


def _look_for_others(folder: Folder, known: Seen, tally: Tally) -> None:
    """Count the calendars of rows that are no longer in the table, and take them away if that is wanted."""
    with os.scandir(folder.path) as entries:
        others = [one.path for one in entries if is_name(one.name) and mark_of(one.name) not in known]
    tally.others = len(others)
    if folder.prune and not tally.rejected:
        _remove(others)
        tally.removed = len(others)


def _remove(paths: Sequence[str]) -> None:
    for path in paths:
        try:
            Path(path).unlink(missing_ok=True)
        except OSError:
            raise StoreError("export.unwritable", path=path) from None


def make_folder(path: Path) -> None:
    """Make the folder for the calendars, where there is none."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise StoreError("batch-folder", path=str(path)) from None


def _tasks(rows: Iterable[Row], folder: Folder, journal: _Journal) -> Iterator[Task]:
    for row in rows:
        path = folder.path / folder.key.file(row.id)
        done = not row.faults and journal.holds(row) and path.exists()
        yield Task(row, str(path), done=done)


class _Journal:
    """What an earlier run under the same terms has done, and what this one does; another journal is thrown away."""

    def __init__(self, folder: Folder, terms: Terms) -> None:
        self._path = folder.list.with_name(f".{folder.list.name}.journal")
        told = f"{terms.today} {terms.language} {folder.key.fingerprint} {folder.path.resolve()}"
        self._head = "terms " + hashlib.blake2b(told.encode(), digest_size=8).hexdigest()
        self._done = Seen()
        self._goes_on = False

    def holds(self, row: Row) -> bool:
        """Tell whether a row is done, as it stands now."""
        return self._goes_on and _mark(_line(row)) in self._done

    def add(self, row: Row, outcome: Outcome) -> None:
        """Remember that a row is done."""
        if outcome.state == "made":
            self._file.write(f"{_line(row)}\n")
            self._file.flush()

    def forget(self) -> None:
        """Throw the journal away: all is done."""
        self._path.unlink(missing_ok=True)

    def __enter__(self) -> _Journal:
        with ExitStack() as opened:
            opened.enter_context(self._done)
            self._goes_on = self._read()
            try:
                self._file = opened.enter_context(open(private(self._path, os.O_APPEND), "a", encoding="ascii"))
            except OSError:
                raise StoreError("export.unwritable", path=str(self._path)) from None
            self._opened = opened.pop_all()
        if not self._goes_on:
            self._file.write(f"{self._head}\n")
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def _read(self) -> bool:
        """Learn what was done before, and say whether there was anything to go on from."""
        with suppress(FileNotFoundError), self._path.open(encoding="ascii", errors="replace") as file:
            if next(file, "").rstrip("\n") == self._head:
                for line in file:
                    self._done.add(_mark(line.rstrip("\n")))
                return True
            self._path.unlink()
        return False


def _line(row: Row) -> str:
    return f"{row.id} {row.digest}"


def _mark(line: str) -> int:
    return mark_of(hashlib.blake2b(line.encode()).hexdigest())
