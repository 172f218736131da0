"""The runner's own calendars as they were last fetched, so that the next fetch can ask for less.

Keeps the newest answer of each address a plan has, and nothing older.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, delete, insert, select

from planner.store import tables
from planner.store.plans import Room, locked
from planner.store.records import Fetched


class Calendars(Room):
    """Keeping fetched calendars."""

    def keep_calendar(self, plan: str, fetched: Fetched) -> None:
        """Keep what was fetched in place of what was fetched from there before."""
        table = tables.calendar
        source = _source(fetched.url)

        def work(connection: Connection) -> None:
            locked(connection, plan)
            connection.execute(delete(table).where(table.c.plan == plan, table.c.source == source))
            connection.execute(
                insert(table).values(
                    plan=plan,
                    source=source,
                    url=fetched.url,
                    body=fetched.body,
                    fetched_at=fetched.fetched_at,
                    etag=fetched.etag,
                    last_modified=fetched.last_modified,
                )
            )

        self._database.write(work)

    def calendar(self, plan: str, url: str) -> Fetched | None:
        """Return what was last fetched from ``url`` for a plan; None if nothing was."""
        return next((kept for kept in self.calendars(plan) if kept.url == url), None)

    def calendars(self, plan: str) -> tuple[Fetched, ...]:
        """Return what was last fetched from each address of a plan."""
        table = tables.calendar
        columns = (table.c.url, table.c.body, table.c.fetched_at, table.c.etag, table.c.last_modified)
        with self._database.read() as connection:
            rows = connection.execute(select(*columns).where(table.c.plan == plan).order_by(table.c.source))
            return tuple(Fetched(*row) for row in rows)


def _source(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
