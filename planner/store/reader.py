"""The fast way from a token's hash to a feed's bytes: one held connection, one look-up, a cache.

Before it answers from the cache, a reader asks its database for news: SQLite's ``data_version`` says
in microseconds that any other connection has written, PostgreSQL pushes the hashes that changed. With
the database gone, the last good bytes go on being served. For one thread; refuses to write.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Dialect, bindparam, select
from sqlalchemy.exc import SQLAlchemyError

from planner.store.database import Database
from planner.store.feeds import CHANNEL
from planner.store.records import Served
from planner.store.refusals import refusal
from planner.store.tables import feed, to_instant

RETRY_S = 1.0
_SLOW_MS = 2_000
_BRIEF = ("state", "purpose", "etag", "gzip_etag", "modified")
_WHOLE = (*_BRIEF, "body", "gzip")

News = frozenset[str] | None
"""Hashes of the feeds that changed; None: any may have."""


class _Wire(Protocol):
    def news(self) -> News: ...
    def row(self, sql: str, token_hash: str) -> tuple[Any, ...] | None: ...
    def close(self) -> None: ...


@dataclass(slots=True)
class _Entry:
    served: Served
    generation: int


class FeedReader:
    """Feeds by token hash, as they are now."""

    def __init__(self, database: Database, cache_bytes: int) -> None:
        self._database = database
        self._cache: OrderedDict[str, _Entry] = OrderedDict()
        self._room = cache_bytes
        self._generation = 0
        self._wire: _Wire | None = None
        self._retry_at = 0.0
        self._brief = _sql(database, _BRIEF)
        self._whole = _sql(database, _WHOLE)
        self._faults = (SQLAlchemyError, database.engine.dialect.loaded_dbapi.Error)

    @property
    def cut_off(self) -> bool:
        """Say whether the database could not be asked last time, so that answers may be old."""
        return self._wire is None and self._retry_at > 0

    def feed(self, token_hash: str) -> Served | None:
        """Return the feed, active or gone; None for a token that never was.

        Where the database can't be asked, return what was last known of this feed, or raise
        ``StoreError`` where nothing was.
        """
        entry = self._cache.get(token_hash)
        if self._wire is None and time.monotonic() < self._retry_at and entry is not None:
            return entry.served
        try:
            wire = self._wire or self._connect()
            self._take_in(wire.news())
            entry = self._cache.get(token_hash)
            return self._current(wire, token_hash, entry)
        except self._faults as error:
            self._disconnect()
            if entry is None:
                raise refusal(error, self._database.location) from None
            return entry.served

    def close(self) -> None:
        """Give the connection back and forget the cache."""
        self._disconnect()
        self._cache.clear()

    def _current(self, wire: _Wire, token_hash: str, entry: _Entry | None) -> Served | None:
        if entry is not None and entry.generation == self._generation:
            self._cache.move_to_end(token_hash)
            return entry.served
        if entry is not None and _same(entry.served, wire.row(self._brief, token_hash)):
            entry.generation = self._generation
            return entry.served
        self._drop(token_hash)
        row = wire.row(self._whole, token_hash)
        if row is None:
            return None
        served = _served(row)
        self._remember(token_hash, served)
        return served

    def _take_in(self, news: News) -> None:
        if news is None:
            self._generation += 1
            return
        for token_hash in news:
            if (entry := self._cache.get(token_hash)) is not None:
                entry.generation = -1

    def _remember(self, token_hash: str, served: Served) -> None:
        self._cache[token_hash] = _Entry(served, self._generation)
        self._room -= _weight(served)
        while self._room < 0 and len(self._cache) > 1:
            self._drop(next(iter(self._cache)))

    def _drop(self, token_hash: str) -> None:
        entry = self._cache.pop(token_hash, None)
        if entry is not None:
            self._room += _weight(entry.served)

    def _connect(self) -> _Wire:
        open_wire: Callable[[Database], _Wire] = (
            _SqliteWire if self._database.location.backend == "sqlite" else _PostgresqlWire
        )
        self._wire = open_wire(self._database)
        self._generation += 1
        self._retry_at = 0.0
        return self._wire

    def _disconnect(self) -> None:
        self._retry_at = time.monotonic() + RETRY_S
        wire, self._wire = self._wire, None
        if wire is not None:
            try:
                wire.close()
            except self._faults:
                return


class _SqliteWire:
    """A connection to SQLite and the version of the data it last saw."""

    def __init__(self, database: Database) -> None:
        self._connection: Any = _held(database)
        self._connection.execute("PRAGMA query_only=ON")
        self._ask = self._connection.cursor().execute
        self._seen: int | None = None

    def news(self) -> News:
        """Ask whether any other connection has committed anything."""
        (version,) = self._ask("PRAGMA data_version").fetchone()
        if version == self._seen:
            return _NOTHING
        self._seen = version
        return None

    def row(self, sql: str, token_hash: str) -> tuple[Any, ...] | None:
        """Look one feed up."""
        found: tuple[Any, ...] | None = self._ask(sql, (token_hash,)).fetchone()
        return found

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


class _PostgresqlWire:
    """A connection to PostgreSQL that listens for the hashes of feeds that change."""

    def __init__(self, database: Database) -> None:
        self._connection: Any = _held(database)
        self._connection.autocommit = True
        self._told: set[str] = set()
        self._connection.add_notify_handler(lambda notify: self._told.add(notify.payload))
        self._connection.execute(f"SET statement_timeout = {_SLOW_MS}; SET default_transaction_read_only = on")
        self._connection.execute(f"LISTEN {CHANNEL}")
        self._cursor = self._connection.cursor()

    def news(self) -> News:
        """Take in what has arrived, without waiting and without asking the server."""
        line = self._connection.pgconn
        line.consume_input()
        while (notify := line.notifies()) is not None:
            self._told.add(notify.extra.decode())
        if not self._told:
            return _NOTHING
        told = frozenset(self._told)
        self._told.clear()
        return told

    def row(self, sql: str, token_hash: str) -> tuple[Any, ...] | None:
        """Look one feed up with a prepared statement."""
        found: tuple[Any, ...] | None = self._cursor.execute(sql, (token_hash,), prepare=True).fetchone()
        return found

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


_NOTHING: frozenset[str] = frozenset()


def _held(database: Database) -> Any:
    pooled = database.engine.raw_connection()
    connection = pooled.driver_connection
    pooled.detach()
    return connection


def _sql(database: Database, names: tuple[str, ...]) -> str:
    """Let Core write the statement once; the driver runs it from then on."""
    query = select(*(feed.c[name] for name in names)).where(feed.c.token_hash == bindparam("hash"))
    style = "qmark" if database.location.backend == "sqlite" else "format"
    make_dialect: Callable[..., Dialect] = type(database.engine.dialect)
    return str(query.compile(dialect=make_dialect(paramstyle=style)))


def _same(served: Served, row: tuple[Any, ...] | None) -> bool:
    if row is None:
        return False
    known = (served.state, served.purpose, served.etag, served.gzip_etag, served.modified)
    return (*row[:4], _instant(row[4])) == known


def _served(row: tuple[Any, ...]) -> Served:
    state, purpose, etag, gzip_etag, modified, body, gzip = row
    return Served(state, purpose, etag, gzip_etag, _instant(modified), body, gzip)


def _instant(number: int | None) -> datetime | None:
    return None if number is None else to_instant(number)


def _weight(served: Served) -> int:
    return 1024 + len(served.body or b"") + len(served.gzip or b"")
