"""An hour of a million subscribers against one server in compressed time, and what keeping them costs.

``planner serve`` holds one core, wrk replays the hour's polls from the other as fast as they are answered; then a part
of the hour at a steady multiple of its own pace tells how long a subscriber waits. Beside that stands what a
plan takes in the store, and what a change of it costs.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from signal import SIGINT
from time import process_time
from typing import NamedTuple

from planner import making
from planner.asked import Asked
from planner.following import Following
from planner.model import Log, Plan
from planner.publish import publish
from planner.shelves import Folder
from planner.store import Store, hash_token, open_store
from tests.benchmarks.hour import Poll, polls, polls_an_hour, stale_share
from tests.benchmarks.results import Figure, Missing, Result, Wrong, at_least, lacking
from tests.benchmarks.room import taken
from tests.benchmarks.servers import KNOWN, SHORT, ask, core_seconds, fill, megabytes, running, token
from tests.ports import free_port

TITLE = "An hour of subscribers"
SCRIPT = Path(__file__).with_name("polling.lua")
SUBSCRIBERS = 1_000_000
WHOLE_FEEDS = 20_000
"""Feeds of true length in the store of the second replay: far more than a worker keeps in memory."""
CONNECTIONS = 32
LONGEST_S = 200
PACE = 8
"""How many times faster than life the steady part runs."""
OLD = '"older"'


class Replayed(NamedTuple):
    """What one part of the hour came to."""

    answers: int
    seconds: float
    core_s: float
    unchanged: int
    failed: int
    p50_ms: float
    p99_ms: float


def measure(quick: bool) -> Iterator[Result]:
    """Replay the hour, then see what plans and their changes cost."""
    missing = lacking("wrk", "taskset")
    with tempfile.TemporaryDirectory(prefix="planner-polling-") as scratch:
        if missing:
            yield Missing("an hour of 10⁶ subscribers", missing)
        else:
            yield from _an_hour(Path(scratch), 20_000 if quick else SUBSCRIBERS, parts=2 if quick else 6)
            yield from _true_feeds(Path(scratch), 300 if quick else WHOLE_FEEDS, 2 if quick else 5)
        yield from _keeping(Path(scratch), 3 if quick else 40)


def _an_hour(scratch: Path, subscribers: int, parts: int) -> Iterator[Result]:
    address, port = str(scratch / "million.sqlite"), free_port()
    fill(address, subscribers)
    hour = polls(subscribers)
    with running(_server(address, port), port, "/f/x.ics") as process:
        _check(port, SHORT)
        size = -(-len(hour) // parts)
        found = [_replayed(scratch, port, process, hour[first : first + size]) for first in range(0, len(hour), size)]
        closing = [_replayed(scratch, port, process, hour[: size // 4], connection="close") for _ in range(parts)]
        waits = asyncio.run(_steadily(port, hour, PACE, 3 if subscribers < SUBSCRIBERS else 12))
        memory = megabytes(process)
    yield from _told(found, len(hour), subscribers)
    yield Figure(
        "answers a second of a core, a connection each",
        tuple(one.answers / one.core_s for one in closing),
        unit="/s",
        note="As behind a proxy that opens a connection for each request.",
        key="polling.closing",
    )
    yield Figure(f"wait at {PACE} × the hour's pace, p50", (_at(waits, 0.5),), unit="ms", key="polling.p50")
    yield Figure(
        f"wait at {PACE} × the hour's pace, p99", (_at(waits, 0.99),), unit="ms", key="polling.p99", note=_PACED
    )
    yield Figure("memory of the worker after it", (memory,), unit="MB", key="polling.worker-mb", among=subscribers)


_PACED = "From the moment a request was due, asked for from Python on the other core: its own delays are in it."


def _told(found: Sequence[Replayed], requests: int, subscribers: int) -> Iterator[Result]:
    """Say what the server held of the hour."""
    answered, failed = sum(one.answers for one in found), sum(one.failed for one in found)
    took = sum(one.seconds for one in found)
    yield Figure(f"polls of {subscribers:,} subscribers in an hour", (requests,), unit="", key="polling.requests")
    yield Figure(
        "that hour, answered in",
        (took,),
        unit="s",
        note=f"{polls_an_hour():.2f} polls an hour each; {failed} of {answered:,} answers failed; wrk asked from the "
        f"other core over {CONNECTIONS} connections, and waited for nothing but the answers.",
        key="polling.hour-s",
        among=subscribers,
    )
    yield Figure("faster than life", tuple(3600 / len(found) / one.seconds for one in found), key="polling.faster")
    rate = tuple(one.answers / one.seconds for one in found)
    yield Figure("answers a second", rate, unit="/s", key="polling.rate")
    of_core = tuple(one.answers / one.core_s for one in found)
    yield Figure("answers a second of a core", of_core, unit="/s", key="polling.core")
    unchanged = tuple(100 * one.unchanged / one.answers for one in found)
    yield Figure("answered by 304", unchanged, unit="%", aim=at_least(90), key="polling.unchanged")
    queued = f"With {CONNECTIONS} requests always waiting: a queue, not what a subscriber sees."
    yield Figure("flat out, p50", tuple(one.p50_ms for one in found), unit="ms", note=queued)
    yield Figure("flat out, p99", tuple(one.p99_ms for one in found), unit="ms", note=queued)


def _true_feeds(scratch: Path, feeds: int, parts: int) -> Iterator[Result]:
    """Replay polls over calendars of true length: what lies in the store is read through, also for a 304."""
    address, port = str(scratch / "whole.sqlite"), free_port()
    body = _whole_calendar(scratch)
    fill(address, feeds, body)
    draw = random.Random(5)
    hour = [Poll(0, draw.randrange(feeds), draw.random() < stale_share()) for _ in range(parts * min(feeds, 8_000))]
    size = len(hour) // parts
    with running(_server(address, port), port, "/f/x.ics") as process:
        _check(port, body)
        _replayed(scratch, port, process, hour[:size])
        found = [_replayed(scratch, port, process, hour[first : first + size]) for first in range(0, len(hour), size)]
        memory = megabytes(process)
    yield Figure(
        f"answers a second of a core, calendars of {len(body) / 1000:.0f} kB",
        tuple(one.answers / one.core_s for one in found),
        unit="/s",
        note=f"{feeds:,} feeds at random, which hardly ever lie in the worker's memory.",
        key="polling.true-core",
    )
    yield Figure("memory of the worker after that", (memory,), unit="MB", key="polling.true-worker-mb", among=feeds)
    yield Figure("a calendar, compressed", (len(gzip.compress(body)) / 1000,), unit="kB", key="polling.gzip-kb")


def _keeping(scratch: Path, plans: int) -> Iterator[Result]:
    """See what a plan takes in the store, and what a mark, a revision and a publishing cost."""
    now = datetime.now(UTC)
    address = scratch / "kept.sqlite"
    clock = iter(now + timedelta(seconds=number) for number in range(10**6))
    spent: dict[str, list[float]] = {"mark": [], "revision": [], "published": [], "again": []}
    first = [_plan(now, number) for number in range(plans)]
    changed = [_plan(now, number, blocked=True).model_copy(update={"revision": 2}) for number in range(plans)]
    yield from taken(scratch, first, changed)
    with open_store(str(address)) as store:
        following = Following(store, lambda: next(clock))
        keys = [following.follow(plan).key for plan in first]
        for key in keys:
            following.subscribe(key)
    with open_store(str(address)) as store:
        following = Following(store, lambda: next(clock))
        for key, plan, other in zip(keys, first, changed, strict=True):
            done = Log(session=plan.sessions[0].id, outcome="done", on=plan.sessions[0].day, rpe=6)
            spent["mark"].append(_timed(partial(following.mark, key, done)))
            spent["revision"].append(_timed(partial(following.revise, key, other, 1)))
            _expect_change(store, key)
        shelf = Folder(scratch / "published")
        spent["published"].append(_timed(lambda: publish(following, shelf)) / plans)
        spent["again"].append(_timed(lambda: publish(following, shelf)) / plans)
    names = {
        "mark": "keeping what a runner logged",
        "revision": "keeping a changed plan, its feed written anew",
        "published": "publishing a plan as files",
        "again": "publishing it again, unchanged",
    }
    for work, name in names.items():
        times = tuple(1000 * one for one in spent[work])
        yield Figure(name, times, unit="ms", note="Processor time.", key=f"polling.{work}-ms")


def _plan(now: datetime, number: int, *, blocked: bool = False) -> Plan:
    race = f"Lakeside@{now.date() + timedelta(days=106 + number)}"
    away = (f"{now.date() + timedelta(days=30)}..{now.date() + timedelta(days=36)}",) if blocked else ()
    asked = Asked(races=(race,), block=away)
    return making.make(asked, now=now).plan


def _expect_change(store: Store, key: str) -> None:
    if store.kept(key).revision != 2:
        raise Wrong("the changed plan was not kept")


def _timed(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _whole_calendar(scratch: Path) -> bytes:
    now = datetime.now(UTC)
    with open_store(str(scratch / "one.sqlite")) as store:
        following = Following(store, lambda: now)
        link = following.subscribe(following.follow(_plan(now, 0)).key)
        reader = store.feed_reader()
        served = reader.feed(hash_token(link.token))
        reader.close()
    if served is None or served.body is None:
        raise Wrong("a new feed has no calendar")
    return served.body


def _on_core(core: int, command: Sequence[str]) -> list[str]:
    """Return the command kept to one core, where there is such a core."""
    return ["taskset", "-c", str(core), *command] if core in os.sched_getaffinity(0) else list(command)


def _server(address: str, port: int) -> list[str]:
    options = ["--store", address, "--port", str(port), "--base-url", f"http://127.0.0.1:{port}"]
    return _on_core(0, [sys.executable, "-m", "planner", "serve", *options])


def _check(port: int, body: bytes) -> None:
    """See that a known copy is confirmed, an older one replaced by the very bytes, and a stranger refused."""
    path = f"/f/{token(1)}.ics"
    known = _answer(port, path, KNOWN)
    older, calendar = _answer(port, path, OLD)
    stranger, _ = _answer(port, f"/f/{'x' * 32}.ics", KNOWN)
    if known != (304, b""):
        raise Wrong(f"a copy that is still good is answered by {known[0]}")
    if older != 200 or gzip.decompress(calendar) != body:
        raise Wrong(f"an old copy is answered by {older} and {len(calendar)} bytes")
    if stranger != 404:
        raise Wrong(f"an unknown feed is answered by {stranger}")


def _answer(port: int, path: str, known: str) -> tuple[int, bytes]:
    answer = ask(port, path, {"If-None-Match": known, "Accept-Encoding": "gzip"})
    if answer is None:
        raise Wrong("the server does not answer")
    return answer[0].status, answer[1]


def _replayed(scratch: Path, port: int, process: int, part: Sequence[Poll], connection: str = "keep-alive") -> Replayed:
    """Replay a part of the hour as fast as it is answered."""
    file = scratch / "polls"
    file.write_text("".join(f"{token(one.subscriber)} {OLD if one.stale else KNOWN}\n" for one in part))
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{LONGEST_S}s", "--latency", "-s", str(SCRIPT)]
    command += [f"http://127.0.0.1:{port}", "--", str(file), connection]
    with subprocess.Popen(_on_core(1, command), stdout=subprocess.PIPE, text=True) as wrk:
        lines = iter(wrk.stdout or ())
        _await(lines, "begin")
        before, began = core_seconds(process), time.perf_counter()
        _await(lines, "end")
        seconds, spent = time.perf_counter() - began, core_seconds(process) - before
        wrk.send_signal(SIGINT)
        told = json.loads([line for line in lines if line.startswith("{")][-1])
    answers = told["whole"] + told["unchanged"]
    if answers < len(part):
        raise Wrong(f"of {len(part)} polls {answers} were answered, {told['other']} otherwise than by 200 or 304")
    failed = told["failed"] + told["other"]
    return Replayed(answers, seconds, spent, told["unchanged"], failed, told["p50"], told["p99"])


def _await(lines: Iterator[str], word: str) -> None:
    if not any(line.strip() == word for line in lines):
        raise Wrong(f"wrk ended before {word!r}")


async def _steadily(port: int, hour: Sequence[Poll], pace: int, seconds: int) -> list[float]:
    """Replay the beginning of the hour at a multiple of its pace; return each wait in milliseconds, shortest first."""
    part = [poll for poll in hour if poll.second < seconds * pace]
    start = time.perf_counter() + 0.2
    waits: list[float] = []

    async def client(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for poll in part[number::CONNECTIONS]:
            due = start + poll.second / pace
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            known = OLD if poll.stale else KNOWN
            request = f"GET /f/{token(poll.subscriber)}.ics HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n"
            writer.write(f"{request}If-None-Match: {known}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head)
            await reader.readexactly(int(length[1]) if length and poll.stale else 0)
            if not head.startswith(b"HTTP/1.1 200" if poll.stale else b"HTTP/1.1 304"):
                raise Wrong(f"a poll is answered by {head[:20]!r}")
            waits.append((time.perf_counter() - due) * 1000)
        writer.close()

    await asyncio.gather(*(client(number) for number in range(CONNECTIONS)))
    return sorted(waits)


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
