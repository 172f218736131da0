"""The hour of polls and the arithmetic of scale keep their laws."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks import docs, paper
from tests.benchmarks.hour import CLIENTS, HOUR_S, polls, polls_an_hour, stale_share
from tests.benchmarks.scale import ASSUMED, Costs, Room, beside_postgres, carry, most, most_in_a_file

positive = st.floats(0.01, 1000)
rooms = st.builds(Room, positive, positive)
costs = st.builds(Costs, *[rooms if name in ("file", "postgres") else positive for name in Costs._fields])
people = st.integers(1, 10**8)
ROOM = Room(plan_kb=200, later_kb=10)
COST = Costs(poll_us=200, change_ms=30, mark_ms=1, published_ms=5, worker_mb=200, file=ROOM, postgres=None, whole_kb=5)


def test_the_shares_of_clients_are_whole() -> None:
    assert sum(client.share for client in CLIENTS) == pytest.approx(1)


@given(st.integers(1, 3000), st.integers(0, 5))
@settings(max_examples=25)
def test_an_hour_is_in_order_and_asks_for_known_subscribers(subscribers: int, seed: int) -> None:
    hour = polls(subscribers, seed)
    assert hour == polls(subscribers, seed)
    assert [poll.second for poll in hour] == sorted(poll.second for poll in hour)
    assert all(0 <= poll.second < HOUR_S and 0 <= poll.subscriber < subscribers for poll in hour)


def test_a_large_hour_has_the_rates_that_were_said() -> None:
    hour = polls(100_000)
    assert len(hour) / 100_000 == pytest.approx(polls_an_hour(), rel=0.02)
    assert sum(poll.stale for poll in hour) / len(hour) == pytest.approx(stale_share(), rel=0.1)


@given(people, people, costs)
def test_more_subscribers_never_need_less(some: int, others: int, cost: Costs) -> None:
    few, many = (carry(count, cost) for count in sorted((some, others)))
    assert few[:-1] <= many[:-1]
    assert all(less <= more for less, more in zip(few[:-1], many[:-1], strict=True))


@given(people, costs)
def test_twice_the_subscribers_ask_for_twice_as_much(count: int, cost: Costs) -> None:
    once, twice = carry(count, cost), carry(2 * count, cost)
    assert twice.cores == pytest.approx(2 * once.cores)
    assert twice.store_gb == pytest.approx(2 * once.store_gb)
    assert twice.postgres_gb == pytest.approx(2 * once.postgres_gb)


@given(costs, st.floats(0.5, 64))
def test_as_many_as_so_many_cores_carry_fill_them_and_no_more(cost: Costs, cores: float) -> None:
    count = most(cores, cost)
    assert carry(count, cost).cores <= cores * ASSUMED.full * (1 + 1e-9)
    assert carry(count + 1, cost).cores >= cores * ASSUMED.full * (1 - 1e-9)


@given(costs)
def test_one_process_is_enough_exactly_up_to_the_core_and_the_file(cost: Costs) -> None:
    least = min(most(1, cost), most_in_a_file(cost))
    if least > 1:
        assert carry(least - 1, cost).way == "one process, SQLite"
    assert carry(least + 2, cost).way != "one process, SQLite"


def test_the_ways_follow_one_another() -> None:
    alone = min(most(1, COST), most_in_a_file(COST))
    shared = most(beside_postgres(), COST)
    ways = [carry(count, COST).way for count in (alone // 2, (alone + shared) // 2, shared * 4)]
    assert ways[:2] == ["one process, SQLite", "one machine, 2 workers, PostgreSQL beside them"]
    assert ways[2].endswith("machines of 2 cores, PostgreSQL on its own")


def test_a_million_by_hand() -> None:
    one = carry(1_000_000, COST)
    assert one.polls_s == pytest.approx(1_000_000 * 0.64375 / 3600)
    assert one.poll_cores == pytest.approx(one.polls_s * 3 * 200e-6)
    assert one.change_cores == pytest.approx(1_000_000 * 3 * (2 * 0.030 + 3 * 0.001) / 604_800)
    assert one.store_gb == pytest.approx(200 + 2 * 16 * 10)
    assert isnan(one.postgres_gb)
    assert carry(1_000_000, COST._replace(postgres=Room(40, 7))).postgres_gb == pytest.approx(40 + 2 * 16 * 7)


def test_a_run_without_postgresql_says_so() -> None:
    kept = docs.loaded((docs.ROOT / docs.KEPT).read_text(encoding="utf-8"))
    parts = tuple(
        replace(part, results=tuple(one for one in part.results if not one.name.endswith("PostgreSQL")))
        for part in kept.parts
    )
    told = paper.page(replace(kept, parts=parts))
    assert "PostgreSQL was not there to be measured." in told
    assert told.count("| not measured |") == len(paper.SIZES)
    assert "not measured" not in paper.page(kept)
