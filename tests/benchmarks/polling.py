"""An hour of a million subscribers against one server in compressed time, and what a poll and a plan's life cost.

``planner serve`` holds one core, wrk asks from the other, each poll when it is due. The whole hour is replayed slower
and slower until it is held; then its busy minute with every change and mark that belongs to it. Beside that stand a
single poll of a calendar of true length, and what plans take in the store, in SQLite and in PostgreSQL.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from planner.following import Following
from planner.store import hash_token, open_store
from tests.benchmarks.asking import Often, asked_for
from tests.benchmarks.changing import Done, Stretch, Work, beside, plan_of
from tests.benchmarks.hour import (
    BUSY_FROM_S,
    CHANGES_A_WEEK,
    HOUR_S,
    MARKS_A_WEEK,
    MINUTE_S,
    PEAK,
    WEEK_S,
    Poll,
    between,
    polls,
    polls_an_hour,
    stale_share,
)
from tests.benchmarks.keeping import KEYS, Many, lives, published
from tests.benchmarks.replaying import CONNECTIONS, How, Replayed, Server, check, command, replayed, settle, written
from tests.benchmarks.results import Figure, Missing, Result, Wrong, lacking
from tests.benchmarks.servers import SHORT, Absent, Base, database, fill, megabytes, running, serving_core
from tests.ports import free_port

TITLE = "An hour of subscribers"
SUBSCRIBERS = 1_000_000
WHOLE_FEEDS = 13_000
"""Feeds of true length in the stores whose polls are priced: far more than a worker keeps in memory."""
SCOUTED_S = BUSY_FROM_S + 2 * MINUTE_S
"""How much of the hour tells which pace to try the whole of it at: all up to its busy minute, and the next.

As many polls may be late in it as in the whole.
"""
QUIET_S = 10
"""How much of the minutes before and after the busy one is replayed with it."""
HELD_MS = 100
"""How long the slowest 1 % of polls may wait where an hour is held."""
KEPT_UP_S = 1
"""How late the latest 1 % of changes and marks may be where they are replayed, too."""
FASTEST, FASTEST_WITH_ALL = 40, 4
"""How many times faster than life a replay of a million is tried first: alone, and with all changes and marks."""


class Held(NamedTuple):
    """The fastest replay that was held."""

    pace: float
    broken: float
    """The next faster one, which was not; 0: none was tried."""
    polls: Replayed
    beside: Done


def measure(quick: bool) -> Iterator[Result]:
    """Replay the hour, then see what polls, plans and their changes cost."""
    backends = ("SQLite", "PostgreSQL")
    missing = lacking("wrk")
    if missing:
        yield Missing("an hour of 10⁶ subscribers", missing)
    else:
        with _scratch() as scratch:
            yield from _an_hour(scratch, 20_000 if quick else SUBSCRIBERS)
        for backend in backends:
            with _scratch() as scratch:
                yield from _poll(scratch, backend, 300 if quick else WHOLE_FEEDS, 2 if quick else 5)
    for backend in backends:
        with _scratch() as scratch:
            yield from lives(scratch, backend, Many(2, 2, 2) if quick else Many())
    for backend in backends:
        with _scratch() as scratch:
            yield from asked_for(scratch, backend, Often(1, 2, 2) if quick else Often())
    with _scratch() as scratch:
        yield from published(scratch, *((3, 1) if quick else (40, 3)))


@contextmanager
def _favoured() -> Iterator[None]:
    """Let what is started here go before neighbours, if it may, and its threads take turns as they always do."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, -20)
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, 0, before)


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="planner-polling-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)  # for PostgreSQL's own user
        yield Path(name)


