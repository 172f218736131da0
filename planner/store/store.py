"""The store as the other rooms see it: its parts put together over one database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from planner.errors import StoreError
from planner.store.calendars import Calendars
from planner.store.checking import examine
from planner.store.copying import back_up, copy_rows
from planner.store.database import Database
from planner.store.feeds import Feeds
from planner.store.forgetting import Forgetting
from planner.store.location import locate
from planner.store.marks import Marks
from planner.store.migrations import bring_up, database_version
from planner.store.opening import Openings
from planner.store.plans import Plans
from planner.store.reader import FeedReader
from planner.store.records import Copied, Health
from planner.store.sources import Sources


def utc_now() -> datetime:
    """Return this instant."""
    return datetime.now(UTC)


class Store(Plans, Marks, Sources, Feeds, Openings, Calendars, Forgetting):
    """One store, open. May be shared by threads; give it back with ``close`` or a ``with``."""

    def __repr__(self) -> str:
        return f"Store({self.place})"

    @property
    def place(self) -> str:
        """Where it lies, without password."""
        return self._database.location.shown

    def feed_reader(self, cache_bytes: int = 64 * 2**20, deaf_s: float = 0.0, *, reserve_bytes: int = 0) -> FeedReader:
        """Open the fast way to feeds' bytes, for one thread; ``deaf_s`` is how long what it heard of changes holds."""
        return FeedReader(self._database, cache_bytes, deaf_s, reserve_bytes)

    def check(self) -> Health:
        """Read everything there is and say what is broken and what may not always work."""
        return examine(self._database)

    def copy(self, to: Store) -> Copied:
        """Carry everything into the empty store ``to``, count and compare it."""
        return copy_rows(self._database, to._database)

    def backup(self, target: Path) -> None:
        """Write a whole copy into a new SQLite file, while others go on reading and writing."""
        back_up(self._database, target)

    def close(self) -> None:
        """Give every connection back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(
    address: str | None = None, *, clock: Callable[[], datetime] = utc_now, must_exist: bool = False
) -> Store:
    """Open the store at ``address``, migrating it where needed, and making it unless it ``must_exist``."""
    location = locate(address)
    if must_exist and location.path is not None and not _holds_something(location.path):
        raise StoreError("store-none", place=location.shown)
    database = Database(location)
    try:
        if must_exist and database_version(database) is None:
            raise StoreError("store-none", place=location.shown)
        bring_up(database)
    except BaseException:
        database.close()
        raise
    return Store(database, clock)


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        return True
