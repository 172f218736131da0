"""Feeds a second beside nginx and Radicale, look-up time among a million feeds, and a crowd that reads and logs.

One worker, wrk, and nginx serving the same file as a static one (gzip_static), all on one core: each server takes its
turn in every round, and what counts is answers for each second that it works, which holds on a busy machine too.
Everything listens on the loopback only. ``python -m tests.benchmarks.feeds load`` lets the crowd alone loose.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPResponse
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.results import Figure, Missing, Result, Wrong, at_least, at_most, lacking
from tests.benchmarks.servers import (
    FEEDS,
    ROOT,
    a_store,
    ask,
    core,
    core_seconds,
    database,
    fill,
    megabytes,
    nginx,
    nginx_version,
    put,
    radicale,
    running,
    token,
)
from tests.ports import free_port

TITLE = "Feeds over HTTP"
CROWD = ROOT / "tests" / "web" / "load.py"
PACE = 500
FORMS = {"304": {"If-None-Match": ""}, "200 gzip": {"Accept-Encoding": "gzip"}, "200": {}}
OURS = {
    "yes": ("from memory", at_least(0.4)),
    "look": ("a look-up in the store for each request", at_least(0.25)),
    "no": ("nothing in memory, the whole calendar read from the store for each request", None),
}
"""What a worker keeps in memory, and what is hoped for beside nginx."""


class Place(NamedTuple):
    """Where something serves the calendar."""

    process: int
    port: int
    path: str


def measure(quick: bool) -> Iterator[Result]:
    """Yield every figure of feeds."""
    rounds = 1 if quick else 5
    with _directory() as directory:
        yield from speed(directory, rounds, list(FORMS)[:1] if quick else list(FORMS))
    for backend in ("SQLite", "PostgreSQL"):
        with _directory() as directory:
            yield from million(directory, backend, *((20_000, 1) if quick else (FEEDS, 5)))
    with _directory() as directory:
        yield from load(directory, 1 if quick else 30)


@contextmanager
def _directory() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="planner-feeds-"))
    directory.chmod(0o755)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def speed(directory: Path, rounds: int, forms: Sequence[str] = tuple(FORMS)) -> Iterator[Result]:
    """Yield answers a second beside nginx and Radicale."""
    if needs := lacking("wrk", "nginx", "taskset"):
        yield Missing("feeds a second beside nginx", needs)
        return
    address, path, body = a_store(directory)
    ports = {name: free_port() for name in ("nginx", *OURS)}
    with running(nginx(directory, body, ports["nginx"]), ports["nginx"], "/feed.ics") as limit:
        places = {"nginx": Place(limit, ports["nginx"], "/feed.ics")}
        with (
            running(ours(address, ports["yes"], "yes"), ports["yes"], path) as yes,
            running(ours(address, ports["look"], "look"), ports["look"], path) as look,
            running(ours(address, ports["no"], "no"), ports["no"], path) as no,
        ):
            for name, process in zip(OURS, (yes, look, no), strict=True):
                places[name] = Place(process, ports[name], path)
            for place in places.values():
                _checked(place, body)
            found = {form: _taken(places, form, rounds) for form in forms}
            yield from _beside_nginx(found)
            yield Figure("memory of a worker", (megabytes(yes),), unit="MB", key="feeds.worker-mb")
            yield from _beside_radicale(directory, body, places["yes"], rounds)


def _beside_nginx(found: dict[str, dict[str, tuple[float, ...]]]) -> Iterator[Result]:
    beside = f"nginx {nginx_version()}, static"
    for name, (how, aim) in OURS.items():
        for form, by_name in found.items():
            ratios = tuple(mine / limit for mine, limit in zip(by_name[name], by_name["nginx"], strict=True))
            yield Figure(f"{form}, {how}", ratios, beside, aim=aim)
    keys = {"feeds.304": ("304", "yes"), "feeds.200": ("200", "yes"), "feeds.200-gzip": ("200 gzip", "yes")}
    for key, (form, name) in (keys | {"feeds.uncached": ("200 gzip", "no")}).items():
        note = "for each second of one core"
        if form in found:
            yield Figure(f"{form}, {OURS[name][0]}", found[form][name], unit="/s", note=note, key=key)


def _beside_radicale(directory: Path, body: bytes, mine: Place, rounds: int) -> Iterator[Result]:
    try:
        beside = f"Radicale {version('radicale')}"
    except PackageNotFoundError:
        yield Missing("feeds a second beside Radicale", "pip install radicale")
        return
    port = free_port()
    with running(radicale(directory, port), port, "/") as other:
        put(port, body)
        ask(port, "/runner/hips/")
        taken = _taken({"ours": mine, "theirs": Place(other, port, "/runner/hips/")}, "200", rounds, seconds=4)
    ratios = tuple(ours / theirs for ours, theirs in zip(taken["ours"], taken["theirs"], strict=True))
    note = "for each second of one core; Radicale puts the collection together anew for each who asks, its cache warm"
    yield Figure("200, from memory", ratios, beside, aim=at_least(100), note=note, key="feeds.radicale")


def _checked(place: Place, body: bytes) -> None:
    """Refuse a server that does not answer with the calendar, compressed and not, and with 304 to who holds it."""
    for form, headers in FORMS.items():
        answer, content = _asked(place, headers)
        zipped = answer.getheader("Content-Encoding") == "gzip"
        right = answer.status == 304 and not content if form == "304" else answer.status == 200
        if not right or zipped != (form == "200 gzip"):
            raise Wrong(f"{place.path}: {form} was answered with {answer.status}")
        if form != "304" and (gzip.decompress(content) if zipped else content) != body:
            raise Wrong(f"{place.path}: {form} brought other bytes")


def _asked(place: Place, headers: dict[str, str]) -> tuple[HTTPResponse, bytes]:
    found = ask(place.port, place.path, _told(place, headers))
    if found is None:
        raise Wrong(f"{place.path}: no answer")
    return found


def _told(place: Place, headers: dict[str, str]) -> dict[str, str]:
    """Put the validator that the server gives into a request that has none yet."""
    if "If-None-Match" not in headers:
        return headers
    found = ask(place.port, place.path)
    return {"If-None-Match": str(found and found[0].getheader("ETag"))}


def _taken(places: dict[str, Place], form: str, rounds: int, seconds: int = 1) -> dict[str, tuple[float, ...]]:
    """Return answers for each second of a core, by place and round, everybody in turn; ``seconds`` is a round's."""
    told = {name: _told(place, FORMS[form]) for name, place in places.items()}
    taken: dict[str, list[float]] = {name: [] for name in places}
    for turn in range(rounds):
        names = list(places)[turn % len(places) :] + list(places)[: turn % len(places)]
        for name in names:
            place = places[name]
            before = core_seconds(place.process)
            answers = wrk(place, told[name], seconds)
            taken[name].append(answers / max(core_seconds(place.process) - before, 0.01))
    return {name: tuple(values) for name, values in taken.items()}


