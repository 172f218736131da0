"""Where a store lies: an address that a person gave, or the platform's own place for user data.

Refuses addresses that are neither a file nor PostgreSQL, and databases in memory, which would
forget. The form for showing never holds a password.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from planner.errors import UsageError

ENVIRONMENT = "PLANNER_STORE"
APPLICATION_ID = 0x68_69_70_73
"""What tells an SQLite file of ours."""
NEWEST = 4
"""Version of the tables that this program makes."""
Backend = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, slots=True)
class Location:
    """The place of one store."""

    backend: Backend
    shown: str
    """The address without user, password or options: fit for messages."""
    path: Path | None = None
    """The file, for SQLite."""
    url: str = field(default="", repr=False)
    """The whole address, for PostgreSQL."""


def default_path() -> Path:
    """Return the store's file in the platform's directory for user data."""
    from platformdirs import user_data_path

    return user_data_path("planner", appauthor=False) / "planner.sqlite"


def locate(address: str | None, environment: Mapping[str, str] = os.environ) -> Location:
    """Find the place that ``address`` names; None asks ``PLANNER_STORE``, then takes the default."""
    address = address or environment.get(ENVIRONMENT) or None
    if address is None:
        return _file(default_path())
    scheme, mark, rest = address.partition("://")
    if not mark:
        return _file(Path(address).expanduser())
    if scheme == "sqlite" and rest.startswith("/") and rest[1:] not in ("", ":memory:"):
        return _file(Path(rest[1:]).expanduser())
    if scheme in ("postgresql", "postgres"):
        return _postgresql(rest)
    raise UsageError("store-address", address=f"{scheme}://…")


def _file(path: Path) -> Location:
    return Location("sqlite", str(path), path=path)


def _postgresql(rest: str) -> Location:
    try:
        parts = urlsplit(f"postgresql://{rest}")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise UsageError("store-address", address="postgresql://…") from None
    shown = f"postgresql://{parts.hostname or ''}{port}{parts.path}"
    return Location("postgresql", shown, url=f"postgresql+psycopg://{rest}")
