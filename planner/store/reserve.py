"""The last good bytes of feeds that nobody has asked this process for: what it serves when the database is away.

Compressed only, within a room of their own, and never consulted while the database answers. What is rendered
here is handed over at once; the rest is read in from time to time, the plans that changed last first, so that what
others rendered or closed is known here, too, within minutes. Filled by any thread, read by any.
"""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from threading import Lock

from sqlalchemy import func, select

from planner.store.database import Database
from planner.store.records import Rendered, Served
from planner.store.tables import feed, plan

AT_ONCE = 50
"""Feeds that are read in one go."""
PAUSE_S = 0.005
"""Between two of those, so that filling a large reserve keeps nobody from the database, or from this process."""
_OVERHEAD_BYTES = 1024
_USUAL_BYTES = 2 * _OVERHEAD_BYTES
"""What a small feed takes: no more of them are listed than find room at that."""


class Reserve:
    """Feeds by token hash, as they were when this process last heard of them."""

    def __init__(self, database: Database, room: int) -> None:
        self._database = database
        self._room = self._left = room
        self._feeds: dict[str, Served] = {}
        """Without their bodies, those first that may go first."""
        self._changing = Lock()

    def feed(self, token_hash: str) -> Served | None:
        """Return the feed with its calendar unpacked; None where it is not at hand."""
        served = self._feeds.get(token_hash)
        try:
            body = gzip.decompress(served.gzip or b"") if served else b""
        except (OSError, EOFError, zlib.error):
            return None
        return replace(served, body=body) if served and body else None

    def keep(self, token_hash: str, rendered: Rendered) -> None:
        """Take what was just rendered and stored."""
        etags = (rendered.etag, rendered.gzip_etag)
        self._put(token_hash, Served("active", "read", *etags, rendered.modified, None, rendered.gzip))

    def fill(self) -> None:
        """Bring everything up to date with the database, as far as the room goes; let go of what is closed.

        Raises StoreError where the database can't be asked; what stands here then stays.
        """
        before = self._hashes()
        wanted = self._wanted()
        self._let_go(before - {token_hash for token_hash, _ in wanted})
        changed = [token_hash for token_hash, etag in reversed(wanted) if self._etag(token_hash) != etag]
        for start in range(0, len(changed), AT_ONCE):
            self._read_in(changed[start : start + AT_ONCE])
            time.sleep(PAUSE_S)

    def empty(self) -> None:
        """Forget everything."""
        self._let_go(self._hashes())

    def _wanted(self) -> Sequence[tuple[str, str]]:
        """Name as many feeds as there is room for, with their validators, the plans that changed last first."""
        most = self._room // _USUAL_BYTES
        recent = select(plan.c.key, plan.c.changed_at).order_by(plan.c.changed_at.desc()).limit(most).subquery()
        query = (
            select(feed.c.token_hash, feed.c.etag, func.length(feed.c.gzip))
            .join(recent, recent.c.key == feed.c.plan)
            .where(feed.c.purpose == "read", feed.c.state == "active", feed.c.gzip.is_not(None))
            .order_by(recent.c.changed_at.desc(), feed.c.token_hash)
            .limit(most)
        )
        wanted: list[tuple[str, str]] = []
        left = self._room
        with self._database.read() as connection:
            for token_hash, etag, size in connection.execute(query):
                left -= _OVERHEAD_BYTES + size
                if left < 0:
                    break
                wanted.append((token_hash, etag))
        return wanted

    def _read_in(self, hashes: Sequence[str]) -> None:
        columns = (feed.c[name] for name in ("token_hash", "etag", "gzip_etag", "modified", "gzip"))
        query = select(*columns).where(feed.c.token_hash.in_(hashes), feed.c.state == "active")
        with self._database.read() as connection:
            rows = {token_hash: found for token_hash, *found in connection.execute(query)}
        for token_hash in filter(rows.get, hashes):
            etag, gzip_etag, modified, packed = rows[token_hash]
            if packed is not None:
                self._put(token_hash, Served("active", "read", etag, gzip_etag, modified, None, packed))

    def _put(self, token_hash: str, served: Served) -> None:
        """Let a feed stand here, unless a later form of it does; what has stood unchanged longest makes room."""
        with self._changing:
            before = self._feeds.get(token_hash)
            if _weight(served) > self._room or (before is not None and is_later(before, served)):
                return
            self._drop(token_hash)
            while self._left < _weight(served):
                self._drop(next(iter(self._feeds)))
            self._left -= _weight(served)
            self._feeds[token_hash] = served

    def _let_go(self, hashes: Iterable[str]) -> None:
        with self._changing:
            for token_hash in hashes:
                self._drop(token_hash)

    def _drop(self, token_hash: str) -> None:
        gone = self._feeds.pop(token_hash, None)
        if gone is not None:
            self._left += _weight(gone)

    def _hashes(self) -> set[str]:
        with self._changing:
            return set(self._feeds)

    def _etag(self, token_hash: str) -> str | None:
        known = self._feeds.get(token_hash)
        return None if known is None else known.etag


def is_later(one: Served, other: Served) -> bool:
    """Say whether one form of a feed came after another."""
    return one.modified is not None and (other.modified is None or one.modified > other.modified)


def _weight(served: Served) -> int:
    return _OVERHEAD_BYTES + len(served.gzip or b"")
