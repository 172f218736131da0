"""What a plan was told of its runner beyond its own pages, so that it can be read again.

Where the runs come from and how their titles are meant, as a document of the keeping room. It goes
where the plan goes: into copies and backups, and out of the store when the plan is forgotten.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from planner.store import tables
from planner.store.plans import Room, known, locked, put_sources


class Sources(Room):
    """Keeping sources."""

    def keep_sources(self, plan: str, document: str) -> None:
        """Keep a plan's sources in place of those kept before."""

        def work(connection: Connection) -> None:
            locked(connection, plan)
            put_sources(connection, plan, document)

        self._database.write(work)

    def sources(self, plan: str) -> str | None:
        """Return a plan's sources; None where none were kept."""
        table = tables.source
        with self._database.read() as connection:
            known(connection, plan)
            document: str | None = connection.scalar(select(table.c.document).where(table.c.plan == plan))
        return document
