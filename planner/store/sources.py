"""What a plan was told of its runner beyond its own pages, so that it can be read again.

Where the runs come from and how their titles are meant, as a document of the keeping room. It goes
where the plan goes: into copies and backups, and out of the store when the plan is forgotten.
"""

from __future__ import annotations

from sqlalchemy import Connection

from planner.store.plans import Room, bump, insist_on, known, locked, put_sources, sources_of


class Sources(Room):
    """Keeping sources."""

    def keep_sources(self, plan: str, document: str, changes: int | None = None) -> None:
        """Keep a plan's sources in place of those kept before.

        Where ``changes`` are no longer those of the plan as it was read, raise ``store-conflict``.
        """
        now = self._now()

        def work(connection: Connection) -> None:
            kept = locked(connection, plan)
            insist_on(kept, kept.revision, changes)
            put_sources(connection, plan, document)
            bump(connection, kept, now)

        self._database.write(work)

    def sources(self, plan: str) -> str | None:
        """Return a plan's sources; None where none were kept."""
        with self._database.read() as connection:
            known(connection, plan)
            return sources_of(connection, plan)
