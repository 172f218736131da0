"""Polls replayed against a server by wrk: each at its own moment, or as fast as they are answered.

Every answer is compared with the one that is right, status and bytes; a wait counts from the moment a poll was due,
so that nothing is hidden by a client that waits with its server. Server and client hold a core each.
"""

from __future__ import annotations

import gzip
import json
import math
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from signal import SIGINT
from typing import NamedTuple

from tests.benchmarks.hour import Poll
from tests.benchmarks.results import Wrong
from tests.benchmarks.servers import KNOWN, Base, ask, asking_core, core_seconds, kept_to, token

SCRIPT = Path(__file__).with_name("polling.lua")
CONNECTIONS = 32
LONGEST_S = 600
OLD = '"older"'


class Server(NamedTuple):
    """What is asked."""

    port: int
    process: int
    base: Base


class How(NamedTuple):
    """How polls are replayed."""

    pace: float = 0
    """How many times faster than life; 0: as fast as they are answered."""
    connection: str = "keep-alive"
    """Or ``close``: a connection for each poll, as behind most proxies."""
    late_ms: float = math.inf
    """It ends early once more polls than may have waited longer than this."""
    may_be_late: float = 0.01
    """The share of polls that may."""


class Replayed(NamedTuple):
    """What came of it."""

    answers: int
    seconds: float
    core_s: float
    """What the server spent."""
    database_s: float
    """What its database spent beside it."""
    unchanged: int
    """How many were answered by 304; the others by the calendar."""
    waits: Sequence[float]
    """Milliseconds, the shortest first."""

    def slowest(self, share: float) -> float:
        """Return what the slowest share waited at least."""
        return self.waits[min(len(self.waits) - 1, int(len(self.waits) * (1 - share)))]


def command(address: str, port: int) -> list[str]:
    """Return the command that serves a store as anybody would."""
    options = ["--store", address, "--port", str(port), "--base-url", f"http://127.0.0.1:{port}"]
    return [sys.executable, "-m", "planner", "serve", *options]


def check(port: int, body: bytes) -> bytes:
    """See that a known copy is confirmed, an older one replaced by the very bytes, and a stranger refused.

    Return the calendar as it is sent.
    """
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
    return calendar


def _answer(port: int, path: str, known: str) -> tuple[int, bytes]:
    answer = ask(port, path, {"If-None-Match": known, "Accept-Encoding": "gzip"})
    if answer is None:
        raise Wrong("the server does not answer")
    return answer[0].status, answer[1]


def settle(process: int, patience_s: float = 60) -> None:
    """Wait until a server that has just come up has done what it does by itself."""
    until = time.monotonic() + patience_s
    spent = math.inf
    while spent > 0.01 and time.monotonic() < until:
        before = core_seconds(process)
        time.sleep(0.5)
        spent = core_seconds(process) - before


def written(folder: Path, polls: Sequence[Poll], whole: bytes) -> Path:
    """Write polls where wrk finds them, dealt out to its connections; ``whole`` is each one's calendar as sent."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "whole").write_bytes(whole)
    for number in range(min(CONNECTIONS, len(polls))):
        lines = map(_line, polls[number::CONNECTIONS])
        (folder / f"polls.{number + 1}").write_text("".join(lines))
    return folder


def _line(poll: Poll) -> str:
    etag, status = (OLD, 200) if poll.stale else (KNOWN, 304)
    return f"{poll.second:.6f} {token(poll.subscriber)} {etag} {status}\n"


def replayed(
    folder: Path, server: Server, how: How, begun: Callable[[float], object] = lambda _: None
) -> Replayed | None:
    """Replay what is written, telling ``begun`` the monotonic second from which it counts; None: too many waited."""
    counts = [file.read_bytes().count(b"\n") for file in folder.glob("polls.*")]
    threads, told_at = len(counts), max(1, min(counts) // 1000)
    for file in (folder / "start", *folder.glob("waits.*")):
        file.unlink(missing_ok=True)
    options = ["-t", str(threads), "-c", str(threads), "-d", f"{LONGEST_S}s", "-s", str(SCRIPT)]
    told = [str(folder), how.connection, str(how.pace), str(min(how.late_ms * 1000, 1e15)), str(told_at)]
    with (
        kept_to(asking_core()),
        subprocess.Popen(
            ["wrk", *options, f"http://127.0.0.1:{server.port}", "--", *told], stdout=subprocess.PIPE, text=True
        ) as wrk,
    ):
        try:
            return _followed(
                wrk, folder, _Awaited(threads, sum(counts), sum(counts) * how.may_be_late / told_at), (server, begun)
            )
        finally:
            wrk.kill()


class _Awaited(NamedTuple):
    """What a replay will say."""

    threads: int
    polls: int
    most_late: float
    """How often it may say that polls were late: oftener, and more of them were than may be."""


def _followed(
    wrk: subprocess.Popen[str], folder: Path, awaited: _Awaited, asked: tuple[Server, Callable[[float], object]]
) -> Replayed | None:
    server, begun = asked
    lines = (line.strip() for line in wrk.stdout or ())
    _await(lines, "ready", awaited)
    before, beside = core_seconds(server.process), server.base.spent
    start = time.monotonic() + 0.1
    begun(start)
    (folder / "starting").write_text(f"{start:.6f}")
    (folder / "starting").rename(folder / "start")
    if not _await(lines, "end", awaited):
        return None
    seconds = time.monotonic() - start
    spent, beside = core_seconds(server.process) - before, server.base.spent - beside
    wrk.send_signal(SIGINT)
    told = json.loads([line for line in lines if line.startswith("{")][-1])
    waits = [float(wait) / 1000 for file in folder.glob("waits.*") for wait in file.read_text().split()]
    if told["wrong"] or told["failed"] or len(waits) < awaited.polls:
        raise Wrong(f"{len(waits)} of {awaited.polls} polls were answered, {told['wrong']} of them wrongly")
    return Replayed(len(waits), seconds, spent, beside, told["unchanged"], sorted(waits))


def _await(lines: Iterator[str], word: str, awaited: _Awaited) -> bool:
    """Read on until every thread has said a word; return False where too many polls were late before."""
    seen = late = 0
    for line in lines:
        seen += line == word
        late += line == "late"
        if seen == awaited.threads or late > awaited.most_late:
            return late <= awaited.most_late
    raise Wrong(f"wrk ended before {word!r}")
