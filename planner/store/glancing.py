"""A glance into a store on this machine, as fast as a shell's Tab key and ``planner today`` ask for.

Reads one SQLite file with the standard library alone, in one transaction, and never writes, makes or migrates
one. Whatever is in the way, a store elsewhere, of another version or in use, is as good as no store: who needs
more opens it in full.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.errors import PlannerError
from planner.store.location import APPLICATION_ID, NEWEST, locate
from planner.store.packing import unpack

if TYPE_CHECKING:
    from planner.model import Log, Plan

SECONDS = 0.2
_LATEST = """SELECT r.document FROM plan p JOIN revision r ON r.plan = p.key AND r.number = p.revision
ORDER BY p.changed_at DESC LIMIT 8"""
_KEYS = "SELECT key FROM plan ORDER BY changed_at DESC, key"
_PLAN = "SELECT r.document FROM plan p JOIN revision r ON r.plan = p.key AND r.number = p.revision WHERE p.key = ?"
_MARKS = "SELECT document FROM mark WHERE plan = ? ORDER BY session"


class Glimpsed(NamedTuple):
    """A plan that was seen in passing."""

    key: str
    """Its name in the store."""


class Glance:
    """What can be seen of a store's plans."""

    def __init__(self, database: sqlite3.Connection, place: str) -> None:
        self._database = database
        self._place = place

    def plans(self) -> Sequence[Glimpsed]:
        """Return every plan, the one changed last first."""
        return [Glimpsed(key) for (key,) in self._database.execute(_KEYS)]

    def latest(self) -> list[str]:
        """Return the plans that were changed last, as they are written."""
        return [unpack(packed, self._place) for (packed,) in self._database.execute(_LATEST)]

    def plan(self, key: str) -> Plan:
        """Return a plan as it is; LookupError where there is none."""
        from planner.model import Plan

        (packed,) = self._asked(_PLAN, key)[0]
        return Plan.model_validate_json(unpack(packed, self._place))

    def marks(self, key: str) -> tuple[Log, ...]:
        """Return every mark that stands, by session."""
        from planner.model import Log

        return tuple(Log.model_validate_json(document) for (document,) in self._asked(_MARKS, key))

    def _asked(self, statement: str, key: str) -> list[tuple[Any, ...]]:
        return self._database.execute(statement, (key,)).fetchall()


FAULTS = (PlannerError, OSError, LookupError, ValueError, TypeError, sqlite3.Error)
"""What a glance that fails ends in."""


@contextmanager
def glance(address: str | None = None) -> Iterator[Glance | None]:
    """Look into a store; None where it cannot be seen like this."""
    try:
        location = locate(address)
        path = location.path
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=SECONDS) if path else None
    except FAULTS:
        database = None
    if database is None:
        yield None
        return
    with closing(database):
        yield Glance(database, location.shown) if _is_ours(database) else None


def _is_ours(database: sqlite3.Connection) -> bool:
    try:
        (mine,) = database.execute("PRAGMA application_id").fetchone()
        database.execute("BEGIN")
        (version,) = database.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    except FAULTS:
        return False
    return bool(mine == APPLICATION_ID and version == str(NEWEST))


def session_days(address: str | None = None) -> dict[str, str]:
    """Return the day of each session of the plans that were changed last, by the session's id."""
    try:
        with glance(address) as seen:
            documents = [json.loads(text) for text in seen.latest()] if seen else []
        return {one["id"]: one["day"] for document in reversed(documents) for one in document["sessions"]}
    except FAULTS:
        return {}
