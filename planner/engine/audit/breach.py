"""What the auditor says: the rule that is broken, where, and the figures.

A breach is a code with values, as everything the engine says; the sentence is ``words``' work, under
``breach-<rule with dots as dashes>``, which may use ``where`` and ``day`` beside the values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from planner.model import Value


class Breach(NamedTuple):
    """One broken rule."""

    rule: str
    """Code of the rule: METHOD's where it has one."""
    where: str
    """Id of the session, race or exercise, index of the week, or title of the entry."""
    day: date | None
    """The day it is about, where there is one."""
    values: Mapping[str, Value]
    """What is there and what would be right. Days are ISO dates under names ending in ``day``."""


def breach(rule: str, where: str, day: date | None, /, **values: Value) -> Breach:
    """Return a breach with its values by name."""
    return Breach(rule, where, day, values)


def in_order(breaches: Iterable[Breach]) -> tuple[Breach, ...]:
    """Return breaches by day, undated first, then by rule, place and values."""
    return tuple(sorted(breaches, key=_key))


def _key(found: Breach) -> tuple[date, str, str, str]:
    return found.day or date.min, found.rule, found.where, repr(sorted(found.values.items()))
