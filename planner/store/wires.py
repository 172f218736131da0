"""What a feed reader hangs on: one held connection that looks rows up and hears of changes, in microseconds.

SQLAlchemy writes the statement once; from then on the driver runs it. Nothing here waits longer than
``PATIENCE_S`` for an answer, for everybody else on the event loop waits with it. Refuses to write.
"""

from __future__ import annotations

import select
import time
from typing import Any, Protocol

from sqlalchemy import Dialect, bindparam
from sqlalchemy import select as select_columns

from planner.store.database import Database
from planner.store.feeds import CHANNEL
from planner.store.tables import feed

PATIENCE_S = 0.5

Row = tuple[Any, ...]
News = frozenset[str] | None
"""Hashes of the feeds that changed; None: any may have."""

NOTHING: frozenset[str] = frozenset()
BRIEF = ("state", "etag", "modified")
"""What tells whether a feed is as it was: the rest never changes, or changes with these."""
WHOLE = (*BRIEF, "purpose", "gzip_etag", "body", "gzip")


class Wire(Protocol):
    """One held connection."""

    def news(self) -> News:
        """Say what has changed since the last call, without waiting."""

    def look_up(self, names: tuple[str, ...], token_hash: str) -> Row | None:
        """Return these columns, ``BRIEF`` or ``WHOLE``, of one feed."""

    def close(self) -> None:
        """Give the connection back."""


def open_wire(database: Database) -> Wire:
    """Connect; raise what the driver or SQLAlchemy raises where that fails."""
    return _SqliteWire(database) if database.location.backend == "sqlite" else _PostgresqlWire(database)


class _SqliteWire:
    """Watches the version of the data, which any other connection's commit changes."""

    def __init__(self, database: Database) -> None:
        self._connection = _held(database)
        self._connection.execute("PRAGMA query_only=ON")
        self._connection.execute(f"PRAGMA busy_timeout={int(PATIENCE_S * 1000)}")
        self._ask = self._connection.cursor().execute
        self._sql: dict[tuple[str, ...], str] = {}
        for names in (BRIEF, WHOLE):
            self._sql[names] = _sql(database, names, "qmark")
        self._seen: int | None = None

    def news(self) -> News:
        """Ask whether any other connection has committed anything."""
        (version,) = self._ask("PRAGMA data_version").fetchone()
        if version == self._seen:
            return NOTHING
        self._seen = version
        return None

    def look_up(self, names: tuple[str, ...], token_hash: str) -> Row | None:
        """Return these columns of one feed."""
        row: Row | None = self._ask(self._sql[names], (token_hash,)).fetchone()
        return row

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


class _PostgresqlWire:
    """Listens for the hashes of feeds that change, and asks by prepared statement with a deadline.

    It speaks libpq's non-blocking calls, for the driver's own wait on a server that hangs for ever.
    """

    def __init__(self, database: Database) -> None:
        from psycopg import OperationalError
        from psycopg.pq import ExecStatus

        self._fault, self._rows_came = OperationalError, ExecStatus.TUPLES_OK
        self._connection = _held(database)
        self._connection.autocommit = True
        self._connection.execute(f"SET statement_timeout = {int(PATIENCE_S * 1000)}")
        self._connection.execute(f"LISTEN {CHANNEL}")
        self._line = self._connection.pgconn
        self._poll = select.poll()
        self._poll.register(self._line.socket, select.POLLIN)
        self._statements: dict[tuple[str, ...], bytes] = {BRIEF: b"brief", WHOLE: b"whole"}
        for names, statement in self._statements.items():
            self._line.prepare(statement, _sql(database, names, "numeric_dollar").encode())

    def news(self) -> News:
        """Take in what the server has pushed."""
        self._line.consume_input()
        told: set[str] = set()
        while (notify := self._line.notifies()) is not None:
            told.add(notify.extra.decode())
        return frozenset(told) if told else NOTHING

    def look_up(self, names: tuple[str, ...], token_hash: str) -> Row | None:
        """Return these columns of one feed."""
        self._line.send_query_prepared(self._statements[names], [token_hash.encode()], result_format=1)
        self._line.flush()
        answer = self._wait(time.monotonic() + PATIENCE_S)
        if answer.status != self._rows_came:
            raise self._fault("no rows came")
        if answer.ntuples == 0:
            return None
        values = [answer.get_value(0, place) for place in range(len(names))]
        return tuple(_decoded(name, value) for name, value in zip(names, values, strict=True))

    def _wait(self, deadline: float) -> Any:
        answer = None
        while True:
            while self._line.is_busy():
                if not self._poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                    raise self._fault("no answer in time")
                self._line.consume_input()
            following = self._line.get_result()
            if following is None:
                if answer is None:
                    raise self._fault("no answer at all")
                return answer
            answer = following

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


def _decoded(name: str, value: bytes | None) -> Any:
    """Read a column as PostgreSQL sends it in binary."""
    if value is None or name in ("body", "gzip"):
        return value
    if name == "modified":
        return int.from_bytes(value, signed=True)
    return value.decode()


def _held(database: Database) -> Any:
    """Take a connection out of the pool for good."""
    pooled = database.engine.raw_connection()
    connection = pooled.driver_connection
    pooled.detach()
    return connection


def _sql(database: Database, names: tuple[str, ...], style: str) -> str:
    query = select_columns(*(feed.c[name] for name in names)).where(feed.c.token_hash == bindparam("hash"))
    make_dialect: Any = type(database.engine.dialect)
    dialect: Dialect = make_dialect(paramstyle=style)
    return str(query.compile(dialect=dialect))
