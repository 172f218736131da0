"""What plans take on the disk, in a file and in PostgreSQL: with their feeds, and with each later revision.

Sizes depend on no clock and no neighbour, so each is measured once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from planner.following import Following
from planner.model import Plan
from planner.store import open_store
from tests.benchmarks.results import Figure, Missing, Result
from tests.benchmarks.servers import database

LATER = 8
"""Revisions that each plan gets beyond its first."""
PLACES = {"SQLite": "", "PostgreSQL": "-postgres"}


def taken(scratch: Path, first: Sequence[Plan], changed: Sequence[Plan]) -> Iterator[Result]:
    """Yield what plans take; those that are changed are what every other revision of them says."""
    scratch.chmod(0o755)
    for backend, end in PLACES.items():
        name = f"a plan and its feed in the store, {backend}"
        with database(scratch, backend) as address:
            if address is None:
                yield Missing(name, backend)
                continue
            before = _size(address)
            keys = _followed(address, first)
            followed = _size(address)
            _revise(address, keys, (first, changed))
            revised = _size(address)
        plan_kb, later_kb = (followed - before) / len(keys) / 1000, (revised - followed) / len(keys) / LATER / 1000
        yield Figure(name, (plan_kb,), unit="kB", key=f"polling.store{end}-kb")
        yield Figure(f"each later revision, {backend}", (later_kb,), unit="kB", key=f"polling.later{end}-kb")


def _followed(address: str, plans: Sequence[Plan]) -> list[str]:
    now = datetime.now(UTC)
    with open_store(address) as store:
        following = Following(store, lambda: now)
        keys = [following.follow(plan).key for plan in plans]
        for key in keys:
            following.subscribe(key)
    return keys


def _revise(address: str, keys: Sequence[str], contents: Sequence[Sequence[Plan]]) -> None:
    with open_store(address) as store:
        for revision in range(1, LATER + 1):
            for key, plan in zip(keys, contents[revision % 2], strict=True):
                store.save_revision(plan, revision, key=key)


def _size(address: str) -> int:
    """Return the bytes of a store that nobody has open, its tables made where there are none."""
    with open_store(address):
        pass
    if not address.startswith("postgresql:"):
        return Path(address).stat().st_size
    import psycopg

    with psycopg.connect(address) as server:
        (size,) = server.execute("SELECT pg_database_size(current_database())").fetchone() or (0,)
    return int(size)
