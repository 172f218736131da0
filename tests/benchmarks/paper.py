"""The page ``docs/scale.md``: what ``scale`` works out, told with its assumptions. No number in it is typed by hand."""

from __future__ import annotations

from math import isnan

from tests.benchmarks.hour import CLIENTS, polls_an_hour, stale_share
from tests.benchmarks.scale import (
    ASSUMED,
    Assumed,
    Carried,
    Costs,
    beside_postgres,
    carry,
    costs,
    most,
    most_in_a_file,
    most_published,
)
from tests.benchmarks.table import Run, number, rows

SIZES = (10_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
NUMBERS = frozenset(range(1, 8))
_QUICK = " It was a quick run with small numbers: what follows shows the way, and claims nothing."


def page(run: Run) -> str:
    """Return the page."""
    cost = costs(run.figures())
    parts = (
        _opening(run),
        _short(cost),
        _table(cost),
        _held(run),
        _moves(run, cost),
        _clients(),
        _assumptions(run, cost),
    )
    return "\n\n".join(parts) + "\n"


def _opening(run: Run) -> str:
    return (
        "# Scale on paper\n\n"
        f"Worked out from one run of `python -m tests.benchmarks` on {run.day:%d/%m/%Y}, on {run.machine} "
        "([the figures](benchmarks.md)). The arithmetic is `carry` in `tests/benchmarks/scale.py`; what could not be "
        "measured is assumed below, and can be argued with there."
        + (
            " It was a quick run with small numbers: what follows shows the way, and claims nothing."
            if run.quick
            else ""
        )
    )


def _short(cost: Costs) -> str:
    machine, alone = most(beside_postgres(), cost), most(1, cost)
    return (
        "## What one machine carries\n\n"
        f"A subscriber has a plan of their own, looks {polls_an_hour():.2f} times an hour, and sees "
        f"{ASSUMED.changes_week:g} changes a week. One process on one core carries {_people(alone)} of them, a machine "
        f"of {ASSUMED.cores} cores that PostgreSQL shares {_people(machine)}. Polls take {_share(cost):.0f} % of the "
        "processor's time in a busy minute, changes of plans the rest.\n\n"
        "On the disk a plan, what subscribers have seen of it, and its feed take "
        f"{number(cost.file.plan_kb)} kB in SQLite's file, each later revision {number(cost.file.later_kb)} kB: all of "
        f"them stay, so that {ASSUMED.season_weeks:g} weeks come to "
        f"{number(cost.file.season_kb(ASSUMED.revisions))} kB.{_in_postgres(cost)}"
    )


def _in_postgres(cost: Costs) -> str:
    room = cost.postgres
    if room is None:
        return " PostgreSQL was not there to be measured."
    return (
        f" In PostgreSQL, which packs some things by itself, it is {number(room.plan_kb)} kB, {number(room.later_kb)} "
        f"kB and {number(room.season_kb(ASSUMED.revisions))} kB."
    )


def _table(cost: Costs) -> str:
    heads = (
        "subscribers",
        "polls a second",
        "in a busy minute",
        "cores for polls",
        "cores for changes",
        "SQLite's file",
        "PostgreSQL",
        "out",
        "the smallest way to serve them",
    )
    return "## Up to ten million\n\n" + rows([heads, *(_row(carry(size, cost)) for size in SIZES)], numbers=NUMBERS)


def _row(one: Carried) -> tuple[str, ...]:
    return (
        f"{one.subscribers:,}",
        number(one.polls_s),
        number(one.peak_s),
        number(one.poll_cores),
        number(one.change_cores),
        f"{number(one.store_gb)} GB",
        "not measured" if isnan(one.postgres_gb) else f"{number(one.postgres_gb)} GB",
        f"{number(one.mbit_s)} Mbit/s",
        one.way,
    )


def _held(run: Run) -> str:
    at = {key: figure.middle for key, figure in run.figures().items()}
    rate, took = at["polling.rate"], at["polling.hour-s"]
    return (
        "## What was replayed, not worked out\n\n"
        f"The hour of {_people(at['polling.requests'] / polls_an_hour())} subscribers, each with a feed in the store, "
        f"was replayed against one process on one core: it took {number(took)} s, {number(3600 / took)} times faster "
        f"than life, at {number(rate)} answers a second, {at['polling.unchanged']:.1f} % of them 304. At that rate "
        f"polls alone would come from {_people(rate * 3600 / polls_an_hour())} subscribers, with nothing left for "
        f"anything else. At 8 times the hour's own pace an answer took {number(at['polling.p50'])} ms (p50) and "
        f"{number(at['polling.p99'])} ms (p99) from the moment it was due. Client and server shared the machine, a "
        "core each."
    )


def _moves(run: Run, cost: Costs) -> str:
    file, alone = most_in_a_file(cost), most(1, cost)
    first = "the file" if file < alone else "the core"
    return (
        "## When to move\n\n"
        f"- **To PostgreSQL**: at {_people(min(file, alone))} subscribers, where {first} is full: a season's plans "
        f"reach {ASSUMED.file_gb:g} GB at {_people(file)}, which is about what one wants to copy as a single file, and "
        f"one process fills its core at {_people(alone)}. Earlier where several processes are to write, or a machine "
        f"is to be taken away without anybody noticing.{_waits(run)}\n"
        f"- **To several machines**: at {_people(most(beside_postgres(), cost))}, where PostgreSQL and two workers "
        "fill one. Workers keep nothing that the others need, so a proxy may send anybody to any of them; PostgreSQL "
        "then has a machine of its own.\n"
        "- **To a CDN with `publish`**: where no pages are needed, or readers are far away. Polls then cost us "
        f"nothing; but each publishing looks through all plans, {number(cost.published_ms)} ms for one that did not "
        f"change, so that one core keeps {_people(most_published(cost))} plans up to date within an hour. Beyond that "
        "the server is the smaller way: it does something only where a plan changes."
    )


def _waits(run: Run) -> str:
    """Say what a look-up among very many feeds takes in each, where both were measured."""
    figures = run.figures()
    found = [one for name in ("sqlite", "postgres") if (one := figures.get(f"feeds.million-p99-{name}"))]
    if len(found) < 2:
        return ""
    sqlite, postgres = (number(one.middle) for one in found)
    among = f"{min(one.among for one in found):,}"
    return f" The slowest 1 % of look-ups among {among} feeds take {sqlite} ms there, {postgres} ms in PostgreSQL."


def _clients() -> str:
    heads = ("program", "share, assumed", "looks every", "reported, hours")
    table = [heads, *((one.name, f"{one.share:.0%}", f"{one.every_h:g} h", one.reported) for one in CLIENTS)]
    return (
        "## Who looks how often\n\n" + rows(table, numbers=frozenset({1, 2})) + "\n\n"
        "Makers publish little about this; where reports differ the shorter time is taken. `REFRESH-INTERVAL` asks for "
        "6 h, and those who follow it ask less of us."
    )


def _assumptions(run: Run, cost: Costs) -> str:
    figures = run.figures()
    worker = max((figures["polling.worker-mb"], figures["polling.true-worker-mb"]), key=lambda one: one.middle)
    assumed: Assumed = ASSUMED
    measured = (
        f"a poll on a connection of its own, the calendar read from the store: {number(cost.poll_us)} µs of a core",
        f"a changed plan, made, kept and its feed written anew: {number(cost.change_ms)} ms",
        f"a mark: {number(cost.mark_ms)} ms",
        f"a worker that has served {worker.among:,} feeds: {number(cost.worker_mb)} MB",
        f"a plan with its feed in SQLite's file: {number(cost.file.plan_kb)} kB; a calendar as it is sent, compressed: "
        f"{number(cost.whole_kb)} kB",
    )
    taken = (
        f"{assumed.changes_week:g} changes and {assumed.marks_week:g} marks a week, so that {stale_share():.1%} of the "
        "polls find something new",
        f"a plan is followed for {assumed.season_weeks:g} weeks; what is kept of earlier seasons comes on top",
        f"a busy minute has {assumed.peak:g} times the mean; a core may then be {assumed.full:.0%} full, so that "
        "nobody waits",
        f"PostgreSQL takes {assumed.database:.0%} of a machine that it shares with workers",
        f"an answer without a calendar is {assumed.head_bytes:g} bytes",
        "TLS is the proxy's and is not counted, nor are pages that somebody opens",
    )
    lines = ["## Measured and assumed", "", *(f"- Measured: {one}." for one in measured)]
    return "\n".join([*lines, *(f"- Assumed: {one}." for one in taken)])


def _share(cost: Costs) -> float:
    one = carry(1_000_000, cost)
    return 100 * one.poll_cores / one.cores


def _people(count: float) -> str:
    """Write a number of people as roughly as it is known."""
    if count >= 1e6:
        return f"{count / 1e6:.1f} million"
    return f"{round(count, -3):,.0f}" if count >= 10_000 else f"{round(count, -2):,.0f}"
