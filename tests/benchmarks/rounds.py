"""Taking turns, so that a busy machine slows both sides of a ratio alike.

Every round runs each piece of work once, in an order that turns with the rounds. Nothing is dropped but the first,
which warms caches up.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from time import process_time

Work = Callable[[], object]


def in_turn(
    works: Mapping[str, Work], rounds: int, *, clock: Callable[[], float] = process_time, before: Work | None = None
) -> dict[str, tuple[float, ...]]:
    """Return the seconds of each piece of work in each round; ``before`` runs untimed ahead of every one."""
    names = list(works)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds + 1):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            if before is not None:
                before()
            gc.collect()
            started = clock()
            works[name]()
            took = clock() - started
            if turn:
                taken[name].append(took)
    return {name: tuple(seconds) for name, seconds in taken.items()}


def over(these: tuple[float, ...], those: tuple[float, ...]) -> tuple[float, ...]:
    """Divide round by round."""
    return tuple(this / that for this, that in zip(these, those, strict=True))
