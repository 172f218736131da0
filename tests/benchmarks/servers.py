"""What the benchmarks of feeds stand on: servers beside ours, stores that are full, and what a process has cost.

Everything listens on the loopback only, and ends with the block that started it.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

from planner import making
from planner.asked import Asked
from planner.following import Following
from planner.rendering import Asking
from planner.store import hash_token, open_store
from planner.store.tables import to_number
from tests.benchmarks.results import Wrong

ROOT = Path(__file__).parents[2]
POSTGRES = ROOT / "tests" / "store" / "postgres.sh"
FEEDS = 1_000_000
SHORT = b"BEGIN:VCALENDAR\r\n" + b"X-FILL:y\r\n" * 30 + b"END:VCALENDAR\r\n"
"""A calendar of no length to speak of."""
KNOWN = '"g"'
"""The validator of what a store is filled with, compressed."""


class Absent(Exception):
    """Something that a figure needs is not on this machine; the message names it."""


class Base(NamedTuple):
    """A database that holds a store."""

    address: str
    process: int = 0
    """Its first process; 0 where it lives within whoever opens it."""

    @property
    def spent(self) -> float:
        """Return the time that it has spent on a core, in processes of its own."""
        return core_seconds(self.process) if self.process else 0.0


@contextmanager
def running(command: list[str], port: int, path: str, on: int | None = None) -> Iterator[int]:
    """Run a server until the block ends, on one core if wanted, and give its process id; wait until it answers."""
    with kept_to(on):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while ask(port, path) is None:
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError(f"{command[-1]} did not come up")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def kept_to(core: int | None) -> Iterator[None]:
    """Keep what is started in the block to one core; to none in particular where that is None."""
    before = os.sched_getaffinity(0)
    if core is not None:
        os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def ask(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[HTTPResponse, bytes] | None:
    """Send one request; return None where nobody answers."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer, answer.read()
        except OSError:
            return None


def core_seconds(process: int) -> float:
    """Return the time that a process and its children have spent on a core, threads that have ended included."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    children = [child for task in tasks for child in (task / "children").read_text().split()]
    clock = ~process << 3 | 2  # as clock_getcpuclockid(3) makes it on Linux
    return time.clock_gettime(clock) + sum(core_seconds(int(child)) for child in children)


def megabytes(process: int) -> float:
    """Return the memory of a process, what it shares with others counted by halves."""
    told = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)[1]) / 1024


def serving_core() -> int:
    """Return the core on which servers work."""
    return min(os.sched_getaffinity(0))


def asking_core() -> int:
    """Return the core from which they are asked, where they are not to share theirs; the same where there is one."""
    return max(os.sched_getaffinity(0))


def a_store(directory: Path) -> tuple[str, str, bytes]:
    """Return a store with one feed, the feed's path and its bytes."""
    now = datetime.now(UTC)
    week = "tue=quality,thu=easy,sun=long"
    asked = Asked(races=(f"Lakeside@{now.date() + timedelta(days=130)}",), runs=(week,), distance=("42",), level="new")
    address = str(directory / "store.sqlite")
    with open_store(address) as store:
        following = Following(store, lambda: now)
        link = following.subscribe(following.follow(making.make(asked, now=now).plan).key, Asking(runs=True))
        reader = store.feed_reader()
        served = reader.feed(hash_token(link.token))
        reader.close()
    if served is None or served.body is None:
        raise Wrong("a feed just made shows nothing")
    return address, f"/f/{link.token}.ics", served.body


def nginx(directory: Path, body: bytes, port: int) -> list[str]:
    """Return the command that serves the calendar as two files, from one worker."""
    site = directory / "site"
    site.mkdir()
    (site / "feed.ics").write_bytes(body)
    (site / "feed.ics.gz").write_bytes(gzip.compress(body, 9, mtime=0))
    (directory / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {directory}/nginx.pid; error_log /dev/null; user root;\n"
        "events { worker_connections 512; }\n"
        f"http {{ access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000000;\n"
        f"types {{ text/calendar ics; }} gzip_static on; server {{ listen 127.0.0.1:{port}; root {site}; }} }}\n"
    )
    return ["nginx", "-c", str(directory / "nginx.conf"), "-p", str(directory)]


