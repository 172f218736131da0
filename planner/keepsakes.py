"""The plan behind each file that was written, kept in the cache under the digest of the file's bytes.

A calendar holds what subscribers see and not what it was made from; with its plan at hand, writing over it goes on
from that very plan. Only the runner may read what is kept. Deleting the folder is always safe, nothing here
ever raises, and what cannot be read back counts as not there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from planner import cache
from planner.errors import PlannerError
from planner.model import Noun, Plan

MOST = 200
"""Plans kept; the oldest go first."""
OWN = 0o600
"""Mode of a file that only the runner may read."""


def keep(written: Iterable[bytes], plan: Plan, before: Plan | None) -> None:
    """Keep the plan that files were made from, and the plan that it goes on from."""
    with suppress(OSError, RuntimeError, ValueError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for data in written:
            cache.put(folder / _name(data), _written(plan), OWN)
            if before is not None:
                cache.put(folder / _name(data, "before"), _written(before), OWN)
        _prune(folder)


def plan_of(data: bytes) -> Plan | None:
    """Return the plan that a file with these bytes was made from."""
    return _read(_name(data))


def before(data: bytes) -> Plan | None:
    """Return the plan that the one in these bytes goes on from."""
    return _read(_name(data, "before"))


def forget(plan_id: str) -> None:
    """Remove every keepsake of a plan, and those that nobody can read."""
    with suppress(OSError, RuntimeError):
        for path in _folder().glob("*.json"):
            if _id_in(path) in (plan_id, None):
                with suppress(OSError):
                    path.unlink()


def _id_in(path: Path) -> object:
    try:
        return json.loads(path.read_bytes())["id"]
    except (OSError, RecursionError, ValueError, LookupError, TypeError):
        return None


def _folder() -> Path:
    return cache.folder() / "plans"


def _name(data: bytes, which: str = "") -> str:
    return ".".join(filter(None, (sha256(data).hexdigest(), which, "json")))


def _read(name: str) -> Plan | None:
    from planner.exports import json as plans

    try:
        return plans.load((_folder() / name).read_bytes(), name)
    except (OSError, RuntimeError, ValueError, PlannerError):
        return None


def _written(plan: Plan) -> bytes:
    return json.dumps(plan, default=_plain, check_circular=False, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    """Return what JSON lacks a form for: a noun as its fields; pydantic's serialiser would be built first, in 40 ms."""
    return value.__dict__ if isinstance(value, Noun) else value.isoformat()


def _prune(folder: Path) -> None:
    names = os.listdir(folder)
    if len(names) <= MOST:
        return
    kept = [folder / name for name in names if name.endswith(".json")]
    for path in sorted(kept, key=lambda path: (path.stat().st_mtime_ns, path.name))[:-MOST]:
        path.unlink(missing_ok=True)
