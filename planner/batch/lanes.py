"""Workers, each with a queue of its own: rows that ask for the same come to the worker that has made it already.

Outcomes come back in the order of the tasks, and only so many are on the way. A row goes to another worker than its
likes where theirs has more to do: who asks for what decides about time alone.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from multiprocessing import connection
from typing import Generic, NamedTuple, TypeVar

from planner.batch.workers import Work, Worker, at_work

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


def in_lanes(
    tasks: Iterable[Task], work: Work[Task, Result], likeness: Callable[[Task], int], workers: int
) -> Iterator[tuple[Task, Result]]:
    """Do every task, and give each with its result in the order of the tasks.

    Tasks whose results have much in common share the number that is their likeness. Workers start when the first task
    has been read, and need not load what that took.
    """
    rest = iter(tasks)
    first = list(islice(rest, 1))
    with at_work(work, workers) as staff:
        lanes = [_Lane(worker) for worker in staff]
        homes = _Homes(lanes)
        turns: deque[tuple[Task, _Lane[Task, Result]]] = deque()
        for task in chain(first, rest):
            turns.append((task, homes.take(task, likeness(task))))
            if len(turns) >= workers * AHEAD * CHUNK:
                yield _next(turns, lanes)
        for lane in lanes:
            lane.send()
        while turns:
            yield _next(turns, lanes)


def _next(turns: deque[tuple[Task, _Lane[Task, Result]]], lanes: Sequence[_Lane[Task, Result]]) -> tuple[Task, Result]:
    """Wait for the result of the task whose turn it is, and meanwhile take what comes from anywhere."""
    task, lane = turns.popleft()
    while not lane.answered:
        lane.hurry()
        ready = connection.wait([one.worker.channel for one in lanes])
        for one in lanes:
            if one.worker.channel in ready:
                one.receive()
    return task, lane.answered.popleft()


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


class _Lane(Generic[Task, Result]):
    """A worker, and what it has to do."""

    def __init__(self, worker: Worker[Task, Result]) -> None:
        self.worker = worker
        self.answered: deque[Result] = deque()
        """Results that are there, in the order of their tasks."""
        self.waiting = 0
        """Tasks that are not done yet."""
        self.backlog = 0
        """What they weigh."""
        self._gathered: list[Task] = []
        self._weight = 0
        self._sent: deque[_Load] = deque()

    def take(self, task: Task, weight: int) -> None:
        """Put a task into the queue."""
        self.waiting += 1
        self.backlog += weight
        self._weight += weight
        self._gathered.append(task)
        if len(self._gathered) == CHUNK:
            self.send()

    def send(self) -> None:
        """Hand over what was gathered."""
        if self._gathered:
            self.worker.send(self._gathered)
            self._sent.append(_Load(len(self._gathered), self._weight))
            self._gathered, self._weight = [], 0

    def hurry(self) -> None:
        """Hand over what was gathered, if the worker has nothing else to do."""
        if not self._sent:
            self.send()

    def receive(self) -> None:
        """Take the results that have come."""
        self.answered.extend(self.worker.receive())
        done = self._sent.popleft()
        self.waiting -= done.tasks
        self.backlog -= done.weight
