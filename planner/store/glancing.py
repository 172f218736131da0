"""A glance into a store on this machine: the sessions of its plans, as fast as a shell's Tab key asks for.

Reads one SQLite file with the standard library alone, and never writes, makes or migrates one. Whatever is in
the way, a store elsewhere or one in use, is as good as no store.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

from planner.errors import PlannerError
from planner.store.location import locate

_NEWEST = """SELECT r.document FROM plan p JOIN revision r ON r.plan = p.key AND r.number = p.revision
ORDER BY p.changed_at DESC LIMIT 8"""
SECONDS = 0.2


def session_days(address: str | None = None) -> dict[str, str]:
    """Return the day of each session of the plans that were changed last, by the session's id."""
    try:
        path = locate(address).path
        if path is None or not path.is_file():
            return {}
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=SECONDS)) as database:
            documents = [json.loads(text) for (text,) in database.execute(_NEWEST)]
        return {one["id"]: one["day"] for document in reversed(documents) for one in document["sessions"]}
    except (PlannerError, OSError, ValueError, KeyError, TypeError, sqlite3.Error):
        return {}
