"""The hour of polls and the arithmetic of scale keep their laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks import paper
from tests.benchmarks.changing import Stretch, due
from tests.benchmarks.hour import (
    BUSY_FROM_S,
    CLIENTS,
    HOUR_S,
    MINUTE_S,
    PEAK,
    between,
    polls,
    polls_an_hour,
    stale_share,
)
from tests.benchmarks.scale import (
    ALONE,
    ASSUMED,
    Costs,
    Kept,
    carry,
    life_kb,
    most_alone,
    most_in_a_file,
    most_on_a_machine,
    most_published,
)

positive = st.floats(0.01, 1000)
stores = st.builds(Kept, *[positive] * len(Kept._fields))
within = st.builds(lambda *own: Kept(*own), *[positive] * 5)
costs = st.builds(Costs, within, stores, *[positive] * (len(Costs._fields) - 2))
people = st.integers(1, 10**8)
COST = Costs(
    sqlite=Kept(poll_us=200, change_ms=30, mark_ms=1, plan_kb=80, week_kb=10),
    postgres=Kept(250, 32, 2, 40, 8, database_poll_us=100, database_change_ms=4, database_mark_ms=1),
    again_ms=2,
    changed_ms=40,
    worker_mb=200,
    whole_kb=5,
)


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


def test_a_busy_minute_has_the_mean_as_often_as_was_said() -> None:
    hour = polls(200_000)
    busy = between(hour, BUSY_FROM_S, BUSY_FROM_S + MINUTE_S)
    assert len(busy) / (len(hour) / (HOUR_S / MINUTE_S)) == pytest.approx(PEAK, rel=0.03)


@given(st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=20)
def test_parts_of_an_hour_count_from_their_own_beginning_and_lose_nothing(first: int, minutes: int) -> None:
    hour = polls(500)
    parts = [between(hour, 0, first * 60), between(hour, first * 60, HOUR_S)]
    assert [(one.second + first * 60 * at) for at, part in enumerate(parts) for one in part] == pytest.approx(
        [one.second for one in hour]
    )
    assert all(0 <= one.second < minutes * 60 for one in between(hour, first * 60, (first + minutes) * 60))


@given(st.lists(st.builds(Stretch, st.floats(0.1, 100), st.floats(0.01, 20), st.floats(0, 20)), max_size=4))
def test_what_is_due_lies_in_order_and_as_often_as_was_said(stretches: list[Stretch]) -> None:
    moments = due(stretches)
    assert moments == sorted(moments)
    for kind, rates in (("change", [one.changes for one in stretches]), ("mark", [one.marks for one in stretches])):
        wanted = sum(round(one.seconds * rate) for one, rate in zip(stretches, rates, strict=True))
        assert sum(what == kind for _, what in moments) == wanted


@given(people, people, costs)
def test_more_subscribers_never_need_less_of_the_same_kind_of_store(some: int, others: int, cost: Costs) -> None:
    few, many = (carry(count, cost) for count in sorted((some, others)))
    assert (few.polls_s, few.peak_s, few.mbit_s) <= (many.polls_s, many.peak_s, many.mbit_s)
    if (few.way == ALONE) == (many.way == ALONE):
        assert all(less <= more for less, more in zip(few.cores, many.cores, strict=True))
        assert few.store_gb <= many.store_gb


@given(people, costs)
def test_so_many_times_the_subscribers_ask_for_as_many_times_as_much(count: int, cost: Costs) -> None:
    once, tenfold = carry(count, cost), carry(10 * count, cost)
    if (once.way == ALONE) == (tenfold.way == ALONE):
        assert sum(tenfold.cores) == pytest.approx(10 * sum(once.cores))
        assert tenfold.store_gb == pytest.approx(10 * once.store_gb)


@given(costs)
def test_one_process_is_enough_exactly_up_to_the_core_and_the_file(cost: Costs) -> None:
    least = min(most_alone(cost), most_in_a_file(cost))
    if least > 1:
        last = carry(least, cost)
        assert last.way == ALONE
        assert sum(last.cores) <= ASSUMED.full * (1 + 1e-9)
        assert last.store_gb <= ASSUMED.file_gb * (1 + 1e-9)
    assert carry(least + 2, cost).way != ALONE


@given(costs)
def test_a_shared_machine_is_full_exactly_where_it_was_said(cost: Costs) -> None:
    most = most_on_a_machine(cost)
    shared = f"one machine, {ASSUMED.cores} workers, PostgreSQL beside them"
    if most > 1:
        assert carry(most, cost).way in (ALONE, shared)
    assert carry(most + 2, cost).way != shared


def test_the_ways_follow_one_another() -> None:
    alone = min(most_alone(COST), most_in_a_file(COST))
    shared = most_on_a_machine(COST)
    ways = [carry(count, COST).way for count in (alone // 2, (alone + shared) // 2, shared * 4)]
    assert ways[:2] == [ALONE, "one machine, 2 workers, PostgreSQL beside them"]
    assert ways[2].startswith("4 machines of 2 cores, PostgreSQL on its own with ")


def test_a_million_by_hand() -> None:
    one = carry(1_000_000, COST)
    assert one.polls_s == pytest.approx(1_000_000 * 0.64375 / 3600)
    assert one.cores.polls == pytest.approx(one.polls_s * 3 * 250e-6)
    assert one.cores.changes == pytest.approx(1_000_000 * 3 * (2 * 0.032 + 3 * 0.002) / 604_800)
    assert one.cores.database == pytest.approx(one.polls_s * 3 * 100e-6 + 3e6 * (2 * 0.004 + 3 * 0.001) / 604_800)
    assert one.store_gb == pytest.approx(40 + 16 * 8)
    assert life_kb(COST.sqlite) == 80 + 16 * 10


def test_a_run_without_postgresql_says_so() -> None:
    told = COST._replace(postgres=None)
    small, large = carry(10_000, told), carry(10_000_000, told)
    assert small == carry(10_000, COST)
    assert (large.cores, large.store_gb, large.way) == (None, None, "PostgreSQL")
    assert paper._row(large).count("not measured") == 4
    assert "PostgreSQL was not there to be measured." in paper._short(told)


def test_what_one_core_publishes_fills_it_changes_included() -> None:
    plans = most_published(COST)
    changed = plans * 2 / 168
    spent = (plans - changed) * 0.002 + changed * (0.040 + 0.030)
    assert spent == pytest.approx(0.6 * 3600, rel=1e-4)


@given(costs)
def test_changes_only_ever_lessen_what_can_be_published(cost: Costs) -> None:
    never = ASSUMED._replace(changes_week=0)
    if cost.changed_ms + cost.sqlite.change_ms >= cost.again_ms:
        assert most_published(cost) <= most_published(cost, never)
