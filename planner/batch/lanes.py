"""Workers, each with a queue of its own: rows that ask for the same come to the worker that has made it already.

Workers are spawned, never forked, so that nothing of the parent is shared by accident. Outcomes come back in the
order of the tasks, and only so many are on the way. A row goes to another worker than its likes where theirs has more
to do: who asks for what decides about time alone.
"""

from __future__ import annotations

import signal
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Generic, NamedTuple, TypeVar

CHUNK = 16
"""Tasks that a worker takes at a time."""
AHEAD = 4
"""Chunks a worker that may be on the way: more would only fill memory."""
NEW = 50
"""How many times longer a task takes that has no likes before it."""
FULL = AHEAD * CHUNK * 3 // 2
"""Tasks that wait at a worker before the likes of theirs go elsewhere: fewer than may be on the way to two of them, so
that nobody is idle where all ask for the same."""
REMEMBERED = 128
"""Kinds of task a worker, the ones given last, of which it is remembered who does them."""

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
    homes = _Homes(lanes)
    turns: deque[tuple[Task, _Lane[Task, Result]]] = deque()
    try:
        for task in tasks:
            lane = homes.take(task, work.likeness(task))
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


class _Homes(Generic[Task, Result]):
    """Who does which tasks: the worker that did their likes, or else the one with least to do."""

    def __init__(self, lanes: Sequence[_Lane[Task, Result]]) -> None:
        self._lanes = lanes
        self._known: OrderedDict[int, _Lane[Task, Result]] = OrderedDict()

    def take(self, task: Task, likeness: int) -> _Lane[Task, Result]:
        """Give a task to a lane, and say to which."""
        home = self._known.get(likeness)
        if home is not None and home.waiting < FULL:
            home.take(task, 1)
        else:
            home = min(self._lanes, key=lambda lane: lane.backlog)
            home.take(task, NEW)
        self._known[likeness] = home
        self._known.move_to_end(likeness)
        if len(self._known) > REMEMBERED * len(self._lanes):
            self._known.popitem(last=False)
        return home


class _Load(NamedTuple):
    """So many tasks, and what they weigh."""

    tasks: int
    weight: int

    def plus(self, tasks: int, weight: int) -> _Load:
        """Return both together."""
        return _Load(self.tasks + tasks, self.weight + weight)


class _Lane(Generic[Task, Result]):
    """A worker, and what it has to do."""

    def __init__(self, work: Work[Task, Result]) -> None:
        self._work = work
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=work.settle)
        self._gathered: list[Task] = []
        self._weight = 0
        self._sent: deque[Future[list[Result]]] = deque()
        self._back: deque[Result] = deque()
        self._taken = self._done = _Load(0, 0)

    @property
    def waiting(self) -> int:
        """Tasks that are not done yet."""
        return self._taken.tasks - self._done.tasks

    @property
    def backlog(self) -> int:
        """What they weigh."""
        return self._taken.weight - self._done.weight

    def take(self, task: Task, weight: int) -> None:
        """Put a task into the queue."""
        self._taken = self._taken.plus(1, weight)
        self._weight += weight
        self._gathered.append(task)
        if len(self._gathered) == CHUNK:
            self.send()

    def send(self) -> None:
        """Hand over what was gathered."""
        if not self._gathered:
            return
        chunk, weight = self._gathered, self._weight
        self._gathered, self._weight = [], 0
        with _without_interrupts():
            future = self._pool.submit(self._work.all_done, chunk)
        future.add_done_callback(lambda _: self._finish(len(chunk), weight))
        self._sent.append(future)

    def _finish(self, tasks: int, weight: int) -> None:
        self._done = self._done.plus(tasks, weight)

    def next(self) -> Result:
        """Wait for the result of the task that was taken first of those not given yet."""
        if not self._back:
            if not self._sent:
                self.send()
            self._back.extend(self._sent.popleft().result())
        return self._back.popleft()

    def stop(self) -> None:
        """Begin nothing more."""
        for future in self._sent:
            future.cancel()

    def wait(self) -> None:
        """Wait for the worker's end."""
        self._pool.shutdown(wait=True, cancel_futures=True)


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
