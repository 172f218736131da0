"""Finds in a runner's calendar the race that the plan is made for, so that it is not taken for two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, timedelta

from planner.model import Race, Run
from planner.runs.patterns import ASSUMED_KM_MINUTES
from planner.spelling import folded

NAMED_WITHIN = timedelta(days=10)
"""How far from the gun a race with the same name is still the same edition."""

NIGHT_ENDS_HOUR = 2
"""Guns before this hour belong, for most calendars, to the evening before."""

_COMMON = frozenset(
    (
        "marathon",
        "half",
        "ban",
        "giai",
        "chay",
        "race",
        "run",
        "the",
        "cua",
        "of",
        "vnexpress",
        "vm",
        "km",
        "5",
        "10",
        "21",
        "42",
        "5k",
        "10k",
        "21k",
        "42k",
    )
)


def same_race(run: Run, races: Iterable[Race]) -> Race | None:
    """Give the race that a run of the calendar is: on the same day, or named alike within some days."""
    if run.kind != "race":
        return None
    known = sorted(races, key=lambda race: abs(race.day - run.day))
    for race in known:
        if race.day == run.day or (_is_at_night(race) and race.day - run.day == timedelta(days=1)):
            return race
    for race in known:
        if abs(race.day - run.day) <= NAMED_WITHIN and _is_named(race, run.title):
            return race
    return None


def during(run: Run, races: Iterable[Race]) -> bool:
    """Tell whether a run lies within the hours of a race, as long as its distance takes at the assumed pace."""
    for race in races:
        lasts = timedelta(minutes=race.distance_km * ASSUMED_KM_MINUTES)
        begins, ends = race.gun.astimezone(UTC), race.gun.astimezone(UTC) + lasts
        start = run.start.astimezone(UTC)
        if start < ends and begins < start + timedelta(minutes=run.minutes):
            return True
    return False


def _is_at_night(race: Race) -> bool:
    return race.gun.hour < NIGHT_ENDS_HOUR


def _is_named(race: Race, title: str) -> bool:
    own = _words(race.name) - _COMMON
    return bool(own) and own <= _words(title)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", folded(text)))
