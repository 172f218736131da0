"""What somebody asked for, before anything of it is read: the options of a plan as they were typed.

It knows no other room, so that a command's help need not load one.
"""

from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """What somebody asked for, in the words they used; empty: not said."""

    races: tuple[str, ...] = ()
    """Names, ids, dates, NAME@DATE, or race files."""
    only: str = ""
    """Id of the one race of the athlete's file that is meant; empty: all of them."""
    today: str = ""
    athlete: str = ""
    """An athlete's file; empty: ``athlete.toml`` in ``folder``, where there is one."""
    runs: tuple[str, ...] = ()
    start: str = ""
    date: str = ""
    distance: tuple[str, ...] = ()
    """Kilometres for all races, or RACE=KM."""
    level: str = ""
    sessions: str = ""
    minutes: str = ""
    days: str = ""
    hours: str = ""
    gear: str = ""
    policy: str = ""
    priority: tuple[str, ...] = ()
    """RACE=A; a letter alone where there is one race."""
    block: tuple[str, ...] = ()
    """FROM..TO."""
    registered: bool = False
    considering: bool = False
    """No longer registered, or not yet after all."""
    language: str = ""
    zone: str = ""
    shape: str = ""
    folder: Path | None = None
    """Where ``athlete.toml`` may lie; None: nowhere."""
