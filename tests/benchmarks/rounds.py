"""Taking turns, so that a busy machine slows both sides of a ratio alike.

Every round runs each piece of work once, in an order that turns with the rounds. Nothing is dropped but the first,
which warms caches up. What a piece leaves behind is swept away before the next one; what was there before the rounds
is left out of that sweep, which would walk through all of it and have every piece begin with cold caches.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import process_time

Work = Callable[[], object]


def in_turn(
    works: Mapping[str, Work], rounds: int, *, clock: Callable[[], float] = process_time, before: Work | None = None
) -> dict[str, tuple[float, ...]]:
    """Return the seconds of each piece of work in each round; ``before`` runs untimed ahead of every one."""
    names = list(works)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for work in works.values():
        _timed(work, clock, before)
    with _short_sweeps():
        for turn in range(1, rounds + 1):
            first = turn % len(names)
            for name in names[first:] + names[:first]:
                taken[name].append(_timed(works[name], clock, before))
    return {name: tuple(seconds) for name, seconds in taken.items()}


def _timed(work: Work, clock: Callable[[], float], before: Work | None) -> float:
    if before is not None:
        before()
    gc.collect()
    started = clock()
    work()
    return clock() - started


@contextmanager
def _short_sweeps() -> Iterator[None]:
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def over(these: tuple[float, ...], those: tuple[float, ...]) -> tuple[float, ...]:
    """Divide round by round."""
    return tuple(this / that for this, that in zip(these, those, strict=True))
