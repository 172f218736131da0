"""Runners' changes and marks at a steady rate, made beside a server on its store, by a process of its own.

``python -m tests.benchmarks.changing ADDRESS PLANS WORK`` follows plans of its own, says so, reads the moment from
which it counts, and makes and keeps a changed plan whenever one is due. It says what it did, how late it was, and
which bytes each feed must show now. WORK is JSON: its stretches, and how late it may be.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from planner import making
from planner.asked import Asked
from planner.following import Following
from planner.model import Log, Plan
from planner.store import hash_token, open_store
from tests.benchmarks.results import Wrong
from tests.benchmarks.servers import ROOT, ask, kept_to, serving_core

PLANS = 12
"""Each for a race of another day, from less than 16 weeks on."""
WEEKS = 16
"""How long a plan runs."""


class Stretch(NamedTuple):
    """How much is to be done for how long."""

    seconds: float
    changes: float
    marks: float


class Work(NamedTuple):
    """What is to be done."""

    stretches: Sequence[Stretch]
    late_s: float
    """How late the latest 1 % may be; once they certainly are later, nothing more is tried."""


class Done(NamedTuple):
    """What was done, and what must be seen of it."""

    changes: int
    marks: int
    late_s: float
    """What the latest 1 % were late at least, from when each was due to when it was kept."""
    shown: dict[str, str]
    """Each feed's validator, by its token."""


def plan_of(now: datetime, number: int, change: int = 0) -> Plan:
    """Return a runner's plan of about 16 weeks, other days of it blocked with each change."""
    race = f"Lakeside@{now.date() + timedelta(days=7 * WEEKS - 5 + number)}"
    first = now.date() + timedelta(days=20 + change * 3 % 60)
    away = (f"{first}..{first + timedelta(days=4)}",) if change else ()
    made = making.make(Asked(races=(race,), block=away), now=now).plan
    return made.model_copy(update={"revision": change + 1})


def mark_of(plan: Plan, number: int) -> Log:
    """Return what a runner says of one of the plan's sessions."""
    session = plan.sessions[number % len(plan.sessions)]
    return Log(session=session.id, outcome="done", on=session.day, rpe=4 + number // len(plan.sessions) % 5)


class Beside:
    """The process, held by whoever measures."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._await("ready")

    def begin(self, start: float) -> None:
        """Have it count from a monotonic second."""
        if self._process.stdin is not None:
            print(start, file=self._process.stdin, flush=True)

    def done(self, port: int) -> Done:
        """Return what it did, once it has; refuse a server that shows anything older."""
        found = Done(**json.loads(self._await("{")))
        for token, etag in found.shown.items():
            answer = ask(port, f"/f/{token}.ics")
            if answer is None or answer[0].getheader("ETag") != etag:
                raise Wrong("a feed that was changed beside the server shows what it did before")
        return found

    def _await(self, word: str) -> str:
        for line in self._process.stdout or ():
            if line.startswith(word):
                return line
        raise Wrong("the changes beside the server were not made")


@contextmanager
def beside(address: str, work: Work, plans: int = PLANS) -> Iterator[Beside]:
    """Run the process, on the server's core, until the block ends."""
    command = [sys.executable, "-m", "tests.benchmarks.changing", address, str(plans), json.dumps(work)]
    with kept_to(serving_core()):
        process = subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Beside(process)
    finally:
        process.kill()
        process.communicate()


def due(stretches: Sequence[Stretch]) -> list[tuple[float, str]]:
    """Return when what is due, evenly within each stretch."""
    found: list[tuple[float, str]] = []
    first = 0.0
    for stretch in stretches:
        for kind, rate in (("change", stretch.changes), ("mark", stretch.marks)):
            count = round(stretch.seconds * rate)
            found += [(first + (number + 0.5) / rate, kind) for number in range(count)]
        first += stretch.seconds
    return sorted(found)


def _done(address: str, plans: int, work: Work) -> Done:
    now = datetime.now(UTC)
    late: list[float] = []
    counted = {"change": 0, "mark": 0}
    ids = [f"p{secrets.token_hex(6)}" for _ in range(plans)]  # others may have followed the same here
    with open_store(address) as store:
        following = Following(store, lambda: datetime.now(UTC))
        kept = [_own(plan_of(now, number), known) for number, known in enumerate(ids)]
        keys = [following.follow(plan).key for plan in kept]
        tokens = [following.subscribe(key).token for key in keys]
        print("ready", flush=True)
        start = float(sys.stdin.readline())
        wanted = due(work.stretches)
        for moment, kind in wanted:
            if sum(one > work.late_s for one in late) > len(wanted) / 100:
                break
            time.sleep(max(0.0, start + moment - time.monotonic()))
            turn, which = divmod(counted[kind], plans)
            if kind == "change":
                changed = _own(plan_of(now, which, turn + 1), ids[which])
                kept[which] = following.revise(keys[which], changed, turn + 1)
            else:
                following.mark(keys[which], mark_of(kept[which], turn))
            counted[kind] += 1
            late.append(time.monotonic() - start - moment)
        shown = {token: _validator(following, token) for token in tokens}
    late.sort()
    return Done(counted["change"], counted["mark"], late[int(len(late) * 0.99)] if late else 0.0, shown)


def _own(plan: Plan, known: str) -> Plan:
    return plan.model_copy(update={"id": known})


def _validator(following: Following, token: str) -> str:
    feed = following.store.feed_by_hash(hash_token(token))
    if feed is None or feed.etag is None or following.store.feeds_behind(feed.plan):
        raise Wrong("a feed is behind its plan")
    return feed.etag


def main(address: str, plans: str, work: str) -> None:
    """Do it, as what passes before nobody."""
    os.nice(max(0, -os.getpriority(os.PRIO_PROCESS, 0)))
    stretches, late_s = json.loads(work)
    told = Work([Stretch(*one) for one in stretches], late_s)
    print(json.dumps(_done(address, int(plans), told)._asdict()), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
