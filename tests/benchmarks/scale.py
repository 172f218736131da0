"""Scale on paper: what so many subscribers ask of machines, worked out from what one run measured.

``carry`` is arithmetic on costs and assumptions, and knows no clock, file or machine. What nobody can measure here,
such as how often calendar programs look and how much busier a busy second is, stands among the assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import NamedTuple

from tests.benchmarks.changing import WEEKS
from tests.benchmarks.hour import CHANGES_A_WEEK, HOUR_S, MARKS_A_WEEK, PEAK, WEEK_S, polls_an_hour, stale_share
from tests.benchmarks.results import Figure

ALONE = "one process, SQLite"


class Kept(NamedTuple):
    """What one kind of store costs: ours, and on top of it what the database spends in processes of its own."""

    poll_us: float
    """A poll, on a connection of its own, of a calendar of true length; microseconds of a core."""
    change_ms: float
    """A changed plan: asked for over HTTP, made, kept, its feed written anew; milliseconds of a core."""
    mark_ms: float
    """A mark, asked for over HTTP; milliseconds of a core."""
    plan_kb: float
    """A new plan and its feed in the store."""
    week_kb: float
    """What a week of changes and marks adds to it."""
    database_poll_us: float = 0
    database_change_ms: float = 0
    database_mark_ms: float = 0


class Costs(NamedTuple):
    """What one run measured."""

    sqlite: Kept
    postgres: Kept | None
    """None where there was no PostgreSQL to be measured."""
    again_ms: float
    """Looking after one published plan that did not change; milliseconds of a core."""
    changed_ms: float
    """Publishing one again that did; milliseconds of a core, its change not counted."""
    worker_mb: float
    whole_kb: float
    """A calendar as it is sent, compressed."""


class Assumed(NamedTuple):
    """What is assumed of runners and machines."""

    polls_h: float = polls_an_hour()
    """Polls an hour of one subscriber."""
    stale: float = stale_share()
    """Share of polls that get the whole calendar."""
    changes_week: float = CHANGES_A_WEEK
    marks_week: float = MARKS_A_WEEK
    weeks: float = WEEKS
    """How long a plan is changed and logged, when its store is counted."""
    peak: float = PEAK
    """How many times busier than the mean a busy minute is."""
    full: float = 0.6
    """Share of a core that may be taken at the peak, so that nobody waits."""
    head_bytes: float = 300
    """Bytes of an answer without a calendar."""
    cores: int = 2
    """Cores of a machine."""
    file_gb: float = 100
    """The largest single file that one wants to copy for a backup."""


ASSUMED = Assumed()


class Taken(NamedTuple):
    """Cores that are taken in a busy minute."""

    polls: float
    changes: float
    """By changes and marks."""
    database: float
    """By the database, for both."""


class Carried(NamedTuple):
    """What so many subscribers come to."""

    subscribers: int
    polls_s: float
    """Polls a second, on average."""
    peak_s: float
    """Polls a second in a busy minute."""
    cores: Taken | None
    """None where they would need PostgreSQL, and it was not measured; so is the store."""
    store_gb: float | None
    """Every plan at its end."""
    mbit_s: float
    """What goes out in a busy minute, without TLS and TCP."""
    way: str
    """The smallest way to serve them."""


def costs(figures: Mapping[str, Figure]) -> Costs:
    """Read the costs off a run's figures; KeyError where one was not measured."""
    at = {key: figure.middle for key, figure in figures.items()}
    worker_mb = [value for key, value in at.items() if key.startswith("polling.") and key.endswith("worker-mb")]
    return Costs(
        sqlite=_kept(at, "sqlite"),
        postgres=_kept(at, "postgres") if "polling.poll-postgres-us" in at else None,
        again_ms=at["publish.again-ms"],
        changed_ms=at["publish.changed-ms"],
        worker_mb=max(worker_mb),
        whole_kb=at["polling.gzip-kb"],
    )


