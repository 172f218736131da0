"""Forgetting for good: nothing of a person stays but the hashes of dead tokens and keys, which answer 410."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from planner.errors import Unknown
from planner.store import tables
from planner.store.feeds import announce
from planner.store.plans import Room, load_plan, locked
from planner.store.records import Forgotten


class Forgetting(Room):
    """Removing plans and people."""

    def forget(self, plan: str | None = None, *, person: str | None = None) -> Forgotten:
        """Remove a plan, or a person with all their plans, from the tables and from the file.

        Their links answer 410 from then on. On SQLite the bytes themselves are overwritten; PostgreSQL
        frees them at its next vacuum. Backups are the keeper's own business.
        """
        if (plan is None) == (person is None):
            raise TypeError("forget a plan or a person")

        def work(connection: Connection) -> Forgotten:
            keys = _keys(connection, plan, person)
            feeds = sum(_forget_plan(connection, key) for key in keys)
            without_plans = ~select(tables.plan.c.key).where(tables.plan.c.person == tables.person.c.id).exists()
            connection.execute(delete(tables.person).where(without_plans))
            return Forgotten(len(keys), feeds)

        forgotten = self._database.write(work)
        if self._database.location.backend == "sqlite":
            with self._database.outside_transactions() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        load_plan.cache_clear()
        return forgotten


def _keys(connection: Connection, plan: str | None, person: str | None) -> list[str]:
    if plan is not None:
        return [locked(connection, plan).key]
    table = tables.plan
    query = select(table.c.key).where(table.c.person == person).order_by(table.c.key).with_for_update()
    keys = list(connection.scalars(query))
    if not keys:
        raise Unknown("store-person-unknown", person=str(person))
    return keys


def _forget_plan(connection: Connection, key: str) -> int:
    feed = tables.feed
    hashes = list(connection.scalars(select(feed.c.token_hash).where(feed.c.plan == key)))
    kept = ("token_hash", "log_hash", "purpose", "state", "variant")
    blank = {column.name: None for column in feed.columns if column.name not in kept}
    connection.execute(update(feed).where(feed.c.plan == key).values(**blank, state="forgotten", variant="{}"))
    for token_hash in hashes:
        announce(connection, token_hash)
    connection.execute(delete(tables.plan).where(tables.plan.c.key == key))
    return len(hashes)
