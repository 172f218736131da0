"""The page ``docs/scale.md``: what ``scale`` works out, told with its assumptions. No number in it is typed by hand."""

from __future__ import annotations

from tests.benchmarks.hour import CLIENTS, HOUR_S, polls_an_hour, stale_share
from tests.benchmarks.results import Figure
from tests.benchmarks.scale import (
    ASSUMED,
    Assumed,
    Carried,
    Costs,
    Kept,
    Taken,
    carry,
    costs,
    life_kb,
    most_alone,
    most_in_a_file,
    most_on_a_machine,
    most_published,
    of_one,
)
from tests.benchmarks.servers import SHORT
from tests.benchmarks.table import Run, number, rows

SIZES = (10_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
NUMBERS = frozenset(range(1, 8))
UNKNOWN = "not measured"
_QUICK = " It was a quick run with small numbers: what follows shows the way, and claims nothing."


def page(run: Run) -> str:
    """Return the page."""
    cost = costs(run.figures())
    parts = (
        _opening(run),
        _short(cost),
        _table(cost),
        _held(run, cost),
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
        f"measured is assumed below, and can be argued with there.{_QUICK if run.quick else ''}"
    )


def _short(cost: Costs) -> str:
    file = cost.sqlite
    return (
        "## What one machine carries\n\n"
        f"A subscriber has a plan of their own, looks {polls_an_hour():.2f} times an hour, and sees "
        f"{ASSUMED.changes_week:g} changes a week. One process on one core, with SQLite, carries "
        f"{_people(most_alone(cost))} of them as far as the processor goes, and {_people(most_in_a_file(cost))} before "
        f"its file is larger than {ASSUMED.file_gb:g} GB. Polls take {_share(file):.0f} % of its time in a busy "
        f"minute, changes of plans the rest. In the file a new plan and its feed take {number(file.plan_kb)} kB, and "
        f"{number(file.week_kb)} kB more each week, for every revision stays: {number(life_kb(file))} kB after "
        f"{ASSUMED.weeks:g} weeks.{_in_postgres(cost)}"
    )


def _in_postgres(cost: Costs) -> str:
    kept = cost.postgres
    if kept is None:
        return " PostgreSQL was not there to be measured."
    return (
        f" A machine of {ASSUMED.cores} cores that PostgreSQL shares carries {_people(most_on_a_machine(cost))}; polls "
        f"take {_share(kept):.0f} % of its time then, and a plan takes {number(kept.plan_kb)} kB in the beginning, "
        f"{number(life_kb(kept))} kB at its end."
    )


def _table(cost: Costs) -> str:
    heads = (
        "subscribers",
        "polls a second",
        "in a busy minute",
        "cores for polls",
        "cores for changes",
        "cores for PostgreSQL",
        "store",
        "out",
        "the smallest way to serve them",
    )
    return (
        "## Up to ten million\n\n"
        + rows([heads, *(_row(carry(size, cost)) for size in SIZES)], numbers=NUMBERS)
        + f"\n\nCores are those of a busy minute, wholly taken; a way to serve fills them to {ASSUMED.full:.0%}. The "
        f"store is that of plans at the end of their {ASSUMED.weeks:g} weeks."
    )


def _row(one: Carried) -> tuple[str, ...]:
    return (
        f"{one.subscribers:,}",
        number(one.polls_s),
        number(one.peak_s),
        *(map(number, one.cores) if one.cores else [UNKNOWN] * len(Taken._fields)),
        UNKNOWN if one.store_gb is None else f"{number(one.store_gb)} GB",
        f"{number(one.mbit_s)} Mbit/s",
        one.way,
    )


def _held(run: Run, cost: Costs) -> str:
    figures = run.figures()
    at = {key: figure.middle for key, figure in figures.items()}
    pace, together = at["polling.faster"], at["polling.all-faster"]
    among, with_all = figures["polling.faster"].among, figures["polling.all-faster"].among
    full = 1 / sum(of_one(cost.sqlite))
    return (
        "## What was replayed, not worked out\n\n"
        f"The hour of {_people(among)} subscribers was replayed against one process on one core, with SQLite: "
        f"{at['polling.requests']:,.0f} polls, each asked for when it was due, the hour going by {number(pace)} times "
        f"faster than life, in {number(at['polling.hour-s'])} s. In its busy minute "
        f"{number(at['polling.busy-rate'])} polls a second were due; over the whole hour "
        f"{at['polling.unchanged']:.1f} % were 304, and a poll waited {number(at['polling.p50'])} ms (p50) and "
        f"{number(at['polling.p99'])} ms (p99). This is the lightest that polls can be, calendars of {len(SHORT)} "
        f"bytes over connections that are kept: at the {number(cost.sqlite.poll_us)} µs of a poll in life, one core "
        "full of nothing else would answer "
        f"{_people(1e6 / cost.sqlite.poll_us * HOUR_S / polls_an_hour() / ASSUMED.peak)} subscribers in their busy "
        "minute.\n\n"
        "Then the busy minute alone, its polls as light, with every change and mark that belongs to it made on the "
        f"same core by a process beside the server, without the requests that bring them: "
        f"{number(together)} times faster than life the polls' p99 was "
        f"{number(at['polling.all-p99'])} ms, and the latest 1 % of changes were kept "
        f"{number(at['polling.all-late-s'])} s after they were due. That is the load of {_people(with_all * together)} "
        f"subscribers; a core that is wholly full carries {_people(full)} on paper. Client and server had a core "
        "each; the server went before the process that made the changes, as far as a machine allows that, while in "
        "life a worker makes them between polls."
    )


def _moves(run: Run, cost: Costs) -> str:
    file, alone = most_in_a_file(cost), most_alone(cost)
    first = "the file" if file < alone else "the core"
    return (
        "## When to move\n\n"
        f"- **To PostgreSQL**: at {_people(min(file, alone))} subscribers, where {first} is full: the store reaches "
        f"{ASSUMED.file_gb:g} GB at {_people(file)}, which is about what one wants to copy as a single file, and one "
        f"process fills its core at {_people(alone)}. Earlier where several processes are to write, or a machine is "
        f"to be taken away without anybody noticing.{_waits(run)}\n"
        f"- **To several machines**: {_when_several(cost)}. Workers keep nothing that the others need, "
        "so a proxy may send anybody to any of them; PostgreSQL then has a machine of its own.\n"
        "- **To a CDN with `publish`**: where no pages are needed, or readers are far away. Polls then cost us "
        f"nothing; but each publishing looks through all plans, {number(cost.again_ms)} ms for one that did not "
        f"change. One that did takes {number(cost.changed_ms)} ms, and {number(cost.sqlite.change_ms)} ms to be "
        f"changed, so that one core keeps {_people(most_published(cost))} plans up to date within an hour. Beyond that "
        "the server is the smaller way: it does something only where a plan changes."
    )


def _when_several(cost: Costs) -> str:
    if cost.postgres is None:
        return "where PostgreSQL, which was not there to be measured, and two workers fill one"
    return f"at {_people(most_on_a_machine(cost))}, where PostgreSQL and two workers fill one"


def _waits(run: Run) -> str:
    """Say what a look-up among very many feeds takes in each, where both were measured."""
    figures = run.figures()
    found = [one for name in ("sqlite", "postgres") if (one := figures.get(f"feeds.million-p99-{name}"))]
    if len(found) < 2:
        return ""
    sqlite, postgres = (number(one.middle) for one in found)
    among = f"{min(one.among for one in found):,}"
    return (
        f" The slowest 1 % of look-ups among {among} feeds, none asked for before, take {sqlite} ms there, {postgres} "
        "ms in PostgreSQL."
    )


def _clients() -> str:
    heads = ("program", "share, assumed", "looks every", "reported, hours")
    table = [heads, *((one.name, f"{one.share:.0%}", f"{one.every_h:g} h", one.reported) for one in CLIENTS)]
    return (
        "## Who looks how often\n\n" + rows(table, numbers=frozenset({1, 2})) + "\n\n"
        "Makers publish little about this; where reports differ the shorter time is taken. `REFRESH-INTERVAL` asks for "
        "6 h, and those who follow it ask less of us."
    )


def _assumptions(run: Run, cost: Costs) -> str:
    worker = _worker(run)
    assumed: Assumed = ASSUMED
    one, other = cost.sqlite, cost.postgres
    measured = (
        "a poll on a connection of its own, of a feed that was not asked for before, the calendar of true length: "
        f"{number(one.poll_us)} µs of a core with SQLite"
        + _beside(other and (other.poll_us, other.database_poll_us), "µs"),
        f"a plan changed over HTTP, made, kept and its feed written anew: {number(one.change_ms)} ms with SQLite"
        + _beside(other and (other.change_ms, other.database_change_ms), "ms"),
        f"a mark over HTTP: {number(one.mark_ms)} ms with SQLite"
        + _beside(other and (other.mark_ms, other.database_mark_ms), "ms"),
        f"a worker that has served {worker.among:,} feeds: {number(cost.worker_mb)} MB",
        f"a week of a plan's changes and marks in the store: {number(one.week_kb)} kB in SQLite"
        + (f", {number(other.week_kb)} kB in PostgreSQL" if other else ""),
        f"a calendar as it is sent, compressed: {number(cost.whole_kb)} kB",
    )
    taken = (
        f"{assumed.changes_week:g} changes and {assumed.marks_week:g} marks a week, so that {stale_share():.1%} of the "
        "polls find something new",
        f"a plan lives {assumed.weeks:g} weeks; all are at their end at once, and plans of earlier seasons, which stay "
        "until somebody forgets them, are not counted",
        f"a busy minute has {assumed.peak:g} times the mean, of polls and of changes; a core may then be "
        f"{assumed.full:.0%} full, so that nobody waits",
        f"an answer without a calendar is {assumed.head_bytes:g} bytes",
        "TLS is the proxy's and is not counted, nor are pages that somebody opens",
        "what is looked up lies in memory, as it did here: a store far larger than its machine's memory waits for a "
        "disk, which was not measured; nor did PostgreSQL wait for its disk at the end of a transaction",
    )
    lines = ["## Measured and assumed", "", *(f"- Measured: {one}." for one in measured)]
    return "\n".join([*lines, *(f"- Assumed: {one}." for one in taken)])


def _beside(costs: tuple[float, float] | None, unit: str) -> str:
    """Say what the same costs with PostgreSQL, where that was measured."""
    if costs is None:
        return ""
    ours, its = map(number, costs)
    return f"; with PostgreSQL {ours} {unit}, and {its} {unit} of its own"


def _worker(run: Run) -> Figure:
    """Return the figure of the largest worker."""
    found = [
        figure for key, figure in run.figures().items() if key.startswith("polling.") and key.endswith("worker-mb")
    ]
    return max(found, key=lambda one: one.middle)


def _share(kept: Kept) -> float:
    """Return the percentage of a busy minute's time that polls take, the database's part of them included."""
    taken = of_one(kept)
    return 100 * taken.polls * (1 + kept.database_poll_us / kept.poll_us) / sum(taken)


def _people(count: float) -> str:
    """Write a number of people as roughly as it is known."""
    if count >= 1e6:
        return f"{count / 1e6:.1f} million"
    return f"{round(count, -3):,.0f}" if count >= 10_000 else f"{round(count, -2):,.0f}"