def wrk(place: Place, headers: dict[str, str], seconds: int = 1) -> int:
    """Return how many answers came in so many seconds; refuse a run without any, or with one neither 200 nor 304.

    It asks from the core on which the server answers: so they take turns, and no server pays for waking another core.
    """
    options = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["taskset", "-c", core(), "wrk", "-t1", "-c32", f"-d{seconds}s", *options]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{place.port}{place.path}"], capture_output=True, text=True, check=True
    )
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise Wrong(f"{place.path}: not every answer was a good one")
    answers = int(re.search(r"(\d+) requests in", done.stdout)[1])
    if not answers:
        raise Wrong(f"{place.path}: no answer came in {seconds} s")
    return answers


def ours(address: str, port: int, kept: str) -> list[str]:
    """Return the command that serves a store with one worker; ``kept`` is a key of ``OURS``."""
    worker = [sys.executable, "-m", "tests.benchmarks.feeds", "worker", address, str(port), kept]
    return ["taskset", "-c", core(), *worker]


def worker(address: str, port: str, kept: str) -> None:
    """Serve as ``planner serve`` does, with as much in memory as is wanted."""
    from planner.cli import serving
    from planner.store import FeedReader

    if kept == "no":
        FeedReader._remember = lambda *_: None
    if kept == "look":
        current = FeedReader._current

        def asked(reader: FeedReader, *more: Any) -> Any:
            reader._generation += 1
            return current(reader, *more)

        FeedReader._current = asked
    serving._tell_workers(address, f"http://127.0.0.1:{port}")
    with socket.create_server(("127.0.0.1", int(port)), backlog=2048) as listener:
        serving._run(listener, 1, "")


def million(directory: Path, backend: str, feeds: int, rounds: int) -> Iterator[Result]:
    """Yield how soon a random one of very many feeds comes, asked for 500 times a second."""
    name = f"slowest 1 % of 500 requests a second for one of {feeds:,} feeds, {backend}"
    with database(directory, backend) as address:
        if address is None:
            yield Missing(name, "PostgreSQL")
            return
        fill(address, feeds)
        tokens, port = [token(number) for number in range(0, feeds, 37)], free_port()
        with _undisturbed(directory), running(ours(address, port, "yes"), port, "/f/x.ics"):
            asyncio.run(paced(port, tokens, 500, 1 if rounds == 1 else 3))
            times = [asyncio.run(paced(port, tokens, 500, 1 if rounds == 1 else 2)) for _ in range(rounds)]
    slow = tuple(each[int(len(each) * 0.99)] for each in times)
    key = "feeds.million-p99-sqlite" if backend == "SQLite" else "feeds.million-p99-postgres"
    note = (
        "the client's own waits included; at real-time priority where that is allowed, so that neighbours do not count"
    )
    yield Figure(name, slow, unit="ms", aim=at_most(5), note=note, key=key, among=feeds)


