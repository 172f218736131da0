"""Workers, each with a queue of its own: rows that ask for the same come to the worker that has made it already.

Workers are spawned, never forked, so that nothing of the parent is shared by accident. Outcomes come back in the
order of the tasks, and only so many are on the way. A row goes to another worker than its likes where theirs has more
to do: who asks for what decides about time alone.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Generic, NamedTuple, TypeVar

CHUNK = 16
"""Tasks that a worker takes at a time."""
AHEAD = 4
"""Chunks a worker that may be on the way: more would only fill memory."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class Work(NamedTuple, Generic[Task, Result]):
    """What is done to every task."""

    all_done: Callable[[list[Task]], list[Result]]
    """Does tasks, in a worker."""
    likeness: Callable[[Task], int]
    """Number that tasks share whose results have much in common."""
    settle: Callable[[], None]
    """Run once in each worker."""


def in_lanes(tasks: Iterable[Task], work: Work[Task, Result], workers: int) -> Iterator[tuple[Task, Result]]:
    """Do every task, and give each with its result in the order of the tasks."""
    lanes = [_Lane(work) for _ in range(workers)]
    turns: deque[tuple[Task, _Lane[Task, Result]]] = deque()
    try:
        for task in tasks:
            lane = _choose(lanes, work.likeness(task))
            lane.take(task)
            turns.append((task, lane))
            if len(turns) >= workers * AHEAD * CHUNK:
                first, lane = turns.popleft()
                yield first, lane.next()
        for lane in lanes:
            lane.send()
        while turns:
            first, lane = turns.popleft()
            yield first, lane.next()
    finally:
        for lane in lanes:
            lane.stop()
        for lane in lanes:
            lane.wait()


def _choose(lanes: Sequence[_Lane[Task, Result]], likeness: int) -> _Lane[Task, Result]:
    home = lanes[likeness % len(lanes)]
    idlest = min(lanes, key=lambda lane: lane.backlog)
    return home if home.backlog < idlest.backlog + CHUNK else idlest


class _Lane(Generic[Task, Result]):
    """A worker, and what it has to do."""

    def __init__(self, work: Work[Task, Result]) -> None:
        self._work = work
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=work.settle)
        self._gathered: list[Task] = []
        self._sent: deque[Future[list[Result]]] = deque()
        self._back: deque[Result] = deque()
        self._taken = self._finished = 0

    @property
    def backlog(self) -> int:
        """Tasks that are not done yet."""
        return self._taken - self._finished

    def take(self, task: Task) -> None:
        """Put a task into the queue."""
        self._taken += 1
        self._gathered.append(task)
        if len(self._gathered) == CHUNK:
            self.send()

    def send(self) -> None:
        """Hand over what was gathered."""
        if not self._gathered:
            return
        chunk, self._gathered = self._gathered, []
        with _without_interrupts():
            future = self._pool.submit(self._work.all_done, chunk)
        future.add_done_callback(lambda _: self._finish(len(chunk)))
        self._sent.append(future)

    def _finish(self, count: int) -> None:
        self._finished += count

    def next(self) -> Result:
        """Wait for the result of the task that was taken first of those not given yet."""
        if not self._back:
            if not self._sent:
                self.send()
            self._back.extend(self._sent.popleft().result())
        return self._back.popleft()

    def stop(self) -> None:
        """Begin nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def wait(self) -> None:
        """Wait for the worker's end."""
        self._pool.shutdown(wait=True)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back while a worker may be spawned, which inherits that: only the parent is to hear of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
