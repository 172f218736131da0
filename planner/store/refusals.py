"""The one door between a database's errors and ours.

Only a code and a place pass through: what the database says may quote the row it was given, and
that row may hold what a runner logged.
"""

from __future__ import annotations

import re
import shlex

from sqlalchemy.exc import TimeoutError as NoConnectionFree

from planner.errors import StoreError
from planner.store.location import Location

_SQLITE = (
    ("SQLITE_FULL", "store-full"),
    ("SQLITE_IOERR", "store-disk"),
    ("SQLITE_READONLY", "store-readonly"),
    ("SQLITE_CANTOPEN", "store-unopenable"),
    ("SQLITE_PERM", "store-unopenable"),
    ("SQLITE_BUSY", "store-busy"),
    ("SQLITE_LOCKED", "store-busy"),
    ("SQLITE_CORRUPT", "store-damaged"),
    ("SQLITE_NOTADB", "store-not-a-store"),
)
_POSTGRESQL = (
    ("25006", "store-readonly"),
    ("42501", "store-readonly"),
    ("53100", "store-full"),
    ("40001", "store-busy"),
    ("40P01", "store-busy"),
    ("55P03", "store-busy"),
    ("57014", "store-busy"),
    ("58", "store-disk"),
    ("XX001", "store-damaged"),
    ("XX002", "store-damaged"),
    ("28", "store-login"),
    ("3D", "store-login"),
    ("08", "store-unreachable"),
    ("53", "store-unreachable"),
    ("57", "store-unreachable"),
)

_NO_DATABASE = re.compile(r'FATAL: +database "([^"]*)" does not exist')
_NO_LOGIN = re.compile(
    r'FATAL: +(role "|password authentication|no pg_hba|\w+ authentication failed)|no password supplied'
)
"""What libpq says of a server that turns one away at the door; it hands on no code from there."""


def diagnosis(error: BaseException) -> str:
    """Return the database's own short name for ``error``: ``SQLITE_FULL``, ``40001``; empty if none."""
    original = getattr(error, "orig", None) or error
    return str(getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None) or "")


def is_passing(error: BaseException) -> bool:
    """Say whether the same work may well succeed if it is simply done again.

    Busy, deadlocked, not serialisable, beaten to a row by somebody else, or cut off.
    """
    name = diagnosis(error)
    return (
        bool(getattr(error, "connection_invalidated", False))
        or name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
        or name in ("SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE", "23505", "40001", "40P01")
    )


def refusal(error: BaseException, location: Location) -> StoreError:
    """Name ``error`` by a code of ours."""
    if isinstance(error, NoConnectionFree):
        return StoreError("store-busy", place=location.shown)
    name = diagnosis(error)
    table = _SQLITE if location.backend == "sqlite" else _POSTGRESQL
    for start, code in table:
        if name.startswith(start):
            return StoreError(code, place=location.shown)
    if location.backend == "postgresql" and not name and _is_operational(error):
        return _at_the_door(error, location)
    return StoreError("store-refused", place=location.shown, detail=name or type(error).__name__)


def _at_the_door(error: BaseException, location: Location) -> StoreError:
    """Tell a server that turns one away from one that does not answer; only the database's name is told."""
    said = str(getattr(error, "orig", None) or error)
    if missing := _NO_DATABASE.search(said):
        return StoreError("store-database", place=location.shown, name=shlex.quote(missing[1]))
    return StoreError("store-login" if _NO_LOGIN.search(said) else "store-unreachable", place=location.shown)


def _is_operational(error: BaseException) -> bool:
    original = getattr(error, "orig", None) or error
    return type(original).__name__ in ("OperationalError", "InterfaceError", "ConnectionTimeout")