def _kept(at: Mapping[str, float], store: str) -> Kept:
    return Kept(
        poll_us=at[f"polling.poll-{store}-us"],
        change_ms=at[f"asking.{store}.change-ms"],
        mark_ms=at[f"asking.{store}.mark-ms"],
        plan_kb=at[f"keeping.{store}.plan-kb"],
        week_kb=at[f"keeping.{store}.week-kb"],
        database_poll_us=at.get(f"polling.poll-{store}-database-us", 0),
        database_change_ms=at.get(f"asking.{store}.change-database-ms", 0),
        database_mark_ms=at.get(f"asking.{store}.mark-database-ms", 0),
    )


def carry(subscribers: int, cost: Costs, assumed: Assumed = ASSUMED) -> Carried:
    """Work out what so many subscribers, each with a plan of their own, ask for."""
    alone = subscribers <= min(most_alone(cost, assumed), most_in_a_file(cost, assumed))
    kept = cost.sqlite if alone else cost.postgres
    taken = kept and Taken(*(subscribers * one for one in of_one(kept, assumed)))
    polls_s = subscribers * assumed.polls_h / HOUR_S
    bytes_each = assumed.head_bytes + assumed.stale * cost.whole_kb * 1000
    return Carried(
        subscribers=subscribers,
        polls_s=polls_s,
        peak_s=polls_s * assumed.peak,
        cores=taken,
        store_gb=kept and subscribers * life_kb(kept, assumed) / 1e6,
        mbit_s=polls_s * assumed.peak * bytes_each * 8 / 1e6,
        way=ALONE if alone else _way(taken, assumed),
    )


def of_one(kept: Kept, assumed: Assumed = ASSUMED) -> Taken:
    """Return the cores that one subscriber takes in a busy minute."""
    polls, changes, marks = (
        assumed.peak * each / per
        for each, per in (
            (assumed.polls_h, HOUR_S),
            (assumed.changes_week, WEEK_S),
            (assumed.marks_week, WEEK_S),
        )
    )
    return Taken(
        polls=polls * kept.poll_us / 1e6,
        changes=(changes * kept.change_ms + marks * kept.mark_ms) / 1e3,
        database=polls * kept.database_poll_us / 1e6
        + (changes * kept.database_change_ms + marks * kept.database_mark_ms) / 1e3,
    )


def most_alone(cost: Costs, assumed: Assumed = ASSUMED) -> int:
    """Return how many subscribers one process on one core carries, with SQLite; the store's size left aside."""
    return int(assumed.full / sum(of_one(cost.sqlite, assumed)))


def most_on_a_machine(cost: Costs, assumed: Assumed = ASSUMED) -> int:
    """Return how many subscribers a machine carries that its workers and PostgreSQL share; 0: not measured."""
    if cost.postgres is None:
        return 0
    return int(assumed.cores * assumed.full / sum(of_one(cost.postgres, assumed)))


def most_in_a_file(cost: Costs, assumed: Assumed = ASSUMED) -> int:
    """Return how many subscribers' plans one file holds that can still be copied, each at its end."""
    return int(assumed.file_gb * 1e6 / life_kb(cost.sqlite, assumed))


def life_kb(kept: Kept, assumed: Assumed = ASSUMED) -> float:
    """Return what a plan with its feed takes at its end, every revision kept."""
    return kept.plan_kb + assumed.weeks * kept.week_kb


def most_published(cost: Costs, assumed: Assumed = ASSUMED) -> int:
    """Return how many plans one core keeps up to date each hour: those that changed made anew, and all looked through.

    ``planner publish`` looks through all of them each time.
    """
    changed = assumed.changes_week / (WEEK_S / HOUR_S)
    each = (1 - changed) * cost.again_ms + changed * (cost.changed_ms + cost.sqlite.change_ms)
    return int(assumed.full * HOUR_S * 1000 / each)


def _way(taken: Taken | None, assumed: Assumed) -> str:
    if taken is None:
        return "PostgreSQL"
    if sum(taken) <= assumed.cores * assumed.full:
        return f"one machine, {assumed.cores} workers, PostgreSQL beside them"
    machines = ceil((taken.polls + taken.changes) / assumed.full / assumed.cores)
    base = ceil(taken.database / assumed.full)
    return (
        f"{machines} machine{'s' if machines > 1 else ''} of {assumed.cores} cores, PostgreSQL on its own with "
        f"{base} core{'s' if base > 1 else ''}"
    )
