"""Events → runs, time that is taken, or nothing; for each of them the reason.

The rules are data (``templates/runs``); the runner's own come before them. What a title leaves open is
told by length: a week's longest run is its long run. An event that nothing explains takes its hours,
or is left alone where it has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from planner.model import WEEKDAYS, Athlete, Busy, Reason, Run, RunKind, Value, WeeklyRun
from planner.runs import lengths
from planner.runs.events import Calendar, Event
from planner.runs.judging import Judgement, TitleRule, judged
from planner.runs.patterns import ASSUMED_KM_MINUTES, ASSUMED_MINUTES, usual_start
from planner.runs.rules import Feed, Says, rules
from planner.zones import zone

LONG_MINUTES = 75
"""From here on a week's longest run is its long run (the project's own rule, grade D)."""

LONG_SHARE = 1.25
"""So much longer than the week's others makes it long as well (grade D)."""

LEAST_HABIT = 2
"""Runs from which on their hours are a habit."""

Habit = tuple[date, time]
"""A day and the hour of a run on it."""

What = RunKind | Literal["busy", "alone"]
_KINDS: frozenset[str] = frozenset(("easy", "quality", "long", "race", "strength"))


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of one event, and why."""

    title: str
    """As in the calendar."""
    day: date
    """Local day."""
    what: What
    """A run's kind, ``busy``, or ``alone``."""
    reason: Reason
    """Code and values of the reason."""
    source: str
    """The calendar's name."""
    start: datetime | None = None
    """Start, aware; None where it has no hour and none was needed."""
    minutes: int | None = None
    """Length, where it is a run or takes time."""
    hour_assumed: bool = False
    """Whether the hour is the runner's habit, because the calendar tells none."""


@dataclass(slots=True)
class _Reading:
    """An event on its way to being understood."""

    event: Event
    day: date
    says: Says
    reason: Reason
    length: int | None = None
    """Minutes told by hours, title or distance; None: unknown."""
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A calendar whose events are judged, but for the hours that they do not tell."""

    source: str
    """The calendar's name."""
    readings: tuple[_Reading, ...]
    habits: tuple[Habit, ...]
    """When its runs are, where it shows enough of them to be a habit."""


def judge(calendar: Calendar, athlete: Athlete, overrides: Sequence[TitleRule] = ()) -> Judged:
    """Say of each occurrence what it is, and how long."""
    feed = rules().feed(calendar.product, calendar.source)
    readings = [one for event in calendar.events for one in _read(event, feed, overrides, athlete)]
    _settle_long_runs(readings)
    return Judged(calendar.source, tuple(readings), tuple(_habits(readings, athlete)))


def understand(
    calendar: Calendar,
    athlete: Athlete,
    overrides: Sequence[TitleRule] = (),
    habits: Sequence[Habit] = (),
) -> tuple[tuple[Run, ...], tuple[Busy, ...], tuple[Understood, ...]]:
    """Make runs and taken time of a calendar's occurrences, and say of each event what was made of it.

    ``habits`` tells when the runner runs, where the calendar itself gives no hour at all.
    """
    return settle(judge(calendar, athlete, overrides), athlete, habits)


def settle(
    judged: Judged, athlete: Athlete, habits: Sequence[Habit] = ()
) -> tuple[tuple[Run, ...], tuple[Busy, ...], tuple[Understood, ...]]:
    """Give runs without an hour that of the runner's habit, and make everything of what was judged."""
    habits = judged.habits or habits or of_week(athlete.week)
    runs: list[Run] = []
    busy: list[Busy] = []
    told: list[Understood] = []
    for reading in judged.readings:
        source = judged.source
        if reading.says in _KINDS:
            run = _run(reading, habits, source, athlete)
            runs.append(run)
            told.append(_told(reading, source, run.kind, run.start, run.minutes))
        elif reading.says == "other":
            taken = _busy(reading.event, athlete)
            busy.append(taken)
            told.append(
                _told(reading, source, "busy", taken.start, round((taken.end - taken.start).total_seconds() / 60))
            )
        else:
            told.append(_told(reading, source, "alone"))
    return tuple(runs), tuple(busy), tuple(told)


def _told(
    reading: _Reading, source: str, what: What, start: datetime | None = None, minutes: int | None = None
) -> Understood:
    assumed = start is not None and reading.event.all_day
    return Understood(reading.event.summary, reading.day, what, reading.reason, source, start, minutes, assumed)


def _busy(event: Event, athlete: Athlete) -> Busy:
    home = zone(athlete.zone)
    start, end = (moment.astimezone(home) for moment in (event.start, event.end) if isinstance(moment, datetime))
    return Busy(start=start, end=end, title=event.summary)


def _habits(readings: Iterable[_Reading], athlete: Athlete) -> list[Habit]:
    """List the days and hours at which the calendar has runs; one run is no habit, nor is strength."""
    home = zone(athlete.zone)
    found = [
        (reading.day, reading.event.start.astimezone(home).time())
        for reading in readings
        if isinstance(reading.event.start, datetime) and reading.says in ("easy", "quality", "long")
    ]
    return found if len(found) >= LEAST_HABIT else []


