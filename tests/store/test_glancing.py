"""A glance shows what the store shows, or nothing: and a command that only looks does without SQLAlchemy."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.model import Log, Plan
from planner.store import open_store
from planner.store.glancing import glance
from planner.store.location import NEWEST
from planner.store.migrations import STEPS

Maker = Callable[..., Plan]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def test_the_glance_knows_the_newest_version() -> None:
    assert max(STEPS) == NEWEST


def test_a_glance_sees_what_the_store_holds(path: Path, make_plan: Maker) -> None:
    with open_store(str(path)) as store:
        key = store.add_plan(make_plan()).key
        plan = store.plan(key)
        store.mark(key, Log(session=plan.sessions[0].id, outcome="done", on=date(2026, 11, 9), note="đau"))
        store.save_revision(make_plan(sessions=2), 1)
        with glance(str(path)) as seen:
            assert seen is not None
            assert [one.key for one in seen.plans()] == [one.key for one in store.plans()]
            assert (seen.plan(key), seen.marks(key)) == (store.plan(key), store.marks(key))
            with pytest.raises(LookupError):
                seen.plan("nobody")


def test_what_cannot_be_seen_in_passing_is_no_store(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"no database at all, whatever its name says" * 40)
    for address in (str(path), str(other), str(tmp_path), "postgresql://nobody@localhost/none", "nonsense://"):
        with glance(address) as seen:
            assert seen is None
    assert not path.exists()


def test_a_store_of_another_version_is_left_to_the_store(path: Path) -> None:
    with open_store(str(path)) as store, store._database.outside_transactions() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE name = 'schema'")
    with glance(str(path)) as seen:
        assert seen is None


@pytest.mark.parametrize("command", ["today", "week", "status"])
def test_looking_loads_no_sqlalchemy(path: Path, command: str) -> None:
    script = f"""import sys
from planner.cli import main
main(("follow", "hue@27/12", "--today", "2026-10-05", "--json"))
for name in [name for name in sys.modules if name.startswith(("sqlalchemy", "planner"))]:
    del sys.modules[name]
from planner.cli import main
code = main(({command!r}, "--today", "2026-10-06", "--json"))
loaded = sorted(name for name in sys.modules if name.partition(".")[0] == "sqlalchemy")
sys.exit(code or ", ".join(loaded[:3]) or 0)"""
    environment = {**os.environ, "PLANNER_STORE": str(path)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
