"""Scale on paper: what so many subscribers ask of machines, worked out from what one run measured.

``carry`` is arithmetic on costs and assumptions, and knows no clock, file or machine. What nobody can measure here,
such as how often calendar programs look and how much busier a busy second is, stands among the assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, nan
from typing import NamedTuple

from tests.benchmarks.hour import CHANGES_A_WEEK, polls_an_hour, stale_share
from tests.benchmarks.results import Figure

WEEK_S = 7 * 24 * 3600
HOUR_S = 3600


class Room(NamedTuple):
    """What a plan takes on a disk."""

    plan_kb: float
    """With its feed, when it is new."""
    later_kb: float
    """Each later revision."""

    def season_kb(self, revisions: float) -> float:
        """Return what it takes after so many later revisions, for all of them stay."""
        return self.plan_kb + revisions * self.later_kb


class Costs(NamedTuple):
    """What one run measured."""

    poll_us: float
    """A poll, on a connection of its own, of a calendar of true length; microseconds of a core."""
    change_ms: float
    """A changed plan: made, kept, its feed written anew; milliseconds of a core."""
    mark_ms: float
    """A mark; milliseconds of a core."""
    published_ms: float
    """Looking after one published plan that did not change; milliseconds of a core."""
    worker_mb: float
    file: Room
    """In SQLite's file."""
    postgres: Room | None
    """In PostgreSQL; None where that was not measured."""
    whole_kb: float
    """A calendar as it is sent, compressed."""


class Assumed(NamedTuple):
    """What is assumed of runners and machines."""

    polls_h: float = polls_an_hour()
    """Polls an hour of one subscriber."""
    stale: float = stale_share()
    """Share of polls that get the whole calendar."""
    changes_week: float = CHANGES_A_WEEK
    marks_week: float = 3
    season_weeks: float = 16
    """How long a plan is followed."""
    peak: float = 3
    """How many times busier than the mean a busy minute is."""
    full: float = 0.6
    """Share of a core that may be taken at the peak, so that nobody waits."""
    head_bytes: float = 300
    """Bytes of an answer without a calendar."""
    cores: int = 2
    """Cores of a machine."""
    database: float = 1 / 3
    """Share of a machine that PostgreSQL takes where it lives on the same one."""
    file_gb: float = 100
    """The largest single file that one wants to copy for a backup."""

    @property
    def revisions(self) -> float:
        """Return how often a plan is written again in a season."""
        return self.changes_week * self.season_weeks


ASSUMED = Assumed()


class Carried(NamedTuple):
    """What so many subscribers come to."""

    subscribers: int
    polls_s: float
    """Polls a second, on average."""
    peak_s: float
    """Polls a second in a busy minute."""
    poll_cores: float
    """Cores that polls take in a busy minute."""
    change_cores: float
    """Cores that changes and marks take in a busy minute."""
    store_gb: float
    """Everybody's plans at the end of a season, in SQLite's file."""
    postgres_gb: float
    """The same in PostgreSQL; nan where that was not measured."""
    mbit_s: float
    """What goes out in a busy minute, without TLS and TCP."""
    way: str
    """The smallest way to serve them."""

    @property
    def cores(self) -> float:
        """Return the cores that are taken in a busy minute."""
        return self.poll_cores + self.change_cores


def costs(figures: Mapping[str, Figure]) -> Costs:
    """Read the costs off a run's figures; KeyError where one was not measured."""
    at = {key: figure.middle for key, figure in figures.items()}
    in_postgres = ("polling.store-postgres-kb", "polling.later-postgres-kb")
    looked_up = 1e6 / at["polling.true-core"] - 1e6 / at["polling.core"]
    return Costs(
        poll_us=1e6 / at["polling.closing"] + max(0.0, looked_up),
        change_ms=at["planning.16-weeks"] + at["polling.revision-ms"],
        mark_ms=at["polling.mark-ms"],
        published_ms=at["polling.again-ms"],
        worker_mb=max(at["polling.worker-mb"], at["polling.true-worker-mb"]),
        file=Room(at["polling.store-kb"], at["polling.later-kb"]),
        postgres=Room(*(at[key] for key in in_postgres)) if at.keys() >= set(in_postgres) else None,
        whole_kb=at["polling.gzip-kb"],
    )


def carry(subscribers: int, cost: Costs, assumed: Assumed = ASSUMED) -> Carried:
    """Work out what so many subscribers, each with a plan of their own, ask for."""
    polls_s = subscribers * assumed.polls_h / HOUR_S
    poll, change = _of_one(cost, assumed)
    store_gb, postgres_gb = (
        subscribers * (room.season_kb(assumed.revisions) if room else nan) / 1e6 for room in (cost.file, cost.postgres)
    )
    bytes_each = assumed.head_bytes + assumed.stale * cost.whole_kb * 1000
    carried = Carried(
        subscribers=subscribers,
        polls_s=polls_s,
        peak_s=polls_s * assumed.peak,
        poll_cores=subscribers * poll,
        change_cores=subscribers * change,
        store_gb=store_gb,
        postgres_gb=postgres_gb,
        mbit_s=polls_s * assumed.peak * bytes_each * 8 / 1e6,
        way="",
    )
    return carried._replace(way=_way(carried, assumed))


def most(cores: float, cost: Costs, assumed: Assumed = ASSUMED) -> int:
    """Return how many subscribers so many cores carry, the store's size left aside."""
    return int(cores * assumed.full / sum(_of_one(cost, assumed)))


def most_in_a_file(cost: Costs, assumed: Assumed = ASSUMED) -> int:
    """Return how many subscribers' plans one file holds that can still be copied."""
    return int(assumed.file_gb * 1e6 / cost.file.season_kb(assumed.revisions))


def most_published(cost: Costs, assumed: Assumed = ASSUMED) -> int:
    """Return how many plans one core can look through within an hour, as ``planner publish`` does each time."""
    return int(assumed.full * HOUR_S * 1000 / cost.published_ms)


def beside_postgres(assumed: Assumed = ASSUMED) -> float:
    """Return the cores that PostgreSQL leaves on a machine that it shares."""
    return assumed.cores * (1 - assumed.database)


def _of_one(cost: Costs, assumed: Assumed) -> tuple[float, float]:
    """Return the cores that one subscriber's polls and changes take in a busy minute."""
    poll = assumed.polls_h / HOUR_S * cost.poll_us / 1e6
    change = (assumed.changes_week * cost.change_ms + assumed.marks_week * cost.mark_ms) / 1000 / WEEK_S
    return poll * assumed.peak, change * assumed.peak


def _way(carried: Carried, assumed: Assumed) -> str:
    needed = carried.cores / assumed.full
    if needed <= 1 and carried.store_gb <= assumed.file_gb:
        return "one process, SQLite"
    if needed <= beside_postgres(assumed):
        return f"one machine, {assumed.cores} workers, PostgreSQL beside them"
    machines = ceil(needed / assumed.cores)
    return f"{machines} machine{'s' if machines > 1 else ''} of {assumed.cores} cores, PostgreSQL on its own"
