"""What a part hands over: figures with every round's value, what it could not measure, and what it found wrong.

A figure keeps its rounds; median and spread are worked out where it is told. Nothing here measures.
"""

from __future__ import annotations

import shutil
from dataclasses import KW_ONLY, dataclass
from statistics import median, quantiles
from typing import Literal


class Wrong(Exception):
    """An answer that is about to be timed is not the right one: other bytes, another plan, another optimum."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure is held to: at most, or at least, so much."""

    way: Literal["at most", "at least"]
    value: float

    def met(self, found: float) -> bool:
        """Say whether a median keeps the aim."""
        return found <= self.value if self.way == "at most" else found >= self.value


def at_most(value: float) -> Aim:
    """Aim at no more than this."""
    return Aim("at most", value)


def at_least(value: float) -> Aim:
    """Aim at no less than this."""
    return Aim("at least", value)


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured in rounds."""

    name: str
    """What was done, as a reader of the table knows it: ``planner plan hue -o hue.ics``."""
    values: tuple[float, ...]
    """One value a round. For a ratio: both sides timed in that round, in turn, and divided."""
    beside: str = ""
    """What a ratio is beside, with its version: ``icalendar 7.3.0``. Empty for a figure that stands alone."""
    _: KW_ONLY
    unit: str = "×"
    """``×`` for a ratio; otherwise ``ms``, ``/s``, ``MB``, ``B``, ``%``, ``µs``, …"""
    aim: Aim | None = None
    note: str = ""
    """What a reader must know to believe it, one sentence."""
    key: str = ""
    """What the pages and the calculation on paper know it by, whatever its name; empty where the name will do."""
    among: int = 0
    """How many feeds or subscribers it was measured among, where a page says so; 0 for most."""

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError(f"{self.name}: no round was measured")

    @property
    def middle(self) -> float:
        """Return the median of the rounds."""
        return median(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        """Return the quartiles between which the middle half of the rounds lies."""
        if len(self.values) == 1:
            return self.values[0], self.values[0]
        first, _, third = quantiles(self.values, n=4, method="inclusive")
        return first, third

    @property
    def met(self) -> bool | None:
        """Say whether the median keeps the aim; None without one."""
        return None if self.aim is None else self.aim.met(self.middle)


@dataclass(frozen=True, slots=True)
class Missing:
    """What could not be measured here."""

    name: str
    needs: str
    """What has to be there: ``nginx``, ``pip install highspy``."""


Result = Figure | Missing


def lacking(*programs: str) -> str:
    """Name those of the programs that this machine does not have, or nothing."""
    return ", ".join(program for program in programs if shutil.which(program) is None)
