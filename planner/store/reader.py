"""The fast way from a token's hash to a feed's bytes: one held connection, one look-up, a cache.

Before it answers from the cache, a reader asks its wire for news, so that a change made in another
process counts at once. With the database gone or stuck, the last good bytes go on being served. For
one thread. Feeds that were not asked for yet are then taken from the reserve, which costs nobody anything before.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from threading import Thread

from sqlalchemy.exc import SQLAlchemyError

from planner.errors import StoreError
from planner.store.database import Database
from planner.store.records import Served
from planner.store.refusals import refusal
from planner.store.reserve import Reserve, is_later
from planner.store.tables import to_instant
from planner.store.wires import BRIEF, WHOLE, News, Row, Wire, open_wire

RETRY_S = 1.0
_OVERHEAD_BYTES = 1024


@dataclass(slots=True)
class _Entry:
    served: Served
    brief: Row
    """What tells whether it is still so."""
    generation: int


class _CutOff(Exception):
    """The database is being dialled again, and has not answered yet."""


class FeedReader:
    """Feeds by token hash, as they are now."""

    def __init__(self, database: Database, cache_bytes: int, deaf_s: float = 0.0, reserve_bytes: int = 0) -> None:
        self.reserve = Reserve(database, reserve_bytes)
        """Feeds that were never asked for here, to serve while the database is away; others fill it."""
        self._database = database
        self._cache: OrderedDict[str, _Entry] = OrderedDict()
        self._room = cache_bytes
        self._deaf_s = deaf_s
        self._ask_at = 0.0
        self._generation = 0
        self._wire: Wire | None = None
        self._dialled: Future[Wire] | None = None
        self._retry_at = 0.0
        self._fault: StoreError | None = None
        self._faults = (_CutOff, SQLAlchemyError, database.engine.dialect.loaded_dbapi.Error)

    @property
    def cut_off(self) -> bool:
        """Say whether the database could not be asked last time, so that answers may be old."""
        return self._fault is not None

    def feed(self, token_hash: str) -> Served | None:
        """Return the feed, active or gone; None for a token that never was.

        Where the database can't be asked, return what was last known of this feed, or raise
        ``StoreError`` where nothing was.
        """
        try:
            wire = self._wire or self._connect()
            now = time.monotonic()
            if now >= self._ask_at:
                self._take_in(wire.news())
                self._ask_at = now + self._deaf_s
            return self._current(wire, token_hash)
        except self._faults as error:
            self._disconnect(error)
        if (known := self._last_known(token_hash)) is not None:
            return known
        fault = self._fault or StoreError("store-unreachable", place=self._database.location.shown)
        raise StoreError(fault.code, **fault.values)

    def close(self) -> None:
        """Give the connection back and forget the cache."""
        self._cache.clear()
        self.reserve.empty()
        if self._dialled is not None:
            self._dialled.add_done_callback(_hang_up)
            self._dialled = None
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()

    def _current(self, wire: Wire, token_hash: str) -> Served | None:
        entry = self._cache.get(token_hash)
        if entry is not None and entry.generation != self._generation:
            if entry.brief == wire.look_up(BRIEF, token_hash):
                entry.generation = self._generation
            else:
                entry = None
        if entry is not None:
            self._cache.move_to_end(token_hash)
            return entry.served
        row = wire.look_up(WHOLE, token_hash)
        self._drop(token_hash)
        if row is None:
            return None
        served = _served(row)
        self._remember(token_hash, _Entry(served, row[: len(BRIEF)], self._generation))
        return served

    def _last_known(self, token_hash: str) -> Served | None:
        """Return a feed as it was last heard of, by a request or by the reserve; a closed one stays closed."""
        entry, other = self._cache.get(token_hash), self.reserve.feed(token_hash)
        if entry is None:
            return other
        served = entry.served
        return other if other is not None and served.state == "active" and is_later(other, served) else served

    def _take_in(self, news: News) -> None:
        if news is None:
            self._generation += 1
            return
        for token_hash in news:
            if (entry := self._cache.get(token_hash)) is not None:
                entry.generation = -1

    def _remember(self, token_hash: str, entry: _Entry) -> None:
        self._cache[token_hash] = entry
        self._room -= _weight(entry.served)
        while self._room < 0 and len(self._cache) > 1:
            self._drop(next(iter(self._cache)))

    def _drop(self, token_hash: str) -> None:
        entry = self._cache.pop(token_hash, None)
        if entry is not None:
            self._room += _weight(entry.served)

    def _connect(self) -> Wire:
        """Connect at once the first time; after that dial a server in a thread, for it may hang."""
        if self._fault is None or self._database.location.backend == "sqlite":
            wire = open_wire(self._database)
        else:
            wire = self._dial()
        self._wire, self._fault = wire, None
        self._generation += 1
        return wire

    def _dial(self) -> Wire:
        if self._dialled is None:
            if time.monotonic() < self._retry_at:
                raise _CutOff
            self._dialled = Future()
            Thread(target=_dial, args=(self._database, self._dialled), daemon=True).start()
        if not self._dialled.done():
            raise _CutOff
        dialled, self._dialled = self._dialled, None
        return dialled.result()

    def _disconnect(self, error: Exception) -> None:
        if isinstance(error, _CutOff):
            return
        self._fault = refusal(error, self._database.location)
        self._retry_at = time.monotonic() + RETRY_S
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()


def _dial(database: Database, dialled: Future[Wire]) -> None:
    try:
        dialled.set_result(open_wire(database))
    except Exception as error:
        dialled.set_exception(error)


def _hang_up(dialled: Future[Wire]) -> None:
    if dialled.exception() is None:
        dialled.result().close()


def _served(row: Row) -> Served:
    state, etag, modified, purpose, gzip_etag, body, gzip = row
    return Served(state, purpose, etag, gzip_etag, _instant(modified), body, gzip)


def _instant(number: int | None) -> datetime | None:
    return None if number is None else to_instant(number)


def _weight(served: Served) -> int:
    return _OVERHEAD_BYTES + len(served.body or b"") + len(served.gzip or b"")
