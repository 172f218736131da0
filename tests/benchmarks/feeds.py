"""Feeds a second beside nginx and Radicale: `python tests/benchmarks/feeds.py [speed] [million] [load]`.

``speed``: one worker on one core, wrk on the other, nginx serving the same file as a static one (gzip_static) and
Radicale serving it as a collection. ``million``: 10^6 feeds in the store, 500 requests a second to random ones, on
SQLite and PostgreSQL. ``load``: two workers, 200 clients, 30 s of 304, 200 and log writes. Needs wrk, nginx and
radicale, and for PostgreSQL its server; everything listens on the loopback only.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from planner import making
from planner.asked import Asked
from planner.following import Following
from planner.rendering import Asking
from planner.store import hash_token, open_store

HERE = Path(__file__).parent
SECONDS = "2"
ROUNDS = 3
NAMES = ("nginx, static", "planner, from memory", "planner, a look-up per request", "Radicale")
FEEDS = 1_000_000
FORMS = {"200": {}, "200 gzip": {"Accept-Encoding": "gzip"}, "304": {"If-None-Match": ""}}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, path: str, **environment: str) -> Iterator[int]:
    """Run a server until the block ends, and give its process id; wait until it answers."""
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 30
        while ask(port, path) is None:
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError(f"{command[:3]} did not come up")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def ask(port: int, path: str) -> Any:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.body = answer.read()  # type: ignore[attr-defined]
        return answer
    except OSError:
        return None


def wrk(port: int, path: str, headers: dict[str, str]) -> int:
    """Return how many answers came; refuse a run in which one was neither 200 nor 304."""
    options = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["taskset", "-c", "1", "wrk", "-t1", "-c32", f"-d{SECONDS}s", *options, f"http://127.0.0.1:{port}{path}"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out:
        raise RuntimeError(out)
    return int(re.search(r"(\d+) requests in", out)[1])  # type: ignore[index]


def core_seconds(process: int) -> float:
    """Return the time that a process and its children have spent on a core."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    spent = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, spent[11:13])) / os.sysconf("SC_CLK_TCK") + sum(core_seconds(int(child)) for child in children)


def measured(places: dict[str, tuple[int, int, str]]) -> dict[str, dict[str, float]]:
    """Return answers for each second of a core: that holds on a machine that is busy with other things, too.

    Several short rounds, everybody in turn.
    """
    answers = {name: dict.fromkeys(FORMS, 0) for name in places}
    spent = {name: dict.fromkeys(FORMS, 0.0) for name in places}
    for _ in range(ROUNDS):
        for form, headers in FORMS.items():
            for name, (process, port, path) in places.items():
                told = {key: value or ask(port, path).headers["ETag"] for key, value in headers.items()}
                before = core_seconds(process)
                answers[name][form] += wrk(port, path, told)
                spent[name][form] += core_seconds(process) - before
    return {name: {form: answers[name][form] / spent[name][form] for form in FORMS} for name in places}


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
    assert served is not None
    assert served.body is not None
    return address, f"/f/{link.token}.ics", served.body


def ours(address: str, port: int, cached: str) -> list[str]:
    return ["taskset", "-c", "0", sys.executable, __file__, "worker", address, str(port), cached]


def worker(address: str, port: str, cached: str) -> None:
    """Serve as ``planner serve`` does; without its cache every answer costs a look-up of the whole row."""
    from planner.cli import serving
    from planner.store import FeedReader

    if cached == "no":
        FeedReader._remember = lambda *_: None  # type: ignore[method-assign]
    serving._tell_workers(address, f"http://127.0.0.1:{port}")
    with socket.create_server(("127.0.0.1", int(port)), backlog=2048) as listener:
        serving._run(listener, 1, "")


def nginx(directory: Path, body: bytes, port: int) -> list[str]:
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
    return ["taskset", "-c", "0", "nginx", "-c", str(directory / "nginx.conf"), "-p", str(directory)]


def radicale(directory: Path, port: int) -> list[str]:
    folder = directory / "radicale"
    command = [sys.executable, "-m", "radicale", "--storage-filesystem-folder", str(folder), "--auth-type", "none"]
    command += ["--server-hosts", f"127.0.0.1:{port}", "--logging-level", "error"]
    rights = directory / "rights"
    rights.write_text("[all]\nuser: .*\ncollection: .*\npermissions: RrWw\n")
    return ["taskset", "-c", "0", *command, "--rights-type", "from_file", "--rights-file", str(rights)]


def put(port: int, body: bytes) -> None:
    """Give Radicale the calendar."""
    for method, path, content in (("MKCOL", "/runner/", b""), ("PUT", "/runner/hips/", body)):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request(method, path, content, {"Content-Type": "text/calendar; charset=utf-8"} if content else {})
        status = connection.getresponse().status
        if status >= 300:
            raise RuntimeError(f"Radicale refused {method} {path}: {status}")