def nginx_version() -> str:
    told = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr
    return told.strip().rpartition("/")[2]


def radicale(directory: Path, port: int) -> tuple[list[str], str]:
    """Return the command that serves collections, and Radicale's version; ``Absent`` where there is none."""
    python, version = _radicale()
    folder = directory / "radicale"
    command = [python, "-m", "radicale", "--storage-filesystem-folder", str(folder), "--auth-type", "none"]
    command += ["--server-hosts", f"127.0.0.1:{port}", "--logging-level", "error"]
    rights = directory / "rights"
    rights.write_text("[all]\nuser: .*\ncollection: .*\npermissions: RrWw\n")
    return [*command, "--rights-type", "from_file", "--rights-file", str(rights)], version


def _radicale() -> tuple[str, str]:
    """Find a Python that has Radicale, here or where the other calendar programs of the tests lie."""
    others = Path(os.environ.get("PLANNER_INTEROP") or ".") / "python" / "bin" / "python"
    for python in (sys.executable, str(others)):
        ask_for = "from importlib.metadata import version; print(version('radicale'))"
        if shutil.which(python):
            told = subprocess.run([python, "-c", ask_for], capture_output=True, text=True, check=False)
            if told.returncode == 0:
                return python, told.stdout.strip()
    raise Absent("pip install radicale, or PLANNER_INTEROP")


def put(port: int, body: bytes) -> None:
    """Give Radicale the calendar."""
    for method, path, content in (("MKCOL", "/runner/", b""), ("PUT", "/runner/hips/", body)):
        with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            headers = {"Content-Type": "text/calendar; charset=utf-8"} if content else {}
            connection.request(method, path, content, headers)
            if (status := connection.getresponse().status) >= 300:
                raise Wrong(f"Radicale refused {method} {path}: {status}")


@contextmanager
def database(directory: Path, backend: str) -> Iterator[Base]:
    """Give an empty store; ``Absent``, with the reason that was told, where there is no such database."""
    if backend == "SQLite":
        yield Base(str(directory / "store"))
        return
    cluster = directory / "cluster"
    cluster.mkdir()
    started = subprocess.run([POSTGRES, "start", cluster], capture_output=True, text=True, check=False)
    try:
        if started.returncode:
            told = started.stderr.replace(str(directory), "…").split("\n")
            raise Absent(": ".join(["PostgreSQL", *[line for line in told if line][-1:]]))
        pid = (cluster / "data" / "postmaster.pid").read_text().split()[0]
        yield Base(started.stdout.strip(), int(pid))
    finally:
        subprocess.run([POSTGRES, "stop", cluster], check=False, capture_output=True)


def token(number: int) -> str:
    """Return the token of one of the feeds that a store is filled with."""
    return f"{number:032d}"


def fill(address: str, feeds: int, body: bytes = SHORT) -> None:
    """Put very many feeds of one calendar into a store, each of a plan of its own, by the driver's shortest way.

    Their plans have no revision: they are there to be looked through, as those of so many subscribers would be.
    """
    now = datetime.now(UTC)
    asked = Asked(races=(f"Lakeside@{now.date() + timedelta(days=106)}",))
    with open_store(address) as store:
        person = store.add_plan(making.make(asked, now=now).plan).person
    told = ("read", "active", "{}", to_number(now), '"e"', KNOWN, 1, 1, body, gzip.compress(body))
    columns = "plan, token_hash, purpose, state, variant, modified, etag, gzip_etag, revision, changes, body, gzip"
    keys = [f"p{number:012d}" for number in range(feeds)]
    moment = to_number(now)
    _insert(
        address,
        "plan",
        "key, person, revision, changes, since, changed_at",
        ((key, person, 1, 1, moment, moment) for key in keys),
    )
    _insert(address, "feed", columns, ((key, hash_token(token(number)), *told) for number, key in enumerate(keys)))


def _insert(address: str, table: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    if address.startswith("postgresql:"):
        import psycopg

        with psycopg.connect(address) as server, server.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"VACUUM ANALYZE {table}")
    else:
        with closing(sqlite3.connect(address)) as file, file:
            file.execute("PRAGMA synchronous=OFF")
            marks = ", ".join("?" * len(columns.split(",")))
            file.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
