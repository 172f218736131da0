"""Checking that a store is whole: reads everything, repairs nothing.

What is broken is told by its place and never by its content. A few documents at a time are in memory, however many
there are.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, func, select, text

from planner.errors import StoreError
from planner.model import Note
from planner.store import tables
from planner.store.database import Database
from planner.store.location import Location
from planner.store.marks import load_log
from planner.store.migrations import version_of
from planner.store.packing import unpack
from planner.store.plans import digest, load_plan
from planner.store.records import Health

AT_ONCE = 50
"""Rows in memory: a large store lies in PostgreSQL, whose driver would bring all of them."""
Document = TypeVar("Document", str, bytes)
WAL_RESET_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite's versions, each the first of its line, in which the race on resetting the log is closed."""


def examine(database: Database) -> Health:
    """Read everything there is and say what is broken and what may not always work."""
    location = database.location
    with database.read() as connection:
        counts = {table.name: _count(connection, table.name) for table in tables.metadata.sorted_tables}
        faults = (*_broken_structure(connection), *_broken_documents(connection, location.shown))
        return Health(
            shown=location.shown,
            database=_database_name(connection),
            schema=version_of(connection) or 0,
            counts=counts,
            faults=faults,
            warnings=(*_exposed(location), *_racing(connection), *_orphans(connection, location.shown)),
        )


def _count(connection: Connection, name: str) -> int:
    return connection.scalar(select(func.count()).select_from(tables.metadata.tables[name])) or 0


def _database_name(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return f"SQLite {connection.scalar(text('SELECT sqlite_version()'))}"
    return f"PostgreSQL {connection.scalar(text('SHOW server_version'))}"


def _broken_structure(connection: Connection) -> Iterator[Note]:
    """Ask SQLite, whose files anything may have written to; PostgreSQL holds its own rules."""
    if connection.dialect.name != "sqlite":
        return
    if connection.scalar(text("PRAGMA integrity_check(1)")) != "ok":
        yield Note(code="store-integrity")
    for table, count in _dangling(connection).items():
        yield Note(code="store-dangling", values={"table": table, "count": count})


def _dangling(connection: Connection) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        found[row[0]] = found.get(row[0], 0) + 1
    return found


def _broken_documents(connection: Connection, place: str) -> Iterator[Note]:
    table = tables.revision
    columns = (table.c.plan, table.c.number, table.c.digest, table.c.document)
    for plan, number, stored, document in _rows(connection, select(*columns)):
        if not _is_as_written(document, stored, place):
            yield Note(code="store-document", values={"plan": plan, "revision": number})
    marks = select(tables.mark.c.plan, tables.mark.c.session, tables.mark.c.document)
    for plan, session, document in _rows(connection, marks):
        if not _readable(load_log, document, place):
            yield Note(code="store-mark", values={"plan": plan, "session": session})
    seen = select(tables.edition.c.plan, tables.edition.c.document)
    for plan, document in _rows(connection, seen):
        if not _readable(unpack, document, place):
            yield Note(code="store-edition", values={"plan": plan})
    for key in connection.scalars(_without_newest()):
        yield Note(code="store-revision-lost", values={"plan": key})


def _rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterable[Row[*tuple[Any, ...]]]:
    return connection.execute(query, execution_options={"yield_per": AT_ONCE})


def _without_newest() -> Select[str]:
    """Select the plans whose current revision is not the newest one that is there."""
    revision, plan = tables.revision, tables.plan
    newest = select(func.max(revision.c.number)).where(revision.c.plan == plan.c.key).scalar_subquery()
    return select(plan.c.key).where(func.coalesce(newest, 0) != plan.c.revision)


def _orphans(connection: Connection, place: str) -> Iterator[Note]:
    """Count the marks of sessions that their plan has no longer: nothing reads them."""
    marked: dict[str, set[str]] = {}
    for plan, session in connection.execute(select(tables.mark.c.plan, tables.mark.c.session)):
        marked.setdefault(plan, set()).add(session)
    plan, revision = tables.plan, tables.revision
    current = (revision.c.plan == plan.c.key) & (revision.c.number == plan.c.revision)
    for key, document in _rows(connection, select(plan.c.key, revision.c.document).join(revision, current)):
        if key in marked and _readable(load_plan, document, place):
            lost = marked[key] - {session.id for session in load_plan(document, place).sessions}
            if lost:
                yield Note(code="store-orphans", values={"plan": key, "count": len(lost)})


def _is_as_written(packed: bytes, stored: str, place: str) -> bool:
    try:
        return load_plan(packed, place) is not None and digest(unpack(packed, place)) == stored
    except StoreError:
        return False


def _readable(load: Callable[[Document, str], object], document: Document, place: str) -> bool:
    try:
        load(document, place)
    except StoreError:
        return False
    return True


def _exposed(location: Location) -> Iterator[Note]:
    if location.path is not None and stat.S_IMODE(location.path.stat().st_mode) & 0o077:
        yield Note(code="store-exposed", values={"place": location.shown})


def _racing(connection: Connection) -> Iterator[Note]:
    if connection.dialect.name != "sqlite":
        return
    version = str(connection.scalar(text("SELECT sqlite_version()")))
    if has_wal_reset_race(tuple(int(part) for part in version.split("."))):
        yield Note(code="store-wal-reset", values={"version": version})


def has_wal_reset_race(version: tuple[int, ...]) -> bool:
    """Say whether this SQLite may damage a store when several processes write at once."""
    if version >= WAL_RESET_FIXED[0]:
        return False
    return not any(version[:2] == fixed[:2] and version >= fixed for fixed in WAL_RESET_FIXED)