def speed(directory: Path) -> None:
    address, path, body = a_store(directory)
    ports = [free_port() for _ in NAMES]
    with (
        running(nginx(directory, body, ports[0]), ports[0], "/feed.ics") as limit,
        running(ours(address, ports[1], "yes"), ports[1], path) as cached,
        running(ours(address, ports[2], "no"), ports[2], path) as uncached,
        running(radicale(directory, ports[3]), ports[3], "/") as other,
    ):
        put(ports[3], body)
        paths = ("/feed.ics", path, path, "/runner/hips/")
        places = zip((limit, cached, uncached, other), ports, paths, strict=True)
        best = measured(dict(zip(NAMES, places, strict=True)))
    print(f"{len(body):,} bytes; answers for each second of a core, and as a share of nginx's")
    print(" " * 34 + "".join(f"{form:>18}" for form in FORMS))
    for name, row in best.items():
        shares = (f"{row[form]:>10,.0f} {row[form] / best[NAMES[0]][form]:>7.3f}" for form in FORMS)
        print(f"{name:34}" + "".join(shares))


def filled(address: str) -> list[str]:
    """Put a million feeds into a store; return some of their tokens."""
    from sqlalchemy import insert

    from planner.store.tables import feed

    body = b"BEGIN:VCALENDAR\r\n" + b"X-FILL:y\r\n" * 30 + b"END:VCALENDAR\r\n"
    zipped = gzip.compress(body)
    with open_store(address) as store:
        plan = making.make(Asked(races=("hue",)), now=datetime.now(UTC)).plan
        key = store.add_plan(plan).key
        row = {"plan": key, "purpose": "read", "state": "active", "variant": "{}", "modified": datetime.now(UTC)}
        row |= {"etag": '"e"', "gzip_etag": '"g"', "body": body, "gzip": zipped, "revision": 1, "changes": 1}
        for first in range(0, FEEDS, 10_000):
            rows = [{**row, "token_hash": hash_token(f"{number:032d}")} for number in range(first, first + 10_000)]
            store._database.write(lambda connection, rows=rows: connection.execute(insert(feed), rows))  # type: ignore[misc]
    return [f"{number:032d}" for number in range(0, FEEDS, 37)]


async def paced(port: int, tokens: list[str], per_second: int, seconds: int) -> list[float]:
    """Ask for random feeds at a steady pace over a few connections; return milliseconds, waits included."""
    import random

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
            await reader.readexactly(int(re.search(rb"content-length: (\d+)", head)[1]))  # type: ignore[index]
            assert head.startswith(b"HTTP/1.1 200")
            times.append((time.perf_counter() - due) * 1000)
        writer.close()

    await asyncio.gather(*(client(number, 16) for number in range(16)))
    return sorted(times)


def million(directory: Path) -> None:
    cluster = directory / "cluster"
    script = str(HERE.parent / "store" / "postgres.sh")
    cluster.mkdir()
    directory.chmod(0o755)
    started = subprocess.run([script, "start", str(cluster)], capture_output=True, text=True, check=True)
    try:
        for name, address in (("SQLite", str(directory / "million")), ("PostgreSQL", started.stdout.strip())):
            tokens, port = filled(address), free_port()
            with running(ours(address, port, "yes"), port, "/f/x.ics"):
                asyncio.run(paced(port, tokens, 500, 3))
                times = asyncio.run(paced(port, tokens, 500, 10))
            p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
            print(f"{name:12} 10^6 feeds, 500 a second: p50 {p50:.2f} ms, p99 {p99:.2f} ms, max {times[-1]:.1f} ms")
    finally:
        subprocess.run([script, "stop", str(cluster)], check=False)


def load(directory: Path) -> None:
    address, port = str(directory / "load"), free_port()
    command = [sys.executable, "-m", "planner", "serve", "--workers", "2", "--proxy", "127.0.0.1"]
    with running([*command, "--port", str(port), "--store", address], port, "/f/x.ics"):
        race = f"Lakeside@{date.today() + timedelta(days=70)}"  # noqa: DTZ011 - the server's clock is the real one
        feeds, logs = [], []
        for _ in range(5):
            connection = HTTPConnection("127.0.0.1", port)
            body = json.dumps({"races": [race]})
            connection.request("POST", "/api/v1/plans", body, {"Content-Type": "application/json"})
            made = json.loads(connection.getresponse().read())
            feeds.append("/f/" + made["calendar"]["https"].partition("/f/")[2])
            logs += [f"/api/v1/plans/{made['token']}/log/{one['id']}" for one in made["plan"]["sessions"][:5]]
        (directory / "load.json").write_text(json.dumps({"port": port, "feeds": feeds, "logs": logs}))
        script = HERE.parent / "web" / "load.py"
        subprocess.run([sys.executable, str(script), str(directory / "load.json"), "--seconds", "30"], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        worker(*sys.argv[2:5])
        sys.exit()
    for part in sys.argv[1:] or ["speed", "million", "load"]:
        directory = Path(tempfile.mkdtemp(prefix="planner-feeds-"))
        try:
            {"speed": speed, "million": million, "load": load}[part](directory)
        finally:
            shutil.rmtree(directory, ignore_errors=True)
