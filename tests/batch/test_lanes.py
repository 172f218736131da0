"""However tasks are shared out, each is done once and told in its turn; likes go to one worker as long as that pays."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.batch.lanes import CHUNK, in_lanes
from planner.batch.seen import Seen, mark_of
from planner.batch.workers import Work

sys.path.insert(0, str(Path(__file__).parent))

from worked import WRONG, doubled, nothing

DOUBLED = Work(doubled, nothing)


def itself(task: int) -> int:
    return task


@pytest.mark.parametrize("kinds", [1, 3, 10**6], ids=["all alike", "three kinds", "no two alike"])
def test_results_come_in_the_order_of_the_tasks_whoever_does_them(kinds: int) -> None:
    draw = random.Random(kinds)
    tasks = [draw.randrange(10**6) for _ in range(40 * CHUNK + 5)]
    found = list(in_lanes(iter(tasks), DOUBLED, lambda task: task % kinds, 3))
    assert [(task, twice) for task, (twice, _) in found] == [(task, 2 * task) for task in tasks]
    assert len({worker for _, (_, worker) in found}) >= 2


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1])
def test_few_tasks_are_done_as_well(count: int) -> None:
    found = list(in_lanes(range(count), DOUBLED, itself, 2))
    assert [twice for _, (twice, _) in found] == [2 * task for task in range(count)]


def test_tasks_of_a_kind_hardly_ever_change_their_worker() -> None:
    draw = random.Random(7)
    tasks = [draw.randrange(20) for _ in range(2_000)]
    found = {(task, worker) for task, (_, worker) in in_lanes(tasks, DOUBLED, itself, 2)}
    assert len({worker for _, worker in found}) == 2
    assert len(found) <= 30


def test_what_goes_wrong_in_a_worker_ends_the_run_and_is_told() -> None:
    tasks = [*range(5 * CHUNK), WRONG, *range(10 * CHUNK)]
    with pytest.raises(ValueError, match="a task that cannot be done"):
        list(in_lanes(tasks, DOUBLED, itself, 2))


def test_what_goes_wrong_in_the_tasks_themselves_ends_the_run() -> None:
    def tasks() -> Iterator[int]:
        yield from range(3 * CHUNK)
        raise OSError("the table is gone")

    with pytest.raises(OSError, match="the table is gone"):
        list(in_lanes(tasks(), DOUBLED, itself, 2))


def test_tasks_are_taken_no_further_ahead_than_needed() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for task in range(10**6):
            taken.append(task)
            yield task

    answers = in_lanes(tasks(), DOUBLED, itself, 2)
    assert next(answers)[0] == 0
    answers.close()
    assert len(taken) < 20 * CHUNK


def test_a_mark_keeps_its_first_number() -> None:
    with Seen() as seen:
        assert seen.add(mark_of("ff" * 10), 7) == 7
        assert seen.add(mark_of("ff" * 10), 8) == 7
        assert seen.add(mark_of("00" * 10), 8) == 8
        assert mark_of("ff" * 10) in seen
        assert mark_of("0f" * 10) not in seen
