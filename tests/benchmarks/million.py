"""How soon a feed of a million comes that nobody has asked for before: each one is looked up, and that is counted.

The feeds are drawn from all of them, none twice. Client, worker and database pass before everything else on the
machine where that is allowed, so that the waits are theirs.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.benchmarks import worker
from tests.benchmarks.results import Figure, Missing, Result, Wrong, at_most
from tests.benchmarks.servers import SHORT, Absent, database, fill, running, serving_core, token
from tests.ports import free_port

PER_SECOND = 500
CLIENTS = 16
BACKENDS = ("SQLite", "PostgreSQL")


def million(directory: Path, backend: str, feeds: int, rounds: int, seconds: int = 2) -> Iterator[Result]:
    """Yield how soon one of very many feeds comes, asked for 500 times a second."""
    name = f"slowest 1 % of {PER_SECOND} requests a second, each for another of {feeds:,} feeds, {backend}"
    draw = random.Random(3)
    drawn = iter(draw.sample(range(feeds), PER_SECOND * seconds * (rounds + 1)))
    count = directory / "look-ups"
    try:
        with database(directory, backend) as base:
            fill(base.address, feeds)
            port = free_port()
            command = worker.command(base.address, port, "yes", count)
            with undisturbed(base.process), running(command, port, "/f/x.ics", on=serving_core()):
                parts = [[token(next(drawn)) for _ in range(PER_SECOND * seconds)] for _ in range(rounds + 1)]
                times = [_looked_up(port, part, count) for part in parts]
    except Absent as absent:
        yield Missing(name, str(absent))
        return
    slow = tuple(each[int(len(each) * 0.99)] for each in times[1:])
    note = (
        f"Feeds drawn from all of them, none asked for before, each of {len(SHORT)} bytes: as many look-ups as requests"
        " were counted. The client's own waits are in it; all at real-time priority where that is allowed, so that "
        "neighbours do not count."
    )
    key = "feeds.million-p99-sqlite" if backend == "SQLite" else "feeds.million-p99-postgres"
    yield Figure(name, slow, unit="ms", aim=at_most(5), note=note, key=key, among=feeds)


def _looked_up(port: int, tokens: Sequence[str], count: Path) -> list[float]:
    """Ask for feeds at the pace; return milliseconds, and refuse answers for which nothing was looked up."""
    before = worker.look_ups(count)
    times = asyncio.run(paced(port, tokens))
    if (made := worker.look_ups(count) - before) < len(tokens):
        raise Wrong(f"{len(tokens)} feeds that were never asked for took {made} look-ups")
    return times


async def paced(port: int, tokens: Sequence[str]) -> list[float]:
    """Ask for each at a steady pace over a few connections; return milliseconds, waits included, shortest first."""
    times: list[float] = []
    start = time.perf_counter() + 0.1

    async def client(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for turn in range(number, len(tokens), CLIENTS):
            due = start + turn / PER_SECOND
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            writer.write(f"GET /f/{tokens[turn]}.ics HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head)
            body = await reader.readexactly(int(length[1]) if length else 0)
            times.append((time.perf_counter() - due) * 1000)
            if not head.startswith(b"HTTP/1.1 200") or body != SHORT:
                raise Wrong(f"a feed of very many is answered by {head[:12]!r} and {len(body)} bytes")
        writer.close()

    await asyncio.gather(*(client(number) for number in range(CLIENTS)))
    return sorted(times)


@contextmanager
def undisturbed(*processes: int) -> Iterator[None]:
    """Let this process, what it starts and these pass before everything else on the machine, if they may."""
    with suppress(PermissionError):
        for process in (0, *filter(None, processes)):
            os.sched_setscheduler(process, os.SCHED_RR, os.sched_param(1))
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
