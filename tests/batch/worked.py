"""What the workers of these tests do, where a worker that was spawned can find it."""

from __future__ import annotations

import os


def doubled(tasks: list[int]) -> list[tuple[int, int]]:
    """Give each number twice itself and who doubled it."""
    if -1 in tasks:
        raise ValueError("a task that cannot be done")
    return [(2 * task, os.getpid()) for task in tasks]


def nothing() -> None:
    """Settle a worker that needs nothing."""
