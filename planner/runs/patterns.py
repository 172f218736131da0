"""A week of running → runs on days, for as long as it is wanted; and the week that runs fall into.

A week comes from the runner, from a calendar that shows the same days again and again, or is
assumed where nothing is known. Expansion is arithmetic only: sixty weeks cost about a millisecond.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TypeVar

from planner.model import WEEKDAYS, Athlete, Run, RunKind, Weekday, WeeklyRun
from planner.zones import zone

Value = TypeVar("Value", int, time)

ASSUMED_START = time(5, 30)
"""Local hour of a run that tells none: before work and heat. Our own choice (grade D)."""

ASSUMED_MINUTES = MappingProxyType({"easy": 45, "quality": 60, "long": 100, "race": 150, "strength": 45})
"""Length of a run that tells none, by kind. Our own choice (grade D)."""

ASSUMED_KM_MINUTES = 6.5
"""Pace at which a distance becomes a length, minutes a kilometre. Our own choice (grade D)."""

ASSUMED_WEEK: tuple[tuple[Weekday, RunKind], ...] = (
    ("tue", "quality"),
    ("wed", "easy"),
    ("thu", "quality"),
    ("sat", "easy"),
    ("sun", "long"),
)
"""The commonest week of a club runner. Our own choice (grade D)."""

SEEN_WEEKS = 4
"""Weeks looked back on for the week that a calendar shows."""

LEAST_SEEN = 2
"""Times that a weekday has a run before it is a habit."""

_HARDNESS: tuple[RunKind, ...] = ("easy", "strength", "quality", "long")


def assumed_week(athlete: Athlete) -> tuple[WeeklyRun, ...]:
    """Give the runner's own week, or the commonest one, where nothing else tells.

    An assumed easy run is left out on a day that the runner named for sessions: they know their week.
    """
    if athlete.week:
        return athlete.week
    named = set(athlete.days) if set(athlete.days) < set(WEEKDAYS) else set()
    return tuple(
        WeeklyRun.model_construct(weekday=weekday, kind=kind)
        for weekday, kind in ASSUMED_WEEK
        if not (kind == "easy" and weekday in named)
    )


def dated(week: Iterable[WeeklyRun], first: date, last: date, *, zone_name: str, source: str) -> tuple[Run, ...]:
    """Put a week of running on every day between two, both included, in order."""
    there = zone(zone_name)
    by_weekday: dict[int, list[tuple[time, int, RunKind]]] = defaultdict(list)
    for run in week:
        minutes = run.minutes or ASSUMED_MINUTES[run.kind]
        by_weekday[WEEKDAYS.index(run.weekday)].append((run.start or ASSUMED_START, minutes, run.kind))
    for runs in by_weekday.values():
        runs.sort()
    made: list[Run] = []
    ordinal, weekday = first.toordinal(), first.weekday()
    for offset in range((last - first).days + 1):
        if today := by_weekday.get((weekday + offset) % 7):
            day = date.fromordinal(ordinal + offset)
            for start, minutes, kind in today:
                begins = datetime.combine(day, start, there)
                made.append(Run.model_construct(day=day, start=begins, minutes=minutes, kind=kind, source=source))
    return tuple(made)


def seen_week(runs: Sequence[Run], until: date) -> tuple[tuple[WeeklyRun, ...], tuple[Weekday, ...]]:
    """Find the week that runs up to a day fall into: weekdays used in at least half of the last weeks, and twice.

    A weekday takes the kind it mostly had, the harder one on a tie; races never become a habit, and strength
    work is a habit of its own. The other weekdays given are those with one run only: nothing is made of them.
    """
    last_monday = _monday(until)
    from_monday = last_monday - timedelta(weeks=SEEN_WEEKS - 1)
    recent = [run for run in runs if from_monday <= run.day <= until and run.kind != "race"]
    if not recent:
        return (), ()
    begins = min(run.day for run in recent)
    by_weekday: dict[tuple[int, bool], list[Run]] = defaultdict(list)
    for run in recent:
        by_weekday[run.day.weekday(), run.kind == "strength"].append(run)
    found, once = [], []
    for (weekday, lifting), here in sorted(by_weekday.items()):
        chances = sum(1 for day in _days(begins, until) if day.weekday() == weekday)
        times = len({run.day for run in here})
        if times < LEAST_SEEN and not lifting:
            once.append(WEEKDAYS[weekday])
        if times >= LEAST_SEEN and 2 * times >= chances:
            found.append(_habit(WEEKDAYS[weekday], here))
    return tuple(found), tuple(dict.fromkeys(once))


def usual_start(runs: Iterable[tuple[date, time]], day: date) -> time:
    """Give the hour at which somebody usually runs on such a day: weekday first, then any day."""
    known = list(runs)
    alike = [start for on, start in known if on.weekday() == day.weekday()]
    alike = alike or [start for on, start in known if (on.weekday() >= 5) == (day.weekday() >= 5)]
    alike = alike or [start for _, start in known]
    return _middle(alike) if alike else ASSUMED_START


def _habit(weekday: Weekday, runs: Sequence[Run]) -> WeeklyRun:
    counts = Counter(run.kind for run in runs)
    kind = max(counts, key=lambda kind: (counts[kind], _HARDNESS.index(kind)))
    alike = [run for run in runs if run.kind == kind]
    return WeeklyRun(
        weekday=weekday,
        kind=kind,
        start=_middle(run.start.time() for run in alike),
        minutes=_middle(run.minutes for run in alike),
    )


def _middle(values: Iterable[Value]) -> Value:
    """Give the lower median (``statistics`` would cost a command more to load than all of this)."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))
