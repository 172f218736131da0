"""One engine for one store: how it is opened, read and written on SQLite and on PostgreSQL.

A write is a function of a connection, run in one transaction and, where the fault is a passing one,
once more. Refuses to touch an SQLite file that is another program's, and lets no error of a
database out except as a ``StoreError``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError

from planner.errors import StoreError, UsageError
from planner.store.location import APPLICATION_ID, Location
from planner.store.refusals import is_passing, refusal

Outcome = TypeVar("Outcome")

BUSY_MS = 5_000
_BEGIN = "planner_begin"
_SQLITE_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
)
_POSTGRESQL_LINE = {
    "application_name": "planner",
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,
}
_POSTGRESQL_SETTINGS = "SET synchronous_commit = on; SET timezone = 'UTC'"


class Database:
    """The engine of one store and the two ways through it."""

    def __init__(self, location: Location) -> None:
        self.location = location
        self.engine = _sqlite(location) if location.backend == "sqlite" else _postgresql(location)
        self._writing = Lock() if location.backend == "sqlite" else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection within one read transaction, in which everything is of one moment."""
        with self._door(), self.engine.connect() as connection:
            if self.location.backend == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    def write(self, work: Callable[[Connection], Outcome]) -> Outcome:
        """Run ``work`` in one transaction and return what it returns once that is durable.

        A passing fault is tried once more; not one that strikes while committing, for then the
        work may be done already.
        """
        for attempt in (1, 2):
            committing = False
            try:
                with self._turn(), self.engine.connect() as connection:
                    writing = connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
                    with writing.begin() as transaction:
                        outcome = work(writing)
                        committing = True
                        transaction.commit()
                return outcome
            except SQLAlchemyError as error:
                if attempt == 2 or committing or not is_passing(error):
                    raise refusal(error, self.location) from None
        raise AssertionError("two attempts end in an answer or an error")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Let one thread at a time write to SQLite, which itself makes who waits look again and again, in no order."""
        if self._writing is None:
            yield
            return
        if not self._writing.acquire(timeout=BUSY_MS / 1000):
            raise StoreError("store-busy", place=self.location.shown)
        try:
            yield
        finally:
            self._writing.release()

    @contextmanager
    def outside_transactions(self) -> Iterator[Connection]:
        """Give a connection to SQLite on which each statement stands alone: PRAGMA, VACUUM."""
        with self._door(), self.engine.connect() as connection:
            yield connection.execution_options(**{_BEGIN: ""})

    @contextmanager
    def _door(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise refusal(error, self.location) from None

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def _sqlite(location: Location) -> Engine:
    path = location.path
    if path is None:
        raise AssertionError("an SQLite location has a path")
    make_private_file(path, location)
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path.absolute())),
        hide_parameters=True,
        pool_timeout=BUSY_MS / 1000,
        connect_args={"timeout": BUSY_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        _refuse_foreign(connection, location)
        for setting in _SQLITE_SETTINGS:
            connection.execute(setting)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
        if statement:
            connection.exec_driver_sql(statement)

    return engine


def _refuse_foreign(connection: Any, location: Location) -> None:
    (mine,) = connection.execute("PRAGMA application_id").fetchone()
    if mine == APPLICATION_ID:
        return
    (things,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if mine != 0 or things != 0:
        raise StoreError("store-not-a-store", place=location.shown)


def _postgresql(location: Location) -> Engine:
    try:
        import psycopg  # noqa: F401 - only to see that it is there
    except ImportError:
        raise StoreError("store-driver", command='pip install "hip-planner[postgres]"') from None
    try:
        url = make_url(location.url)
    except SQLAlchemyError:
        raise UsageError("store-address", address="postgresql://…") from None
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=BUSY_MS / 1000,
        connect_args={name: value for name, value in _POSTGRESQL_LINE.items() if name not in url.query},
    )

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        connection.execute(_POSTGRESQL_SETTINGS)
        connection.commit()

    return engine


def make_private_file(path: Path, location: Location) -> None:
    """Make ``path`` an empty file that only its owner reads, and the directories above it likewise."""
    try:
        _make_private_directory(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if not path.is_file():
            raise StoreError("store-unopenable", place=location.shown) from None
    except OSError as error:
        code = "store-full" if error.errno in (28, 122) else "store-unopenable"
        raise StoreError(code, place=location.shown) from None


def _make_private_directory(directory: Path) -> None:
    if not directory.is_dir():
        _make_private_directory(directory.parent)
        directory.mkdir(mode=0o700, exist_ok=True)