@contextmanager
def _undisturbed(directory: Path) -> Iterator[None]:
    """Let this process, what it starts and its database pass before everything else on the machine, if it may."""
    postmaster = directory / "cluster" / "data" / "postmaster.pid"
    processes = [0, *([int(postmaster.read_text().split()[0])] if postmaster.exists() else [])]
    with suppress(PermissionError):
        for process in processes:
            os.sched_setscheduler(process, os.SCHED_RR, os.sched_param(1))
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


async def paced(port: int, tokens: list[str], per_second: int, seconds: int) -> list[float]:
    """Ask for random feeds at a steady pace over a few connections; return milliseconds, waits included."""
    chance = random.Random(3)
    times: list[float] = []
    start = time.perf_counter() + 0.1

    async def client(number: int, clients: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for turn in range(number, per_second * seconds, clients):
            due = start + turn / per_second
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            writer.write(f"GET /f/{chance.choice(tokens)}.ics HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise Wrong("a feed of very many did not come")
            await reader.readexactly(int(re.search(rb"content-length: (\d+)", head)[1]))
            times.append((time.perf_counter() - due) * 1000)
        writer.close()

    await asyncio.gather(*(client(number, 16) for number in range(16)))
    return sorted(times)


def load(directory: Path, seconds: float) -> Iterator[Result]:
    """Yield what two hundred clients see who read and log at once, at a pace and then as fast as they can."""
    address, port = str(directory / "load"), free_port()
    command = [sys.executable, "-m", "planner", "serve", "--workers", "2", "--proxy", "127.0.0.1"]
    with running([*command, "--port", str(port), "--store", address], port, "/f/x.ics"):
        told = directory / "load.json"
        told.write_text(json.dumps({"port": port} | _plans(port)))
        flat_out = _crowd(told, seconds, 0)
    with _undisturbed(directory), running([*command, "--port", str(port), "--store", address], port, "/f/x.ics"):
        paced = _crowd(told, seconds, PACE)
    crowd = "200 clients, 2 workers, 3 % of requests log a session"
    for name, kind, part in (("calendars", "feeds", "p99"), ("logs", "log", "p50"), ("logs", "log", "p99")):
        which = "median" if part == "p50" else "slowest 1 %"
        figure = f"{crowd}, {PACE} a second in all: {which} of the {name}"
        note = "the client shares the cores; at real-time priority where that is allowed"
        yield Figure(figure, (paced["ms"][kind][part],), unit="ms", note=note)
    yield Figure(f"{crowd}, as fast as they can", (flat_out["per_second"],), unit="/s", note="no error")
    slow = flat_out["ms"]["feeds"]["p99"]
    yield Figure(f"{crowd}, as fast as they can: slowest 1 % of the calendars", (slow,), unit="ms")


def _plans(port: int) -> dict[str, list[str]]:
    """Make five plans; return the paths of their calendars and of some sessions' logs."""
    race = f"Lakeside@{date.today() + timedelta(days=70)}"  # noqa: DTZ011 - the server's clock is the real one
    feeds, logs = [], []
    for _ in range(5):
        with closing(HTTPConnection("127.0.0.1", port)) as connection:
            headers = {"Content-Type": "application/json"}
            connection.request("POST", "/api/v1/plans", json.dumps({"races": [race]}), headers)
            made = json.loads(connection.getresponse().read())
        feeds.append("/f/" + made["calendar"]["https"].partition("/f/")[2])
        logs += [f"/api/v1/plans/{made['token']}/log/{one['id']}" for one in made["plan"]["sessions"][:5]]
    return {"feeds": feeds, "logs": logs}


def _crowd(told: Path, seconds: float, per_second: int) -> dict[str, Any]:
    """Let the crowd loose, and refuse what it saw where anything of that was wrong."""
    command = [sys.executable, str(CROWD), str(told), "--seconds", str(seconds), "--pace", str(per_second)]
    seen: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if seen["wrong"]:
        raise Wrong(f"of the crowd's answers: {seen['wrong']}")
    return seen


def main(*parts: str) -> None:
    """Print the figures of some parts alone."""
    known: dict[str, Callable[[Path], Iterator[Result]]] = {
        "speed": lambda directory: speed(directory, 5),
        "sqlite": lambda directory: million(directory, "SQLite", FEEDS, 5),
        "postgresql": lambda directory: million(directory, "PostgreSQL", FEEDS, 5),
        "load": lambda directory: load(directory, 30),
    }
    for part in parts or known:
        with _directory() as directory:
            for found in known[part](directory):
                values = f"{found.middle:,.2f} {found.unit}" if isinstance(found, Figure) else f"needs {found.needs}"
                print(f"{found.name}: {values}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        worker(*sys.argv[2:5])
    else:
        main(*sys.argv[1:])