def of_week(week: Iterable[WeeklyRun]) -> list[Habit]:
    """List the hours of a week of running, each on some day that falls on its weekday."""
    monday = date(2024, 1, 1)
    running = [run for run in week if run.kind != "strength"]
    return [(monday + timedelta(days=WEEKDAYS.index(run.weekday)), run.start) for run in running if run.start]


def _read(event: Event, feed: Feed | None, overrides: Sequence[TitleRule], athlete: Athlete) -> Iterator[_Reading]:
    """Read an event: once, or twice where it holds a run and strength work."""
    day = event.start
    if isinstance(day, datetime):
        day = day.astimezone(zone(athlete.zone)).date()
    for says, reason in judged(event, feed, overrides):
        if says in ("other", "away"):
            says, reason = _taken(event, (says, reason))
        reading = _Reading(event, day, says, reason or Reason(rule="runs.busy"))
        if says in _KINDS or says == "run":
            reading.kilometres = None if says == "strength" else _kilometres(event, feed)
            reading.length = _minutes(event, feed, reading.kilometres)
        yield reading


def _kilometres(event: Event, feed: Feed | None) -> float | None:
    told = lengths.distance_km(event.summary)
    return told or (lengths.distance_km(event.description.partition("\n")[0]) if feed else None)


def _taken(event: Event, judgement: Judgement) -> Judgement:
    """Let an event that is no run take its hours, unless it has none or leaves them free."""
    says, reason = judgement
    if not isinstance(event.start, datetime) and not isinstance(event.end, datetime):
        last = event.end - timedelta(days=1)
        if says == "away" and last > event.start and reason is not None:
            days: dict[str, Value] = {"first_day": event.start.isoformat(), "last_day": last.isoformat()}
            return "alone", Reason(rule="runs.away", values={**reason.values, **days})
        return "alone", reason if reason and says == "other" else Reason(rule="runs.all-day")
    if event.free:
        return "alone", Reason(rule="runs.free")
    if event.end <= event.start:
        return "alone", Reason(rule="runs.no-length")
    return "other", reason


def _minutes(event: Event, feed: Feed | None, kilometres: float | None) -> int | None:
    """Find how long a run is: by its hours, what the feed tells, its title, or its distance."""
    if isinstance(event.start, datetime) and isinstance(event.end, datetime) and event.end > event.start:
        length = round((event.end - event.start).total_seconds() / 60)
        if 1 <= length <= 1440:
            return length
    if event.told_minutes and 1 <= event.told_minutes <= 1440:
        return event.told_minutes
    told = lengths.minutes(event.summary, feed=feed is not None)
    if told is None and feed is not None:
        told = lengths.minutes(event.description[:400], feed=True)
    if told is None and kilometres is not None:
        told = min(max(round(kilometres * ASSUMED_KM_MINUTES), 1), 1440)
    return told


def _settle_long_runs(readings: Sequence[_Reading]) -> None:
    """Make a week's longest run its long run, where no title names one, and the other open ones easy."""
    weeks: dict[date, list[_Reading]] = {}
    for reading in readings:
        if reading.says == "run" or reading.says in _KINDS - {"strength"}:
            weeks.setdefault(reading.day - timedelta(days=reading.day.weekday()), []).append(reading)
    for week in weeks.values():
        open_ones = [one for one in week if one.says == "run" or (one.says == "easy" and _may_change(one))]
        if open_ones and not any(one.says in ("long", "race") for one in week):
            longest = max(open_ones, key=lambda one: (one.length or 0, one.day))
            _lengthen(longest, [one.length for one in week if one is not longest and one.length])
        for reading in week:
            if reading.says == "run":
                reading.says, reading.reason = "easy", _plain(reading.reason)


def _plain(reason: Reason) -> Reason:
    """Say that a run is easy because nothing makes it anything else."""
    if "phrase" in reason.values:
        return Reason(rule="runs.plain", values=reason.values)
    return Reason(rule="runs.plain-distance", values=reason.values) if reason.rule != "runs.override" else reason


def _may_change(reading: _Reading) -> bool:
    return reading.reason.rule != "runs.override" and (reading.length or 0) >= LONG_MINUTES


def _lengthen(longest: _Reading, others: Sequence[int]) -> None:
    length = longest.length or 0
    if others and length <= max(others):
        return
    if length >= LONG_MINUTES:
        longest.reason = Reason(rule="runs.longest", values={"minutes": length, "least": LONG_MINUTES})
    elif len(others) >= 2 and length >= LONG_SHARE * max(others):
        values: dict[str, Value] = {"minutes": length, "next": max(others), "percent": round(100 * (LONG_SHARE - 1))}
        longest.reason = Reason(rule="runs.longest-by-far", values=values)
    else:
        return
    longest.says = "long"


def _run(reading: _Reading, habits: Sequence[Habit], source: str, athlete: Athlete) -> Run:
    event, home = reading.event, zone(athlete.zone)
    kind: RunKind = reading.says  # type: ignore[assignment]  # a run: what else it could say was told apart before
    if isinstance(event.start, datetime):
        start = event.start.astimezone(home)
    else:
        start = datetime.combine(reading.day, usual_start(habits, reading.day), home)
    return Run(
        day=reading.day,
        start=start,
        minutes=reading.length or ASSUMED_MINUTES[kind],
        kind=kind,
        source=source,
        title=event.summary,
        distance_km=reading.kilometres,
    )
