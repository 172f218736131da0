"""Carrying a whole store elsewhere: into another store, row by row and compared, or into a backup file.

Reads one moment of the source while others go on writing, writes in one transaction, and then counts
and digests both sides. Refuses a target that holds anything.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, insert, select

from planner.errors import StoreError
from planner.store.database import Database, make_private_file
from planner.store.location import Location
from planner.store.migrations import bring_up
from planner.store.records import Copied
from planner.store.tables import meta, metadata

_BATCH = 200
Digest = tuple[int, str]


def copy_rows(source: Database, target: Database) -> Copied:
    """Carry every row of ``source`` into the empty store ``target`` and compare what arrived."""
    with source.read() as reading:

        def work(writing: Connection) -> dict[str, Digest]:
            _insist_on_empty(writing, target.location)
            return {table.name: _carry(table, reading, writing) for table in _content()}

        sent = target.write(work)
    with target.read() as reading:
        arrived = {table.name: _digest(_rows(table, reading)) for table in _content()}
    if sent != arrived:
        raise StoreError("store-copy-differs", place=target.location.shown)
    return Copied(
        rows={name: count for name, (count, _) in arrived.items()},
        digests={name: digest for name, (_, digest) in arrived.items()},
    )


def back_up(source: Database, target: Path) -> None:
    """Write a whole copy into the new SQLite file ``target``; leave nothing behind where that fails."""
    if target.exists() or target.is_symlink():
        raise StoreError("store-backup-exists", place=str(target))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    make_private_file(part, Location("sqlite", str(target), path=part))
    with _taken_away(part, str(target)):
        _vacuum_into(source, part) if source.location.backend == "sqlite" else _copy_into(source, part, target)
        _make_durable(part)
        part.rename(target)
        _make_durable(target.absolute().parent)


@contextmanager
def _taken_away(part: Path, shown: str) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise StoreError("store-unopenable", place=shown) from None
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + end).unlink(missing_ok=True)


def _vacuum_into(source: Database, part: Path) -> None:
    with source.outside_transactions() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(part.absolute()),))


def _copy_into(source: Database, part: Path, target: Path) -> None:
    copy = Database(Location("sqlite", str(target), path=part))
    try:
        bring_up(copy)
        copy_rows(source, copy)
        with copy.outside_transactions() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        copy.close()


def _make_durable(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _content() -> list[Table]:
    return [table for table in metadata.sorted_tables if table is not meta]


def _insist_on_empty(connection: Connection, location: Location) -> None:
    for table in _content():
        if connection.scalar(select(func.count()).select_from(table)):
            raise StoreError("store-not-empty", place=location.shown)


def _carry(table: Table, reading: Connection, writing: Connection) -> Digest:
    batch: list[dict[str, Any]] = []

    def send(row: RowMapping) -> None:
        batch.append(dict(row))
        if len(batch) == _BATCH:
            writing.execute(insert(table), batch)
            batch.clear()

    sent = _digest(_rows(table, reading), send)
    if batch:
        writing.execute(insert(table), batch)
    return sent


def _rows(table: Table, connection: Connection) -> Iterator[RowMapping]:
    return iter(connection.execution_options(yield_per=_BATCH).execute(select(table)).mappings())


def _digest(rows: Iterator[RowMapping], send: Callable[[RowMapping], None] | None = None) -> Digest:
    """Count the rows and add their hashes up: databases sort text differently, a sum does not care."""
    count, total = 0, 0
    for row in rows:
        count += 1
        total += int.from_bytes(hashlib.sha256(repr(tuple(row.values())).encode()).digest())
        if send is not None:
            send(row)
    return count, f"{total % 2**256:064x}"
