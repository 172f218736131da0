"""Stores with a followed plan, a clock that is wound by hand, and ways to ask an application without a socket.

Tests that name ``postgresql`` need a server's binaries; where there are none they are deselected and the report
says so, and with ``PLANNER_CI=1`` it is then a failure.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from planner import making
from planner.asked import Asked
from planner.following import Following
from planner.model import Plan
from planner.store import Store, open_store
from tests.ports import free_port

HERE = Path(__file__).parent
POSTGRES = HERE.parent / "store" / "postgres.sh"
NOW = datetime(2026, 11, 1, 6, tzinfo=UTC)
_schemas = count()


def _has_postgresql() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _has_postgresql() or os.environ.get("PLANNER_CI"):
        return
    needing = [
        item
        for item in items
        if HERE in item.path.parents
        and ("postgresql" in item.name or "postgresql" in getattr(item, "fixturenames", ()))
    ]
    if needing:
        items[:] = [item for item in items if item not in needing]
        config.hook.pytest_deselected(items=needing)
        print(f"\n{len(needing)} tests deselected: no PostgreSQL on this machine (apt-get install postgresql)")


@dataclass
class Cluster:
    """A private PostgreSQL that can be stopped and started again."""

    directory: Path
    address: str = ""

    def start(self) -> None:
        done = subprocess.run([POSTGRES, "start", self.directory], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"PostgreSQL did not start: {done.stderr}"
        self.address = done.stdout.strip()

    def stop(self) -> None:
        subprocess.run([POSTGRES, "stop", self.directory], check=False)

    def new_store(self) -> str:
        """Return the address of an empty store."""
        import psycopg

        schema = f"web_{os.getpid()}_{next(_schemas)}"
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return f"{self.address}?options=-csearch_path%3D{schema}"


@pytest.fixture(scope="session")
def _cluster() -> Iterator[Cluster]:
    yield from _running_cluster()


def _running_cluster() -> Iterator[Cluster]:
    directory = Path(tempfile.mkdtemp(prefix="planner-web-"))
    directory.chmod(0o755)
    cluster = Cluster(directory)
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def postgresql(_cluster: Cluster) -> str:
    """Give the address of an empty store on PostgreSQL."""
    return _cluster.new_store()


@pytest.fixture
def own_postgresql() -> Iterator[Cluster]:
    """Give a PostgreSQL that a test may stop."""
    yield from _running_cluster()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "store.sqlite")
    return str(request.getfixturevalue("postgresql"))


@dataclass
class Clock:
    """An instant that stands until somebody moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def hue() -> Plan:
    """Give a whole plan as the engine makes it."""
    return making.make(Asked(races=("hue@27/12/2026",)), now=NOW).plan


@pytest.fixture
def moved() -> Callable[..., Plan]:
    """Move a session of a plan, the first one unless told otherwise, by some minutes."""

    def move(plan: Plan, minutes: int = 30, which: int = 0) -> Plan:
        sessions = list(plan.sessions)
        sessions[which] = sessions[which].model_copy(
            update={"start": sessions[which].start + timedelta(minutes=minutes)}
        )
        return plan.model_copy(update={"sessions": tuple(sessions)})

    return move


@pytest.fixture
def dropped() -> Callable[[Plan], Plan]:
    """Drop the last session of a plan."""
    return lambda plan: plan.model_copy(update={"sessions": plan.sessions[:-1]})


@pytest.fixture
def store(address: str, clock: Clock) -> Iterator[Store]:
    with open_store(address, clock=clock) as opened:
        yield opened


@pytest.fixture
def following(store: Store, clock: Clock) -> Following:
    return Following(store, clock)


@dataclass(frozen=True)
class Answer:
    """What an application answered."""

    status: int
    fields: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)

    @property
    def headers(self) -> dict[str, str]:
        return dict(self.fields)


Ask = Callable[..., Answer]


@pytest.fixture
def ask() -> Ask:
    """Send one request to an ASGI application, and give the whole answer."""

    def sent(
        app: Any, path: str, headers: dict[str, str] | None = None, *, method: str = "GET", query: str = "", **more: Any
    ) -> Answer:
        return asyncio.run(_sent(app, path, headers or {}, {"method": method, "query_string": query.encode(), **more}))

    return sent


async def _sent(app: Any, path: str, headers: dict[str, str], more: dict[str, Any]) -> Answer:
    told: list[dict[str, Any]] = []
    body = more.pop("body", b"")

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    scope = {
        "type": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "client": ("127.0.0.1", 5),
        "server": ("127.0.0.1", 80),
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
        **more,
    }
    await app(scope, receive, send)
    fields = tuple((name.decode().lower(), value.decode("latin-1")) for name, value in told[0]["headers"])
    return Answer(told[0]["status"], fields, b"".join(message.get("body", b"") for message in told[1:]))


@pytest.fixture
def serving() -> Iterator[Callable[[Store], Any]]:
    """Open the feeds of a store as a worker does, each time another one."""
    from planner.web.feeds import Feeds, Sentences

    readers = []

    def opened(store: Store) -> Feeds:
        readers.append(store.feed_reader())
        return Feeds(readers[-1], Sentences("nothing", "gone", "read only", "later"))

    yield opened
    for reader in readers:
        reader.close()


@dataclass
class Server:
    """A running ``planner serve``."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def ask(self, path: str, *, method: str = "GET", body: Any = None, **headers: str) -> Answer:
        """Send one request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            told["Content-Type"] = "application/json"
        try:
            connection.request(method, path, data, told)
            answer = connection.getresponse()
            fields = tuple((name.lower(), value) for name, value in answer.getheaders())
            return Answer(answer.status, fields, answer.read())
        finally:
            connection.close()

    def printed(self) -> str:
        return self.log.read_text()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Run ``planner serve`` on a free port until the test ends."""
    servers: list[Server] = []

    def start(store: str, *more: str, **environment: str) -> Server:
        port = free_port()
        log = tmp_path / f"server-{len(servers)}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "planner", "serve", "--port", str(port), "--store", store, *more],
                stdout=out,
                stderr=out,
                env=os.environ | environment,
            )
        server = Server(port, process, log)
        servers.append(server)
        deadline = time.monotonic() + 30
        while True:
            try:
                assert server.ask("/f/nothing.ics").status == 404
                return server
            except OSError:
                assert process.poll() is None, server.printed()
                assert time.monotonic() < deadline, server.printed()
                time.sleep(0.05)

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.stop()


def within(seconds: float, happened: Callable[[], bool]) -> bool:
    """Say whether something comes to pass in time."""
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture(name="within")
def _within() -> Callable[[float, Callable[[], bool]], bool]:
    return within
