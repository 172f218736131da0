"""What a change and a mark cost a server that is asked for them over HTTP: from the request to all that follows it.

One runner has a plan and a feed; the race is put on another day and back, and sessions are logged, as a program would
over the API. The server works alone on a core, and what it spends there is what counts.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.keeping import KEYS
from tests.benchmarks.replaying import command, settle
from tests.benchmarks.results import Figure, Missing, Result, Wrong
from tests.benchmarks.servers import Absent, Base, core_seconds, database, running, serving_core
from tests.ports import free_port

AHEAD = timedelta(weeks=16)
AFTERWARDS_S = 0.2
"""How long a server may take for what it does behind an answer."""
NAMES = {"change": "a plan changed over HTTP", "mark": "a session logged over HTTP"}


class Often(NamedTuple):
    """How often the server is asked."""

    rounds: int = 6
    changes: int = 6
    marks: int = 20


class Runner:
    """Somebody with a plan, and what a server said of it last."""

    def __init__(self, port: int) -> None:
        self._port, self._race = port, datetime.now(UTC).date() + AHEAD
        made = self._ask("POST", "/api/v1/plans", {"races": [f"Lakeside@{self._race}"]})
        self._own = f"/api/v1/plans/{made['token']}"
        self._sessions = [session["id"] for session in made["plan"]["sessions"]]
        self.revision = int(made["plan"]["revision"])
        self._said: dict[str, int] = {}
        self._told = 0

    def change(self) -> None:
        """Put the race on the next day, or back on its own."""
        day = self._race + timedelta(days=self.revision % 2)
        told = self._ask("POST", f"{self._own}/race", {"day": day.isoformat(), "revision": self.revision})
        self.revision += 1
        if told["revision"] != self.revision:
            raise Wrong(f"revision {self.revision} was asked for, and {told['revision']} came")

    def mark(self) -> None:
        """Say something new of a session."""
        session, minutes = self._sessions[self._told % len(self._sessions)], 1 + self._told % 59
        self._ask("PUT", f"{self._own}/log/{session}", {"outcome": "missed", "minutes": minutes})
        self._said[session] = minutes
        self._told += 1

    def look(self) -> None:
        """See that all that was said is there, and the plan's calendar too."""
        logs = {log["session"]: log["minutes"] for log in self._ask("GET", f"{self._own}/log")}
        if logs != self._said:
            raise Wrong(f"{len(self._said)} sessions were logged, and {len(logs)} are")
        if self._ask("GET", self._own)["revision"] != self.revision:
            raise Wrong("the server shows another revision than it made")

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=60)) as connection:
            sent = None if body is None else json.dumps(body)
            connection.request(method, path, sent, {"Content-Type": "application/json"} if sent else {})
            answer = connection.getresponse()
            told = answer.read()
        if answer.status not in (200, 201):
            raise Wrong(f"{method} of a plan is answered by {answer.status}")
        return json.loads(told)


def asked_for(scratch: Path, backend: str, often: Often) -> Iterator[Result]:
    """Yield what changes and marks cost a server, and beside it its database."""
    try:
        with database(scratch, backend) as base:
            port = free_port()
            with running(command(base.address, port), port, "/f/x.ics", on=serving_core()) as process:
                spent = _rounds(Runner(port), process, base, often)
    except Absent as absent:
        yield Missing(f"plans changed and sessions logged over HTTP, {backend}", str(absent))
        return
    for of, name in NAMES.items():
        ours, beside = zip(*spent[of], strict=True)
        key, note = f"asking.{KEYS[backend]}.{of}", "Of a core, with all that follows the answer."
        yield Figure(f"{name}, {backend}", ours, unit="ms", note=note, key=f"{key}-ms")
        if base.process:
            share = f"{name}, {backend}: the database's share"
            yield Figure(share, beside, unit="ms", note="It comes on top.", key=f"{key}-database-ms")


def _rounds(runner: Runner, process: int, base: Base, often: Often) -> dict[str, list[tuple[float, float]]]:
    """Return the milliseconds of the server and of the database for each change and each mark, round by round."""
    works: dict[str, tuple[Callable[[], None], int]] = {
        "change": (runner.change, often.changes),
        "mark": (runner.mark, often.marks),
    }
    spent: dict[str, list[tuple[float, float]]] = {of: [] for of in works}
    settle(process)
    for turn in range(often.rounds + 1):
        for of, (work, times) in works.items():
            before = core_seconds(process), base.spent
            for _ in range(times):
                work()
            time.sleep(AFTERWARDS_S)
            if turn:
                ours, beside = core_seconds(process) - before[0], base.spent - before[1]
                spent[of].append((1000 * ours / times, 1000 * beside / times))
        runner.look()
    return spent
