"""Timed calls whose every answer is looked at: what came back in a round is what is timed, and it is right.

The look is outside of the time that is taken: at the answers of the round that warms up, before anything is timed, and
at those of every round after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import process_time
from typing import Any, NamedTuple

from tests.benchmarks.results import Wrong
from tests.benchmarks.rounds import Work, in_turn


class Call(NamedTuple):
    """A piece of work, and what raises Wrong unless its answer is the right one."""

    work: Callable[[], Any]
    right: Callable[[Any], object]


def same(wanted: object, told: str) -> Callable[[Any], None]:
    """Return a look that refuses every answer but this one, in these words."""

    def look(answer: object) -> None:
        if answer != wanted:
            raise Wrong(told)

    return look


def checked(
    calls: Mapping[str, Call], rounds: int, *, clock: Callable[[], float] = process_time, before: Work | None = None
) -> dict[str, tuple[float, ...]]:
    """Return the seconds of each call in each round, as ``in_turn`` does; Wrong where one has not the right answer."""
    held: dict[str, Any] = {}
    fresh: list[str] = []

    def timed(name: str) -> Work:
        def work() -> None:
            held[name] = calls[name].work()  # and the answer of the round before is let go of, within its time
            fresh.append(name)

        return work

    def look() -> None:
        while fresh:
            name = fresh.pop()
            calls[name].right(held[name])

    def between() -> None:
        look()
        if before is not None:
            before()

    seconds = in_turn({name: timed(name) for name in calls}, rounds, clock=clock, before=between)
    look()
    return seconds