def _an_hour(scratch: Path, subscribers: int) -> Iterator[Result]:
    """Replay the whole hour, then two minutes of it with all that is changed and logged meanwhile."""
    address, port = str(scratch / "million.sqlite"), free_port()
    fill(address, subscribers)
    hour = polls(subscribers)
    part = between(hour, BUSY_FROM_S - QUIET_S, BUSY_FROM_S + MINUTE_S + QUIET_S)
    faster = SUBSCRIBERS / subscribers
    with _favoured(), running(command(address, port), port, "/f/x.ics", on=serving_core()) as process:
        whole = check(port, SHORT)
        settle(process)
        server = Server(port, process, Base(address))
        beginning = written(scratch / "beginning", between(hour, 0, SCOUTED_S), whole)
        fastest = How(FASTEST * faster, late_ms=HELD_MS)
        as_many = fastest._replace(may_be_late=min(1, 0.01 * len(hour) / len(between(hour, 0, SCOUTED_S))))
        scouted = _held(server, beginning, as_many, lambda pace: _as_in_life(subscribers, pace, SCOUTED_S))
        folder = written(scratch / "hour", hour, whole)
        fastest = fastest._replace(pace=scouted.pace)
        alone = _held(server, folder, fastest, lambda pace: _as_in_life(subscribers, pace))
        alone = alone._replace(broken=alone.broken or scouted.broken)
        busy = len(between(hour, BUSY_FROM_S, BUSY_FROM_S + MINUTE_S)) / MINUTE_S
        yield from _told(alone, busy, subscribers)
        memory = (megabytes(process),)
        yield Figure("memory of the worker after it", memory, unit="MB", key="polling.worker-mb", among=subscribers)
        folder = written(scratch / "part", part, whole)
        fastest = fastest._replace(pace=FASTEST_WITH_ALL * faster)
        yield from _told_with_all(
            _held(server, folder, fastest, lambda pace: _with_all(subscribers, pace)), subscribers
        )


def _rates(subscribers: int) -> tuple[float, float]:
    """Return the changes and the marks a second of so many."""
    return subscribers * CHANGES_A_WEEK / WEEK_S, subscribers * MARKS_A_WEEK / WEEK_S


def _as_in_life(subscribers: int, pace: float, seconds: float = HOUR_S) -> Work:
    """Return changes and marks at life's own rate for as long as the hour, or a part of it, takes at a pace.

    They may be as late as they like: they are there to disturb.
    """
    return Work([Stretch(seconds / pace, *_rates(subscribers))], HOUR_S)


def _with_all(subscribers: int, pace: float) -> Work:
    """Return all changes and marks of the busy minute, and of some seconds before and after, at a pace."""
    changes, marks = (pace * rate for rate in _rates(subscribers))
    quiet = Stretch(QUIET_S / pace, changes, marks)
    return Work([quiet, Stretch(MINUTE_S / pace, PEAK * changes, PEAK * marks), quiet], KEPT_UP_S)


def _held(server: Server, folder: Path, fastest: How, meanwhile: Callable[[float], Work]) -> Held:
    """Replay what is written slower and slower until it is held, with changes and marks beside it."""
    pace, broken = fastest.pace, 0.0
    while pace >= 1:
        work = meanwhile(pace)
        with beside(server.base.address, work) as changes:
            found = replayed(folder, server, fastest._replace(pace=pace), changes.begin)
            done = changes.done(server.port) if found else None
        if found and done and found.slowest(fastest.may_be_late) <= HELD_MS and done.late_s <= work.late_s:
            return Held(pace, broken, found, done)
        pace, broken = float(f"{pace / 1.2:.2g}"), pace
    raise Wrong("this machine does not hold the hour at its own pace, so nothing can be told of it")


def _told(held: Held, busy: float, subscribers: int) -> Iterator[Result]:
    """Say what the server held of the hour."""
    found, among = held.polls, subscribers
    changes, marks = _rates(subscribers)
    yield Figure(f"polls of {subscribers:,} subscribers in an hour", (found.answers,), unit="", key="polling.requests")
    broke = _beyond(held)
    yield Figure(
        "that hour, times faster than life",
        (held.pace,),
        note=f"Every poll asked for when it was due, {polls_an_hour():.2f} an hour from each, in a busy minute {PEAK} "
        f"times the mean; the slowest 1 % waited at most {HELD_MS} ms.{broke} Calendars of {len(SHORT)} bytes, "
        f"{CONNECTIONS} connections that are kept; meanwhile, by the clock, {changes:.3g} plans a second were changed "
        f"and {marks:.3g} sessions logged by a process on the server's core: {held.beside.changes} and "
        f"{held.beside.marks} in all, the last of them {held.beside.late_s:.1f} s late. Where that is allowed server "
        "and client go before others on the machine, and before that process.",
        key="polling.faster",
        among=among,
    )
    yield Figure("that hour, answered in", (found.seconds,), unit="s", key="polling.hour-s", among=among)
    yield Figure("polls a second due in its busy minute", (busy * held.pace,), unit="/s", key="polling.busy-rate")
    yield Figure(
        "of a core, taken by the server meanwhile", (100 * found.core_s / found.seconds,), unit="%", key="polling.core"
    )
    yield Figure(
        "answered by 304",
        (100 * found.unchanged / found.answers,),
        unit="%",
        note="Exactly those that hold the newest copy; every answer was compared with the one that is right.",
        key="polling.unchanged",
    )
    waited = "From the moment a poll was due; the client's own delays are in it."
    for name, share in (("p50", 0.5), ("p99", 0.01)):
        yield Figure(f"wait, {name}", (found.slowest(share),), unit="ms", note=waited, key=f"polling.{name}")


