"""Many clients at once on a server: `python tests/web/load.py PLAN.json [--clients N] [--seconds S] …`.

PLAN.json holds the server's ``port``, the ``feeds`` (paths) and, for writes, ``logs`` (paths to put a mark to). Each
client keeps one connection and asks for what it holds (304), for the calendar (200, half of them compressed) or marks
a session, as fast as it can, or at a pace of so many requests a second in all; a wait then counts from when it was due.
Prints JSON: answers by kind and status, latencies in ms, and everything that was not as it should be.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Seen:
    """What all clients saw together."""

    answers: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    ms: dict[str, list[float]] = field(default_factory=dict)


@dataclass
class Client:
    """One connection."""

    number: int
    plan: dict[str, Any]
    share: float
    seen: Seen
    rest: float = 0.0
    """Seconds from one request to the next; 0: none."""
    due: float = 0.0
    etags: dict[str, str] = field(default_factory=dict)

    async def run(self, until: float) -> None:
        """Ask again and again."""
        chance = random.Random(self.number)
        reader = writer = None
        self.due = time.perf_counter() + chance.random() * self.rest
        while time.monotonic() < until:
            await asyncio.sleep(self.due - time.perf_counter() if self.rest else 0)
            try:
                if writer is None:
                    reader, writer = await asyncio.open_connection("127.0.0.1", self.plan["port"])
                await self.once(chance, reader, writer)
            except (OSError, asyncio.IncompleteReadError, ValueError) as error:
                self.seen.wrong[f"connection: {type(error).__name__}"] += 1
                writer = None
                await asyncio.sleep(0.05)
        if writer is not None:
            writer.close()

    async def once(self, chance: random.Random, reader: Any, writer: Any) -> None:
        """Send one request and check its answer."""
        body = b""
        path = chance.choice(self.plan["feeds"])
        form = chance.choice(("plain", "gzip"))
        lines = [f"X-Forwarded-For: 10.{self.number >> 8}.{self.number & 255}.1"]
        if self.plan.get("logs") and chance.random() < self.share:
            kind, path = "log", chance.choice(self.plan["logs"])
            body = json.dumps({"outcome": "missed", "minutes": chance.randint(1, 60)}).encode()
            lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        elif path in self.etags and chance.random() < 0.7:
            kind = "304"
            lines.append(f"If-None-Match: {self.etags[path]}")
        else:
            kind = form
            lines += ["Accept-Encoding: gzip"] if form == "gzip" else []
        method = "PUT" if kind == "log" else "GET"
        head = "\r\n".join([f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *lines, "", ""])
        start = min(self.due, time.perf_counter()) if self.rest else time.perf_counter()
        self.due += self.rest
        writer.write(head.encode() + body)
        status, headers, content = await answered(reader)
        self.seen.ms.setdefault(kind, []).append((time.perf_counter() - start) * 1000)
        self.seen.answers[f"{kind} {status}"] += 1
        if fault := self.fault(kind, status, headers, content):
            self.seen.wrong[fault] += 1
        elif status == 200 and kind != "log":
            self.etags[path] = headers["etag"]

    def fault(self, kind: str, status: int, headers: dict[str, str], content: bytes) -> str:
        """Say what is wrong with an answer."""
        if kind == "log" or status == 304:
            return "" if status in (200, 304) else f"{kind}: {status}"
        if status != 200:
            return f"{kind}: {status}"
        if headers.get("content-encoding") == "gzip":
            content = gzip.decompress(content)
        whole = content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n")
        if not whole or content.count(b"BEGIN:VEVENT") != content.count(b"END:VEVENT"):
            return f"{kind}: a bad 200"
        return ""


async def answered(reader: Any) -> tuple[int, dict[str, str], bytes]:
    """Read one answer."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    status = int(head[0].split(" ")[1])
    length = 0 if status == 304 else int(headers["content-length"])
    return status, headers, await reader.readexactly(length)


async def run(plan: dict[str, Any], clients: int, seconds: float, share: float, pace: float) -> dict[str, Any]:
    """Let the clients loose and say what they saw."""
    seen = Seen()
    until = time.monotonic() + seconds
    started = time.monotonic()
    rest = clients / pace if pace else 0.0
    await asyncio.gather(*(Client(number, plan, share, seen, rest).run(until) for number in range(clients)))
    took = time.monotonic() - started
    figures = {kind: _figures(values) for kind, values in sorted(seen.ms.items())}
    total = sum(map(len, seen.ms.values()))
    feeds = [one for kind, values in seen.ms.items() if kind != "log" for one in values]
    return {
        "answers": dict(seen.answers),
        "wrong": dict(seen.wrong),
        "per_second": round(total / took),
        "ms": figures | {"feeds": _figures(feeds)},
    }


def _figures(values: list[float]) -> dict[str, float]:
    ordered = sorted(values) or [0.0]
    return {name: round(ordered[min(int(len(ordered) * part), len(ordered) - 1)], 1) for name, part in _PARTS.items()}


_PARTS = {"p50": 0.5, "p99": 0.99, "max": 1.0}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("plan", type=Path)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--writes", type=float, default=0.03)
    parser.add_argument("--pace", type=float, default=0)
    told = parser.parse_args()
    plan = json.loads(told.plan.read_text())
    print(json.dumps(asyncio.run(run(plan, told.clients, told.seconds, told.writes, told.pace))))
