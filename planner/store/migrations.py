"""The schema's versions, each a numbered step from the one before, and never a step back.

A new store is made at the newest version at once; an older one walks the steps in one transaction.
Refuses a store of a newer version than this program knows. To change the tables: change ``tables``,
add a step here, and keep a file of the old version among the tests' fixtures.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from hashlib import sha256
from types import MappingProxyType

from sqlalchemy import Connection, column, insert, inspect, select, table, text, update

from planner.errors import StoreError
from planner.store.database import Database
from planner.store.location import APPLICATION_ID
from planner.store.packing import KEPT, REPLACED, pack
from planner.store.tables import edition, meta, metadata, revision, source

Step = Callable[[Connection], None]
_BATCH = 50


def _add_sources(connection: Connection) -> None:
    source.create(connection)


def _add_log_keys(connection: Connection) -> None:
    """Give calendars a key to their log that no list shows; those with links of the old kind count as behind."""
    for name in ("log_key", "log_hash"):
        connection.execute(text(f"ALTER TABLE feed ADD COLUMN {name} TEXT"))
    connection.execute(text("CREATE UNIQUE INDEX ix_feed_log_hash ON feed (log_hash)"))
    feed = table("feed", *map(column, ("token_hash", "purpose", "state", "variant", "revision", "log_key", "log_hash")))
    open_ones = select(feed.c.token_hash, feed.c.variant).where(feed.c.purpose == "read", feed.c.state == "active")
    for token_hash, variant in connection.execute(open_ones).all():
        shown = json.loads(variant)
        if not shown.get("base_url") or shown.get("busy"):
            continue
        key = secrets.token_hex(32)
        values = {"log_key": key, "log_hash": sha256(key.encode()).hexdigest(), "revision": None}
        connection.execute(update(feed).where(feed.c.token_hash == token_hash).values(values))


def _pack_documents(connection: Connection) -> None:
    """Carry plans, and what was seen of them, into tables that hold them packed, a few in memory at a time."""
    for packed, level in ((revision, KEPT), (edition, REPLACED)):
        names = packed.columns.keys()
        old, new = table(f"{packed.name}_unpacked", *map(column, names)), table(packed.name, *map(column, names))
        _put_aside(connection, new.name, old.name)
        packed.create(connection)
        _hand_on_rights(connection, old.name, new.name)
        rows = connection.execute(select(old), execution_options={"yield_per": _BATCH})
        for some in rows.mappings().partitions():
            connection.execute(insert(new), [{**row, "document": pack(row["document"], level)} for row in some])
        connection.execute(text(f"DROP TABLE {old.name}"))


def _put_aside(connection: Connection, name: str, aside: str) -> None:
    """Rename a table, on PostgreSQL its index, too: the name is wanted for the one to come."""
    connection.execute(text(f"ALTER TABLE {name} RENAME TO {aside}"))
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ALTER INDEX IF EXISTS {name}_pkey RENAME TO {aside}_pkey"))


def _hand_on_rights(connection: Connection, old: str, new: str) -> None:
    """Let those at a table of PostgreSQL who were let at the one before: who makes backups, say."""
    if connection.dialect.name != "postgresql":
        return
    granted = text(
        "SELECT privilege_type, grantee FROM information_schema.role_table_grants "
        "WHERE table_schema = current_schema() AND table_name = :old AND grantee <> current_user"
    )
    for right, role in connection.execute(granted, {"old": old}).all():
        quoted = connection.dialect.identifier_preparer.quote(role)
        connection.exec_driver_sql(f"GRANT {right} ON {new} TO {quoted}")


STEPS: Mapping[int, Step] = MappingProxyType({2: _add_sources, 3: _add_log_keys, 4: _pack_documents})
"""By the version that the step leads to. Version 1 has none: it is where stores begin."""

_SCHEMA = "schema"
_ADVISORY_LOCK = 0x68_69_70_73


def bring_up(database: Database, steps: Mapping[int, Step] = STEPS) -> int:
    """Make the tables where there are none, walk the steps that are missing, return the version."""
    newest = max(steps, default=1)
    version = database_version(database)
    if version != newest:
        version = database.write(lambda connection: _bring_up(connection, database, steps))
    return version


def _bring_up(connection: Connection, database: Database, steps: Mapping[int, Step]) -> int:
    newest = max(steps, default=1)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ADVISORY_LOCK})
    version = version_of(connection)
    if version is None:
        _make(connection, newest)
        return newest
    if version > newest:
        raise StoreError("store-newer", place=database.location.shown, found=version, known=newest)
    for number in range(version + 1, newest + 1):
        steps[number](connection)
    connection.execute(update(meta).where(meta.c.name == _SCHEMA).values(value=str(newest)))
    return newest


def database_version(database: Database) -> int | None:
    """Return the version of a database's tables; None where there are none."""
    with database.read() as connection:
        return version_of(connection)


def version_of(connection: Connection) -> int | None:
    """Return the version of the tables; None where there are none."""
    if not inspect(connection).has_table(meta.name):
        return None
    value = connection.scalar(select(meta.c.value).where(meta.c.name == _SCHEMA))
    return None if value is None else int(value)


def _make(connection: Connection, version: int) -> None:
    metadata.create_all(connection)
    connection.execute(insert(meta).values(name=_SCHEMA, value=str(version)))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