def _beyond(held: Held) -> str:
    return f" At {held.broken:g} × they did not." if held.broken else " Nothing faster was tried."


def _told_with_all(held: Held, subscribers: int) -> Iterator[Result]:
    """Say what the server held with everything that belongs to the busy minute."""
    found, done, broke = held.polls, held.beside, _beyond(held)
    yield Figure(
        "the busy minute with all its changes and marks, times faster than life",
        (held.pace,),
        note=f"With {QUIET_S} s before and after it: {found.answers:,} polls, {done.changes:,} plans changed and "
        f"{done.marks:,} sessions logged, {PEAK} times as many a second in the busy minute, by a process on the "
        f"server's core; the slowest 1 % of the polls waited at most {HELD_MS} ms, the latest 1 % of the rest "
        f"{KEPT_UP_S} s.{broke}",
        key="polling.all-faster",
        among=subscribers,
    )
    yield Figure("wait for a poll then, p99", (found.slowest(0.01),), unit="ms", key="polling.all-p99")
    yield Figure("the latest 1 % of its changes and marks", (done.late_s,), unit="s", key="polling.all-late-s")


def _poll(scratch: Path, backend: str, feeds: int, rounds: int) -> Iterator[Result]:
    """Price a poll as most come: a calendar of true length, never asked for before, a connection of its own."""
    body = _whole_calendar(scratch)
    kind = f"a poll on a connection of its own, calendars of {len(body) / 1000:.0f} kB, {backend}"
    draw = random.Random(5)
    once = [Poll(0, number, draw.random() < stale_share()) for number in draw.sample(range(feeds), feeds)]
    try:
        with database(scratch, backend) as base:
            fill(base.address, feeds, body)
            port = free_port()
            with running(command(base.address, port), port, "/f/x.ics", on=serving_core()) as process:
                whole = check(port, body)
                settle(process)
                server = Server(port, process, base)
                found = [_flat_out(scratch, server, once[turn :: rounds + 1], whole) for turn in range(rounds + 1)][1:]
                memory = megabytes(process)
    except Absent as absent:
        yield Missing(kind, str(absent))
        return
    note = f"{feeds:,} feeds, each asked for once: none lies in the worker's memory. {stale_share():.1%} get it whole."
    key = f"polling.poll-{KEYS[backend]}"
    yield Figure(kind, tuple(1e6 * one.core_s / one.answers for one in found), unit="µs", note=note, key=f"{key}-us")
    if base.process:
        beside = tuple(1e6 * one.database_s / one.answers for one in found)
        name = f"{kind}: the database's share"
        yield Figure(name, beside, unit="µs", note="It comes on top.", key=f"{key}-database-us")
    name = f"memory of the worker after that, {backend}"
    yield Figure(name, (memory,), unit="MB", key=f"{key}-worker-mb", among=feeds)
    if not base.process:
        yield Figure("a calendar, compressed", (len(whole) / 1000,), unit="kB", key="polling.gzip-kb")


def _flat_out(scratch: Path, server: Server, part: Sequence[Poll], whole: bytes) -> Replayed:
    found = replayed(written(scratch / "polls", part, whole), server, How(connection="close"))
    if found is None:
        raise Wrong("polls without a limit were too late")
    return found


def _whole_calendar(scratch: Path) -> bytes:
    now = datetime.now(UTC)
    with open_store(str(scratch / "one.sqlite")) as store:
        following = Following(store, lambda: now)
        link = following.subscribe(following.follow(plan_of(now, 0)).key)
        reader = store.feed_reader()
        served = reader.feed(hash_token(link.token))
        reader.close()
    if served is None or served.body is None:
        raise Wrong("a new feed has no calendar")
    return served.body
