"""What a race changes in the runs around it: it is not taken for two, and nobody is assumed to run hard after it.

What it leaves out, and what it leaves beside the plan, is said in a note; nothing here reads a calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta

from planner.engine.season import recovery_days
from planner.model import Level, Note, Race, Run, Value
from planner.runs.continuing import GUESSED, USUAL
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

_BARE = frozenset(
    ("day", "ngay", "thi", "dau", "dua", "my", "toi", "cu", "ly", "chinh", "main", "goal", "start", "hm", "fm")
)
"""What a title may say of a race beside these without naming another one."""
_HEAD = re.compile(r"^(?:race|giải|giai)\s*[:–-]\s*", re.IGNORECASE)
_SIGNS = re.compile(r"[@=,\"'\\\s]+")
"""What would end or part a race's name where it is typed."""


def without_races(found: Iterable[Run], races: Sequence[Race], today: date) -> tuple[tuple[Run, ...], tuple[Note, ...]]:
    """Leave out what is the race itself, within its hours, or a usual run on its day.

    Say where the calendar has another day for it, another name for what was taken for it, or another race.
    """
    by_day = {race.day: race for race in races}
    kept: list[Run] = []
    notes: list[Note] = []
    for run in found:
        race = same_race(run, races)
        if run.day in by_day and (run.kind == "race" or run.source in USUAL or during(run, races)):
            notes += _taken(run, race or by_day[run.day])
            continue
        if race is not None and (race.day - run.day).days == 1:
            notes += _taken(run, race)
            continue
        if race is not None:
            values: dict[str, Value] = {"race": race.name, "race_day": race.day.isoformat()}
            notes.append(Note(code="race-other-day", values={**values, "run_day": run.day.isoformat()}))
        elif run.kind == "race" and run.title and today <= run.day < max(by_day):
            typed = f"{_SIGNS.sub(' ', _HEAD.sub('', run.title)).strip()}@{run.day:%d/%m/%Y}"
            beside: dict[str, Value] = {"title": run.title, "run_day": run.day.isoformat(), "typed": typed}
            notes.append(Note(code="race-beside", values=beside))
        kept.append(run)
    return tuple(kept), tuple(notes)


def without_recovery(found: Iterable[Run], races: Iterable[Race], level: Level) -> tuple[Run, ...]:
    """Leave out runs that nobody told of on the days after a race that are kept for recovery (recovery.after-race).

    The races have the priorities that they are planned with: one of priority C changes nothing.
    """
    resting = {
        race.day + timedelta(days=after)
        for race in races
        if race.priority != "C"
        for after in range(1, recovery_days(race.distance_km, level) + 1)
    }
    return tuple(run for run in found if run.source not in GUESSED or run.day not in resting)


def _taken(run: Run, race: Race) -> Iterator[Note]:
    """Say what was taken for a race though its title does not say so."""
    if run.source in USUAL or not run.title or _may_be_called(race, run.title, bare=run.kind == "race"):
        return
    values: dict[str, Value] = {"race": race.name, "title": run.title, "run_day": run.day.isoformat()}
    yield Note(code="runs.race-taken", values={**values, "kind": run.kind})


def _may_be_called(race: Race, title: str, *, bare: bool) -> bool:
    """Tell whether a title names a race, or, where it may be ``bare``, names none at all."""
    own = {word for word in _words(race.name) - _COMMON if not word.isdecimal()}
    told = {word for word in _words(title) - _COMMON - _BARE if not word[0].isdecimal()}
    together = "".join(re.findall(r"[a-z0-9]+", folded(title)))
    return (bare and not (own and told)) or any(word in together for word in own)


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
