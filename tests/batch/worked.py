"""What the workers of these tests do, where a worker that was spawned can find it."""

from __future__ import annotations

import os
import signal
import time

WRONG, DEADLY = -1, -2


def doubled(tasks: list[int]) -> list[tuple[int, int]]:
    """Give each number twice itself and who doubled it."""
    if WRONG in tasks:
        raise ValueError("a task that cannot be done")
    if DEADLY in tasks:
        os.kill(os.getpid(), signal.SIGKILL)
    return [(2 * task, os.getpid()) for task in tasks]


def written(tasks: list[str]) -> list[str]:
    """Take a while to make a file at each place."""
    for task in tasks:
        time.sleep(0.2)
        with open(task, "x", encoding="ascii"):
            pass
    return tasks


def echoed(tasks: list[bytes]) -> list[bytes]:
    """Give back what came."""
    return tasks


def nothing() -> None:
    """Settle a worker that needs nothing."""
