"""Every test that asks for ``address`` or ``store`` runs on SQLite and on PostgreSQL.

PostgreSQL is a private server, started once from the binaries of this machine. Where there are none its
half is deselected and the report says so; with ``PLANNER_CI=1`` it is then a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from planner.model import Athlete, Log, Plan, Race, Session
from planner.store import Store, open_store

HERE = Path(__file__).parent
BACKENDS = ("sqlite", "postgresql")
_schemas = count()


def _has_postgresql() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _has_postgresql() or os.environ.get("PLANNER_CI"):
        return
    ours = [item for item in items if HERE in item.path.parents and "postgresql" in item.name]
    if ours:
        items[:] = [item for item in items if item not in ours]
        config.hook.pytest_deselected(items=ours)
        print(f"\n{len(ours)} tests deselected: no PostgreSQL on this machine (apt-get install postgresql)")


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    directory = Path(tempfile.mkdtemp(prefix="planner-postgresql-"))
    directory.chmod(0o755)
    script = str(HERE / "postgres.sh")
    started = subprocess.run([script, "start", str(directory)], capture_output=True, text=True, check=False)
    assert started.returncode == 0, f"PostgreSQL did not start: {started.stderr}"
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run([script, "stop", str(directory)], check=False)
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Give the address of an empty store on a backend; each call, another one."""

    def make(backend: str) -> str:
        if backend == "sqlite":
            return f"sqlite:///{tmp_path / f'home{next(_schemas)}' / 'store.sqlite'}"
        import psycopg

        server = request.getfixturevalue("cluster")
        schema = f"store_{os.getpid()}_{next(_schemas)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return f"{server}?options=-csearch_path%3D{schema}"

    return make


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def address(backend: str, new_address: Callable[[str], str]) -> str:
    return new_address(backend)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, clock=_ticking()) as opened:
        yield opened


def _ticking() -> Callable[[], datetime]:
    seconds = count()
    return lambda: datetime(2026, 11, 1, 6, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def make_plan() -> Callable[..., Plan]:
    return a_plan


def a_plan(name: str = "Lan", *, sessions: int = 3, revision: int = 1, **values: Any) -> Plan:
    gun = datetime(2026, 12, 27, 3, tzinfo=UTC)
    race = Race(id="hue-2026", name="Huế", gun=gun, day=gun.date(), distance_km=21.1)
    starts = date(2026, 11, 2)
    slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") or "nobody"
    fields: dict[str, Any] = {
        "id": f"plan-{slug}",
        "revision": revision,
        "made_on": date(2026, 11, 1),
        "starts_on": starts,
        "timezone": "Asia/Ho_Chi_Minh",
        "athlete": Athlete(name=name),
        "races": (race,),
        "weeks": (),
        "sessions": tuple(_a_session(f"w08-{n}", starts + timedelta(days=2 * n)) for n in range(sessions)),
        "runs": (),
    }
    return Plan(**{**fields, **values})


def _a_session(name: str, day: date) -> Session:
    return Session(
        id=name,
        week=1,
        day=day,
        start=datetime.combine(day, time(11), UTC),
        minutes=25,
        phase="build",
        kind="loading",
        rpe=6,
        rir="2-3",
        load_au=150,
        exercises=(),
        policy="easy-day",
    )


@pytest.fixture
def make_log() -> Callable[..., Log]:
    def make(session: str = "w08-0", outcome: str = "done", **values: Any) -> Log:
        return Log(session=session, outcome=outcome, on=date(2026, 11, 2), **values)

    return make


@pytest.fixture
def child() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a verb of ``child.py`` in another process and give what it printed."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(HERE / "child.py"), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    return run
